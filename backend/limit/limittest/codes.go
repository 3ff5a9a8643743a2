// Package limittest lets the tests of a room hold the codes of its problems against the table of limits.
package limittest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"personadesk/backend/limit"
)

// Held demands that every problem that the files of a folder make has a row in the table of limits, and a pair of workbooks. Codes in
// elsewhere are no part of the compiler: they refuse what somebody types before it is kept, or answer a question.
func Held(t *testing.T, folder string, files func(name string) bool, elsewhere ...string) {
	t.Helper()
	listed := map[string]bool{}
	for _, l := range limit.Table() {
		listed[l.Code] = true
	}
	for _, code := range Codes(t, folder, files) {
		if !listed[code] && !slices.Contains(elsewhere, code) {
			t.Errorf("%s says %s, which has no row in backend/limit: add one, with %s.bad.json and %s.good.json in its testdata", folder, code, code, code)
		}
	}
}

// Codes lists the codes of the problems that the files of a folder make, each once, as they are written: with their variants.
func Codes(t *testing.T, folder string, files func(name string) bool) []string {
	t.Helper()
	var codes []string
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !isCode(e) || files != nil && !files(e.Name()) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(folder, e.Name()), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if code, made := problemOf(n); made {
				codes = append(codes, code)
			}
			return true
		})
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func isCode(e fs.DirEntry) bool {
	return strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go")
}

// problemOf reads the code from problem.New("CODE"), problem.Warn and problem.Note.
func problemOf(n ast.Node) (code string, made bool) {
	call, isCall := n.(*ast.CallExpr)
	if !isCall || len(call.Args) == 0 {
		return "", false
	}
	of, isOf := call.Fun.(*ast.SelectorExpr)
	text, isText := call.Args[0].(*ast.BasicLit)
	if !isOf || !isText || !slices.Contains([]string{"New", "Warn", "Note"}, of.Sel.Name) {
		return "", false
	}
	if room, named := of.X.(*ast.Ident); !named || room.Name != "problem" {
		return "", false
	}
	code, err := strconv.Unquote(text.Value)
	return code, err == nil
}
