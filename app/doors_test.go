// Package app_test holds the doors to what holds for all of them.
package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// mains are the functions in which a program begins: there is no context yet that one could pass on.
var mains = map[string]bool{"cli/cli.go Main": true, "bench/main.go main": true}

// What a person leaves or cancels stops: so a door passes on the context that it was given, and never begins one of its own.
func TestNoDoorBeginsAContextOfItsOwn(t *testing.T) {
	walked := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		walked++
		for _, where := range begins(t, path) {
			if !mains[filepath.ToSlash(path)+" "+where] {
				t.Errorf("%s begins a context of its own in %s", path, where)
			}
		}
		return nil
	})
	if err != nil || walked < 50 {
		t.Fatalf("%d files, %v", walked, err)
	}
}

// begins lists the functions of a file that begin a context of their own.
func begins(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, decl := range file.Decls {
		name := "what it declares"
		if f, is := decl.(*ast.FuncDecl); is {
			name = f.Name.Name
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			call, is := n.(*ast.SelectorExpr)
			if !is {
				return true
			}
			if from, is := call.X.(*ast.Ident); is && from.Name == "context" && (call.Sel.Name == "Background" || call.Sel.Name == "TODO") {
				list = append(list, name)
			}
			return true
		})
	}
	return list
}

// The walk itself finds what it is for.
func TestAContextOfItsOwnIsFound(t *testing.T) {
	if got := begins(t, filepath.Join("cli", "cli.go")); len(got) != 1 || got[0] != "Main" {
		t.Errorf("%v", got)
	}
}
