package tree

import "strings"

// Operator is a keyword of the language, whichever way it was spelt.
type Operator uint8

// The keywords of the language.
const (
	OpNone Operator = iota
	OpEq
	OpNe
	OpStartsWith
	OpNotStartsWith
	OpEndsWith
	OpNotEndsWith
	OpContains
	OpNotContains
	OpMatch
	OpNotMatch
	OpIn
	OpNotIn
	OpGe
	OpLe
	OpAny
	OpAll
	OpAnd
	OpOr
	OpNot
	OpPlus
	OpMinus
	OpForeign // looks like an operator, but the language has no such word
)

var operatorNames = [...]string{
	OpNone: "", OpEq: "eq", OpNe: "ne",
	OpStartsWith: "startsWith", OpNotStartsWith: "notStartsWith",
	OpEndsWith: "endsWith", OpNotEndsWith: "notEndsWith",
	OpContains: "contains", OpNotContains: "notContains",
	OpMatch: "match", OpNotMatch: "notMatch",
	OpIn: "in", OpNotIn: "notIn", OpGe: "ge", OpLe: "le",
	OpAny: "any", OpAll: "all", OpAnd: "and", OpOr: "or", OpNot: "not",
	OpPlus: "plus", OpMinus: "minus", OpForeign: "",
}

var operatorsByName = func() map[string]Operator {
	m := make(map[string]Operator)
	for op, name := range operatorNames {
		if name != "" {
			m[strings.ToLower(name)] = Operator(op)
		}
	}
	return m
}()

// OperatorNamed finds a keyword without its hyphen, in any case.
func OperatorNamed(word string) Operator { return operatorsByName[strings.ToLower(word)] }

// Name is the keyword without its hyphen; nothing for what has none.
func (o Operator) Name() string { return operatorNames[o] }

// String gives the canonical spelling with its hyphen.
func (o Operator) String() string { return "-" + operatorNames[o] }

// Compares reports whether o takes one value on its right.
func (o Operator) Compares() bool {
	return o >= OpEq && o <= OpNotMatch || o == OpGe || o == OpLe
}

// TakesList reports whether o takes a list on its right.
func (o Operator) TakesList() bool { return o == OpIn || o == OpNotIn }

// Positive returns the operator without its "not", and whether there was one.
func (o Operator) Positive() (Operator, bool) {
	switch o {
	case OpNe:
		return OpEq, true
	case OpNotStartsWith:
		return OpStartsWith, true
	case OpNotEndsWith:
		return OpEndsWith, true
	case OpNotContains:
		return OpContains, true
	case OpNotMatch:
		return OpMatch, true
	case OpNotIn:
		return OpIn, true
	}
	return o, false
}

// Negated returns the operator that says the opposite, where there is one.
func (o Operator) Negated() Operator {
	if positive, negative := o.Positive(); negative {
		return positive
	}
	switch o {
	case OpEq:
		return OpNe
	case OpIn:
		return OpNotIn
	case OpStartsWith, OpEndsWith, OpContains, OpMatch:
		return o + 1
	}
	return o
}

// IsConnector reports whether o joins expressions.
func (o Operator) IsConnector() bool { return o == OpAnd || o == OpOr }

// Listed is the operator that takes a list and has the same direction.
func (o Operator) Listed() Operator {
	if _, negative := o.Positive(); negative {
		return OpNotIn
	}
	return OpIn
}
