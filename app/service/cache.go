package service

import (
	"context"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/rule"
	"personadesk/backend/targeting"
)

// reading is the last reading of the tenant with whom the personas of the design reach in it.
type reading struct {
	*desk.Reading
	reach []targeting.Reach
}

// kept is what was computed from the open workbook.
func (d *Desk) kept() (*desk.Desk, error) {
	if _, err := d.Workbook(); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answers, nil
}

// design gives what we want, as the workbook holds it now.
func (d *Desk) design(ctx context.Context) (*plan.Design, error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	return kept.Design(ctx)
}

// wantedAndRead gives what we want and what is: the design and the last reading, nil without one.
func (d *Desk) wantedAndRead(ctx context.Context) (*plan.Design, *reading, error) {
	design, err := d.design(ctx)
	if err != nil {
		return nil, nil, err
	}
	r, err := d.read(ctx)
	return design, r, err
}

// read gives the last reading; nil without one.
func (d *Desk) read(ctx context.Context) (*reading, error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	r, err := kept.Reading(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	reach, err := kept.Reach(ctx)
	return &reading{r, reach}, err
}

// lists gives the last reading without its users, of whom it only says how many there are; nil without one. Nobody is loaded for it.
func (d *Desk) lists(ctx context.Context) (*desk.Reading, error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	return kept.Lists(ctx)
}

// of says whom a persona reaches; nobody when its rule is not valid.
func (r *reading) of(id string) targeting.Reach {
	reach, _ := targeting.Find(r.reach, id)
	return reach
}

// inLayer is who is in at least one persona of a layer.
func (r *reading) inLayer(layer persona.Layer) directory.Set {
	return targeting.InLayer(r.reach, layer)
}

// name is what people call a holder; the id when there is no reading or it does not know them.
func (r *reading) name(id string) string {
	if r == nil {
		return id
	}
	return r.Name(id)
}

func ruleOf(p persona.Persona) string { return desk.RuleOf(p) }

func validRule(text string) (rule.Rule, bool) { return desk.ValidRule(text) }

func neverRead() error { return desk.NeverRead() }

// now is the moment that rules are counted for.
func (d *Desk) now() time.Time { return d.o.Clock.Now().Truncate(time.Minute) }

// match says whom a rule reaches; ok is false when the rule is not valid.
func (r *reading) match(text string, now time.Time) (m directory.Matches, ok bool) {
	parsed, ok := validRule(text)
	if !ok {
		return m, false
	}
	return r.Directory.Match(parsed, now), true
}
