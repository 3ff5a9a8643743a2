package workbook

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/canonical"
	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// ofOldFingerprint says why approvals end that were given to fingerprints of before.
func ofOldFingerprint() text.Text { return text.Of("lapse.fingerprint") }

// convertPlans lays the bodies of plans out as rows, and ends the approvals of their old fingerprints.
func convertPlans(ctx context.Context, tx *sql.Tx, at time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}}
	numbers, err := allRows(ctx, tx, "plans", func(rows *sql.Rows) (n int, err error) {
		err = rows.Scan(&n)
		return n, err
	}, "SELECT number FROM plan_old ORDER BY number")
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if err := s.convertPlan(ctx, n); err != nil {
			return fmt.Errorf("plan %d: %w", n, err)
		}
	}
	for _, statement := range []string{"DROP TABLE plan_old",
		`UPDATE change_state SET (lane, ordinal) = (SELECT c.lane, c.ordinal FROM plan_change c JOIN run r ON c.plan = r.plan WHERE r.id = run AND c.id = change)
WHERE EXISTS (SELECT 1 FROM plan_change c JOIN run r ON c.plan = r.plan WHERE r.id = run AND c.id = change)`,
		`UPDATE run SET counts = coalesce((SELECT json_group_object(state, n) FROM (SELECT state, count(*) n FROM change_state WHERE run = run.id GROUP BY state)), '{}')
WHERE ended <> ''`} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("laying plans out: %w", err)
		}
	}
	return lapseOldApprovals(ctx, tx, at)
}

// oldPlan is what of an old body has to be known to lay it out.
type oldPlan struct {
	ReadAt   time.Time         `json:"readAt"`
	Undoes   int64             `json:"undoes"`
	Changes  []json.RawMessage `json:"changes"`
	Targeted []struct {
		PersonaID string           `json:"personaId"`
		Users     []ident.ObjectID `json:"users"`
		Unknown   []ident.ObjectID `json:"unknown"`
	} `json:"targeted"`
}

// oldChange is what of an old change stands in columns.
type oldChange struct {
	Ordinal   int              `json:"ordinal"`
	ID        string           `json:"id"`
	Lane      string           `json:"lane"`
	Kind      string           `json:"kind"`
	Sign      string           `json:"sign"`
	PersonaID string           `json:"personaId"`
	Effect    string           `json:"effect"`
	Subject   string           `json:"subject"`
	After     string           `json:"after"`
	Feels     string           `json:"feels"`
	Users     []ident.ObjectID `json:"users"`
}

func (c oldChange) line() string {
	switch c.Kind {
	case "grantUser":
		return c.Kind + "|" + c.PersonaID + "|" + c.After
	case "assignNumber", "releaseNumber":
		return c.Kind + "|" + c.PersonaID + "|" + c.Feels
	}
	return c.ID
}

func (s *session) convertPlan(ctx context.Context, number int) error {
	p := StoredPlan{Number: number}
	var made string
	var body []byte
	if err := s.tx.QueryRowContext(ctx, "SELECT fingerprint, tenant, made, state, body FROM plan_old WHERE number = ?", number).
		Scan(&p.Fingerprint, &p.TenantID, &made, &p.State, &body); err != nil {
		return err
	}
	var old oldPlan
	var head map[string]any
	if err := json.Unmarshal(body, &old); err != nil {
		return err
	}
	if err := loose(body, &head); err != nil {
		return err
	}
	head["changes"], head["targeted"], head["seal"] = nil, nil, ""
	seal := canonical.NewSealing()
	p.Head = bytes.Clone(seal.Value(head))
	content := PlanContent{People: peopleOf(old)}
	for _, t := range old.Targeted {
		body := seal.Value(map[string]any{"personaId": t.PersonaID, "users": nil, "unknown": nil})
		content.Targets = append(content.Targets, PlanTarget{Body: bytes.Clone(body), Users: sorted(t.Users), Unknown: sorted(t.Unknown)})
		canonical.Texts(seal, sorted(t.Users))
		canonical.Texts(seal, sorted(t.Unknown))
	}
	content.Changes = oldChanges(old.Changes, seal)
	count, err := s.keepChanges(ctx, number, content)
	if err != nil {
		return err
	}
	_, err = s.exec(`INSERT INTO plan (number, fingerprint, seal, tenant, made, read, state, undoes, changes, revisions, head) VALUES (?,?,?,?,?,?,?,?,?,'{}',?)`,
		number, p.Fingerprint, seal.Sum(), p.TenantID, made, stamp(old.ReadAt), string(p.State), old.Undoes, count, string(p.Head))
	return err
}

// oldChanges gives old changes as rows, and adds their lines to the seal.
func oldChanges(list []json.RawMessage, seal *canonical.Sealing) iter.Seq2[PlanChange, error] {
	return func(yield func(PlanChange, error) bool) {
		for _, raw := range list {
			var c oldChange
			var body map[string]any
			err := json.Unmarshal(raw, &c)
			if err == nil {
				err = loose(raw, &body)
			}
			body["users"] = nil
			row := PlanChange{Ordinal: c.Ordinal, ID: c.ID, Lane: c.Lane, Kind: c.Kind, Sign: c.Sign, Persona: c.PersonaID, Effect: c.Effect,
				Line: c.line(), Subject: c.Subject, Users: sorted(c.Users), Body: bytes.Clone(seal.Value(body))}
			canonical.Texts(seal, row.Users)
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// loose reads an object as it is, every figure as it was written.
func loose(text []byte, into *map[string]any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}

func sorted(list []ident.ObjectID) []ident.ObjectID {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// peopleOf is everybody whom an old plan touches or targets.
func peopleOf(p oldPlan) []ident.ObjectID {
	all := map[ident.ObjectID]bool{}
	for _, t := range p.Targeted {
		for _, id := range append(t.Users, t.Unknown...) {
			all[id] = true
		}
	}
	for _, raw := range p.Changes {
		var c struct {
			Users []ident.ObjectID `json:"users"`
		}
		if json.Unmarshal(raw, &c) == nil { // what cannot be read is refused where it is laid out
			for _, id := range c.Users {
				all[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// lapseOldApprovals ends the approvals that stand: they are of fingerprints that no plan has any more. The record says so.
func lapseOldApprovals(ctx context.Context, tx *sql.Tx, at time.Time) error {
	done, err := tx.ExecContext(ctx, "UPDATE approval SET lapsed = ?, why = ? WHERE lapsed = ''", stamp(at), stored(ofOldFingerprint()))
	if err != nil {
		return fmt.Errorf("ending approvals: %w", err)
	}
	ended, err := done.RowsAffected()
	if err != nil || ended == 0 {
		return err
	}
	var last audit.Entry
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").Scan(&last.Seq, &last.Hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("finding the end of the record: %w", err)
	}
	e := audit.Seal(last, audit.Entry{Version: 1, At: at, By: "PersonaDesk", Action: "lapse", Subject: audit.Approvals().String(), Note: ofOldFingerprint()})
	if _, err := tx.ExecContext(ctx, "INSERT INTO audit (seq, at, by, action, subject, before, after, note, hash, previous) VALUES (?,?,?,?,?,?,?,?,?,?)",
		e.Seq, stamp(e.At), e.By, e.Action, e.Subject, e.Before, e.After, e.Note.Stored(), e.Hash, e.Previous); err != nil {
		return fmt.Errorf("recording that approvals ended: %w", err)
	}
	return nil
}
