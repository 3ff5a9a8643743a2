package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"personadesk/backend/ident"
)

// PlanContent is what a plan holds beside its head, as it is written.
type PlanContent struct {
	People  []ident.ObjectID // everybody whom it touches or targets: sorted, each once
	Targets []PlanTarget
	Changes iter.Seq2[PlanChange, error] // in their order
}

// PlanTarget says whom a persona of a plan reaches.
type PlanTarget struct {
	Body           []byte // the persona, in the canonical form
	Users, Unknown []ident.ObjectID
}

// PlanChange is one change of a plan; what is inside Body is package plan's business.
type PlanChange struct {
	Ordinal int // from 1
	ID      string
	Lane    string
	Kind    string
	Sign    string
	Persona string
	Effect  string
	Line    string // equal for changes that read as one
	Subject string
	Touched int              // how many users; kept by the workbook
	Users   []ident.ObjectID // sorted; not filled in windows
	Body    []byte           // the change without its users, in the canonical form
}

// lineUnderWay is a line of a plan while its changes are being written.
type lineUnderWay struct {
	first   int
	lane    string
	changes int
	users   crowd
}

// keepChanges writes the content of a plan and gives the number of its changes.
func (s *session) keepChanges(ctx context.Context, plan int, c PlanContent) (int, error) {
	if err := s.keepPeople(plan, c.People); err != nil {
		return 0, err
	}
	for i, t := range c.Targets {
		users, _, err := packUsers(c.People, t.Users)
		if err != nil {
			return 0, err
		}
		unknown, _, err := packUsers(c.People, t.Unknown)
		if err != nil {
			return 0, err
		}
		if _, err := s.exec("INSERT INTO plan_target (plan, ordinal, body, users, unknown) VALUES (?,?,?,?,?)", plan, i+1, string(t.Body), users, unknown); err != nil {
			return 0, err
		}
	}
	lines := map[string]*lineUnderWay{}
	count := 0
	if c.Changes == nil {
		return 0, nil
	}
	for change, err := range c.Changes {
		if err != nil {
			return 0, err
		}
		if err := ctx.Err(); err != nil && count%1000 == 0 {
			return 0, err
		}
		users, places, err := packUsers(c.People, change.Users)
		if err != nil {
			return 0, fmt.Errorf("change %s: %w", change.ID, err)
		}
		if _, err := s.exec(`INSERT INTO plan_change (plan, ordinal, id, lane, kind, sign, persona, effect, line, subject, touched, users, body)
VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`, plan, change.Ordinal, clean(change.ID), change.Lane, change.Kind, change.Sign, clean(change.Persona), change.Effect,
			clean(change.Line), clean(change.Subject), len(places), users, string(change.Body)); err != nil {
			return 0, err
		}
		l := lines[change.Line]
		if l == nil {
			l = &lineUnderWay{first: change.Ordinal, lane: change.Lane, users: newCrowd(len(c.People))}
			lines[change.Line] = l
		}
		l.changes++
		l.users.add(places)
		count++
	}
	for name, l := range lines {
		places := l.users.places()
		users, err := packPlaces(places)
		if err != nil {
			return 0, err
		}
		if _, err := s.exec("INSERT INTO plan_line (plan, ordinal, lane, line, changes, touched, users) VALUES (?,?,?,?,?,?,?)",
			plan, l.first, l.lane, clean(name), l.changes, len(places), users); err != nil {
			return 0, err
		}
	}
	return count, nil
}

func packUsers(people, ids []ident.ObjectID) ([]byte, []uint32, error) {
	places, err := placesOf(people, ids)
	if err != nil {
		return nil, nil, err
	}
	set, err := packPlaces(places)
	return set, places, err
}

func (s *session) keepPeople(plan int, people []ident.ObjectID) error {
	for piece := 0; piece*peopleInPiece < len(people); piece++ {
		ids, err := packIDs(people[piece*peopleInPiece : min((piece+1)*peopleInPiece, len(people))])
		if err != nil {
			return err
		}
		if _, err := s.exec("INSERT INTO plan_people (plan, piece, ids) VALUES (?,?,?)", plan, piece, ids); err != nil {
			return err
		}
	}
	return nil
}

