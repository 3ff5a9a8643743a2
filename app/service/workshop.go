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

// SaveDepartment adds or changes a department, with when, with whom and by whom it is heard, as one edit; it gives the id.
func (s *Workshop) SaveDepartment(v workshop.Department, heard *workshop.Interview) (string, error) {
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
		label := text.Of("edit.department", v.Name)
		if v.ID == "" {
			label = text.Of("edit.department.add", v.Name)
			v.ID = freeID(v.Name, func(id string) bool {
				return slices.ContainsFunc(w.Departments, func(d workshop.Department) bool { return d.ID == id })
			})
			v.Ordinal = len(w.Departments) + 1
		}
		return wb.Together(ctx, label, func(ctx context.Context) error {
			if err := wb.SaveDepartment(ctx, v); err != nil {
				return err
			}
			// An interview that says nothing yet is none.
			if heard == nil || (heard.State == workshop.Planned && heard.On+heard.With+heard.By == "" && w.InterviewOf(v.ID).State == workshop.Planned && !said(w, v.ID)) {
				return nil
			}
			kept := *heard
			kept.DepartmentID, kept.Queues = v.ID, w.InterviewOf(v.ID).Queues
			return wb.SaveInterview(ctx, kept)
		})
	})
	return v.ID, err
}

// said says whether anything is kept of the interview of a department.
func said(w workshop.Workshop, department string) bool {
	return slices.ContainsFunc(w.Interviews, func(i workshop.Interview) bool { return i.DepartmentID == department })
}

// DeleteDepartment removes a department with all it said.
func (s *Workshop) DeleteDepartment(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.named(func(w workshop.Workshop) text.Text { return text.Of("edit.department.delete", departmentNamed(w, id)) },
		func(ctx context.Context, wb *workbook.Workbook, _ workshop.Workshop) error {
			return wb.DeleteDepartment(ctx, id)
		})
}

// SaveInterview changes when, with whom and by whom a department is heard.
func (s *Workshop) SaveInterview(v workshop.Interview) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.named(func(w workshop.Workshop) text.Text {
		return text.Of("edit.interview.of", departmentNamed(w, v.DepartmentID))
	},
		func(ctx context.Context, wb *workbook.Workbook, _ workshop.Workshop) error {
			return wb.SaveInterview(ctx, v)
		})
}

// SaveAnswer keeps an answer; a planned interview is under way from then on.
func (s *Workshop) SaveAnswer(v workshop.Answer) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	q, known := catalog.QuestionByID(v.QuestionID)
	if !known {
		return problem.New("QUESTION_UNKNOWN").Detailed(v.QuestionID).Hinted()
	}
	if v.Count != nil && *v.Count < 0 {
		return problem.New("ANSWER_NEGATIVE").Detailed(*v.Count).Hinted()
	}
	v.At = s.d.o.Clock.Now().UTC()
	return s.named(func(w workshop.Workshop) text.Text {
		return text.Of("edit.question", q.Short, departmentNamed(w, v.DepartmentID))
	},
		func(ctx context.Context, wb *workbook.Workbook, w workshop.Workshop) error {
			if err := wb.SaveAnswer(ctx, v); err != nil {
				return err
			}
			if i := w.InterviewOf(v.DepartmentID); i.State == workshop.Planned {
				i.State = workshop.Underway
				return wb.SaveInterview(ctx, i)
			}
			return nil
		})
}

// ClearAnswer takes an answer back.
func (s *Workshop) ClearAnswer(departmentID, questionID, queue string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	q, known := catalog.QuestionByID(questionID)
	if !known {
		return problem.New("QUESTION_UNKNOWN").Detailed(questionID).Hinted()
	}
	return s.named(func(w workshop.Workshop) text.Text {
		return text.Of("edit.question.clear", q.Short, departmentNamed(w, departmentID))
	},
		func(ctx context.Context, wb *workbook.Workbook, _ workshop.Workshop) error {
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
	return s.named(func(w workshop.Workshop) text.Text {
		return text.Of("edit.interview.queue", name, departmentNamed(w, departmentID))
	},
		func(ctx context.Context, wb *workbook.Workbook, w workshop.Workshop) error {
			i := w.InterviewOf(departmentID)
			if slices.ContainsFunc(i.Queues, func(q string) bool { return strings.EqualFold(q, name) }) {
				return problem.New("QUEUE_TWICE").Detailed(name).Hinted()
			}
			i.Queues = append(slices.Clone(i.Queues), name)
			return wb.SaveInterview(ctx, i)
		})
}
