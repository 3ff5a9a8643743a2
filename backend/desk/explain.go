package desk

import (
	"context"
	"iter"
	"slices"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/directory"
	"personadesk/backend/explanation"
	"personadesk/backend/ident"
	"personadesk/backend/kept"
	"personadesk/backend/targeting"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Explained is one user, why they have what they have, and what happened to them, the newest first.
type Explained struct {
	Person directory.Person
	explanation.Explanation
	Happened []Happening
}

// Explain explains a user, found by object id, user principal name or display name. It costs what that user costs: nobody else is loaded,
// and of the rules each is run for this user alone.
func (d *Desk) Explain(ctx context.Context, idOrName string) (Explained, error) {
	r, err := d.Person(ctx, idOrName)
	if err != nil {
		return Explained{}, err
	}
	if r == nil {
		return Explained{}, NeverRead()
	}
	design, err := d.Design(ctx)
	if err != nil {
		return Explained{}, err
	}
	const only = 0 // place of the user in a directory of one
	made := Explained{Person: r.Directory.Person(only), Explanation: explanation.Of(explanation.Given{
		Design: design, Reading: r.Reading, Directory: r.Directory, Reach: targeting.Of(design.Persona.Personas, r.Directory, d.Now()),
	}, only)}
	made.Happened, err = d.Happened(ctx, audit.User(ident.Object(made.Person.ID)))
	return made, err
}

// ExplainAll explains every user of the last reading, one after the other, without the line of reasoning and without what happened.
func (d *Desk) ExplainAll(ctx context.Context) (iter.Seq[Explained], error) {
	r, err := d.Reading(ctx)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, NeverRead()
	}
	design, err := d.Design(ctx)
	if err != nil {
		return nil, err
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return nil, err
	}
	return func(yield func(Explained) bool) {
		for i, e := range explanation.Everybody(explanation.Given{Design: design, Reading: r.Reading, Directory: r.Directory, Reach: reach}) {
			if !yield(Explained{Person: r.Directory.Person(i), Explanation: e}) {
				return
			}
		}
	}, nil
}

// Happening is something that happened to a user or a number.
type Happening struct {
	At    time.Time
	By    string
	What  string // the action of the record, or the outcome of a change
	Note  text.Text
	Run   int64                // that did it, 0 for none
	State workbook.ChangeState // of a change that named nobody; "" for an entry of the record
}

// happenedMost is how many entries of the record are told of one thing.
const happenedMost = 200

// Happened is what happened to a user or a number, each once, the newest first: what the record says, and of a user what reached them by a
// group, a licence, a queue or a team, which the record keeps under those.
func (d *Desk) Happened(ctx context.Context, about audit.Subject) ([]Happening, error) {
	entries, _, err := d.wb.AuditList(ctx, workbook.AuditQuery{About: about, Limit: happenedMost})
	if err != nil {
		return nil, err
	}
	list := []Happening{}
	for _, e := range entries {
		if !toldByRun(e) {
			list = append(list, Happening{At: e.At, By: e.By, What: e.Action, Note: e.Note})
		}
	}
	if about.Kind == audit.KindUser {
		reached, err := d.wb.ReachedBy(ctx, about.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range reached {
			c, err := kept.Change(r.Change)
			if err != nil {
				return nil, err
			}
			list = append(list, Happening{At: r.At, By: r.By, What: string(r.State), Note: c.Says, Run: r.Run, State: r.State})
		}
	}
	slices.SortStableFunc(list, func(a, b Happening) int { return b.At.Compare(a.At) })
	return list, nil
}

// toldByRun says that an entry is what a run put into the inventory after it had seen it: the outcome of its change stands in the record
// by itself.
func toldByRun(e audit.Entry) bool {
	return slices.ContainsFunc(e.About, func(s audit.Subject) bool { return s.Kind == audit.KindRun }) &&
		slices.ContainsFunc(e.About, func(s audit.Subject) bool { return s.Kind == audit.KindNumber || s.Kind == audit.KindNumbers })
}
