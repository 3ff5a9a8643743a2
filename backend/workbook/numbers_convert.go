package workbook

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"personadesk/backend/tenant"
)

// convertNumbers takes what the last reading says of numbers from its rows, a page at a time.
func convertNumbers(ctx context.Context, tx *sql.Tx, _ time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}}
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
			if err := shown.add(NumberAccount{telephone, c.ID}); err != nil {
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
