package workshop

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
)

// Suggestion is a grade that follows from what a department said. A person decides whether it becomes a Score.
type Suggestion struct {
	DepartmentID string   `json:"departmentId"`
	FeatureID    string   `json:"featureId"`
	Grade        Grade    `json:"grade"`
	Questions    []string `json:"questions"` // ids of the questions whose answers led here
	Why          string   `json:"why"`       // the strongest of the reasons, in words
}

var weight = map[Grade]int{NotAsked: 0, Wont: 1, Could: 2, Should: 3, Must: 4}

// collector keeps, for each feature, the strongest grade that any answer calls for.
type collector struct {
	department Department
	found      map[string]*Suggestion
}

func (c *collector) suggest(question, feature string, grade Grade, why string) {
	s := c.found[feature]
	if s == nil {
		s = &Suggestion{DepartmentID: c.department.ID, FeatureID: feature}
		c.found[feature] = s
	}
	if !slices.Contains(s.Questions, question) {
		s.Questions = append(s.Questions, question)
	}
	if weight[grade] > weight[s.Grade] {
		s.Grade, s.Why = grade, why
	}
}

// all suggests one grade for several features.
func (c *collector) all(question string, grade Grade, why string, features ...string) {
	for _, f := range features {
		c.suggest(question, f, grade, why)
	}
}

// GradesFromAnswers suggests grades for a department from its answers, in the order of the features. Where answers call
// for different grades the strongest stands; features that no answer bears upon are left out: nobody asked.
func GradesFromAnswers(d Department, answers []Answer) []Suggestion {
	c := &collector{department: d, found: map[string]*Suggestion{}}
	external := -1
	for _, a := range answers {
		if a.DepartmentID == d.ID && a.QuestionID == "basic.external" && a.Count != nil {
			external = *a.Count
		}
	}
	for _, a := range answers {
		if a.DepartmentID == d.ID && a.Given() {
			c.hear(a, external)
		}
	}
	order := map[string]int{}
	for i, f := range catalog.Features() {
		order[f.ID] = i
	}
	list := make([]Suggestion, 0, len(c.found))
	for _, s := range c.found {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Suggestion) int { return cmp.Compare(order[a.FeatureID], order[b.FeatureID]) })
	return list
}

func (c *collector) hear(a Answer, external int) {
	if a.Count != nil {
		c.hearCount(a.QuestionID, *a.Count, external)
		return
	}
	yesNo := func(yes, no Grade, why string, features ...string) {
		if a.affirms() {
			c.all(a.QuestionID, yes, why, features...)
		} else if a.denies() {
			c.all(a.QuestionID, no, "they say no", features...)
		}
	}
	chosen := func(id string) bool { return slices.Contains(a.Choices, id) }
	switch a.QuestionID {
	case "basic.frequency":
		if chosen("heavy") || chosen("moderate") {
			c.suggest(a.QuestionID, "domestic-calling", Must, "they rely on calling outside")
		} else if chosen("low") {
			c.suggest(a.QuestionID, "shared-calling", Should, "they seldom call outside")
		}
	case "shared.without":
		if a.denies() {
			c.suggest(a.QuestionID, "shared-calling", Must, "they cannot do without it")
		}
	case "advanced.unanswered":
		if chosen("voicemail") {
			c.suggest(a.QuestionID, "voicemail", Must, "unanswered calls go to voicemail")
		}
		if chosen("people") || chosen("office") {
			c.suggest(a.QuestionID, "group-pickup", Should, "somebody else answers")
			c.suggest(a.QuestionID, "simultaneous-ring", Could, "somebody else answers")
		}
	case "advanced.delegates":
		yesNo(Must, Wont, "calls are made on behalf of others", "delegation")
		yesNo(Should, Wont, "calls are made on behalf of others", "delegate-notification")
		yesNo(Could, Wont, "calls are made on behalf of others", "call-barriers")
	case "advanced.blocked":
		yesNo(Must, Could, "some callers are to be kept out", "call-blocking")
	case "service.queues":
		yesNo(Must, Wont, "they have a queue", "call-queuing")
	case "service.reach":
		if chosen("attendant") {
			c.suggest(a.QuestionID, "auto-attendant", Must, "callers come through an attendant")
		} else {
			c.suggest(a.QuestionID, "auto-attendant", Could, "callers dial the queue directly")
		}
	case "service.after-hours":
		c.suggest(a.QuestionID, "auto-attendant", Should, "something happens outside the hours")
	case "service.overflow":
		if chosen("keep-place") {
			c.suggest(a.QuestionID, "queue-callback", Should, "callers keep their place")
		}
	case "service.greeting":
		yesNo(Should, Could, "they have a greeting of their own", "hold-music")
	case "service.numbers":
		c.suggest(a.QuestionID, "caller-id", Should, "they have a service number to show")
		if strings.Contains(a.Text, "0800") || strings.Contains(a.Text, "0808") || strings.Contains(a.Text, "+44800") {
			c.suggest(a.QuestionID, "toll-free-numbers", Must, "their number is free to call")
		}
	case "service.options":
		c.suggest(a.QuestionID, "auto-attendant", Must, "callers choose from a menu")
	case "compliance.workforce":
		yesNo(Must, Wont, "they report on calls", "call-analytics")
		yesNo(Could, Wont, "they report on calls", "call-disposition")
	}
}

func (c *collector) hearCount(question string, count, external int) {
	people := fmt.Sprintf("%d people", count)
	switch question {
	case "basic.external":
		if count == 0 {
			c.all(question, Wont, "nobody calls outside", "domestic-calling", "dial-plans")
			return
		}
		c.suggest(question, "domestic-calling", Must, people+" call outside")
		c.suggest(question, "emergency-calling", Must, "whoever can call must reach the emergency services")
		c.suggest(question, "dial-plans", Should, people+" dial as they are used to")
	case "basic.international":
		if count == 0 {
			c.suggest(question, "international-calling", Wont, "nobody calls abroad")
			c.suggest(question, "outbound-restrictions", Should, "nobody needs to call abroad")
			return
		}
		grade := Should
		if external > 0 && count*4 >= external {
			grade = Must
		}
		c.suggest(question, "international-calling", grade, people+" call abroad")
		if count < external {
			c.suggest(question, "outbound-restrictions", Should, fmt.Sprintf("%d of %d do not call abroad", external-count, external))
		}
	case "basic.direct":
		if count > 0 {
			c.suggest(question, "domestic-calling", Must, people+" are called on their own number")
			c.suggest(question, "voicemail", Should, people+" are called on their own number")
		}
	case "shared.occasional":
		if count == 0 {
			c.suggest(question, "shared-calling", Wont, "nobody calls only now and then")
			return
		}
		c.suggest(question, "shared-calling", Should, people+" call outside now and then")
	}
}
