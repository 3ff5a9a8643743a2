package workshop

import (
	"testing"

	"personadesk/backend/catalog"
)

func TestWhatADepartmentSaidIsOneText(t *testing.T) {
	many := 12
	yesNo := catalog.Question{ID: "q", Kind: catalog.YesNo}
	choice := catalog.Question{ID: "q", Kind: catalog.Choice, Choices: []catalog.Option{{ID: "a", Text: "All of it"}}}
	for name, c := range map[string]struct {
		question catalog.Question
		answers  []Answer
		want     Said
	}{
		"nothing":              {choice, nil, Said{}},
		"a number":             {choice, []Answer{{DepartmentID: "d", QuestionID: "q", Count: &many}}, Said{Asked: true, Text: "12"}},
		"yes":                  {yesNo, []Answer{{DepartmentID: "d", QuestionID: "q", Choices: []string{"yes"}}}, Said{Asked: true, Text: "Yes"}},
		"a choice and a text":  {choice, []Answer{{DepartmentID: "d", QuestionID: "q", Choices: []string{"a"}, Text: "and more"}}, Said{Asked: true, Text: "All of it, and more"}},
		"a choice that is old": {choice, []Answer{{DepartmentID: "d", QuestionID: "q", Choices: []string{"gone"}}}, Said{Asked: true, Text: "gone"}},
		"two queues, one of them alike": {choice, []Answer{
			{DepartmentID: "d", QuestionID: "q", Queue: "1", Choices: []string{"a"}, Words: "well"}, {DepartmentID: "d", QuestionID: "q", Queue: "2", Choices: []string{"a"}, Words: "so"},
			{DepartmentID: "d", QuestionID: "q", Queue: "3", Count: &many}, {DepartmentID: "other", QuestionID: "q", Text: "no"}, {DepartmentID: "d", QuestionID: "r", Text: "no"},
		}, Said{Asked: true, Text: "All of it; 12", Words: "well so"}},
	} {
		if got := (Workshop{Answers: c.answers}).Said("d", c.question); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestGradesHaveAnOrder(t *testing.T) {
	if !Must.Heavier(Should) || Wont.Heavier(Could) || Could.Heavier(Could) || !Wont.Heavier(NotAsked) || Grade("perhaps").Known() || !NotAsked.Known() {
		t.Error("the grades are in another order")
	}
}

func TestWhatWasNotWrittenDownIsPlannedAndNotGraded(t *testing.T) {
	three := 3
	w := Workshop{Interviews: []Interview{{DepartmentID: "d", State: Heard}}, Scores: []Score{{DepartmentID: "d", FeatureID: "f", Grade: Must}},
		Answers: []Answer{{DepartmentID: "d", QuestionID: "q", Count: &three}, {DepartmentID: "e", QuestionID: "q", Count: &three}, {DepartmentID: "e", QuestionID: "r", Count: &three}}}
	if i := w.InterviewOf("d"); i.State != Heard || i.Queues == nil {
		t.Errorf("%+v", i)
	}
	if i := w.InterviewOf("e"); i.State != Planned || i.DepartmentID != "e" || i.Queues == nil {
		t.Errorf("%+v", i)
	}
	if w.ScoreOf("d", "f").Grade != Must || w.ScoreOf("d", "g").Grade != NotAsked || w.Sum("q") != 6 {
		t.Errorf("%+v %+v %d", w.ScoreOf("d", "f"), w.ScoreOf("d", "g"), w.Sum("q"))
	}
}
