package workshop

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Contradictions finds what cannot all be true: grades against answers, parts larger than their whole, queues that are
// and are not. What a question means stands in the template that the workshop was made with. The problems stand in the order of the board and, within a department, of the questions.
func Contradictions(w Workshop) []problem.Problem {
	template, err := catalog.TemplateOf(w.Template)
	if err != nil {
		return []problem.Problem{*problem.From(err)}
	}
	byDepartment := map[string][]Answer{}
	for _, a := range w.Answers {
		byDepartment[a.DepartmentID] = append(byDepartment[a.DepartmentID], a)
	}
	scores := map[string][]Score{}
	for _, s := range w.Scores {
		scores[s.DepartmentID] = append(scores[s.DepartmentID], s)
	}
	interviews := map[string]Interview{}
	for _, iv := range w.Interviews {
		interviews[iv.DepartmentID] = iv
	}
	var problems []problem.Problem
	known := map[string]bool{}
	for _, d := range w.Departments {
		known[d.ID] = true
		answers := byDepartment[d.ID]
		problems = append(problems, countsOf(template, d, answers)...)
		problems = append(problems, queuesOf(template, d, interviews[d.ID], answers)...)
		problems = append(problems, gradesAgainst(template, d, scores[d.ID], answers)...)
	}
	for _, a := range w.Answers {
		if _, asked := catalog.QuestionByID(a.QuestionID); !asked || !known[a.DepartmentID] {
			problems = append(problems, *problem.Warn("WORKSHOP_STRAY").
				Detailed(a.DepartmentID, a.QuestionID).Hinted().
				At(problem.Where{Step: "workshop", Kind: "answer", ID: a.DepartmentID + "/" + a.QuestionID}))
		}
	}
	return problems
}

func at(d Department, question string) problem.Where {
	return problem.Where{Step: "workshop", Kind: "answer", ID: d.ID + "/" + question}
}

// countsOf compares counts with the department, with their whole, and with what Teams can honour.
func countsOf(template catalog.Template, d Department, answers []Answer) []problem.Problem {
	counts := map[string]int{}
	for _, a := range answers {
		if a.Count != nil && a.Queue == "" {
			counts[a.QuestionID] = *a.Count
		}
	}
	var problems []problem.Problem
	for _, a := range answers {
		q, asked := catalog.QuestionByID(a.QuestionID)
		if !asked || a.Count == nil {
			continue
		}
		n := *a.Count
		whole, counted := counts[q.PartOf]
		switch {
		case n < 0:
			problems = append(problems, *problem.New("WORKSHOP_COUNT").
				Detailed(d.Name, q.Short, n).Hinted().At(at(d, q.ID)))
		case q.PartOf != "" && counted && n > whole:
			problems = append(problems, *problem.Warn("WORKSHOP_PART").
				Detailed(d.Name, q.Short, n, whole).Hinted().At(at(d, q.ID)))
		case q.Most > 0 && n > q.Most:
			problems = append(problems, *problem.Warn("WORKSHOP_MOST").
				Detailed(d.Name, q.Short, n, q.Most).Hinted(q.Most).At(at(d, q.ID)))
		case slices.Contains(template.People, q.Section) && d.People > 0 && n > d.People:
			problems = append(problems, *problem.Warn("WORKSHOP_PEOPLE").
				Detailed(d.Name, q.Short, n, d.People).Hinted().At(at(d, q.ID)))
		}
	}
	return problems
}

// queuesOf compares the named queues with what was said about queues.
func queuesOf(template catalog.Template, d Department, iv Interview, answers []Answer) []problem.Problem {
	var problems []problem.Problem
	strangers := map[string]bool{}
	for _, a := range answers {
		switch {
		case a.QuestionID == template.Queues && a.denies() && len(iv.Queues) > 0:
			problems = append(problems, *problem.Warn("WORKSHOP_QUEUES.needless").
				Detailed(d.Name, iv.Queues[0]).Hinted().At(at(d, a.QuestionID)))
		case a.QuestionID == template.Queues && a.affirms() && len(iv.Queues) == 0:
			problems = append(problems, *problem.Warn("WORKSHOP_QUEUES.unnamed").
				Detailed(d.Name).Hinted().At(at(d, a.QuestionID)))
		case a.Queue != "" && !slices.Contains(iv.Queues, a.Queue) && !strangers[a.Queue]:
			strangers[a.Queue] = true
			problems = append(problems, *problem.Warn("WORKSHOP_QUEUE_UNNAMED").
				Detailed(d.Name, a.Queue).Hinted().At(at(d, a.QuestionID)))
		}
	}
	return problems
}

// gradesAgainst finds a Won't for something people need, and a Must for something nobody does.
func gradesAgainst(template catalog.Template, d Department, scores []Score, answers []Answer) []problem.Problem {
	var problems []problem.Problem
	needs := map[string][]string{}
	for _, need := range template.Needs {
		needs[need.Feature] = need.Questions
	}
	for _, s := range scores {
		questions := needs[s.FeatureID]
		if len(questions) == 0 || (s.Grade != Wont && s.Grade != Must) {
			continue
		}
		var yes *Answer
		denied := 0
		for i, a := range answers {
			if !slices.Contains(questions, a.QuestionID) {
				continue
			}
			if a.affirms() && yes == nil {
				yes = &answers[i]
			}
			if a.denies() {
				denied++
			}
		}
		name := s.FeatureID
		if f, found := catalog.FeatureByID(s.FeatureID); found {
			name = f.Name
		}
		place := problem.Where{Step: "features", Kind: "score", ID: d.ID + "/" + s.FeatureID}
		switch {
		case s.Grade == Wont && yes != nil:
			said := text.Of("workshop.said-yes")
			if yes.Count != nil {
				said = text.Of("workshop.counted", *yes.Count)
			}
			problems = append(problems, *problem.Warn("WORKSHOP_GRADE.refused").
				Detailed(d.Name, name, said).Hinted().At(place))
		case s.Grade == Must && yes == nil && denied == len(questions):
			problems = append(problems, *problem.Warn("WORKSHOP_GRADE.needless").
				Detailed(d.Name, name).Hinted().At(place))
		}
	}
	return problems
}
