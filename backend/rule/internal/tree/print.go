package tree

import (
	"strings"
	"time"

	"personadesk/backend/rule"
)

func printed(n Node) string {
	var b strings.Builder
	Write(&b, n, false)
	return b.String()
}

// Write prints n without parentheses of its own. Inside a lambda single
// comparisons stay bare, as every published example has them.
func Write(b *strings.Builder, n Node, inLambda bool) {
	switch n := n.(type) {
	case *Logic:
		for i, operand := range n.Operands {
			if i > 0 {
				b.WriteString(" " + n.Op.String() + " ")
			}
			_, nested := operand.(*Logic)
			_, negated := operand.(*Negation)
			if negated || inLambda && !nested {
				Write(b, operand, inLambda)
				continue
			}
			b.WriteByte('(')
			Write(b, operand, inLambda)
			b.WriteByte(')')
		}
	case *Negation:
		b.WriteString("-not (")
		Write(b, n.Operand, inLambda)
		b.WriteByte(')')
	case *Comparison:
		b.WriteString(n.Subject.Text + " " + n.Op.String() + " ")
		WriteLiteral(b, n.Value, n.Op, n.Subject.Item == GroupItem)
	case *Lambda:
		b.WriteString(n.Subject.Text + " " + n.Op.String() + " (")
		Write(b, n.Body, true)
		b.WriteByte(')')
	case *DirectReports:
		b.WriteString("Direct Reports for " + rule.Quote(n.Manager))
	}
}

// WriteLiteral prints a constant as it stands behind an operator; groups says
// that it names groups.
func WriteLiteral(b *strings.Builder, l Literal, op Operator, groups bool) {
	switch l.Kind {
	case TextLiteral:
		if groups {
			b.WriteString(rule.SingleQuote(l.Text))
		} else {
			b.WriteString(rule.Quote(l.Text))
		}
	case BoolLiteral:
		if l.Truth {
			b.WriteString("true")
		} else {
			b.WriteString("false")
		}
	case NullLiteral:
		b.WriteString("null")
	case NumberLiteral:
		b.WriteString(l.Text)
	case DateLiteral:
		text := l.Date.Format(time.RFC3339Nano)
		if op == OpEq || op == OpNe {
			text = `"` + text + `"`
		}
		b.WriteString(text)
	case NowLiteral:
		switch l.Sign {
		case 0:
			b.WriteString("system.now")
		case 1:
			b.WriteString("(system.now -plus " + l.Step.text + ")")
		default:
			b.WriteString("(system.now -minus " + l.Step.text + ")")
		}
	case ListLiteral:
		b.WriteByte('[')
		for i, item := range l.List {
			if i > 0 {
				b.WriteByte(',')
			}
			WriteLiteral(b, item, op, groups)
		}
		b.WriteByte(']')
	}
}

// BodyText prints what stands in the parentheses of -any and -all.
func BodyText(n Node) string {
	var b strings.Builder
	Write(&b, n, true)
	return b.String()
}
