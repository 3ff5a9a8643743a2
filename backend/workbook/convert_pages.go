package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/text"
)

// convertPages lets a reading go that was written before its columns were in pages with registers: nobody is found in it. What the tenant
// says of numbers stays, and so does everything else. The record says so.
func convertPages(ctx context.Context, tx *sql.Tx, at time.Time) error {
	var tenant, readAt string
	err := tx.QueryRowContext(ctx, `SELECT coalesce(r.body ->> '$.organization.id', ''), r.at FROM reading r JOIN reading_section s ON s.section = ? AND s.role = 'current'
WHERE NOT EXISTS (SELECT 1 FROM reading_chunk c WHERE c.edition = s.edition AND c.name = 'registers')`, sectionUsers).Scan(&tenant, &readAt)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the form of the reading: %w", err)
	}
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}, at: at, by: "PersonaDesk"}
	if err := s.forgetReading(); err != nil {
		return err
	}
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").Scan(&s.last.Seq, &s.last.Hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("finding the end of the record: %w", err)
	}
	return s.record("forget", audit.Tenant(tenant), readAt, "", text.Of("record.reading-let-go"))
}
