package service

import (
	"personadesk/backend/audit"
	"personadesk/backend/desk"
	"personadesk/backend/workbook"
)

// Record is the screen of who changed what, when, from what to what.
type Record struct{ *Session }

// Window gives entries of the record, newest first.
func (s *Record) Window(offset, limit int) (RecordView, error) {
	if err := s.may(desk.Look); err != nil {
		return RecordView{}, err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return RecordView{}, err
	}
	entries, total, err := wb.AuditList(s.ctx, workbook.AuditQuery{Offset: offset, Limit: limit})
	v := RecordView{Total: total, Rows: []RecordLine{}}
	for _, e := range entries {
		v.Rows = append(v.Rows, RecordLine{
			Seq: e.Seq, At: moment(e.At), By: e.By, Action: e.Action, Subject: e.Subject, Before: e.Before, After: e.After, Hash: e.Hash,
		})
	}
	return v, err
}

// Verify goes through the whole chain.
func (s *Record) Verify() (RecordProofView, error) {
	if err := s.may(desk.Look); err != nil {
		return RecordProofView{}, err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return RecordProofView{}, err
	}
	ctx := s.ctx
	_, total, err := wb.AuditList(ctx, workbook.AuditQuery{Limit: 1})
	if err != nil {
		return RecordProofView{}, err
	}
	v := RecordProofView{Entries: int64(total), Whole: true}
	// A broken chain is an answer, not a fault: the entry is named.
	if broken, err := audit.Verify(wb.AuditAll(ctx)); err != nil {
		v.Whole, v.Broken = false, broken
	}
	return v, nil
}
