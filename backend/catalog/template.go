package catalog

import (
	"fmt"
	"sync"

	"personadesk/backend/problem"
)

// NewestTemplate is the version of the workshop template that new workbooks are made with.
const NewestTemplate = 1

// Template is what is known of answers: which of them call for a grade, and which contradict one. A workbook keeps the
// version that it was made with, so that its answers go on meaning what they meant.
type Template struct {
	Version     int      `json:"version"`
	Queues      string   `json:"queues"`  // the question whether they need a queue, which named queues are held against
	Outside     string   `json:"outside"` // how many call outside
	Abroad      string   `json:"abroad"`  // how many of them call abroad
	People      []string `json:"people"`  // the sections whose counts are people of the department
	Suggestions []Advice `json:"suggestions"`
	Needs       []Need   `json:"needs"`
}

// AnswerTest says what an answer has to be for an Advice to speak.
type AnswerTest string

// The tests. None and Some are for counts, the others for answers of every other kind.
const (
	WhenAnswered AnswerTest = "answered"
	WhenYes      AnswerTest = "yes"
	WhenNo       AnswerTest = "no"
	WhenNone     AnswerTest = "none"
	WhenSome     AnswerTest = "some"
)

// Advice is one row of the template: an answer of this kind to this question calls for this grade of these features.
// Why may hold {count}, and with Of {whole} and {rest}.
type Advice struct {
	Question string     `json:"question"`
	When     AnswerTest `json:"when"`
	Choices  []string   `json:"choices"`  // one of these was chosen; empty for whatever was
	Without  []string   `json:"without"`  // none of these was chosen
	Mentions []string   `json:"mentions"` // the text holds one of these
	Of       string     `json:"of"`       // the count that this one is a part of, which must be known
	OneIn    int        `json:"oneIn"`    // with Of: at least one in so many
	Not      bool       `json:"not"`      // with Of: somebody of the whole is left over
	Features []string   `json:"features"`
	Grade    string     `json:"grade"`
	Why      string     `json:"why"`
}

// Need lists the questions that say whether anybody needs a feature.
type Need struct {
	Feature   string   `json:"feature"`
	Questions []string `json:"questions"`
}

var loadTemplates = sync.OnceValue(func() map[int]Template {
	list := map[int]Template{}
	for version := 1; version <= NewestTemplate; version++ {
		list[version] = must(readJSON[Template](fmt.Sprintf("workshop-%d.json", version)))
	}
	return list
})

// TemplateOf finds the template of a version. 0 stands for the first: workbooks did not always keep a version. What a
// newer program made is refused with a problem.
func TemplateOf(version int) (Template, error) {
	t, known := loadTemplates()[max(version, 1)]
	if !known || version < 0 {
		return Template{}, problem.New("WORKSHOP_TEMPLATE").
			Detailed(version, NewestTemplate).Hinted().
			At(problem.Where{Step: "workshop", Kind: "template", ID: fmt.Sprint(version)})
	}
	return t, nil
}
