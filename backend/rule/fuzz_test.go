package rule

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzParse holds every text against what must be true of all of them: no
// panic, places inside the text, and a rule that reads back as itself.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`user.department -eq "Sales" and not (user.city -in ["a",'b'])`,
		`user.assignedPlans -any (assignedPlan.service -eq "SCO" -and assignedPlan.capabilityStatus -eq "Enabled")`,
		`user.employeeHireDate -ge (system.now -plus P7DT3H)`, `Direct Reports for "M"`,
		"user.city –eq “O’Brien” && user.x == \\\"y\\\"", `user.memberOf -any (group.objectId -in ['a'])`,
		"user.displayName -eq \"`\"\" or user.displayName -match '.*`'", `!((((`, `-not -not user.mail -ne $null`,
		`user.employeeHireDate -eq 9999-12-31T23:59:59.999999999-14:00`, `user.otherMails -all $_ -eq 7d`,
	} {
		f.Add(seed)
	}
	for _, line := range append(lines(canonical), lines(marked)...) {
		f.Add(line)
	}
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		r, problems := Check(text)
		length := utf8.RuneCountInString(text)
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > max(length, MaxLength) {
				t.Fatalf("a problem lies outside the text: %+v", p)
			}
			if p.Code == "" || p.Message == "" {
				t.Fatalf("a problem says nothing: %+v", p)
			}
		}
		if Valid(problems) == r.IsZero() {
			t.Fatalf("valid %v, but the rule is %q", Valid(problems), r)
		}
		if r.IsZero() {
			return
		}
		r.Explain(GraphUser{}, now)
		canonical := r.String()
		root, again := parse([]rune(canonical)) // without the limit of length, which the canonical form may pass
		if !Valid(again) {
			t.Fatalf("%q prints as %q, which is refused: %+v", text, canonical, again)
		}
		if diff := sameTree(r, Rule{root}); diff != "" {
			t.Fatalf("%q prints as %q, which means something else:\n%s", text, canonical, diff)
		}
	})
}

// FuzzPrint prints trees of every shape with values of every kind, and reads
// what it printed. Text that is a rule takes part with its own tree.
func FuzzPrint(f *testing.F) {
	for seed := range 40 {
		decisions := make([]byte, 40)
		for i := range decisions {
			decisions[i] = byte(seed*31 + i*seed*7 + i)
		}
		f.Add(decisions, "", "x")
	}
	f.Add([]byte{5}, `user.city -eq "a`+"`"+`"b"`, `” -and user.city`)
	f.Fuzz(func(t *testing.T, decisions []byte, text, word string) {
		d := &dice{decisions}
		again := func(root node) {
			printed := printed(root)
			read, problems := parse([]rune(printed))
			if !Valid(problems) {
				t.Fatalf("%q is refused: %s", printed, findings(problems))
			}
			if diff := sameTree(Rule{root}, Rule{read}); diff != "" {
				t.Fatalf("%q means something else:\n%s", printed, diff)
			}
			if second := (Rule{read}).String(); second != printed {
				t.Fatalf("%q prints as %q", printed, second)
			}
		}
		tree := d.tree(4, true)
		if height(tree) < maxHeight {
			again(tree)
		}
		if valid := strings.ToValidUTF8(word, "?"); valid == word {
			again(&comparison{subject: userSubject("city"), op: opIn, value: literal{kind: listLiteral, list: []literal{{kind: textLiteral, text: word}, {kind: textLiteral, text: "x"}}}})
		}
		if r, _ := Parse(text); !r.IsZero() {
			again(r.root)
		}
	})
}

// FuzzEvaluate asks rules about users and holds the answers against what must
// be true of all of them: always the same, the opposite behind -not, the same
// for the canonical form, and the same from its leaves up.
func FuzzEvaluate(f *testing.F) {
	for _, line := range lines(outcomes) {
		columns := strings.Split(line, "\t")
		f.Add(columns[0], columns[1], []byte(columns[0]))
	}
	f.Add(`user.city -match "^(a+)+$"`, `{"city":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}`, []byte{1, 2, 3})
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text, object string, decisions []byte) {
		d := &dice{decisions}
		rules := []Rule{{d.tree(3, true)}}
		prepare(rules[0].root)
		if r, _ := Parse(text); !r.IsZero() {
			rules = append(rules, r)
		}
		users := []string{d.userJSON(), object}
		for _, r := range rules {
			for _, u := range users {
				var raw map[string]json.RawMessage
				if json.Unmarshal([]byte(u), &raw) != nil {
					continue
				}
				agree(t, r, NewGraphUser(raw), now)
			}
		}
	})
}

func agree(t *testing.T, r Rule, u User, now time.Time) {
	first := r.Evaluate(u, now)
	if strings.Contains(first.Reason, "too long") {
		return // how far a pattern gets in its time is chance
	}
	if explained := r.Explain(u, now).Expression; explained != r.String() {
		t.Fatalf("%q is explained as %q", r, explained)
	}
	root, problems := parse([]rune(r.String()))
	if !Valid(problems) {
		t.Fatalf("%q is refused: %s", r, findings(problems))
	}
	folded, _ := Fold(r, Algebra[Result]{
		Leaf: func(l Leaf) Result { return l.Test(u.Attribute(l.Attribute()), now) },
		And:  func(parts []Result) Result { return together(opAnd, parts) },
		Or:   func(parts []Result) Result { return together(opOr, parts) },
		Not:  Result.negated,
	})
	for name, got := range map[string]Result{
		"evaluated again":  r.Evaluate(u, now),
		"canonical":        Rule{root}.Evaluate(u, now),
		"twice not":        Rule{&negation{operand: &negation{operand: r.root}}}.Evaluate(u, now),
		"not, and negated": Rule{&negation{operand: r.root}}.Evaluate(u, now).negated(),
		"from its leaves":  folded,
		"limited":          r.Limited().Evaluate(u, now),
	} {
		if got != first && !strings.Contains(got.Reason, "too long") {
			t.Fatalf("%s is %+v, but %s %+v", r, first, name, got)
		}
	}
}

func together(op operator, parts []Result) Result {
	c := combinerFor(op)
	for _, part := range parts {
		c.add(part)
	}
	return c.result()
}
