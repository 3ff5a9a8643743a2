package service

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// Shell is the frame around every screen.
type Shell struct{ *Session }

// State is what the frame shows.
func (s *Shell) State() (ShellView, error) {
	if err := s.may(desk.Look); err != nil {
		return ShellView{}, err
	}
	v := ShellView{
		Steps: []StepView{}, Jobs: s.d.jobs.views(), Version: s.d.o.Version, Tenant: TenantView{Kind: "none"},
		Person: PersonView{Name: s.d.o.Actor, May: []string{}},
	}
	wb, open := s.d.opened()
	if !open {
		return v, nil
	}
	ctx := s.ctx
	v.Open, v.File, v.Path, v.SavedAt = true, filepath.Base(wb.Path()), wb.Path(), moment(wb.SavedAt())
	design, err := s.d.design(ctx)
	if err != nil {
		return v, err
	}
	v.Customer = design.Customer
	choice, err := s.d.choice(ctx, wb)
	if err != nil {
		return v, err
	}
	v.Tenant = choice.View()
	r, err := s.d.lists(ctx)
	if err != nil {
		return v, err
	}
	if r != nil {
		v.ReadAt, v.Users = moment(r.At), r.Users
	}
	rights, err := s.d.rights(ctx)
	if err != nil {
		return v, err
	}
	v.Person = s.d.personOf(rights)
	if v.Steps, err = s.d.standings(ctx); err != nil {
		return v, err
	}
	undo, _, err := wb.CanUndo(ctx)
	if err != nil {
		return v, err
	}
	redo, _, err := wb.CanRedo(ctx)
	v.UndoLabel, v.RedoLabel = s.d.print(undo), s.d.print(redo)
	return v, err
}

// Undo takes the last edit back and says which it was.
func (s *Shell) Undo() (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	return s.replay(func(ctx context.Context, wb *workbook.Workbook) (text.Text, error) { return wb.Undo(ctx) })
}

// Redo brings back what was undone last and says what it was.
func (s *Shell) Redo() (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	return s.replay(func(ctx context.Context, wb *workbook.Workbook) (text.Text, error) { return wb.Redo(ctx) })
}

func (s *Shell) replay(step func(ctx context.Context, wb *workbook.Workbook) (text.Text, error)) (string, error) {
	var label text.Text
	err := s.edit(func(ctx context.Context, wb *workbook.Workbook) (err error) {
		label, err = step(ctx, wb)
		return err
	})
	return s.d.print(label), err
}

// Recent lists the workbooks that were open before.
func (s *Shell) Recent() ([]RecentFile, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	return s.d.recent()
}

// Suggest gives a path where a workbook of that name could be made: in the documents folder, and not taken.
func (s *Shell) Suggest(name string) (string, error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", problem.New("HOME_UNKNOWN").Detailed(err).Hinted().Because(err)
	}
	folder := filepath.Join(home, "Documents")
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = home
	}
	base := freeID(name, func(id string) bool {
		_, err := os.Stat(filepath.Join(folder, id+workbook.Extension))
		return err == nil
	})
	return filepath.Join(folder, base+workbook.Extension), nil
}

// Open opens a workbook.
func (s *Shell) Open(path string) error {
	if err := s.may(desk.Look); err != nil {
		return err
	}
	return s.d.Open(strings.TrimSpace(path))
}

// Create makes a workbook, with the sample customer in it if asked for, and opens it.
func (s *Shell) Create(path string, withSample bool) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	path = strings.TrimSpace(path)
	if path == "" {
		return problem.New("PATH_MISSING.workbook").Hinted()
	}
	if filepath.Ext(path) != workbook.Extension {
		path += workbook.Extension
	}
	var fill func(ctx context.Context, wb *workbook.Workbook) error
	if withSample {
		fill = sample.Fill
	}
	return s.d.Create(s.ctx, path, fill)
}

// ReadTenant begins to read the tenant and gives the id of the job.
func (s *Shell) ReadTenant() (string, error) {
	if err := s.may(desk.ReadTenant); err != nil {
		return "", err
	}
	return s.d.jobs.start(s.ctx, "read", s.d.readTenant)
}

// Job is long work as it stands, or as it ended.
func (s *Shell) Job(id string) (JobView, error) {
	if err := s.may(desk.Look); err != nil {
		return JobView{}, err
	}
	one := s.d.jobs.find(id)
	if one == nil {
		return JobView{}, problem.New("JOB_UNKNOWN").Detailed(id).Hinted()
	}
	return s.d.jobs.view(one), nil
}

// Cancel stops long work; what was done stays.
func (s *Shell) Cancel(id string) error {
	if err := s.may(desk.Look); err != nil {
		return err
	}
	one := s.d.jobs.find(id)
	if one == nil {
		return problem.New("JOB_UNKNOWN").Detailed(id).Hinted()
	}
	one.cancel()
	return nil
}
