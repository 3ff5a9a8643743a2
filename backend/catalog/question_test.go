package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The guide's interview, question by question. A workbook keeps these ids, so
// the list may grow but never lose or rename one.
var questionIDs = []string{
	"basic.external", "basic.international", "basic.frequency", "basic.direct",
	"shared.occasional", "shared.without",
	"advanced.unanswered", "advanced.delegates", "advanced.blocked",
	"service.queues", "service.reach", "service.distribution", "service.hours", "service.after-hours",
	"service.members", "service.owners", "service.limit", "service.overflow", "service.languages",
	"service.greeting", "service.fit", "service.numbers", "service.options", "service.voicemail",
	"devices.shared", "devices.needed", "devices.reasons", "devices.headset", "devices.aids",
	"specialist.intercom", "specialist.door", "specialist.fax", "specialist.paging", "specialist.broadcast",
	"compliance.recording", "compliance.sentiment", "compliance.workforce",
	"anything.else",
}

func TestQuestionsAreTheGuidesInItsOrder(t *testing.T) {
	var got []string
	for _, q := range Questions() {
		got = append(got, q.ID)
	}
	if diff := cmp.Diff(questionIDs, got); diff != "" {
		t.Errorf("questions (-guide +table):\n%s", diff)
	}
	if len(got) != 38 {
		t.Errorf("%d questions, the guide has 37 and a box for anything else", len(got))
	}
}

func TestSectionsHoldTheGuidesNumberOfQuestions(t *testing.T) {
	want := map[string]int{
		"basic": 4, "shared": 2, "advanced": 3, "service": 15,
		"devices": 5, "specialist": 5, "compliance": 3, "anything": 1,
	}
	got := map[string]int{}
	for _, q := range Questions() {
		got[q.Section]++
		if !strings.HasPrefix(q.ID, q.Section+".") {
			t.Errorf("%s stands in section %s", q.ID, q.Section)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("questions by section (-guide +table):\n%s", diff)
	}
	titles := map[string]bool{}
	for _, s := range Sections() {
		if want[s.ID] == 0 || s.Name == "" || s.Title == "" || titles[s.Title] {
			t.Errorf("section %+v is unknown, unnamed or has another's title", s)
		}
		titles[s.Title] = true
	}
	if len(Sections()) != len(want) {
		t.Errorf("%d sections, want %d", len(Sections()), len(want))
	}
}

func TestChoicesAreTheGuides(t *testing.T) {
	want := map[string][]string{
		"basic.frequency":      {"Heavy", "Moderate", "Low"},
		"advanced.unanswered":  {"Goes to voicemail", "Rings the office", "Rings specific people", "Rings out"},
		"service.reach":        {"Call direct number", "Via auto attendant(s)"},
		"service.distribution": {"Serial", "Attendant", "Round-robin", "Longest idle"},
		"service.overflow":     {"Disconnect", "Voicemail", "Keep place in queue", "Route somewhere else"},
	}
	got := map[string][]string{}
	for _, q := range Questions() {
		for _, option := range q.Choices {
			got[q.ID] = append(got[q.ID], option.Text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("choices (-guide +table):\n%s", diff)
	}
}

func TestEveryQuestionIsWhole(t *testing.T) {
	kinds := []AnswerKind{Count, YesNo, Choice, Choices, Text, People, Numbers}
	seen := map[string]bool{}
	for _, q := range Questions() {
		if seen[q.ID] {
			t.Errorf("%s is used twice", q.ID)
		}
		if q.Text == "" || q.Short == "" || !slices.Contains(kinds, q.Kind) {
			t.Errorf("%s lacks words or a kind: %+v", q.ID, q)
		}
		if chosen := q.Kind == Choice || q.Kind == Choices; chosen != (len(q.Choices) > 1) || (q.Open && !chosen) {
			t.Errorf("%s: kind %s with %d choices, open %v", q.ID, q.Kind, len(q.Choices), q.Open)
		}
		options := map[string]bool{}
		for _, option := range q.Choices {
			if option.ID == "" || option.Text == "" || options[option.ID] {
				t.Errorf("%s: option %+v is empty or used twice", q.ID, option)
			}
			options[option.ID] = true
		}
		for _, id := range q.Features {
			if _, found := FeatureByID(id); !found {
				t.Errorf("%s bears upon unknown feature %s", q.ID, id)
			}
		}
		if q.PerQueue && q.After != "service.queues" {
			t.Errorf("%s is asked for a queue, so it follows from having queues", q.ID)
		}
		if q.Most != 0 && q.Kind != Count {
			t.Errorf("%s has a limit but is no count", q.ID)
		}
		// A question may depend on an earlier one only, so that nobody is asked backwards.
		if q.After != "" && !seen[q.After] {
			t.Errorf("%s follows %q, which does not come before it", q.ID, q.After)
		}
		if q.After != "" {
			if first, _ := QuestionByID(q.After); first.Kind != YesNo && first.Kind != Count {
				t.Errorf("%s follows %s, which cannot be answered with no or 0", q.ID, q.After)
			}
		}
		if q.PartOf != "" {
			if whole, _ := QuestionByID(q.PartOf); !seen[q.PartOf] || whole.Kind != Count || q.Kind != Count {
				t.Errorf("%s is part of %q, which is no earlier count", q.ID, q.PartOf)
			}
		}
		seen[q.ID] = true
	}
}

func TestANamedQueueAddsItsThirteenQuestions(t *testing.T) {
	for queues, want := range map[int]int{0: 25, 1: 38, 2: 51, 10: 155} {
		if got := QuestionCount(queues); got != want {
			t.Errorf("QuestionCount(%d) = %d, want %d", queues, got, want)
		}
	}
}

func TestQuestionByIDDoesNotInventOne(t *testing.T) {
	if q, found := QuestionByID("basic.direct"); !found || q.Kind != Count {
		t.Errorf("basic.direct: %+v, %v", q, found)
	}
	if q, found := QuestionByID("basic.nothing"); found {
		t.Errorf("found %+v", q)
	}
}

func TestAListHandedOutCanBeReordered(t *testing.T) {
	slices.Reverse(Questions())
	if first := Questions()[0].ID; first != "basic.external" {
		t.Errorf("the table itself was reordered: %s comes first", first)
	}
}