// forgetPlan drops a plan that another one of the same meaning takes the place of.
func (s *session) forgetPlan(number int) error {
	for _, statement := range []string{"DELETE FROM plan WHERE number = ?", "DELETE FROM plan_people WHERE plan = ?", "DELETE FROM plan_target WHERE plan = ?",
		"DELETE FROM plan_change WHERE plan = ?", "DELETE FROM plan_line WHERE plan = ?"} {
		if _, err := s.exec(statement, number); err != nil {
			return fmt.Errorf("replacing a plan: %w", err)
		}
	}
	return nil
}

// PlanPeople gives everybody whom a plan touches or targets, sorted.
func (w *Workbook) PlanPeople(ctx context.Context, number int) ([]ident.ObjectID, error) {
	var people []ident.ObjectID
	pieces, err := allRows(ctx, w.reading(ctx), "the people of a plan", scanBlob, "SELECT ids FROM plan_people WHERE plan = ? ORDER BY piece", number)
	for _, piece := range pieces {
		ids, err := unpackIDs(piece)
		if err != nil {
			return nil, explain(err, w.path)
		}
		people = append(people, ids...)
	}
	return people, explain(err, w.path)
}

// PlanTargets gives whom the personas of a plan reach. people are those of PlanPeople.
func (w *Workbook) PlanTargets(ctx context.Context, number int, people []ident.ObjectID) ([]PlanTarget, error) {
	list, err := allRows(ctx, w.reading(ctx), "whom a plan targets", func(rows *sql.Rows) (t PlanTarget, err error) {
		var users, unknown []byte
		if err := rows.Scan(&t.Body, &users, &unknown); err != nil {
			return t, err
		}
		if t.Users, err = unpackUsers(people, users); err != nil {
			return t, err
		}
		t.Unknown, err = unpackUsers(people, unknown)
		return t, err
	}, "SELECT body, users, unknown FROM plan_target WHERE plan = ? ORDER BY ordinal", number)
	return list, explain(err, w.path)
}

// AllPlanChanges walks all changes of a plan in their order, with their users. people are those of PlanPeople.
func (w *Workbook) AllPlanChanges(ctx context.Context, number int, people []ident.ObjectID) iter.Seq2[PlanChange, error] {
	return eachRow(ctx, w.reading(ctx), "the changes of a plan", func(rows *sql.Rows) (PlanChange, error) {
		c, users, err := scanChange(rows)
		if err == nil {
			c.Users, err = unpackUsers(people, users)
		}
		return c, err
	}, "SELECT "+changeColumns+" FROM plan_change c WHERE c.plan = ? ORDER BY c.ordinal", number)
}

const changeColumns = "c.ordinal, c.id, c.lane, c.kind, c.sign, c.persona, c.effect, c.line, c.subject, c.touched, c.users, c.body"

func scanChange(rows *sql.Rows, more ...any) (c PlanChange, users []byte, err error) {
	err = rows.Scan(append([]any{&c.Ordinal, &c.ID, &c.Lane, &c.Kind, &c.Sign, &c.Persona, &c.Effect, &c.Line, &c.Subject, &c.Touched, &users, &c.Body}, more...)...)
	return c, users, err
}

func scanBlob(rows *sql.Rows) (blob []byte, err error) {
	err = rows.Scan(&blob)
	return blob, err
}

func unpackUsers(people []ident.ObjectID, set []byte) ([]ident.ObjectID, error) {
	places, err := unpackPlaces(set)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	if int(places[len(places)-1]) >= len(people) {
		return nil, fmt.Errorf("a change touches somebody who is not among the people of the plan")
	}
	if len(places) == len(people) {
		return people[:len(people):len(people)], nil // everybody is one list for all
	}
	users := make([]ident.ObjectID, len(places))
	for i, at := range places {
		users[i] = people[at]
	}
	return users, nil
}
