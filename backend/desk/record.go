package desk

import (
	"context"
	"errors"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Record gives a window of the record, newest first, and how many entries there are. filter asks for what speaks of one thing, like
// user/ and an object id, or number/+441614960000; one that is only a kind, or ends with a slash, for entries of what begins with it; ""
// for all.
func (d *Desk) Record(ctx context.Context, filter string, offset, limit int) ([]audit.Entry, int, error) {
	q := workbook.AuditQuery{Offset: offset, Limit: limit}
	filter = strings.TrimSpace(filter)
	if about := audit.Named(filter); about.ID == "" {
		q.Subject = filter
	} else {
		q.About = about
	}
	return d.wb.AuditList(ctx, q)
}

// RecordProof is what a check of the record found.
type RecordProof struct {
	Entries int
	Head    workbook.Head       // where the record ends
	Broken  int64               // the first entry that does not fit, 0 when the chain is whole
	Gaps    []workbook.AuditGap // where the register by which entries are found does not fit them
}

// Whole says that nothing was found.
func (p RecordProof) Whole() bool { return p.Broken == 0 && len(p.Gaps) == 0 }

// VerifyRecord goes through the whole chain of the record and what stands behind its entries of many numbers, and holds the register by which entries are found against it.
func (d *Desk) VerifyRecord(ctx context.Context) (RecordProof, error) {
	_, total, err := d.wb.AuditList(ctx, workbook.AuditQuery{Limit: 1})
	if err != nil {
		return RecordProof{}, err
	}
	p := RecordProof{Entries: total}
	if p.Head, err = d.wb.Head(ctx); err != nil {
		return p, err
	}
	// A broken chain is an answer, not a fault: the entry is named.
	broken := (*workbook.AuditBreak)(nil)
	switch err := d.wb.AuditVerify(ctx); {
	case errors.As(err, &broken) && ctx.Err() == nil:
		p.Broken = broken.Seq
	case err != nil:
		return p, err
	}
	p.Gaps, err = d.wb.AuditGaps(ctx)
	return p, err
}

// HoldHead holds a head that was kept elsewhere, as it is written there, against the record. What is no head is a problem (HEAD_UNREADABLE).
func (d *Desk) HoldHead(ctx context.Context, written string) (workbook.HeadState, error) {
	head, err := workbook.ReadHead(written)
	if err != nil {
		return "", problem.New("HEAD_UNREADABLE").Detailed(err).Hinted().Because(err)
	}
	return d.wb.CompareHead(ctx, head)
}
