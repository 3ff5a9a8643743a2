package service

import "personadesk/backend/desk"

// Record is the screen of who changed what, when, from what to what.
type Record struct{ *Session }

// Window gives entries of the record, newest first: all, or those of what filter names, see desk.Record.
func (s *Record) Window(filter string, offset, limit int) (RecordView, error) {
	if err := s.may(desk.Look); err != nil {
		return RecordView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return RecordView{}, err
	}
	entries, total, err := kept.Record(s.ctx, filter, offset, limit)
	v := RecordView{Total: total, Rows: []RecordLine{}}
	for _, e := range entries {
		v.Rows = append(v.Rows, RecordLine{
			Seq: e.Seq, At: moment(e.At), By: e.By, Action: e.Action, Subject: e.Subject, Before: e.Before, After: e.After, Hash: e.Hash,
		})
	}
	return v, err
}

// Head is where the record ends, to be kept elsewhere; "" when it has no entries.
func (s *Record) Head() (string, error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	head, err := s.d.Head(s.ctx)
	return head, err
}

// Hold says how a head that was kept elsewhere stands to the record: matches, cut or rewritten.
func (s *Record) Hold(kept string) (string, error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	k, err := s.d.kept()
	if err != nil {
		return "", err
	}
	state, err := k.HoldHead(s.ctx, kept)
	return string(state), err
}

// Verify goes through the whole chain, and through the register by which entries are found.
func (s *Record) Verify() (RecordProofView, error) {
	if err := s.may(desk.Look); err != nil {
		return RecordProofView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return RecordProofView{}, err
	}
	p, err := kept.VerifyRecord(s.ctx)
	if err != nil {
		return RecordProofView{}, err
	}
	v := RecordProofView{Whole: p.Whole(), Head: p.Head.String(), Entries: int64(p.Entries), Broken: p.Broken, Gaps: []RecordGapView{}}
	for _, g := range p.Gaps {
		v.Gaps = append(v.Gaps, RecordGapView{Seq: g.Seq, About: g.About.String(), Why: string(g.Why)})
	}
	return v, nil
}
