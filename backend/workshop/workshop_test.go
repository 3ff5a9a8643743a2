package workshop

import (
	"slices"
	"testing"

	"personadesk/backend/catalog"
)

func count(n int) *int { return &n }

func answer(question string, change func(*Answer)) Answer {
	a := Answer{DepartmentID: "hr", QuestionID: question}
	change(&a)
	return a
}

func many(n int) func(*Answer)           { return func(a *Answer) { a.Count = count(n) } }
func chosen(ids ...string) func(*Answer) { return func(a *Answer) { a.Choices = ids } }
func said(text string) func(*Answer)     { return func(a *Answer) { a.Text = text } }

func TestQuestionsForAsksEveryQueue(t *testing.T) {
	iv := Interview{DepartmentID: "hr", Queues: []string{"Help", "Sickness"}}
	list := QuestionsFor(iv, nil)
	if len(list) != catalog.QuestionCount(2) {
		t.Fatalf("%d questions, want %d", len(list), catalog.QuestionCount(2))
	}
	var queues []string
	for _, q := range list {
		if q.Question.PerQueue != (q.Queue != "") {
			t.Errorf("%s is asked of queue %q", q.Question.ID, q.Queue)
		}
		if q.Queue != "" && (len(queues) == 0 || queues[len(queues)-1] != q.Queue) {
			queues = append(queues, q.Queue)
		}
	}
	if !slices.Equal(queues, iv.Queues) {
		t.Errorf("queues are asked in the order %v", queues)
	}
	if len(QuestionsFor(Interview{}, nil)) != catalog.QuestionCount(0) {
		t.Error("without a queue, its questions are asked nevertheless")
	}
}

func TestQuestionsForMarksPointlessOnes(t *testing.T) {
	answers := []Answer{
		answer("basic.external", many(0)),
		answer("devices.shared", many(3)),
		{DepartmentID: "sales", QuestionID: "shared.occasional", Count: count(0)},
	}
	pointless := map[string]bool{}
	for _, q := range QuestionsFor(Interview{DepartmentID: "hr"}, answers) {
		pointless[q.Question.ID] = q.Pointless
	}
	for id, want := range map[string]bool{"basic.frequency": true, "devices.needed": false, "shared.without": false} {
		if pointless[id] != want {
			t.Errorf("%s: pointless is %v", id, !want)
		}
	}
}

func TestGradesFromAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		answers []Answer
		want    map[string]Grade
	}{
		"people call outside": {[]Answer{answer("basic.external", many(40))},
			map[string]Grade{"domestic-calling": Must, "emergency-calling": Must, "dial-plans": Should}},
		"nobody calls outside": {[]Answer{answer("basic.external", many(0))},
			map[string]Grade{"domestic-calling": Wont, "dial-plans": Wont}},
		"few call abroad": {[]Answer{answer("basic.external", many(40)), answer("basic.international", many(2))},
			map[string]Grade{"international-calling": Should, "outbound-restrictions": Should}},
		"many call abroad": {[]Answer{answer("basic.international", many(20)), answer("basic.external", many(40))},
			map[string]Grade{"international-calling": Must}},
		"voicemail and colleagues": {[]Answer{answer("advanced.unanswered", chosen("voicemail", "people"))},
			map[string]Grade{"voicemail": Must, "group-pickup": Should, "simultaneous-ring": Could}},
		"no delegates": {[]Answer{answer("advanced.delegates", chosen(No))},
			map[string]Grade{"delegation": Wont, "delegate-notification": Wont}},
		"the strongest stands": {[]Answer{answer("service.reach", chosen("direct")), answer("service.options", said("Press 1"))},
			map[string]Grade{"auto-attendant": Must}},
		"a free number": {[]Answer{answer("service.numbers", said("0808 157 0900"))},
			map[string]Grade{"toll-free-numbers": Must, "caller-id": Should}},
		"another department": {[]Answer{{DepartmentID: "sales", QuestionID: "basic.external", Count: count(3)}},
			map[string]Grade{"domestic-calling": NotAsked}},
		"an empty answer": {[]Answer{answer("advanced.delegates", func(*Answer) {})},
			map[string]Grade{"delegation": NotAsked}},
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]Grade{}
			for _, s := range suggested(t, Department{ID: "hr"}, c.answers) {
				got[s.FeatureID] = s.Grade
				if _, known := catalog.FeatureByID(s.FeatureID); !known || len(s.Questions) == 0 || s.Why == "" {
					t.Errorf("a suggestion without ground: %+v", s)
				}
			}
			for feature, grade := range c.want {
				if got[feature] != grade {
					t.Errorf("%s is %q, want %q", feature, got[feature], grade)
				}
			}
		})
	}
}

