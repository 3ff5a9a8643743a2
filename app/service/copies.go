package service

import (
	"context"
	"path/filepath"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Copies are what was kept of the workbook from before runs.
type Copies struct{ *Session }

// List gives the copies beside the workbook, newest first.
func (s *Copies) List() (CopiesView, error) {
	v := CopiesView{Rows: []CopyLine{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return v, err
	}
	if v.Keep, err = wb.CopiesKept(s.ctx); err != nil {
		return v, err
	}
	list, err := wb.CopyStates(s.ctx)
	for _, c := range list {
		line := CopyLine{Number: c.Number, Name: filepath.Base(c.Path), Path: c.Path, MadeAt: moment(c.Made), Bytes: c.Bytes, Head: c.Head.String(), Seq: c.Head.Seq, Run: c.Run}
		if c.Problem != nil {
			shown := c.Problem.Shown(s.d.printer())
			line.Problem = &shown
		}
		v.Rows = append(v.Rows, line)
	}
	return v, err
}

// Compare says what going back to a copy beside the workbook would change.
func (s *Copies) Compare(number int) (RestoredView, error) {
	if err := s.may(desk.Look); err != nil {
		return RestoredView{}, err
	}
	return s.of(number, s.d.CompareCopy)
}

// Restore makes the design what a copy beside the workbook holds, as one edit.
func (s *Copies) Restore(number int) (RestoredView, error) {
	if err := s.may(desk.Write); err != nil {
		return RestoredView{}, err
	}
	return s.of(number, s.d.RestoreCopy)
}

// Keep says how many copies are kept from now on.
func (s *Copies) Keep(n int) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SetCopiesKept(ctx, n) })
}

// of finds a copy by its number.
func (s *Copies) of(number int, do func(ctx context.Context, path string) (RestoredView, error)) (RestoredView, error) {
	path, err := s.d.CopyNumbered(s.ctx, number)
	if err != nil {
		return RestoredView{}, err
	}
	return do(s.ctx, path)
}

// CopyNumbered is the file of a copy beside the workbook.
func (d *Desk) CopyNumbered(ctx context.Context, number int) (string, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return "", err
	}
	wb, err := d.Workbook()
	if err != nil {
		return "", err
	}
	list, err := workbook.Copies(wb.Path())
	if err != nil {
		return "", err
	}
	for _, c := range list {
		if c.Number == number {
			return c.Path, nil
		}
	}
	return "", problem.New("COPY_UNKNOWN").Detailed(number).Hinted()
}

// CompareCopy says what going back to a file would change.
func (d *Desk) CompareCopy(ctx context.Context, path string) (RestoredView, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return RestoredView{}, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return RestoredView{}, err
	}
	r, err := wb.CompareCopy(ctx, path)
	return restoredView(r, false), err
}

// RestoreCopy makes the design what a file holds, as one edit; the file must be a sound copy of this very workbook.
func (d *Desk) RestoreCopy(ctx context.Context, path string) (RestoredView, error) {
	if err := d.may(ctx, desk.Write); err != nil {
		return RestoredView{}, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return RestoredView{}, err
	}
	r, err := wb.Restore(d.Session(ctx).ctx, path)
	return restoredView(r, err == nil && len(r.Rows) > 0), err
}

func restoredView(r workbook.Restored, taken bool) RestoredView {
	v := RestoredView{Path: r.Path, Head: r.Head.String(), Rows: []RestoredLine{}, Taken: taken}
	for _, row := range r.Rows {
		v.Rows = append(v.Rows, RestoredLine{Does: row.Does, Subject: row.Subject.String()})
	}
	return v
}
