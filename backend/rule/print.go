package rule

import (
	"strings"
	"time"
)

// String prints the rule in its one canonical form: one line, documented
// spelling, hyphenated operators, every comparison of several in parentheses
// and every mix of -and and -or grouped. Parsing it gives the same tree.
func (r Rule) String() string {
	if r.root == nil {
		return ""
	}
	return printed(r.root)
}

func printed(n node) string {
	var b strings.Builder
	write(&b, n, false)
	return b.String()
}

// write prints n without parentheses of its own. Inside a lambda single
// comparisons stay bare, as every published example has them.
func write(b *strings.Builder, n node, inLambda bool) {
	switch n := n.(type) {
	case *logic:
		for i, operand := range n.operands {
			if i > 0 {
				b.WriteString(" " + n.op.String() + " ")
			}
			_, nested := operand.(*logic)
			_, negated := operand.(*negation)
			if negated || inLambda && !nested {
				write(b, operand, inLambda)
				continue
			}
			b.WriteByte('(')
			write(b, operand, inLambda)
			b.WriteByte(')')
		}
	case *negation:
		b.WriteString("-not (")
		write(b, n.operand, inLambda)
		b.WriteByte(')')
	case *comparison:
		b.WriteString(n.subject.text + " " + n.op.String() + " ")
		writeLiteral(b, n.value, n.op, n.subject.item == groupItem)
	case *lambda:
		b.WriteString(n.subject.text + " " + n.op.String() + " (")
		write(b, n.body, true)
		b.WriteByte(')')
	case *directReports:
		b.WriteString("Direct Reports for " + quoted(n.manager))
	}
}

func writeLiteral(b *strings.Builder, l literal, op operator, groups bool) {
	switch l.kind {
	case textLiteral:
		if groups {
			b.WriteString(singleQuoted(l.text))
		} else {
			b.WriteString(quoted(l.text))
		}
	case boolLiteral:
		if l.truth {
			b.WriteString("true")
		} else {
			b.WriteString("false")
		}
	case nullLiteral:
		b.WriteString("null")
	case numberLiteral:
		b.WriteString(l.text)
	case dateLiteral:
		text := l.date.Format(time.RFC3339Nano)
		if op == opEq || op == opNe {
			text = `"` + text + `"`
		}
		b.WriteString(text)
	case nowLiteral:
		switch l.sign {
		case 0:
			b.WriteString("system.now")
		case 1:
			b.WriteString("(system.now -plus " + l.step.text + ")")
		default:
			b.WriteString("(system.now -minus " + l.step.text + ")")
		}
	case listLiteral:
		b.WriteByte('[')
		for i, item := range l.list {
			if i > 0 {
				b.WriteByte(',')
			}
			writeLiteral(b, item, op, groups)
		}
		b.WriteByte(']')
	}
}

// quoted writes a text value. A backtick before the closing quote would
// escape it, so such a value, and only such a one, gets single quotes.
func quoted(text string) string {
	if strings.HasSuffix(text, "`") {
		return singleQuoted(text)
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(text, `"`, "`\""), `'`, `''`) + `"`
}

func singleQuoted(text string) string {
	return `'` + strings.ReplaceAll(text, `'`, `''`) + `'`
}
