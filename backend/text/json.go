package text

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"personadesk/backend/canonical"
)

// AppendCanonical writes the text in the one form in which it is stored and hashed: a literal as a plain text, anything else as
// {"args":[...],"code":"..."}. What an older version wrote as finished words reads as a literal and is written back as it was.
func (t Text) AppendCanonical(dst []byte) []byte {
	if t.Code == "" {
		return canonical.AppendText(dst, t.words())
	}
	dst = append(dst, '{')
	if len(t.Args) > 0 {
		dst = append(dst, `"args":[`...)
		for i, a := range t.Args {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendArg(dst, a)
		}
		dst = append(dst, `],`...)
	}
	return append(canonical.AppendText(append(dst, `"code":`...), t.Code), '}')
}

func appendArg(dst []byte, a any) []byte {
	switch a := plain(a).(type) {
	case string:
		return canonical.AppendText(dst, a)
	case int64:
		return strconv.AppendInt(dst, a, 10)
	case time.Time:
		return append(a.AppendFormat(append(dst, `{"time":"`...), time.RFC3339Nano), `"}`...)
	case Text:
		return a.AppendCanonical(dst)
	case []Text:
		dst = append(dst, '[')
		for i, t := range a {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = t.AppendCanonical(dst)
		}
		return append(dst, ']')
	}
	return dst // plain gives nothing else
}

// MarshalJSON writes the canonical form.
func (t Text) MarshalJSON() ([]byte, error) { return t.AppendCanonical(nil), nil }

// UnmarshalJSON reads the canonical form; a plain text is a literal.
func (t *Text) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	if len(data) > 0 && data[0] == '"' {
		var words string
		if err := json.Unmarshal(data, &words); err != nil {
			return fmt.Errorf("read a text: %w", err)
		}
		*t = Literal(words)
		return nil
	}
	var stored struct {
		Code string            `json:"code"`
		Args []json.RawMessage `json:"args"`
	}
	if err := json.Unmarshal(data, &stored); err != nil {
		return fmt.Errorf("read a text: %w", err)
	}
	*t = Text{Code: stored.Code}
	for _, raw := range stored.Args {
		a, err := readArg(raw)
		if err != nil {
			return fmt.Errorf("read an argument of %s: %w", stored.Code, err)
		}
		t.Args = append(t.Args, a)
	}
	return nil
}

func readArg(raw json.RawMessage) (any, error) {
	switch raw[0] {
	case '"':
		var words string
		err := json.Unmarshal(raw, &words)
		return words, err
	case '[':
		list := []Text{}
		err := json.Unmarshal(raw, &list)
		return list, err
	case '{':
		var moment struct {
			Time *time.Time `json:"time"`
		}
		if err := json.Unmarshal(raw, &moment); err == nil && moment.Time != nil {
			return moment.Time.UTC(), nil
		}
		var t Text
		err := json.Unmarshal(raw, &t)
		return t, err
	}
	return strconv.ParseInt(string(raw), 10, 64)
}
