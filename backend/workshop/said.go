package workshop

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/text"
)

// Said is what a department answered to a question.
type Said struct {
	Asked bool   // false: not asked yet
	Text  string // the answers as text
	Words string // and in their own words
}

// Said is what a department answered to a question; for one that is asked once a queue, the answers of all its queues.
func (w Workshop) Said(department string, q catalog.Question) Said {
	var said Said
	var texts, words []string
	for _, a := range w.Answers {
		if a.DepartmentID != department || a.QuestionID != q.ID || !a.Given() {
			continue
		}
		said.Asked = true
		if shown := Shown(q, a); shown != "" && !slices.Contains(texts, shown) {
			texts = append(texts, shown)
		}
		if a.Words != "" {
			words = append(words, a.Words)
		}
	}
	said.Text, said.Words = strings.Join(texts, "; "), strings.Join(words, " ")
	return said
}

// Shown is an answer as text, without the quotation.
func Shown(q catalog.Question, a Answer) string {
	var parts []string
	if a.Count != nil {
		parts = append(parts, strconv.Itoa(*a.Count))
	}
	for _, id := range a.Choices {
		chosen := id
		for _, c := range q.Choices {
			if c.ID == id {
				chosen = c.Text
			}
		}
		switch {
		case q.Kind == catalog.YesNo && id == "yes":
			chosen = "Yes"
		case q.Kind == catalog.YesNo && id == "no":
			chosen = "No"
		}
		parts = append(parts, chosen)
	}
	if a.Text != "" {
		parts = append(parts, a.Text)
	}
	return strings.Join(parts, ", ")
}

// InterviewOf is the interview of a department; a planned one where nothing was written down.
func (w Workshop) InterviewOf(department string) Interview {
	for _, i := range w.Interviews {
		if i.DepartmentID == department {
			if i.Queues == nil {
				i.Queues = []string{}
			}
			return i
		}
	}
	return Interview{DepartmentID: department, State: Planned, Queues: []string{}}
}

// Sum adds up what departments answered to a question for a number.
func (w Workshop) Sum(question string) int {
	sum := 0
	for _, a := range w.Answers {
		if a.QuestionID == question && a.Count != nil {
			sum += *a.Count
		}
	}
	return sum
}

// ProgressByDepartment is ProgressOf by the id of the department.
func ProgressByDepartment(w Workshop) map[string]Progress {
	m := map[string]Progress{}
	for _, p := range ProgressOf(w) {
		m[p.DepartmentID] = p
	}
	return m
}

// Conflicts say what contradicts what, by department and question or feature with a slash between.
func Conflicts(w Workshop) map[string]text.Text {
	m := map[string]text.Text{}
	for _, p := range Contradictions(w) {
		m[p.Where.ID] = text.Of("workshop.conflict", p.Summary, p.Detail)
	}
	return m
}

// GapsByFeature are the gaps by the id of the feature.
func GapsByFeature(w Workshop) map[string]Gap {
	m := map[string]Gap{}
	for _, g := range Gaps(catalog.Features(), w) {
		m[g.FeatureID] = g
	}
	return m
}

// gradesInOrder lists the grades, the lightest first.
var gradesInOrder = []Grade{NotAsked, Wont, Could, Should, Must}

// Known says whether there is such a grade.
func (g Grade) Known() bool { return slices.Contains(gradesInOrder, g) }

// Heavier says whether a grade asks for more than another.
func (g Grade) Heavier(than Grade) bool {
	return slices.Index(gradesInOrder, g) > slices.Index(gradesInOrder, than)
}
