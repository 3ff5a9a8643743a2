package engine

import (
	"os"
	"testing"

	"personadesk/backend/provision/fake"
	"personadesk/backend/workbook"
)

// Before the first change is sent the workbook lies beside itself as it was, and once a run.
func TestACopyIsKeptBeforeAnythingIsSent(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	atFirst := -1
	o := fast(t)
	o.OnChange = func(c ChangeState) {
		if atFirst < 0 && c.State == workbook.Sent {
			list, err := workbook.Copies(wb.Path())
			must(t, err)
			atFirst = len(list)
		}
	}
	_, err := Apply(ctx, f.Doors(), wb, p, o)
	must(t, err)
	list, err := workbook.Copies(wb.Path())
	must(t, err)
	if atFirst != 1 || len(list) != 1 {
		t.Fatalf("%d copies when the first change was sent, %d afterwards", atFirst, len(list))
	}
	before, err := workbook.OpenToRead(list[0].Path, workbook.Options{})
	must(t, err)
	defer func() { must(t, before.Close()) }()
	if _, runs, err := before.Runs(ctx, 0, 1); err != nil || runs != 0 {
		t.Errorf("the copy has %d runs, %v", runs, err)
	}
	if _, approved, err := before.Approval(ctx, p.Fingerprint); err != nil || !approved {
		t.Errorf("the copy does not have the approval: %v", err)
	}
}

// Without a copy no run is begun, nothing is sent, and the approval stands for when there is room again.
func TestWithoutACopyNothingIsSent(t *testing.T) {
	f, wb := fake.New(6), newBook(t, "")
	p := planned(t, wb, f)
	must(t, os.Mkdir(wb.Path()+".copy-1", 0o700)) // it has the name of the copy
	_, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	wantCode(t, err, "COPY_UNMADE")
	if len(f.State.Writes) != 0 {
		t.Errorf("sent: %v", f.State.Writes)
	}
	if _, total, err := wb.Runs(ctx, 0, 10); err != nil || total != 0 {
		t.Errorf("%d runs were begun, %v", total, err)
	}
	must(t, os.Remove(wb.Path()+".copy-1"))
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() {
		t.Errorf("%+v", s)
	}
}
