package document

import (
	"bytes"
	"context"
	"testing"

	"personadesk/backend/number"
	"personadesk/backend/problem"
)

// told fails when a problem says nothing.
func told(t *testing.T, err error) {
	t.Helper()
	if err != nil && problem.From(err).Code == "" {
		t.Errorf("%v", err)
	}
}

// FuzzNumbersCSV reads any bytes as comma-separated values about numbers.
func FuzzNumbersCSV(f *testing.F) {
	for _, seed := range []string{"telephone,state\n+441614960007,reserved\n", "\ufeff\"telephone\";x\r\n", "telephone,until\n+441614960001,2026-02-30\n\"", "telephone\n\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		found, err := ReadNumbersCSV(t.Context(), bytes.NewReader(raw), book(t), func(e number.Event, n number.Number) bool {
			if e.Telephone == "" || n.Telephone == "" {
				t.Errorf("%+v makes %+v", e, n)
			}
			return true
		})
		told(t, err)
		for _, p := range found {
			told(t, &p)
		}
	})
}

// FuzzSpreadsheet reads any bytes as a spreadsheet that came back.
func FuzzSpreadsheet(f *testing.F) {
	c := sample()
	var file bytes.Buffer
	if err := WriteSpreadsheet(context.Background(), &file, c, nil); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add(file.Bytes()[:file.Len()/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := ReadSpreadsheet(t.Context(), bytes.NewReader(raw), int64(len(raw)), c, nil)
		told(t, err)
	})
}

// FuzzDialRules reads any bytes as rules of a dial plan: text, comma-separated values or a spreadsheet.
func FuzzDialRules(f *testing.F) {
	c := sample()
	for _, seed := range []string{"name,pattern,translation\na,^0(\\d+)$,+44$1\n", "a\t^0\t1", "[]", "PK\x03\x04"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := ReadDialRules(c.Design, "UK", raw, false)
		told(t, err)
	})
}
