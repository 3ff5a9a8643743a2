package explain

import (
	"slices"
	"strings"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/tree"
)

// Change is one attribute that would be different.
type Change struct {
	Property string   `json:"property"`
	From     string   `json:"from"`
	State    string   `json:"state"`    // of what there is now: known, absent, unknown
	Operator string   `json:"operator"` // how the new value stands to To: eq, ne, in, startsWith, present ...
	To       []string `json:"to"`       // any of these; never nil
	Clear    bool     `json:"clear"`    // the value goes away instead
	Text     string   `json:"text"`     // in English
}

// Nearest is the smallest change of attributes that turns the outcome of a rule round.
type Nearest struct {
	Edits   []Change `json:"edits"`
	Outcome string   `json:"outcome"` // then: match or no match
	Text    string   `json:"text"`    // in English
}

// Turn finds the smallest change that would let a user in whom the rule leaves out, or leave one out whom it lets in.
// Every answer was tried: the rule was evaluated for the user with just these attributes different. It is false where the
// outcome is unknown, and where no change can be promised: ids and licences are not for editing, and most patterns do
// not say which text they want.
func Turn(r rule.Rule, u evaluate.User, now time.Time) (Nearest, bool) {
	if tree.Of(r) == nil {
		return Nearest{}, false
	}
	goal := map[rule.Outcome]rule.Outcome{rule.Match: rule.NoMatch, rule.NoMatch: rule.Match, rule.Unknown: rule.Unknown}[evaluate.Node(tree.Of(r), u, now).Outcome]
	if goal == rule.Unknown {
		return Nearest{}, false
	}
	s := search{user: u, now: now}
	for _, candidate := range s.towards(tree.Of(r), goal) {
		reaches := func(edits []edit) bool { return evaluate.Node(tree.Of(r), edited{u, edits}, now).Outcome == goal }
		if !reaches(candidate) {
			continue
		}
		needed := kept(withoutIdle(candidate, reaches), reaches)
		n := Nearest{Outcome: goal.String()}
		said := make([]string, len(needed))
		for i, e := range needed {
			n.Edits = append(n.Edits, e.change)
			said[i] = e.change.Text
		}
		n.Text = sentenceOf(said, goal)
		return n, true
	}
	return Nearest{}, false
}

// withoutIdle leaves out the edits that the rest can do without.
func withoutIdle(edits []edit, reaches func([]edit) bool) []edit {
	for i := 0; i < len(edits); {
		if rest := slices.Delete(slices.Clone(edits), i, i+1); reaches(rest) {
			edits = rest
			continue
		}
		i++
	}
	return edits
}

// kept narrows what is promised to what holds: of several values those that bring the outcome about, and of "something
// that begins with" the very text where a longer one would not do.
func kept(edits []edit, reaches func([]edit) bool) []edit {
	for i, e := range edits {
		with := func(text string) bool {
			tried := slices.Clone(edits)
			tried[i].value = rule.TextValue(text)
			return reaches(tried)
		}
		c := e.change
		if len(c.To) == 0 || !e.value.IsText() {
			continue
		}
		switch c.Operator {
		case "in":
			c.To = slices.DeleteFunc(slices.Clone(c.To), func(v string) bool { return !with(v) })
		case "startsWith", "endsWith", "contains":
			longer := map[string][]string{"startsWith": {c.To[0] + "x"}, "endsWith": {"x" + c.To[0]}, "contains": {"x" + c.To[0], c.To[0] + "x"}}[c.Operator]
			if slices.ContainsFunc(longer, func(v string) bool { return !with(v) }) {
				c.Operator = "eq"
			}
		}
		c.Text = spokenChange(c.Property, c.Operator, c.To, true)
		edits[i].change = c
	}
	return edits
}

func sentenceOf(said []string, goal rule.Outcome) string {
	effect := "come in"
	if goal == rule.NoMatch {
		effect = "leave"
	}
	text := strings.Join(said, " and ")
	return strings.ToUpper(text[:1]) + text[1:] + ": then the user would " + effect + "."
}

// edit is a change with a value that was chosen for it, so that it can be tried.
type edit struct {
	change Change
	value  rule.Value
}

// edited is a user with some attributes different.
type edited struct {
	evaluate.User
	edits []edit
}

// Attribute gives the value that was chosen, or what the user has.
func (e edited) Attribute(name string) rule.Value {
	for _, x := range e.edits {
		if x.change.Property == name {
			return x.value
		}
	}
	return e.User.Attribute(name)
}

// search looks for few edits that bring an expression to an outcome.
type search struct {
	user evaluate.User
	now  time.Time
}

// mostCandidates bounds how many ways are looked at for each expression, the shortest first.
const mostCandidates = 12

// towards gives ways to bring n to the outcome, the shortest first; none where there is none. A way that needs nothing is
// empty.
func (s search) towards(n tree.Node, goal rule.Outcome) [][]edit {
	if evaluate.Node(n, s.user, s.now).Outcome == goal {
		return [][]edit{nil}
	}
	switch n := n.(type) {
	case *tree.Negation:
		return s.towards(n.Operand, map[rule.Outcome]rule.Outcome{rule.Match: rule.NoMatch, rule.NoMatch: rule.Match}[goal])
	case *tree.Logic:
		if (n.Op == tree.OpOr) == (goal == rule.Match) { // one operand is enough
			var ways [][]edit
			for _, operand := range n.Operands {
				ways = append(ways, s.towards(operand, goal)...)
			}
			return shortest(ways)
		}
		ways := [][]edit{nil}
		for _, operand := range n.Operands {
			ways = joined(ways, s.towards(operand, goal))
		}
		return ways
	}
	ways := make([][]edit, 0, 2)
	for _, e := range s.leaf(n, goal) {
		ways = append(ways, []edit{e})
	}
	return ways
}

func shortest(ways [][]edit) [][]edit {
	slices.SortStableFunc(ways, func(a, b []edit) int { return len(a) - len(b) })
	return ways[:min(len(ways), mostCandidates)]
}

// joined puts every way of one side together with every way of the other. Where both edit one attribute, either may be
// right: which one is, is tried later.
func joined(a, b [][]edit) [][]edit {
	var ways [][]edit
	for _, x := range a {
		for _, y := range b {
			ways = append(ways, union(x, y))
			if clashing(x, y) {
				ways = append(ways, union(y, x))
			}
		}
	}
	return shortest(ways)
}

func union(first, second []edit) []edit {
	all := slices.Clone(first)
	for _, e := range second {
		if !edits(all, e.change.Property) {
			all = append(all, e)
		}
	}
	return all
}

func edits(list []edit, property string) bool {
	return slices.ContainsFunc(list, func(e edit) bool { return e.change.Property == property })
}

func clashing(a, b []edit) bool {
	return slices.ContainsFunc(b, func(e edit) bool { return edits(a, e.change.Property) })
}
