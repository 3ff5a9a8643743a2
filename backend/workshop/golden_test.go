package workshop

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/text"
)

var writeGolden = flag.Bool("golden", false, "write testdata/said.txt anew")

// possible lists answers of every shape to a question.
func possible(q catalog.Question) []Answer {
	list := []Answer{
		answer(q.ID, func(*Answer) {}), answer(q.ID, chosen(Yes)), answer(q.ID, chosen(No)), answer(q.ID, chosen(Yes, No)),
		answer(q.ID, said("Anything")), answer(q.ID, said("0800 157 0900, +44 161 496 0000")), answer(q.ID, said("+448081570900")), answer(q.ID, said("0808 157 0900")),
		answer(q.ID, said("+44800 1111")), answer(q.ID, func(a *Answer) { a.Words = "As they put it" }),
	}
	all := []string{}
	for _, o := range q.Choices {
		list = append(list, answer(q.ID, chosen(o.ID)))
		for _, other := range all {
			list = append(list, answer(q.ID, chosen(other, o.ID)))
		}
		all = append(all, o.ID)
	}
	for _, n := range []int{0, 1, 9, 10, 11, 40, 41} {
		list = append(list, answer(q.ID, many(n)))
	}
	return list
}

func shown(a Answer) string {
	if a.Count != nil {
		return fmt.Sprintf("%s=%d", a.QuestionID, *a.Count)
	}
	return fmt.Sprintf("%s=%s%q%q", a.QuestionID, strings.Join(a.Choices, "+"), a.Text, a.Words)
}

// everythingSaid is what follows from every answer to every question, alone and beside so many who call outside, and
// which grades it contradicts.
func everythingSaid(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	hr := Department{ID: "hr", Name: "HR"}
	for _, q := range catalog.Questions() {
		for _, a := range possible(q) {
			for _, outside := range []int{-1, 0, 40} {
				answers := []Answer{a}
				if outside >= 0 {
					answers = append(answers, answer("basic.external", many(outside)))
				}
				for _, s := range suggested(t, hr, answers) {
					fmt.Fprintf(&b, "%s beside %d: %s %s %s: %s\n", shown(a), outside, s.FeatureID, s.Grade, strings.Join(s.Questions, ","), s.Why)
				}
			}
			for _, f := range catalog.Features() {
				for _, grade := range []Grade{Must, Should, Could, Wont} {
					w := Workshop{Departments: []Department{hr}, Interviews: []Interview{{DepartmentID: "hr"}}, Answers: []Answer{a},
						Scores: []Score{{DepartmentID: "hr", FeatureID: f.ID, Grade: grade}}}
					for _, p := range Contradictions(w) {
						if p.Code == "WORKSHOP_GRADE" {
							fmt.Fprintf(&b, "%s: %s %s contradicts: %s (%s)\n", shown(a), f.ID, grade, text.English().Print(p.Summary), text.English().Print(p.Detail))
						}
					}
				}
			}
			for _, queues := range [][]string{nil, {"Help"}} {
				w := Workshop{Departments: []Department{{ID: "hr", Name: "HR", People: 40}}, Interviews: []Interview{{DepartmentID: "hr", Queues: queues}}, Answers: []Answer{a}}
				for _, p := range Contradictions(w) {
					fmt.Fprintf(&b, "%s with queues %v: %s %s\n", shown(a), queues, p.Code, text.English().Print(p.Detail))
				}
			}
		}
	}
	return b.String()
}

// TestWhatFollowsFromEveryAnswer holds the workshop's knowledge against what the program said before that knowledge became a table.
func TestWhatFollowsFromEveryAnswer(t *testing.T) {
	got := everythingSaid(t)
	if *writeGolden {
		if err := os.WriteFile("testdata/said.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile("testdata/said.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(raw) == got {
		return
	}
	want, have := strings.Split(string(raw), "\n"), strings.Split(got, "\n")
	for i := range min(len(want), len(have)) {
		if want[i] != have[i] {
			t.Fatalf("line %d of %d: %q, want %q", i+1, len(want), have[i], want[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(have), len(want))
}

func suggested(t *testing.T, d Department, answers []Answer) []Suggestion {
	t.Helper()
	list, err := GradesFromAnswers(1, d, answers)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestEveryRowOfTheTemplateHasAnEffect: for each row there is an answer that it speaks for, and one to the same question that
// it does not.
func TestEveryRowOfTheTemplateHasAnEffect(t *testing.T) {
	template, err := catalog.TemplateOf(1)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range template.Suggestions {
		q, _ := catalog.QuestionByID(row.Question)
		speaks, silent := 0, 0
		for _, a := range possible(q) {
			if why, ok := heard(row, a, map[string]int{"basic.external": 40}); ok && why != "" && !strings.ContainsAny(why, "{}") {
				speaks++
			} else {
				silent++
			}
		}
		if speaks == 0 || silent == 0 {
			t.Errorf("row %d of %s speaks for %d answers and not for %d", i, row.Question, speaks, silent)
		}
	}
	for _, need := range template.Needs {
		var refused int
		q, _ := catalog.QuestionByID(need.Questions[0])
		for _, a := range possible(q) {
			refused += len(Contradictions(Workshop{Departments: []Department{{ID: "hr"}}, Answers: []Answer{a}, Interviews: []Interview{{DepartmentID: "hr", Queues: []string{"Help"}}},
				Scores: []Score{{DepartmentID: "hr", FeatureID: need.Feature, Grade: Wont}}}))
		}
		if refused == 0 {
			t.Errorf("no answer to %s contradicts a Won't for %s", need.Questions[0], need.Feature)
		}
	}
}

func TestATemplateThatNobodyKnowsIsAProblem(t *testing.T) {
	newer := catalog.NewestTemplate + 1
	if found := Contradictions(Workshop{Template: newer}); len(found) != 1 || found[0].Code != "WORKSHOP_TEMPLATE" {
		t.Errorf("contradictions: %+v", found)
	}
	if list, err := GradesFromAnswers(newer, Department{ID: "hr"}, []Answer{answer("basic.external", many(3))}); err == nil || list != nil {
		t.Errorf("grades: %+v, %v", list, err)
	}
}
