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
// for different grades the strongest stands; features that no answer bears upon are left out: nobody asked. It is what a
// Template of the workshop's version says; a version that nobody knows is a problem.
func GradesFromAnswers(version int, d Department, answers []Answer) ([]Suggestion, error) {
	template, err := catalog.TemplateOf(version)
	if err != nil {
		return nil, err
	}
	c := &collector{department: d, found: map[string]*Suggestion{}}
	counts := map[string]int{}
	for _, a := range answers {
		if a.DepartmentID == d.ID && a.Queue == "" && a.Count != nil {
			counts[a.QuestionID] = *a.Count
		}
	}
	for _, a := range answers {
		if a.DepartmentID != d.ID || !a.Given() {
			continue
		}
		for _, advice := range template.Suggestions {
			if why, speaks := heard(advice, a, counts); speaks {
				c.all(a.QuestionID, Grade(advice.Grade), why, advice.Features...)
			}
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
	return list, nil
}

// heard holds an answer against a row of the template and gives the reason in words. counts are what the department
// counted, by question.
func heard(row catalog.Advice, a Answer, counts map[string]int) (why string, speaks bool) {
	if row.Question != a.QuestionID || !passes(row.When, a) {
		return "", false
	}
	chosen := func(id string) bool { return slices.Contains(a.Choices, id) }
	mentioned := func(text string) bool { return strings.Contains(a.Text, text) }
	switch {
	case len(row.Choices) > 0 && !slices.ContainsFunc(row.Choices, chosen),
		slices.ContainsFunc(row.Without, chosen),
		len(row.Mentions) > 0 && !slices.ContainsFunc(row.Mentions, mentioned):
		return "", false
	}
	count := 0
	if a.Count != nil {
		count = *a.Count
	}
	whole := counts[row.Of]
	switch {
	case row.OneIn > 0 && (whole <= 0 || count*row.OneIn < whole), row.Not && count >= whole:
		return "", false
	}
	return strings.NewReplacer("{count}", fmt.Sprint(count), "{whole}", fmt.Sprint(whole), "{rest}", fmt.Sprint(whole-count)).Replace(row.Why), true
}

func passes(when catalog.AnswerTest, a Answer) bool {
	switch when {
	case catalog.WhenNone:
		return a.Count != nil && *a.Count == 0
	case catalog.WhenSome:
		return a.Count != nil && *a.Count > 0
	case catalog.WhenYes:
		return a.Count == nil && a.affirms()
	case catalog.WhenNo:
		return a.Count == nil && a.denies()
	}
	return a.Count == nil
}
