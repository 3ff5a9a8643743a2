package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Session is one who asks: how long they wait for an answer, in whose name they edit and what they may do. What they leave or cancel
// stops with its context. The services are bound to one.
type Session struct {
	ctx context.Context
	d   *Desk
}

// Session makes a session of whoever works at this desk, for as long as the context lasts.
func (d *Desk) Session(ctx context.Context) *Session {
	return &Session{ctx: workbook.WithActor(ctx, d.o.Actor), d: d}
}

// Services are the structs whose methods a page may call.
func Services(s *Session) []any {
	return []any{
		&Shell{s}, &Start{s}, &Workshop{s}, &Features{s}, &Personas{s}, &Names{s}, &Queues{s}, &Places{s}, &Routing{s}, &Licences{s}, &Targeting{s}, &Coverage{s}, &Policies{s}, &Numbers{s}, &Documents{s}, &Plan{s}, &Runs{s},
		&Explain{s}, &Record{s}, &Copies{s}, &Drafts{s}, &DialPlans{s}, &Fixes{s},
	}
}

// may refuses who lacks a right. Every exported method of a service begins with it.
func (s *Session) may(right desk.Right) error { return s.d.may(s.ctx, right) }

// may refuses who lacks a right. What concerns a tenant needs an open workbook first, because its reading says who is signed in.
func (d *Desk) may(ctx context.Context, right desk.Right) error {
	if d.o.rights == nil && (right == desk.Look || right == desk.Write || right == desk.ReadTenant) {
		return nil
	}
	rights, err := d.rights(ctx)
	if err != nil {
		return err
	}
	return rights.Refusal(right)
}

// rights is what may be done here: in the practice tenant everything, unless it plays a role; elsewhere what the last reading says of who
// is signed in.
func (d *Desk) rights(ctx context.Context) (desk.Rights, error) {
	if d.o.rights != nil {
		return *d.o.rights, nil
	}
	wb, err := d.Workbook()
	if err != nil {
		return desk.Rights{}, err
	}
	kept, err := d.kept()
	if err != nil {
		return desk.Rights{}, err
	}
	me, read, err := kept.SignedIn(ctx)
	if err != nil {
		return desk.Rights{}, err
	}
	choice, err := d.choice(ctx, wb)
	if err != nil {
		return desk.Rights{}, err
	}
	if choice.lenient() {
		return desk.AllGranted(me), nil
	}
	return desk.RightsIn(read, me), nil
}

// edit carries out one edit of the workbook, which says itself what moved.
func (s *Session) edit(fn func(ctx context.Context, wb *workbook.Workbook) error) error {
	wb, err := s.d.Workbook()
	if err != nil {
		return err
	}
	return fn(s.ctx, wb)
}

// personOf is how the page shows who is signed in.
func (d *Desk) personOf(r desk.Rights) PersonView {
	v := PersonView{Name: r.Name, Role: r.Role, May: []string{}, Missing: d.print(r.Missing)}
	if v.Name == "" {
		v.Name = d.o.Actor
	}
	for _, right := range r.Granted {
		v.May = append(v.May, string(right))
	}
	return v
}

func closed() error {
	return problem.New("WORKBOOK_NONE").Hinted()
}
