package ruletest

import (
	"fmt"
	"strings"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Dice turns bytes into decisions, so that fuzzing and property tests build
// rules and users out of whatever bytes they are given.
type Dice struct{ Bytes []byte }

// Roll decides between n things; when the bytes run out it is always the first.
func (d *Dice) Roll(n int) int {
	if len(d.Bytes) == 0 {
		return 0
	}
	b := int(d.Bytes[0])
	d.Bytes = d.Bytes[1:]
	return b % n
}

func pick[T any](d *Dice, from ...T) T { return from[d.Roll(len(from))] }

// words are few and alike, so that comparisons meet, contain and exclude one
// another; the strange ones need care when they are printed.
var words = []string{"a", "A", "ab", "b", "ba", "abc", "x", "O'Brien", "a,b", "a*", "ö", "null"}

var strangeWords = []string{`"`, "`", "a`", "`\"", `\`, "“a”", "a” -and user.city", `'`, `''`, " ", "\n", "\u200d", "[", "$null", "#", "\u00a0x", "(", `x" -and user.city -eq "y`}

var patterns = []string{"a", "^a", "b$", "^ab$", ".*a.*", "a.b", "[ab]+", `a\.b`, "^.*?b", "(a|b)c"}

func (d *Dice) word(strange bool) string {
	if strange && d.Roll(3) == 0 {
		return pick(d, strangeWords...) + pick(d, strangeWords...)
	}
	return pick(d, words...)
}

// Tree builds a rule that is right.
func (d *Dice) Tree(depth int, strange bool) tree.Node {
	if depth <= 0 {
		return d.leaf(strange)
	}
	switch d.Roll(6) {
	case 0:
		return &tree.Negation{Operand: d.Tree(depth-1, strange)}
	case 1, 2:
		return tree.Join(tree.OpAnd, d.trees(depth, strange))
	case 3, 4:
		return tree.Join(tree.OpOr, d.trees(depth, strange))
	}
	return d.leaf(strange)
}

func (d *Dice) trees(depth int, strange bool) []tree.Node {
	list := make([]tree.Node, 2+d.Roll(3))
	for i := range list {
		list[i] = d.Tree(depth-1, strange)
	}
	return list
}

// UserSubject is a property as the subject of a comparison.
func UserSubject(name string) tree.Subject {
	p, _ := rule.RuleProperty(name)
	return tree.Subject{Text: "user." + p.Name, Property: p}
}

func (d *Dice) leaf(strange bool) tree.Node {
	switch d.Roll(12) {
	case 0:
		return &tree.Comparison{Subject: UserSubject(pick(d, "accountEnabled", "dirSyncEnabled")), Op: pick(d, tree.OpEq, tree.OpNe), Value: tree.Literal{Kind: tree.BoolLiteral, Truth: d.Roll(2) == 0}}
	case 1:
		return d.date()
	case 2:
		return &tree.Lambda{Subject: UserSubject("otherMails"), Op: pick(d, tree.OpAny, tree.OpAll), Body: d.body(2, strange, func() tree.Subject {
			return tree.Subject{Text: "_", Item: tree.TextItem, Property: rule.Property{Name: "_", Type: rule.String}}
		})}
	case 3:
		return &tree.Lambda{Subject: UserSubject("assignedPlans"), Op: pick(d, tree.OpAny, tree.OpAll), Body: d.body(2, strange, func() tree.Subject {
			field := pick(d, rule.PlanFields()...)
			return tree.Subject{Text: "assignedPlan." + field.Name, Item: tree.PlanItem, Property: field}
		})}
	case 4:
		n := &tree.Comparison{Subject: UserSubject("otherMails")}
		d.textValue(n, strange, false)
		return n
	}
	n := &tree.Comparison{Subject: UserSubject(pick(d, "city", "city", "state", "extension_9d98ed114c4840d298fad781915f27e4_x", "userType"))}
	d.textValue(n, strange, true)
	return n
}

// textValue gives a comparison of texts an operator and a value.
func (d *Dice) textValue(n *tree.Comparison, strange, listed bool) {
	switch d.Roll(8) {
	case 0:
		n.Op, n.Value = pick(d, tree.OpEq, tree.OpNe), tree.Literal{Kind: tree.NullLiteral}
	case 1:
		n.Op, n.Value = pick(d, tree.OpMatch, tree.OpNotMatch), tree.Literal{Kind: tree.TextLiteral, Text: pick(d, patterns...)}
	case 2, 3:
		if listed {
			list := make([]tree.Literal, 1+d.Roll(3))
			for i := range list {
				list[i] = tree.Literal{Kind: tree.TextLiteral, Text: d.word(strange)}
			}
			n.Op, n.Value = pick(d, tree.OpIn, tree.OpNotIn), tree.Literal{Kind: tree.ListLiteral, List: list}
			return
		}
		fallthrough
	default:
		n.Op = pick(d, tree.OpEq, tree.OpNe, tree.OpEq, tree.OpNe, tree.OpStartsWith, tree.OpNotStartsWith, tree.OpEndsWith, tree.OpNotEndsWith, tree.OpContains, tree.OpNotContains)
		n.Value = tree.Literal{Kind: tree.TextLiteral, Text: d.word(strange)}
	}
}

func (d *Dice) date() tree.Node {
	n := &tree.Comparison{Subject: UserSubject("employeeHireDate"), Op: pick(d, tree.OpGe, tree.OpLe, tree.OpEq, tree.OpNe)}
	n.Value = tree.Literal{Kind: tree.DateLiteral, Date: time.Unix(int64(d.Roll(256))*7_654_321, int64(d.Roll(3))*500).UTC()}
	if n.Op == tree.OpGe || n.Op == tree.OpLe {
		if step, ok := tree.ParseDuration(pick(d, "P1D", "P7DT3H", "P2M", "PT90M")); ok && d.Roll(2) == 0 {
			n.Value = tree.Literal{Kind: tree.NowLiteral, Sign: pick(d, 1, -1), Step: step}
		} else if d.Roll(3) == 0 {
			n.Value = tree.Literal{Kind: tree.NowLiteral}
		}
	}
	return n
}

func (d *Dice) body(depth int, strange bool, of func() tree.Subject) tree.Node {
	switch {
	case depth > 0 && d.Roll(5) == 0:
		return &tree.Negation{Operand: d.body(depth-1, strange, of)}
	case depth > 0 && d.Roll(2) == 0:
		return tree.Join(pick(d, tree.OpAnd, tree.OpOr), []tree.Node{d.body(depth-1, strange, of), d.body(depth-1, strange, of)})
	}
	n := &tree.Comparison{Subject: of()}
	d.textValue(n, strange, true)
	return n
}

// UserJSON builds somebody for such rules; a property may be missing or null.
func (d *Dice) UserJSON() string {
	var fields []string
	for _, name := range []string{"city", "state", "userType", "extension_9d98ed114c4840d298fad781915f27e4_x"} {
		switch d.Roll(8) {
		case 0:
		case 1:
			fields = append(fields, fmt.Sprintf("%q:null", name))
		default:
			fields = append(fields, fmt.Sprintf("%q:%q", name, pick(d, words...)))
		}
	}
	for _, name := range []string{"accountEnabled", "onPremisesSyncEnabled"} {
		if value := pick(d, "", "null", "true", "false"); value != "" {
			fields = append(fields, fmt.Sprintf("%q:%s", name, value))
		}
	}
	fields = append(fields,
		fmt.Sprintf(`"employeeHireDate":%s`, pick(d, "null", `"2026-03-01T12:00:00Z"`, `"1999-01-01"`)),
		fmt.Sprintf(`"otherMails":%s`, pick(d, "null", "[]", `["a"]`, `["ab","b"]`, `["x","O'Brien"]`)),
		fmt.Sprintf(`"assignedPlans":%s`, pick(d, "null", "[]", `[{"servicePlanId":"a","service":"b","capabilityStatus":"Enabled"}]`, `[{"servicePlanId":"ab","service":null,"capabilityStatus":"Deleted"},{"service":"a"}]`)))
	return "{" + strings.Join(fields, ",") + "}"
}
