package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// convertNumbers brings the numbers of a workbook from before version 3 into their tables.
func convertNumbers(ctx context.Context, tx *sql.Tx, at time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}, at: at, by: "PersonaDesk", untallied: true}
	if err := s.convertRecords(ctx); err != nil {
		return err
	}
	return s.convertTenantNumbers(ctx, tx)
}

// convertTenantNumbers takes what the last reading says of numbers from its rows, a page at a time.
func (s *session) convertTenantNumbers(ctx context.Context, tx *sql.Tx) error {
	_, head, ok, err := readingOf(ctx, s.tx)
	if err != nil || !ok {
		return err
	}
	numbers := gathered[tenant.Number]{take: s.stageTenantNumbers}
	listed, err := eachOld(ctx, tx, "numbers", numbers.add)
	if err := errors.Join(err, numbers.flush()); err != nil {
		return err
	}
	shown := gathered[NumberAccount]{take: s.stageNumberAccounts}
	accounts, err := eachOld(ctx, tx, "configured", func(c tenant.UserConfiguration) error {
		for _, telephone := range c.Numbers {
			if err := shown.add(NumberAccount{telephone, string(c.ID)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, shown.flush()); err != nil {
		return err
	}
	return s.swapTenantNumbers(ctx, numbersReadIn(head.Unread, listed, accounts))
}

// gathered hands things on by the thousand.
type gathered[T any] struct {
	list []T
	take func([]T) error
}

func (g *gathered[T]) add(item T) error {
	if g.list = append(g.list, item); len(g.list) < listPage {
		return nil
	}
	return g.flush()
}

func (g *gathered[T]) flush() error {
	err := g.take(g.list)
	g.list = g.list[:0]
	return err
}

// convertRecords makes each number that was recorded one whose only event is that it was there. A number of a service has a holder that
// is no user.
func (s *session) convertRecords(ctx context.Context) error {
	nw, err := s.beginNumbers(ctx, text.Of("edit.numbers.before-events"))
	if err != nil {
		return err
	}
	batch := make([]number.Number, 0, eventsAtOnce)
	flush := func() error {
		defer func() { batch = batch[:0] }()
		return nw.carry(ctx, batch)
	}
	for n, err := range eachRow(ctx, s.tx, "numbers", scanOldNumber, "SELECT telephone, state, holder, since, until, note, tag FROM number_before") {
		if err != nil {
			return err
		}
		if batch = append(batch, n); len(batch) == eventsAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if _, err := s.exec("UPDATE number_entry SET action = 'migrate', last = ? WHERE id = ?", nw.next-1, nw.entry); err != nil {
		return err
	}
	if nw.next == nw.first {
		if _, err := s.exec("DELETE FROM number_entry WHERE id = ?", nw.entry); err != nil {
			return err
		}
	}
	_, err = s.exec("DROP TABLE number_before")
	return err
}

func scanOldNumber(rows *sql.Rows) (n number.Number, err error) {
	var since, until, tag string
	if err := rows.Scan(&n.Telephone, &n.State, &n.Holder, &since, &until, &n.Note, &tag); err != nil {
		return n, err
	}
	if tag != "" {
		n.Tags = []string{tag}
	}
	switch {
	case n.State == number.Service:
		n.State, n.HolderKind = number.Assigned, number.ResourceAccount
	case n.Holder != "":
		n.HolderKind = number.User
	}
	var errs [2]error
	n.Since, errs[0] = unstamp(since)
	n.Until, errs[1] = unstamp(until)
	return n, errors.Join(errs[:]...)
}

// carry writes records as they are.
func (nw *numberWriter) carry(ctx context.Context, list []number.Number) error {
	var all []string
	for _, n := range list {
		own := textsOf(n)
		all = append(all, own[:]...)
	}
	if err := nw.texts.make(ctx, all); err != nil {
		return err
	}
	changes := make([]numberChange, len(list))
	for i, n := range list {
		row, err := nw.texts.row(number.KeyOf(n.Telephone), n)
		if err != nil {
			return fmt.Errorf("the number %s: %w", n.Telephone, err)
		}
		changes[i] = numberChange{after: n, now: row}
	}
	return nw.write(changes)
}
