package workbook

import (
	"context"
	"errors"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// What an earlier version let in must not keep anybody from mending the rest of it.
func TestWhatNobodySeesMayStayWhereItStoodAndComesInNowhere(t *testing.T) {
	ctx := context.Background()
	const hidden = "Manches\u202eter"
	for name, c := range map[string]struct {
		statement string
		save      func(w *Workbook) error
		refused   bool
	}{
		"a queue that was so": {`INSERT INTO queue (name, body) VALUES ('Q', '{"name":"Q","greeting":"` + hidden + `"}')`, func(w *Workbook) error {
			return w.SaveQueue(ctx, persona.Queue{Name: "Q", Greeting: hidden, Number: "+4416"})
		}, false},
		"a queue that was not": {`INSERT INTO queue (name, body) VALUES ('Q', '{"name":"Q"}')`, func(w *Workbook) error { return w.SaveQueue(ctx, persona.Queue{Name: "Q", Greeting: hidden}) }, true},
		"a site that was so": {`INSERT INTO thing (kind, name, body) VALUES ('site', 'S', '{"name":"S","offices":["` + hidden + `"]}')`, func(w *Workbook) error {
			return w.SaveThing(ctx, voice.Site{Name: "S", Offices: []string{"MCR", hidden}})
		}, false},
		"a site that was not": {`INSERT INTO thing (kind, name, body) VALUES ('site', 'S', '{"name":"S"}')`, func(w *Workbook) error { return w.SaveThing(ctx, voice.Site{Name: "S", Offices: []string{hidden}}) }, true},
		"a name of the tenant": {"SELECT 1", func(w *Workbook) error {
			return w.SavePolicy(ctx, persona.Policy{Type: "T", Name: hidden, Existing: true})
		}, false},
		"a policy that is made": {"SELECT 1", func(w *Workbook) error { return w.SavePolicy(ctx, persona.Policy{Type: "T", Name: hidden}) }, true},
		"words on several lines": {"SELECT 1", func(w *Workbook) error {
			return w.SavePolicy(ctx, persona.Policy{Type: "T", Name: "P", Description: "one\ntwo"})
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			if _, err := w.writer.ExecContext(ctx, c.statement); err != nil {
				t.Fatal(err)
			}
			err := c.save(w)
			var p *problem.Problem
			if refused := errors.As(err, &p) && p.Code == "TEXT_UNFIT"; refused != c.refused || err != nil && !refused {
				t.Errorf("said %v", err)
			}
		})
	}
}
