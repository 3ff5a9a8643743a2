package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/audit"
)

// ofOldFingerprint says why approvals end that were given to fingerprints of before.
const ofOldFingerprint = "fingerprints are computed otherwise since this version, from what a plan means; look at the plan and approve it anew"

// lapseOldApprovals ends the approvals that stand: they are of fingerprints that no plan has any more. The record says so.
func lapseOldApprovals(ctx context.Context, tx *sql.Tx, at time.Time) error {
	done, err := tx.ExecContext(ctx, "UPDATE approval SET lapsed = ?, why = ? WHERE lapsed = ''", stamp(at), ofOldFingerprint)
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
	e := audit.Seal(last, audit.Entry{At: at, By: "PersonaDesk", Action: "lapse", Subject: "approval", Note: ofOldFingerprint})
	if _, err := tx.ExecContext(ctx, "INSERT INTO audit (seq, at, by, action, subject, before, after, note, hash, previous) VALUES (?,?,?,?,?,?,?,?,?,?)",
		e.Seq, stamp(e.At), e.By, e.Action, e.Subject, e.Before, e.After, e.Note, e.Hash, e.Previous); err != nil {
		return fmt.Errorf("recording that approvals ended: %w", err)
	}
	return nil
}
