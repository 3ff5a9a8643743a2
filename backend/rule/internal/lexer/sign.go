package lexer

import (
	"personadesk/backend/rule/internal/tree"
)

// foreignSymbol is an operator sign of another language. near marks those that
// the nearest operator here does not quite replace.
type foreignSymbol struct {
	sign string
	op   tree.Operator
	near bool
}

// foreignSymbols stand longest first.
var foreignSymbols = []foreignSymbol{
	{"===", tree.OpEq, false}, {"!==", tree.OpNe, false}, {"==", tree.OpEq, false}, {"!=", tree.OpNe, false}, {"<>", tree.OpNe, false},
	{"&&", tree.OpAnd, false}, {"||", tree.OpOr, false}, {">=", tree.OpGe, false}, {"<=", tree.OpLe, false},
	{"=", tree.OpEq, false}, {"!", tree.OpNot, false}, {"&", tree.OpAnd, false}, {"|", tree.OpOr, false},
	{">", tree.OpGe, true}, {"<", tree.OpLe, true}, {"+", tree.OpPlus, false},
}

func (s foreignSymbol) says() string {
	if s.near {
		return s.op.String() + ", which includes the value itself"
	}
	return s.op.String()
}
