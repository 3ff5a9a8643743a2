package service

import (
	"context"
	"sync"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/rule"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
)

// cache keeps what is costly to compute, as long as nothing under it moved: the design until the next edit, the reading until the
// next one, and whom each rule reaches until either.
type cache struct {
	mu      sync.Mutex
	design  *plan.Design
	plan    *storedPlan
	reading *reading
}

// reading is the last reading of the tenant, laid out for questions.
type reading struct {
	tenant.Reading
	directory *directory.Directory
	numbers   []tenant.Number
	mu        sync.Mutex
	reached   reached
	imagined  imagined
}

// outdate says that the workbook was edited.
func (c *cache) outdate() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.design = nil
}

// forget says that another workbook is open now.
func (c *cache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.design, c.reading, c.plan = nil, nil, nil
}

// design gives what we want, as the workbook holds it now.
func (d *Desk) design(ctx context.Context) (*plan.Design, error) {
	wb, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	d.cache.mu.Lock()
	defer d.cache.mu.Unlock()
	if d.cache.design == nil {
		fresh, err := provision.LoadDesign(ctx, wb)
		if err != nil {
			return nil, err
		}
		d.cache.design = &fresh
	}
	return d.cache.design, nil
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
	wb, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	d.cache.mu.Lock()
	defer d.cache.mu.Unlock()
	at, found, err := wb.ReadAt(ctx)
	if err != nil || !found {
		return nil, err
	}
	if d.cache.reading != nil && d.cache.reading.At.Equal(at) {
		return d.cache.reading, nil
	}
	last, _, err := wb.Reading(ctx)
	if err != nil {
		return nil, err
	}
	d.cache.reading = &reading{Reading: last.Reading, directory: last.Directory, numbers: last.Numbers}
	return d.cache.reading, nil
}

// forPlan is the reading as plans see it.
func (r *reading) forPlan() plan.Reading {
	return plan.Reading{Reading: r.Reading, Directory: r.directory, Numbers: r.numbers}
}

// match says whom a rule reaches; ok is false when the rule is not valid.
func (r *reading) match(text string, now time.Time) (m directory.Matches, ok bool) {
	parsed, ok := validRule(text)
	if !ok {
		return m, false
	}
	return r.directory.Match(parsed, now), true
}

// reached is whom the personas of a design reach, and for when that was computed.
type reached struct {
	design *plan.Design
	at     time.Time
	list   []targeting.Reach
}

// reaches says whom the personas of a design reach, in the order of the stack.
func (r *reading) reaches(design *plan.Design, now time.Time) []targeting.Reach {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reached.design != design || !r.reached.at.Equal(now) {
		r.reached = reached{design: design, at: now, list: targeting.Of(design.Persona.Personas, r.directory, now)}
	}
	return r.reached.list
}

// of says whom a persona reaches; nobody when its rule is not valid.
func (r *reading) of(design *plan.Design, id string, now time.Time) targeting.Reach {
	reach, _ := targeting.Find(r.reaches(design, now), id)
	return reach
}

// now is the moment that rules are counted for: what they say of system.now holds for a minute, and so do the counts.
func (d *Desk) now() time.Time { return d.o.Now().Truncate(time.Minute) }

// ruleOf is the rule of a persona, or the one its conditions make; "" when they make none.
func ruleOf(p persona.Persona) string {
	text, err := persona.Targeting(p)
	if err != nil {
		return "" // which reaches nobody; the checks of personas say what is wrong
	}
	return text
}

// name is what people call a holder: a user, an account, or the id when the reading knows neither.
func (r *reading) name(id string) string {
	if r == nil || id == "" {
		return id
	}
	if i, ok := r.directory.Index(id); ok {
		return r.directory.DisplayName(i)
	}
	for _, a := range r.Accounts {
		if a.ID == id {
			return a.Name
		}
	}
	return id
}

func validRule(text string) (rule.Rule, bool) {
	parsed, problems := rule.Parse(text)
	for _, p := range problems {
		if p.Severity == rule.Error {
			return parsed, false
		}
	}
	return parsed, true
}
