package service

import (
	"testing"
	"time"

	"personadesk/backend/desk"
)

func TestALongAnswerIsAJobBesideOthers(t *testing.T) {
	events := make(chan JobView, 20)
	d := NewDesk(Options{Emit: func(name string, data ...any) {
		if name == "progress" {
			events <- data[0].(JobView)
		}
	}})
	stopped := make(chan struct{})
	w := d.jobs.watch(desk.Long{Kind: "reach", Stop: func() { close(stopped) }})
	w.Tell(3, 10, 2*time.Second)
	if told := <-events; told.Kind != "reach" || told.Done != 3 || told.Total != 10 || told.SecondsLeft != 2 || told.Finished {
		t.Errorf("%+v", told)
	}
	read, _, err := d.jobs.admit(t.Context(), "read")
	if err != nil {
		t.Fatalf("an answer holds up other work: %v", err)
	}
	if list := d.jobs.views(); len(list) != 2 {
		t.Errorf("%+v", list)
	}
	if err := (&Shell{d.Session(t.Context())}).Cancel(d.jobs.running("reach").view.ID); err != nil {
		t.Error(err)
	}
	<-stopped
	w.End()
	if told := <-events; !told.Finished {
		t.Errorf("%+v", told)
	}
	if list := d.jobs.views(); len(list) != 1 || list[0].ID != read.view.ID {
		t.Errorf("%+v", list)
	}
}
