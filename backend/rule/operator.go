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

// takesList reports whether o takes a list on its right.
func (o operator) takesList() bool { return o == opIn || o == opNotIn }

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

// negated returns the operator that says the opposite, where there is one.
func (o operator) negated() operator {
	if positive, negative := o.positive(); negative {
		return positive
	}
	switch o {
	case opEq:
		return opNe
	case opIn:
		return opNotIn
	case opStartsWith, opEndsWith, opContains, opMatch:
		return o + 1
	}
	return o
}

func (o operator) isConnector() bool { return o == opAnd || o == opOr }

// foreignOperators maps what people bring from other languages to the nearest
// thing this one has; an empty text means there is none.
var foreignOperators = map[string]string{
	"like": "-contains", "notlike": "-notContains", "gt": "", "lt": "", "is": "-eq", "isnot": "-ne",
	"replace": "", "isempty": "-eq null", "equals": "-eq", "notequals": "-ne", "ceq": "-eq", "ieq": "-eq",
	"cmatch": "-match", "imatch": "-match", "xor": "", "notany": "", "ccontains": "-contains",
	"clike": "-contains", "ilike": "-contains", "cne": "-ne", "ine": "-ne", "cnotmatch": "-notMatch", "inotmatch": "-notMatch",
	"isnull": "-eq null", "isnotnull": "-ne null", "isnotempty": "-ne null", "isnullorempty": "-eq null",
	"beginswith": "-startsWith", "begins": "-startsWith", "starts": "-startsWith", "ends": "-endsWith", "includes": "-contains", "include": "-contains",
	"noteq": "-ne", "notequal": "-ne", "neq": "-ne", "nin": "-notIn", "doesnotcontain": "-notContains", "has": "-contains", "matches": "-match", "regex": "-match", "equal": "-eq", "before": "-le", "after": "-ge", "between": "",
}

// foreignSymbol is an operator sign of another language. near marks those that
// the nearest operator here does not quite replace.
type foreignSymbol struct {
	sign string
	op   operator
	near bool
}

// foreignSymbols stand longest first.
var foreignSymbols = []foreignSymbol{
	{"===", opEq, false}, {"!==", opNe, false}, {"==", opEq, false}, {"!=", opNe, false}, {"<>", opNe, false},
	{"&&", opAnd, false}, {"||", opOr, false}, {">=", opGe, false}, {"<=", opLe, false},
	{"=", opEq, false}, {"!", opNot, false}, {"&", opAnd, false}, {"|", opOr, false},
	{">", opGe, true}, {"<", opLe, true}, {"+", opPlus, false},
}

func (s foreignSymbol) says() string {
	if s.near {
		return s.op.String() + ", which includes the value itself"
	}
	return s.op.String()
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
