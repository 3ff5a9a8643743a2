package service

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/workshop"
)

// Interview is one department in the room: what to ask, what was said, what others said.
func (s *Workshop) Interview(departmentID string) (InterviewView, error) {
	if err := s.may(desk.Look); err != nil {
		return InterviewView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return InterviewView{}, err
	}
	w := design.Workshop
	at := slices.IndexFunc(w.Departments, func(d workshop.Department) bool { return d.ID == departmentID })
	if at < 0 {
		return InterviewView{}, problem.New("DEPARTMENT_UNKNOWN").Detailed(departmentID).
			Hinted()
	}
	v := InterviewView{Department: w.Departments[at], Interview: w.InterviewOf(departmentID), Sections: []InterviewSectionView{}}
	conflicts := s.d.conflicts(w)
	titles := map[string]string{}
	for _, section := range catalog.Sections() {
		titles[section.ID] = section.Title
	}
	for _, asked := range workshop.QuestionsFor(v.Interview, w.Answers) {
		if asked.Pointless {
			continue
		}
		// A section goes on after its queues, so it is looked for and not only the last one.
		at := slices.IndexFunc(v.Sections, func(s InterviewSectionView) bool {
			return s.ID == asked.Question.Section && s.Queue == asked.Queue
		})
		if at < 0 {
			v.Sections = append(v.Sections, InterviewSectionView{
				ID: asked.Question.Section, Title: titles[asked.Question.Section], Queue: asked.Queue, Questions: []InterviewQuestionView{},
			})
			at = len(v.Sections) - 1
		}
		section := &v.Sections[at]
		question := questionView(w, departmentID, asked)
		question.Conflict = conflicts[departmentID+"/"+asked.Question.ID]
		section.Questions = append(section.Questions, question)
		section.Of++
		v.Of++
		if asked.Answer != nil && asked.Answer.Given() {
			section.Answered++
			v.Answered++
		}
	}
	return v, nil
}

func questionView(w workshop.Workshop, departmentID string, asked workshop.Asked) InterviewQuestionView {
	q := asked.Question
	v := InterviewQuestionView{
		ID: q.ID, Text: q.Text, Short: q.Short, Hint: q.Hint, Kind: string(q.Kind), Open: q.Open, Queue: asked.Queue, Answer: asked.Answer,
		Choices: []ChoiceView{}, Said: []SaidView{}, Features: []string{},
	}
	for _, c := range q.Choices {
		v.Choices = append(v.Choices, ChoiceView{ID: c.ID, Text: c.Text, Hint: c.Hint})
	}
	if asked.Answer != nil {
		v.Shown = workshop.Shown(q, *asked.Answer)
	}
	for _, d := range w.Departments {
		if d.ID == departmentID {
			continue
		}
		if a := w.Said(d.ID, q); a.Asked {
			v.Said = append(v.Said, SaidView{DepartmentID: d.ID, Department: d.Name, Text: a.Text, Words: a.Words, QuestionID: q.ID})
		}
	}
	for _, id := range q.Features {
		if f, known := catalog.FeatureByID(id); known {
			v.Features = append(v.Features, f.Name)
		}
	}
	return v
}
