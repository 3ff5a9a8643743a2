package catalog

import (
	"errors"
	"slices"
	"testing"

	"personadesk/backend/problem"
)

func TestEveryTemplateSpeaksOfQuestionsAndFeaturesThatExist(t *testing.T) {
	for version := 1; version <= NewestTemplate; version++ {
		template, err := TemplateOf(version)
		if err != nil || template.Version != version {
			t.Fatalf("version %d is %d: %v", version, template.Version, err)
		}
		question := func(id string) Question {
			q, known := QuestionByID(id)
			if !known {
				t.Errorf("no question %q", id)
			}
			return q
		}
		features := func(ids ...string) {
			for _, id := range ids {
				if _, known := FeatureByID(id); !known {
					t.Errorf("no feature %q", id)
				}
			}
		}
		for _, id := range []string{template.Queues, template.Outside, template.Abroad} {
			question(id)
		}
		for _, id := range template.People {
			if !slices.ContainsFunc(Sections(), func(s Section) bool { return s.ID == id }) {
				t.Errorf("no section %q", id)
			}
		}
		for i, row := range template.Suggestions {
			q := question(row.Question)
			features(row.Features...)
			counted := row.When == WhenNone || row.When == WhenSome
			if counted != (q.Kind == Count) || !slices.Contains([]AnswerTest{WhenAnswered, WhenYes, WhenNo, WhenNone, WhenSome}, row.When) {
				t.Errorf("row %d: %s asked for %q", i, row.Question, row.When)
			}
			if len(row.Features) == 0 || row.Why == "" || !slices.Contains([]string{"must", "should", "could", "wont"}, row.Grade) {
				t.Errorf("row %d says nothing: %+v", i, row)
			}
			if row.Of != "" && question(row.Of).Kind != Count || (row.OneIn > 0 || row.Not) != (row.Of != "") {
				t.Errorf("row %d compares with %q", i, row.Of)
			}
			for _, id := range slices.Concat(row.Choices, row.Without) {
				if !slices.ContainsFunc(q.Choices, func(o Option) bool { return o.ID == id }) {
					t.Errorf("row %d: %s has no choice %q", i, row.Question, id)
				}
			}
		}
		for _, need := range template.Needs {
			features(need.Feature)
			for _, id := range need.Questions {
				question(id)
			}
		}
	}
}

func TestTemplateOfRefusesWhatNobodyKnows(t *testing.T) {
	if first, err := TemplateOf(0); err != nil || first.Version != 1 {
		t.Errorf("a workbook without a version is %d: %v", first.Version, err)
	}
	for _, version := range []int{-1, NewestTemplate + 1} {
		_, err := TemplateOf(version)
		var p *problem.Problem
		if !errors.As(err, &p) || p.Code != "WORKSHOP_TEMPLATE" || p.Hint.IsZero() {
			t.Errorf("version %d: %v", version, err)
		}
	}
}
