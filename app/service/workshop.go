package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Workshop is the screen of departments, interviews and answers.
type Workshop struct{ *Session }

// Board puts the answers of all departments side by side.
func (s *Workshop) Board() (BoardView, error) {
	if err := s.may(desk.Look); err != nil {
		return BoardView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return BoardView{}, err
	}
	w := design.Workshop
	v := BoardView{Departments: []DepartmentView{}, Sections: []BoardSectionView{}, Questions: catalog.QuestionCount(0)}
	progress := workshop.ProgressByDepartment(w)
	for _, d := range w.Departments {
		p := progress[d.ID]
		v.Departments = append(v.Departments, DepartmentView{Department: d, Interview: w.InterviewOf(d.ID), Answered: p.Answered, Of: p.Questions})
		if p.State == workshop.Heard {
			v.Heard++
		}
	}
	conflicts := s.d.conflicts(w)
	for _, section := range catalog.Sections() {
		view := BoardSectionView{ID: section.ID, Title: section.Title, Rows: []BoardRowView{}}
		for _, q := range catalog.Questions() {
			if q.Section != section.ID {
				continue
			}
			row := BoardRowView{QuestionID: q.ID, Text: q.Text, Short: q.Short, Cells: []BoardCellView{}}
			for _, d := range w.Departments {
				a := w.Said(d.ID, q)
				cell := BoardCellView{DepartmentID: d.ID, Text: a.Text, Words: a.Words, Asked: a.Asked, Conflict: conflicts[d.ID+"/"+q.ID]}
				if cell.Asked {
					view.Answered++
				}
				view.Of++
				row.Cells = append(row.Cells, cell)
			}
			view.Rows = append(view.Rows, row)
		}
		v.Sections = append(v.Sections, view)
	}
	template, err := catalog.TemplateOf(w.Template)
	if err != nil {
		return BoardView{}, err
	}
	v.CallOutside, v.CallAbroad = w.Sum(template.Outside), w.Sum(template.Abroad)
	return v, nil
}

// SaveDepartment adds or changes a department and gives its id.
func (s *Workshop) SaveDepartment(v workshop.Department) (string, error) {
	if err := s.may(desk.Write); err != nil {
		return "", err
	}
	if strings.TrimSpace(v.Name) == "" {
		return "", problem.New("DEPARTMENT_NAME").Hinted().
			At(problem.Where{Step: "workshop", Kind: "department", ID: v.ID, Field: "name"})
	}
	err := s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		w, err := wb.Workshop(ctx)
		if err != nil {
			return err
		}
		if v.ID == "" {
			v.ID = freeID(v.Name, func(id string) bool {
				return slices.ContainsFunc(w.Departments, func(d workshop.Department) bool { return d.ID == id })
			})
			v.Ordinal = len(w.Departments) + 1
		}
		return wb.SaveDepartment(ctx, v)
	})
	return v.ID, err
}

// DeleteDepartment removes a department with all it said.
func (s *Workshop) DeleteDepartment(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeleteDepartment(ctx, id) })
}

// SaveInterview changes when, with whom and by whom a department is heard.
func (s *Workshop) SaveInterview(v workshop.Interview) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SaveInterview(ctx, v) })
}

// SaveAnswer keeps an answer; a planned interview is under way from then on.
func (s *Workshop) SaveAnswer(v workshop.Answer) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if _, known := catalog.QuestionByID(v.QuestionID); !known {
		return problem.New("QUESTION_UNKNOWN").Detailed(v.QuestionID).Hinted()
	}
	if v.Count != nil && *v.Count < 0 {
		return problem.New("ANSWER_NEGATIVE").Detailed(*v.Count).Hinted()
	}
	v.At = s.d.o.Clock.Now().UTC()
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.question"), func(ctx context.Context) error {
			w, err := wb.Workshop(ctx)
			if err != nil {
				return err
			}
			if err := wb.SaveAnswer(ctx, v); err != nil {
				return err
			}
			if i := w.InterviewOf(v.DepartmentID); i.State == workshop.Planned {
				i.State = workshop.Underway
				return wb.SaveInterview(ctx, i)
			}
			return nil
		})
	})
}

// ClearAnswer takes an answer back.
func (s *Workshop) ClearAnswer(departmentID, questionID, queue string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.DeleteAnswer(ctx, departmentID, questionID, queue)
	})
}

// AddQueue names a queue of a department; each queue has questions of its own.
func (s *Workshop) AddQueue(departmentID, name string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	name = strings.TrimSpace(name)
	if name == "" {
		return problem.New("QUEUE_NAME").Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		w, err := wb.Workshop(ctx)
		if err != nil {
			return err
		}
		i := w.InterviewOf(departmentID)
		if slices.ContainsFunc(i.Queues, func(q string) bool { return strings.EqualFold(q, name) }) {
			return problem.New("QUEUE_TWICE").Detailed(name).Hinted()
		}
		i.Queues = append(slices.Clone(i.Queues), name)
		return wb.SaveInterview(ctx, i)
	})
}