func TestGaps(t *testing.T) {
	w := Workshop{
		Departments: []Department{{ID: "hr"}, {ID: "sales"}},
		Scores: []Score{
			{DepartmentID: "sales", FeatureID: "screen-pop", Grade: Must},
			{DepartmentID: "hr", FeatureID: "screen-pop", Grade: Should},
			{DepartmentID: "hr", FeatureID: "last-agent", Grade: Could},
			{DepartmentID: "hr", FeatureID: "voicemail", Grade: Must},
			{DepartmentID: "hr", FeatureID: "domestic-calling", Grade: Must},
			{DepartmentID: "hr", FeatureID: "call-analytics", Grade: Should},
		},
		Decisions: []Decision{{FeatureID: "call-analytics", Way: "Power BI"}},
	}
	gaps := Gaps(catalog.Features(), w)
	var ids []string
	open := 0
	for _, g := range gaps {
		ids = append(ids, g.FeatureID)
		if g.Open {
			open++
		}
	}
	if !slices.Equal(ids, []string{"domestic-calling", "call-analytics", "screen-pop"}) || open != 1 {
		t.Fatalf("gaps %v, %d open", ids, open)
	}
	pop := gaps[2]
	if pop.Worst != Must || pop.Wants[0].DepartmentID != "hr" || pop.Lacks == "" || len(pop.Ways) == 0 || !pop.Open {
		t.Errorf("%+v", pop)
	}
	if gaps[0].Open || gaps[1].Decision == nil {
		t.Error("an add-on counts as open, or a decision was lost")
	}
}

func TestContradictions(t *testing.T) {
	hr := Department{ID: "hr", Name: "HR", People: 30}
	for name, c := range map[string]struct {
		interview Interview
		answers   []Answer
		scores    []Score
		want      []string
	}{
		"nothing wrong": {Interview{Queues: []string{"Help"}}, []Answer{answer("basic.external", many(30)), answer("service.queues", chosen(Yes))},
			[]Score{{FeatureID: "domestic-calling", Grade: Must}}, nil},
		"won't, yet people":       {Interview{}, []Answer{answer("basic.external", many(12))}, []Score{{FeatureID: "domestic-calling", Grade: Wont}}, []string{"WORKSHOP_GRADE"}},
		"must, yet nobody":        {Interview{}, []Answer{answer("basic.international", many(0))}, []Score{{FeatureID: "international-calling", Grade: Must}}, []string{"WORKSHOP_GRADE"}},
		"must, and nobody asked":  {Interview{}, nil, []Score{{FeatureID: "international-calling", Grade: Must}}, nil},
		"part above whole":        {Interview{}, []Answer{answer("basic.external", many(10)), answer("basic.international", many(11))}, nil, []string{"WORKSHOP_PART"}},
		"more than there are":     {Interview{}, []Answer{answer("basic.external", many(31))}, nil, []string{"WORKSHOP_PEOPLE"}},
		"less than none":          {Interview{}, []Answer{answer("basic.external", many(-1))}, nil, []string{"WORKSHOP_COUNT"}},
		"above what Teams takes":  {Interview{Queues: []string{"Help"}}, []Answer{answer("service.limit", func(a *Answer) { a.Count, a.Queue = count(500), "Help" })}, nil, []string{"WORKSHOP_MOST"}},
		"no queue, but named":     {Interview{Queues: []string{"Help"}}, []Answer{answer("service.queues", chosen(No))}, nil, []string{"WORKSHOP_QUEUES"}},
		"queue needed, not named": {Interview{}, []Answer{answer("service.queues", chosen(Yes))}, nil, []string{"WORKSHOP_QUEUES"}},
		"stray queue":             {Interview{Queues: []string{"Help"}}, []Answer{answer("service.hours", func(a *Answer) { a.Queue, a.Text = "Old", "9 to 5" })}, nil, []string{"WORKSHOP_QUEUE_UNNAMED"}},
		"stray question":          {Interview{}, []Answer{answer("basic.nothing", many(1))}, nil, []string{"WORKSHOP_STRAY"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.interview.DepartmentID = "hr"
			for i := range c.scores {
				c.scores[i].DepartmentID = "hr"
			}
			var got []string
			for _, p := range Contradictions(Workshop{Departments: []Department{hr}, Interviews: []Interview{c.interview}, Answers: c.answers, Scores: c.scores}) {
				got = append(got, p.Code)
				if p.Hint.IsZero() || p.Where.ID == "" {
					t.Errorf("without hint or place: %+v", p)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestProgressOf(t *testing.T) {
	w := Workshop{
		Departments: []Department{{ID: "hr"}, {ID: "it"}},
		Interviews:  []Interview{{DepartmentID: "hr", State: Heard}},
		Answers:     []Answer{answer("basic.external", many(0)), answer("basic.frequency", chosen("low"))},
		Scores:      []Score{{DepartmentID: "hr", FeatureID: "voicemail", Grade: Must}, {DepartmentID: "hr", FeatureID: "last-agent"}},
	}
	got := ProgressOf(w)
	if got[0].State != Heard || got[0].Answered != 1 || got[0].Questions != catalog.QuestionCount(0)-1 || got[0].Graded != 1 {
		t.Errorf("hr: %+v", got[0])
	}
	if got[1].State != Planned || got[1].Answered != 0 {
		t.Errorf("it: %+v", got[1])
	}
}
