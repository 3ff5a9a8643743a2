package plan_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/text"
)

// everything gives all texts of a plan that say something in the catalogue's words; names and what people said are literals.
func everything(p plan.Plan) []text.Text {
	var all []text.Text
	add := func(list ...text.Text) {
		for _, t := range list {
			if t.Code != "" {
				all = append(all, t)
			}
		}
	}
	for _, c := range p.Changes {
		add(c.Says, c.Feels)
		for _, r := range c.Reasons {
			add(r.Says)
		}
	}
	for _, found := range p.Problems {
		add(found.Summary, found.Detail, found.Hint)
	}
	return all
}

func TestPrintingAPlanInAnotherLanguageChangesEverySentenceAndNothingOfThePlan(t *testing.T) {
	p, pseudo := whole(t), text.For(text.PseudoTag)
	fingerprint, seal := p.Fingerprint, p.Seal
	for _, c := range p.Changes {
		if c.Says.Code == "" {
			t.Errorf("%s is in finished words: %v", c.ID, c.Says)
		}
	}
	texts := everything(p)
	if len(texts) < 3*len(p.Changes)/2 {
		t.Fatalf("%d texts for %d changes: there is nothing to print", len(texts), len(p.Changes))
	}
	for _, said := range texts {
		english, other := text.English().Print(said), pseudo.Print(said)
		if !strings.HasPrefix(other, text.MarkBegin) || strings.Contains(english, said.Code) {
			t.Errorf("%s is %q in English and %q in the other language", said.Code, english, other)
		}
	}
	printed := p.Printed(pseudo)
	if len(everything(printed)) != 0 || plan.Fingerprint(printed) != fingerprint {
		t.Error("the printed plan is not the same plan in words")
	}
	if plan.Fingerprint(p) != fingerprint || plan.Seal(p) != seal || len(everything(p)) != len(texts) {
		t.Error("printing changed the plan, so nobody's approval holds any more")
	}
	if back := throughFile(t, p); back.Fingerprint != fingerprint || back.Seal != seal {
		t.Error("the plan does not come back from a file as it was approved")
	}
}

func TestEveryLineOfARenderedPlanIsSaidInTheLanguageOfTheReader(t *testing.T) {
	p := whole(t)
	var english, other bytes.Buffer
	for out, in := range map[*bytes.Buffer]*text.Printer{&english: text.English(), &other: text.For(text.PseudoTag)} {
		if err := plan.Render(out, p, plan.RenderOptions{Every: true, In: in}); err != nil {
			t.Fatal(err)
		}
	}
	was, is := strings.Split(english.String(), "\n"), strings.Split(other.String(), "\n")
	if len(was) != len(is) {
		t.Fatalf("%d lines became %d", len(was), len(is))
	}
	for i, line := range is {
		if line != "" && (!strings.Contains(line, text.MarkBegin) || line == was[i]) {
			t.Errorf("nobody put this into the other language: %s", line)
		}
	}
}

// An older version wrote its words into the plan. Its seal was computed over them, and they are printed as they were.
func TestASealedPlanOfAnOlderVersionKeepsItsSealAndItsWords(t *testing.T) {
	old := plan.Sealed(whole(t).Printed(text.English()))
	body, err := json.Marshal(old)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body, []byte(`"args"`)) {
		t.Fatal("this is not what an older version wrote")
	}
	back, err := plan.Parse(body)
	if err != nil || back.Seal != old.Seal {
		t.Fatalf("refused: %v", err)
	}
	if got, want := text.For(text.PseudoTag).Print(back.Changes[0].Says), text.English().Print(old.Changes[0].Says); got != want {
		t.Errorf("printed as %q, was %q", got, want)
	}
}
