package rule

import "strings"

// expectation is what may come next after the tokens before the caret.
type expectation struct {
	state    expecting
	subject  subject
	op       operator
	lambda   PropertyType // of the collection whose -any or -all is open
	depth    int          // parentheses open inside the lambda
	anything bool         // whether there is anything before
}

type expecting uint8

const (
	anExpression expecting = iota
	anOperator
	aValue
	aList
	anItem // of a list
	afterItem
	aBody // of a lambda
	aConnector
)

// expect reads tokens as a person writes them: from the left, forgiving what is wrong.
func expect(tokens []token) expectation {
	var e expectation
	for _, t := range tokens {
		e.anything = true
		e.take(t)
	}
	return e
}

func (e *expectation) take(t token) {
	switch t.kind {
	case openToken:
		e.open()
		return
	case closeToken:
		e.close()
		return
	}
	switch e.state {
	case anExpression, aBody:
		if t.kind == wordToken && t.op != opNot {
			e.subject, e.state = e.named(t.text), anOperator
		}
	case anOperator:
		e.op = t.op
		switch t.op {
		case opIn, opNotIn:
			e.state = aList
		case opAny, opAll:
			e.lambda, e.depth, e.state = e.subject.property.Type, 0, aBody
		default:
			e.state = aValue
		}
	case aList:
		e.state = aConnector
		if t.kind == listOpenToken {
			e.state = anItem
		}
	case anItem, afterItem:
		switch t.kind {
		case listCloseToken:
			e.state = aConnector
		case commaToken:
			e.state = anItem
		default:
			e.state = afterItem
		}
	case aValue:
		e.state = aConnector
	case aConnector:
		if t.op.isConnector() {
			e.state = anExpression
		}
	}
}

func (e *expectation) open() {
	if e.lambda != unknownType {
		e.depth++
	}
	if e.state == aBody {
		e.state = anExpression
	}
}

func (e *expectation) close() {
	if e.lambda != unknownType {
		if e.depth--; e.depth <= 0 {
			e.lambda = unknownType
		}
	}
	e.state = aConnector
}

func (e *expectation) named(word string) subject {
	if e.lambda != unknownType {
		_, field, _ := strings.Cut(word, ".")
		for _, p := range planFields {
			if strings.EqualFold(p.Name, field) {
				return subject{text: word, property: p, item: planItem}
			}
		}
		return subject{text: word, property: Property{Name: "_", Type: String}, item: textItem}
	}
	p, _ := PropertyNamed(strings.TrimPrefix(strings.ToLower(word), "user."))
	return subject{text: word, property: p}
}

// offer lists what the language has at the place.
func (e expectation) offer(c *Completion) {
	word := func(words ...string) {
		for _, w := range words {
			c.Options = append(c.Options, Option{Label: w, Insert: w, Kind: "word"})
		}
	}
	switch e.state {
	case anExpression, aBody:
		if e.lambda != unknownType {
			e.items(c)
			return
		}
		for _, p := range properties {
			c.Options = append(c.Options, Option{Label: "user." + p.Name, Insert: "user." + p.Name, Kind: "property", Detail: p.Name})
		}
		word("-not")
		if !e.anything {
			c.Options = append(c.Options, Option{Label: "Direct Reports for", Insert: "Direct Reports for ", Kind: "word"})
		}
	case anOperator:
		for _, op := range operatorsOf(e.subject) {
			c.Options = append(c.Options, Option{Label: op.String(), Insert: op.String(), Kind: "operator"})
		}
	case aValue, anItem:
		e.values(c)
	case aConnector:
		word("-and", "-or")
	case aList:
		c.Options = append(c.Options, Option{Label: "[", Insert: "[", Kind: "word"})
	}
}

func (e expectation) items(c *Completion) {
	item := func(text string) {
		c.Options = append(c.Options, Option{Label: text, Insert: text, Kind: "item"})
	}
	switch e.lambda {
	case PlanCollection:
		for _, p := range planFields {
			item("assignedPlan." + p.Name)
		}
	case GroupCollection:
		item("group.objectId")
	default:
		item("_")
	}
}

// values offers what stands for a value in every company; text values of the company itself are the caller's to add.
func (e expectation) values(c *Completion) {
	c.Property = e.subject.property
	value := func(text string) {
		c.Options = append(c.Options, Option{Label: text, Insert: text, Kind: "value"})
	}
	switch c.Property.Type {
	case Boolean:
		value("true")
		value("false")
	case Date:
		if e.op == opGe || e.op == opLe {
			value("system.now")
			value("(system.now -plus P7D)")
			value("(system.now -minus P7D)")
		}
	}
	for _, known := range c.Property.Values {
		c.Options = append(c.Options, Option{Label: known, Insert: quoted(known), Kind: "value"})
	}
	if e.state == aValue && (e.op == opEq || e.op == opNe) {
		value("null")
	}
}

// operatorsOf lists the operators that a subject takes, the usual ones first.
func operatorsOf(s subject) []operator {
	texts := []operator{opEq, opNe, opIn, opNotIn, opStartsWith, opNotStartsWith, opEndsWith, opNotEndsWith, opContains, opNotContains, opMatch, opNotMatch}
	switch s.property.Type {
	case Boolean:
		return []operator{opEq, opNe}
	case Date:
		return []operator{opGe, opLe, opEq}
	case TextCollection, PlanCollection:
		return []operator{opAny, opAll}
	case GroupCollection:
		return []operator{opAny}
	}
	if s.item == groupItem || strings.HasPrefix(strings.ToLower(s.text), "group.") {
		return []operator{opIn}
	}
	return texts
}
