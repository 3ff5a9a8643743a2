package parse

import (
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

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

// nearestOperator proposes the keyword a misspelt word was meant to be.
func nearestOperator(word string) string {
	lower := strings.ToLower(word)
	if to, ok := foreignOperators[lower]; ok {
		return to
	}
	best, distance := "", 3
	for op := tree.OpEq; op < tree.OpForeign; op++ {
		name := op.Name()
		if d := rule.Distance(lower, strings.ToLower(name)); d < distance && d < len(name) {
			best, distance = "-"+name, d
		}
	}
	return best
}
