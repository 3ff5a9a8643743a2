package rule

import (
	"fmt"
	"strings"
	"time"
)

// dice turns bytes into decisions, so that fuzzing and property tests build
// rules and users out of whatever bytes they are given.
type dice struct{ bytes []byte }

// roll decides between n things; when the bytes run out it is always the first.
func (d *dice) roll(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	return b % n
}

func pick[T any](d *dice, from ...T) T { return from[d.roll(len(from))] }

// words are few and alike, so that comparisons meet, contain and exclude one
// another; the strange ones need care when they are printed.
var words = []string{"a", "A", "ab", "b", "ba", "abc", "x", "O'Brien", "a,b", "a*", "ö", "null"}

var strangeWords = []string{`"`, "`", "a`", "`\"", `\`, "“a”", "a” -and user.city", `'`, `''`, " ", "\n", "\u200d", "[", "$null", "#", "\u00a0x", "(", `x" -and user.city -eq "y`}

var patterns = []string{"a", "^a", "b$", "^ab$", ".*a.*", "a.b", "[ab]+", `a\.b`, "^.*?b", "(a|b)c"}

func (d *dice) word(strange bool) string {
	if strange && d.roll(3) == 0 {
		return pick(d, strangeWords...) + pick(d, strangeWords...)
	}
	return pick(d, words...)
}

// tree builds a rule that is right.
func (d *dice) tree(depth int, strange bool) node {
	if depth <= 0 {
		return d.leaf(strange)
	}
	switch d.roll(6) {
	case 0:
		return &negation{operand: d.tree(depth-1, strange)}
	case 1, 2:
		return join(opAnd, d.trees(depth, strange))
	case 3, 4:
		return join(opOr, d.trees(depth, strange))
	}
	return d.leaf(strange)
}

func (d *dice) trees(depth int, strange bool) []node {
	list := make([]node, 2+d.roll(3))
	for i := range list {
		list[i] = d.tree(depth-1, strange)
	}
	return list
}

func userSubject(name string) subject {
	p, _ := ruleProperty(name)
	return subject{text: "user." + p.Name, property: p}
}

func (d *dice) leaf(strange bool) node {
	switch d.roll(12) {
	case 0:
		return &comparison{subject: userSubject(pick(d, "accountEnabled", "dirSyncEnabled")), op: pick(d, opEq, opNe), value: literal{kind: boolLiteral, truth: d.roll(2) == 0}}
	case 1:
		return d.date()
	case 2:
		return &lambda{subject: userSubject("otherMails"), op: pick(d, opAny, opAll), body: d.body(2, strange, func() subject {
			return subject{text: "_", item: textItem, property: Property{Name: "_", Type: String}}
		})}
	case 3:
		return &lambda{subject: userSubject("assignedPlans"), op: pick(d, opAny, opAll), body: d.body(2, strange, func() subject {
			field := pick(d, planFields...)
			return subject{text: "assignedPlan." + field.Name, item: planItem, property: field}
		})}
	case 4:
		n := &comparison{subject: userSubject("otherMails")}
		d.textValue(n, strange, false)
		return n
	}
	n := &comparison{subject: userSubject(pick(d, "city", "city", "state", "extension_9d98ed114c4840d298fad781915f27e4_x", "userType"))}
	d.textValue(n, strange, true)
	return n
}

// textValue gives a comparison of texts an operator and a value.
func (d *dice) textValue(n *comparison, strange, listed bool) {
	switch d.roll(8) {
	case 0:
		n.op, n.value = pick(d, opEq, opNe), literal{kind: nullLiteral}
	case 1:
		n.op, n.value = pick(d, opMatch, opNotMatch), literal{kind: textLiteral, text: pick(d, patterns...)}
	case 2, 3:
		if listed {
			list := make([]literal, 1+d.roll(3))
			for i := range list {
				list[i] = literal{kind: textLiteral, text: d.word(strange)}
			}
			n.op, n.value = pick(d, opIn, opNotIn), literal{kind: listLiteral, list: list}
			return
		}
		fallthrough
	default:
		n.op = pick(d, opEq, opNe, opEq, opNe, opStartsWith, opNotStartsWith, opEndsWith, opNotEndsWith, opContains, opNotContains)
		n.value = literal{kind: textLiteral, text: d.word(strange)}
	}
}

func (d *dice) date() node {
	n := &comparison{subject: userSubject("employeeHireDate"), op: pick(d, opGe, opLe, opEq, opNe)}
	n.value = literal{kind: dateLiteral, date: time.Unix(int64(d.roll(256))*7_654_321, int64(d.roll(3))*500).UTC()}
	if n.op == opGe || n.op == opLe {
		if step, ok := parseDuration(pick(d, "P1D", "P7DT3H", "P2M", "PT90M")); ok && d.roll(2) == 0 {
			n.value = literal{kind: nowLiteral, sign: pick(d, 1, -1), step: step}
		} else if d.roll(3) == 0 {
			n.value = literal{kind: nowLiteral}
		}
	}
	return n
}

func (d *dice) body(depth int, strange bool, of func() subject) node {
	switch {
	case depth > 0 && d.roll(5) == 0:
		return &negation{operand: d.body(depth-1, strange, of)}
	case depth > 0 && d.roll(2) == 0:
		return join(pick(d, opAnd, opOr), []node{d.body(depth-1, strange, of), d.body(depth-1, strange, of)})
	}
	n := &comparison{subject: of()}
	d.textValue(n, strange, true)
	return n
}

// userJSON builds somebody for such rules; a property may be missing or null.
func (d *dice) userJSON() string {
	var fields []string
	for _, name := range []string{"city", "state", "userType", "extension_9d98ed114c4840d298fad781915f27e4_x"} {
		switch d.roll(8) {
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
