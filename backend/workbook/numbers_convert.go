package workbook

import (
	"context"
	"database/sql"
	"fmt"

	"personadesk/backend/tenant"
	"time"
)

// convertNumbers brings the numbers of a workbook from before version 3 into their tables.
func convertNumbers(ctx context.Context, tx *sql.Tx, _ time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}}
	return s.convertTenantNumbers(ctx)
}

// convertTenantNumbers takes what the last reading says of numbers from its rows.
func (s *session) convertTenantNumbers(ctx context.Context) error {
	_, head, ok, err := readingOf(ctx, s.tx)
	if err != nil || !ok {
		return err
	}
	old := tenant.Snapshot{Unread: head.Unread}
	for _, part := range []snapshotPart{listPart("numbers", &old.Numbers), listPart("configured", &old.Configured)} {
		first, items, ok, err := partOf(ctx, s.tx, part.name)
		if err == nil && ok {
			err = part.load(items, rowBodies(ctx, s.tx, first, items))
		}
		if err != nil {
			return fmt.Errorf("taking the %s from the last reading: %w", part.name, err)
		}
	}
	return s.stageSnapshot(ctx, old.Numbers, old.Configured, numbersReadIn(old))
}
