package rule

import "strings"

// operator is a keyword of the language, whichever way it was spelt.
type operator uint8

const (
	opNone operator = iota
	opEq
	opNe
	opStartsWith
	opNotStartsWith
	opEndsWith
	opNotEndsWith
	opContains
	opNotContains
	opMatch
	opNotMatch
	opIn
	opNotIn
	opGe
	opLe
	opAny
	opAll
	opAnd
	opOr
	opNot
	opPlus
	opMinus
	opForeign // looks like an operator, but the language has no such word
)

var operatorNames = [...]string{
	opNone: "", opEq: "eq", opNe: "ne",
	opStartsWith: "startsWith", opNotStartsWith: "notStartsWith",
	opEndsWith: "endsWith", opNotEndsWith: "notEndsWith",
	opContains: "contains", opNotContains: "notContains",
	opMatch: "match", opNotMatch: "notMatch",
	opIn: "in", opNotIn: "notIn", opGe: "ge", opLe: "le",
	opAny: "any", opAll: "all", opAnd: "and", opOr: "or", opNot: "not",
	opPlus: "plus", opMinus: "minus", opForeign: "",
}

var operatorsByName = func() map[string]operator {
	m := make(map[string]operator)
	for op, name := range operatorNames {
		if name != "" {
			m[strings.ToLower(name)] = operator(op)
		}
	}
	return m
}()

// operatorNamed finds a keyword without its hyphen, in any case.
func operatorNamed(word string) operator { return operatorsByName[strings.ToLower(word)] }

// String gives the canonical spelling with its hyphen.
func (o operator) String() string { return "-" + operatorNames[o] }

// compares reports whether o takes one value on its right.
func (o operator) compares() bool {
	return o >= opEq && o <= opNotMatch || o == opGe || o == opLe
}

// positive returns the operator without its "not", and whether there was one.
func (o operator) positive() (operator, bool) {
	switch o {
	case opNe:
		return opEq, true
	case opNotStartsWith:
		return opStartsWith, true
	case opNotEndsWith:
		return opEndsWith, true
	case opNotContains:
		return opContains, true
	case opNotMatch:
		return opMatch, true
	case opNotIn:
		return opIn, true
	}
	return o, false
}

func (o operator) isConnector() bool { return o == opAnd || o == opOr }

// foreignOperators maps what people bring from other languages to the nearest
// thing this one has; an empty text means there is none.
var foreignOperators = map[string]string{
	"like": "-contains", "notlike": "-notContains", "gt": "", "lt": "", "is": "-eq", "isnot": "-ne",
	"replace": "", "isempty": "-eq null", "equals": "-eq", "notequals": "-ne", "ceq": "-eq", "ieq": "-eq",
	"cmatch": "-match", "imatch": "-match", "xor": "", "notany": "", "ccontains": "-contains",
}

// foreignSymbols are the operator signs of other languages, longest first.
var foreignSymbols = []struct {
	sign string
	op   operator
}{
	{"===", opEq}, {"!==", opNe}, {"==", opEq}, {"!=", opNe}, {"<>", opNe}, {"&&", opAnd}, {"||", opOr},
	{">=", opGe}, {"<=", opLe}, {"=", opEq}, {"!", opNot}, {"&", opAnd}, {"|", opOr},
	{">", opForeign}, {"<", opForeign},
}

// nearestOperator proposes the keyword a misspelt word was meant to be.
func nearestOperator(word string) string {
	lower := strings.ToLower(word)
	if to, ok := foreignOperators[lower]; ok {
		return to
	}
	best, distance := "", 3
	for _, name := range operatorNames {
		if name == "" {
			continue
		}
		if d := editDistance(lower, strings.ToLower(name)); d < distance && d < len(name) {
			best, distance = "-"+name, d
		}
	}
	return best
}
