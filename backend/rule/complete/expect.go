package complete

import (
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// expectation is what may come next after the tokens before the caret.
type expectation struct {
	state    expecting
	subject  tree.Subject
	op       tree.Operator
	lambda   rule.PropertyType // of the collection whose -any or -all is open
	depth    int               // parentheses open inside the lambda
	anything bool              // whether there is anything before
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
func expect(tokens []lexer.Token) expectation {
	var e expectation
	for _, t := range tokens {
		e.anything = true
		e.take(t)
	}
	return e
}

func (e *expectation) take(t lexer.Token) {
	switch t.Kind {
	case lexer.OpenToken:
		e.open()
		return
	case lexer.CloseToken:
		e.close()
		return
	}
	switch e.state {
	case anExpression, aBody:
		if t.Kind == lexer.WordToken && t.Op != tree.OpNot {
			e.subject, e.state = e.named(t.Text), anOperator
		}
	case anOperator:
		e.op = t.Op
		switch t.Op {
		case tree.OpIn, tree.OpNotIn:
			e.state = aList
		case tree.OpAny, tree.OpAll:
			e.lambda, e.depth, e.state = e.subject.Property.Type, 0, aBody
		default:
			e.state = aValue
		}
	case aList:
		e.state = aConnector
		if t.Kind == lexer.ListOpenToken {
			e.state = anItem
		}
	case anItem, afterItem:
		switch t.Kind {
		case lexer.ListCloseToken:
			e.state = aConnector
		case lexer.CommaToken:
			e.state = anItem
		default:
			e.state = afterItem
		}
	case aValue:
		e.state = aConnector
	case aConnector:
		if t.Op.IsConnector() {
			e.state = anExpression
		}
	}
}

func (e *expectation) open() {
	if e.lambda != rule.NoType {
		e.depth++
	}
	if e.state == aBody {
		e.state = anExpression
	}
}

func (e *expectation) close() {
	if e.lambda != rule.NoType {
		if e.depth--; e.depth <= 0 {
			e.lambda = rule.NoType
		}
	}
	e.state = aConnector
}

func (e *expectation) named(word string) tree.Subject {
	if e.lambda != rule.NoType {
		_, field, _ := strings.Cut(word, ".")
		if p, ok := rule.PlanFieldNamed(field); ok {
			return tree.Subject{Text: word, Property: p, Item: tree.PlanItem}
		}
		return tree.Subject{Text: word, Property: rule.Property{Name: "_", Type: rule.String}, Item: tree.TextItem}
	}
	p, _ := rule.PropertyNamed(strings.TrimPrefix(strings.ToLower(word), "user."))
	return tree.Subject{Text: word, Property: p}
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
		if e.lambda != rule.NoType {
			e.items(c)
			return
		}
		for _, p := range rule.Properties() {
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
	case rule.PlanCollection:
		for _, p := range rule.PlanFields() {
			item("assignedPlan." + p.Name)
		}
	case rule.GroupCollection:
		item("group.objectId")
	default:
		item("_")
	}
}

// values offers what stands for a value in every company; text values of the company itself are the caller's to add.
func (e expectation) values(c *Completion) {
	c.Property = e.subject.Property
	value := func(text string) {
		c.Options = append(c.Options, Option{Label: text, Insert: text, Kind: "value"})
	}
	switch c.Property.Type {
	case rule.Boolean:
		value("true")
		value("false")
	case rule.Date:
		if e.op == tree.OpGe || e.op == tree.OpLe {
			value("system.now")
			value("(system.now -plus P7D)")
			value("(system.now -minus P7D)")
		}
	}
	for _, known := range c.Property.Values {
		c.Options = append(c.Options, Option{Label: known, Insert: rule.Quote(known), Kind: "value"})
	}
	if e.state == aValue && (e.op == tree.OpEq || e.op == tree.OpNe) {
		value("null")
	}
}

// operatorsOf lists the operators that a subject takes, the usual ones first.
func operatorsOf(s tree.Subject) []tree.Operator {
	texts := []tree.Operator{tree.OpEq, tree.OpNe, tree.OpIn, tree.OpNotIn, tree.OpStartsWith, tree.OpNotStartsWith, tree.OpEndsWith, tree.OpNotEndsWith, tree.OpContains, tree.OpNotContains, tree.OpMatch, tree.OpNotMatch}
	switch s.Property.Type {
	case rule.Boolean:
		return []tree.Operator{tree.OpEq, tree.OpNe}
	case rule.Date:
		return []tree.Operator{tree.OpGe, tree.OpLe, tree.OpEq}
	case rule.TextCollection, rule.PlanCollection:
		return []tree.Operator{tree.OpAny, tree.OpAll}
	case rule.GroupCollection:
		return []tree.Operator{tree.OpAny}
	}
	if s.Item == tree.GroupItem || strings.HasPrefix(strings.ToLower(s.Text), "group.") {
		return []tree.Operator{tree.OpIn}
	}
	return texts
}
