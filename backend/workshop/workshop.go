// Package workshop holds what was said: departments, interviews, answers, grades, and the gaps that follow from them.
package workshop

import "time"

// Department is one part of the customer that is heard.
type Department struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Leader  string `json:"leader"`  // who speaks for it
	Place   string `json:"place"`   // office, as people say it
	People  int    `json:"people"`  // how many they say they are
	Ordinal int    `json:"ordinal"` // order on the board
}

// InterviewState says how far an interview is.
type InterviewState string

// The states of an interview.
const (
	Planned  InterviewState = "planned"
	Underway InterviewState = "underway"
	Heard    InterviewState = "heard"
)

// Interview is one department being heard once.
type Interview struct {
	DepartmentID string         `json:"departmentId"`
	State        InterviewState `json:"state"`
	On           string         `json:"on"`     // ISO date, "" when not agreed
	With         string         `json:"with"`   // who answered
	By           string         `json:"by"`     // who asked
	Queues       []string       `json:"queues"` // named queues; each adds the questions asked once a queue
}

// Answer is what a department said to one question.
type Answer struct {
	DepartmentID string    `json:"departmentId"`
	QuestionID   string    `json:"questionId"`
	Queue        string    `json:"queue"` // for a question asked once a queue, else ""
	Choices      []string  `json:"choices"`
	Count        *int      `json:"count"` // for a question that asks how many
	Text         string    `json:"text"`
	Words        string    `json:"words"` // a quotation in their own words
	At           time.Time `json:"at"`
}

// Grade is a MoSCoW grade.
type Grade string

// The grades; NotAsked is the zero value.
const (
	NotAsked Grade = ""
	Must     Grade = "must"
	Should   Grade = "should"
	Could    Grade = "could"
	Wont     Grade = "wont"
)

// Score is the grade that a department gives a feature.
type Score struct {
	DepartmentID string `json:"departmentId"`
	FeatureID    string `json:"featureId"`
	Grade        Grade  `json:"grade"`
	Why          string `json:"why"`
}

// Decision says how a gap is closed.
type Decision struct {
	FeatureID string `json:"featureId"`
	Way       string `json:"way"`
	By        string `json:"by"`
	Note      string `json:"note"`
}

// Workshop is all of it.
type Workshop struct {
	Template    int          `json:"template"` // version of the template it was made with; 0 is the first
	Departments []Department `json:"departments"`
	Interviews  []Interview  `json:"interviews"`
	Answers     []Answer     `json:"answers"`
	Scores      []Score      `json:"scores"`
	Decisions   []Decision   `json:"decisions"`
}

// ScoreOf is how a department graded a feature; the grade is NotAsked where nobody did.
func (w Workshop) ScoreOf(department, feature string) Score {
	for _, s := range w.Scores {
		if s.DepartmentID == department && s.FeatureID == feature {
			return s
		}
	}
	return Score{DepartmentID: department, FeatureID: feature}
}
