package catalog

import (
	"slices"
	"sync"
)

// AnswerKind says what shape an answer has.
type AnswerKind string

// The shapes of an answer. Whatever the kind, the department's own words can
// be kept beside it.
const (
	Count   AnswerKind = "count"   // a whole number of people or things, 0 or more
	YesNo   AnswerKind = "yesno"   // yes or no
	Choice  AnswerKind = "choice"  // exactly one of Choices
	Choices AnswerKind = "choices" // any number of Choices
	Text    AnswerKind = "text"    // free text
	People  AnswerKind = "people"  // names of people or groups, one a line
	Numbers AnswerKind = "numbers" // telephone numbers as spoken, one a line
)

// Option is one thing that can be chosen as an answer.
type Option struct {
	ID   string `json:"id"`   // stable, kept in workbooks
	Text string `json:"text"` // as the guide words it
	Hint string `json:"hint"` // what it means, "" if plain
}

// Question is one question of the interview, in the words of the guide.
type Question struct {
	ID       string     `json:"id"`       // stable, "section.word"; kept in workbooks
	Section  string     `json:"section"`  // the Section's ID
	Text     string     `json:"text"`     // what is asked
	Short    string     `json:"short"`    // a row's label, where many answers stand side by side
	Kind     AnswerKind `json:"kind"`     // the answer's shape
	Choices  []Option   `json:"choices"`  // for Choice and Choices
	Open     bool       `json:"open"`     // an answer outside Choices is allowed ("something else")
	PerQueue bool       `json:"perQueue"` // asked once for each named queue, not once for the department
	Features []string   `json:"features"` // IDs of the features it bears upon
	Settings []string   `json:"settings"` // of policies that it asks about by itself, as type/setting
	Hint     string     `json:"hint"`     // help for whoever asks, "" if none
	After    string     `json:"after"`    // ID of the question that makes this one pointless when answered "no" or 0
	PartOf   string     `json:"partOf"`   // ID of the count that this count may not exceed
	Most     int        `json:"most"`     // the largest count Teams can honour; 0 for no limit
}

// Section is one heading of the interview.
type Section struct {
	ID    string `json:"id"`    // stable
	Name  string `json:"name"`  // the guide's heading; two sections are both called "Other"
	Title string `json:"title"` // what a screen calls it; unique
}

type interview struct {
	Sections  []Section  `json:"sections"`
	Questions []Question `json:"questions"`
}

var loadInterview = sync.OnceValue(func() interview {
	return must(readJSON[interview]("questions.json"))
})

// Questions returns every question in the order of the guide.
func Questions() []Question { return slices.Clone(loadInterview().Questions) }

// Sections returns the headings in the order of the guide.
func Sections() []Section { return slices.Clone(loadInterview().Sections) }

var questionIndex = sync.OnceValue(func() map[string]Question {
	return index(loadInterview().Questions, func(q Question) string { return q.ID })
})

// QuestionByID finds one question; false if there is none of that ID.
func QuestionByID(id string) (Question, bool) {
	q, found := questionIndex()[id]
	return q, found
}

// QuestionCount returns how many questions a department with so many named
// queues can be asked at most.
func QuestionCount(queues int) int {
	total := 0
	for _, q := range loadInterview().Questions {
		if q.PerQueue {
			total += queues
		} else {
			total++
		}
	}
	return total
}

// index maps each entry by its key. Keys are unique by the tests of each table.
func index[T any, K comparable](entries []T, key func(T) K) map[K]T {
	byKey := make(map[K]T, len(entries))
	for _, entry := range entries {
		byKey[key(entry)] = entry
	}
	return byKey
}
