package service

import (
	"path/filepath"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
	"personadesk/backend/workshop"
)

// Everything that a desk dates is dated by the one clock that it was given: edits, a reading, answers, the list of recent files.
func TestADeskHasOneClock(t *testing.T) {
	then := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	d := NewDesk(Options{ConfigDir: t.TempDir(), Patience: time.Minute, Choice: Choice{Users: 40, Seed: 1}, Clock: clock.NewFake(then)})
	ctx := t.Context()
	if err := d.Create(ctx, filepath.Join(t.TempDir(), "one"+workbook.Extension), sample.Fill); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	many := 7
	if err := (&Workshop{d.Session(ctx)}).SaveAnswer(workshop.Answer{DepartmentID: "warehouse", QuestionID: "basic.external", Count: &many}); err != nil {
		t.Fatal(err)
	}
	read, err := d.Sync(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	made, err := d.MakePlan(ctx)
	if err != nil {
		t.Fatal(err)
	}
	recent, err := (&Shell{d.Session(ctx)}).Recent()
	if err != nil || len(recent) != 1 {
		t.Fatalf("%v, %v", recent, err)
	}
	record, err := RecordOf(d.Session(ctx)).Window("", 0, 1)
	if err != nil || len(record.Rows) != 1 {
		t.Fatalf("%v, %v", record, err)
	}
	for what, at := range map[string]string{"the reading": read.At, "the plan": moment(made.Made), "the list of files": recent[0].At, "the record": record.Rows[0].At} {
		if at != moment(then) {
			t.Errorf("%s is dated %s", what, at)
		}
	}
}
