package workshop

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
)

// The answers to a yes-or-no question, as choices.
const (
	Yes = "yes"
	No  = "no"
)

// Asked is one question as it is put to one department.
type Asked struct {
	Question  catalog.Question `json:"question"`
	Queue     string           `json:"queue"`     // for a question asked once a queue
	Answer    *Answer          `json:"answer"`    // nil while there is none
	Pointless bool             `json:"pointless"` // an earlier answer settles it, so it need not be asked
}

// QuestionsFor lists what a department is asked, in the order of the guide; at the place of the first question about a
// queue, every named queue has all of its questions in a row. Answers of other departments are passed over.
func QuestionsFor(interview Interview, answers []Answer) []Asked {
	given := make(map[[2]string]*Answer, len(answers))
	for i, a := range answers {
		if a.DepartmentID == interview.DepartmentID {
			given[[2]string{a.QuestionID, a.Queue}] = &answers[i]
		}
	}
	put := func(q catalog.Question, queue string) Asked {
		asked := Asked{Question: q, Queue: queue, Answer: given[[2]string{q.ID, queue}]}
		if before := given[[2]string{q.After, ""}]; q.After != "" && before != nil {
			asked.Pointless = before.denies()
		}
		return asked
	}
	var list []Asked
	queuesDone := false
	questions := catalog.Questions()
	for _, q := range questions {
		if !q.PerQueue {
			list = append(list, put(q, ""))
			continue
		}
		if queuesDone {
			continue
		}
		queuesDone = true
		for _, queue := range interview.Queues {
			for _, each := range questions {
				if each.PerQueue {
					list = append(list, put(each, queue))
				}
			}
		}
	}
	return list
}

// denies says whether an answer is no, or none of anything.
func (a Answer) denies() bool {
	if a.Count != nil {
		return *a.Count == 0
	}
	return len(a.Choices) == 1 && a.Choices[0] == No
}

// affirms says whether an answer is yes, some of it, or anything at all.
func (a Answer) affirms() bool {
	if a.Count != nil {
		return *a.Count > 0
	}
	if slices.Contains(a.Choices, No) {
		return false
	}
	return len(a.Choices) > 0 || strings.TrimSpace(a.Text) != ""
}

// Given says whether an answer holds anything: a choice, a count, a text or a quotation.
func (a Answer) Given() bool {
	return a.Count != nil || len(a.Choices) > 0 || strings.TrimSpace(a.Text) != "" || strings.TrimSpace(a.Words) != ""
}
