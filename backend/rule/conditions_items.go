package rule

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// quantified builds -any or -all over the items of a collection.
func (c Condition) quantified(s subject, refuse refusal) (node, error) {
	n := &lambda{subject: s, op: operatorNamed(c.Quantifier)}
	if n.op != opAny && n.op != opAll {
		return nil, refuse("operator.unknown", fmt.Sprintf("items are asked for any or all, not for %q.", c.Quantifier))
	}
	item := subject{text: "_", property: Property{Name: "_", Type: String}, item: textItem}
	switch s.property.Type {
	case TextCollection:
		if c.Field != "" || c.Enabled {
			return nil, refuse("property.item", s.property.Name+" holds texts, which have no fields.")
		}
	case PlanCollection:
		field, ok := planFieldNamed(c.Field)
		if !ok {
			return nil, refuse("property.item", fmt.Sprintf("a plan has no field %q.", c.Field))
		}
		item = planSubject(field)
	default:
		return nil, refuse("operator.unsupported", s.property.Name+" has no items to ask for.")
	}
	body, err := c.comparison(item, refuse)
	if err != nil {
		return nil, err
	}
	n.body = body
	if c.Enabled {
		status, _ := planFieldNamed(capabilityStatus)
		n.body = join(opAnd, []node{body, &comparison{subject: planSubject(status), op: opEq, value: literal{kind: textLiteral, text: "Enabled"}}})
	}
	return n, nil
}

const capabilityStatus = "capabilityStatus"

func planFieldNamed(name string) (Property, bool) {
	for _, p := range planFields {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Property{}, false
}

func planSubject(field Property) subject {
	return subject{text: "assignedPlan." + field.Name, property: field, item: planItem}
}

// conditionOf takes one expression apart that a condition could have made.
func conditionOf(n node) (Condition, bool) {
	switch n := n.(type) {
	case *comparison:
		return n.condition()
	case *lambda:
		return n.condition()
	}
	return Condition{}, false
}

func (n *lambda) condition() (Condition, bool) {
	if n.subject.property.Type != TextCollection && n.subject.property.Type != PlanCollection {
		return Condition{}, false
	}
	body, enabled := n.body, false
	if pair, ok := body.(*logic); ok && pair.op == opAnd && len(pair.operands) == 2 && isEnabled(pair.operands[1]) {
		body, enabled = pair.operands[0], true
	}
	item, ok := body.(*comparison)
	if !ok {
		return Condition{}, false
	}
	c, ok := item.condition()
	c.Property, c.Quantifier, c.Enabled = n.subject.property.Name, operatorNames[n.op], enabled
	if item.subject.item == planItem {
		c.Field = item.subject.property.Name
	}
	return c, ok
}

func isEnabled(n node) bool {
	c, ok := n.(*comparison)
	return ok && c.op == opEq && c.subject.property.Name == capabilityStatus && c.value.kind == textLiteral && c.value.text == "Enabled"
}

var nowText = regexp.MustCompile(`(?i)^system\.now(?:\s*([+-])\s*(P\w+))?$`)

// nowNamed reads system.now as a condition spells it, with a step or without.
func nowNamed(text string) (literal, bool) {
	m := nowText.FindStringSubmatch(text)
	if m == nil {
		return literal{}, false
	}
	l := literal{kind: nowLiteral}
	if m[1] == "" {
		return l, true
	}
	step, ok := parseDuration(m[2])
	l.sign, l.step = 1, step
	if m[1] == "-" {
		l.sign = -1
	}
	return l, ok
}

// spoken is a date as a condition spells it.
func (l literal) spoken() string {
	switch {
	case l.kind == dateLiteral:
		return l.date.Format(time.RFC3339Nano)
	case l.sign > 0:
		return "system.now +" + l.step.text
	case l.sign < 0:
		return "system.now -" + l.step.text
	}
	return "system.now"
}
