package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// flip is one condition of a rule that can be taken out.
type flip struct {
	rule
	// line is where it stands in the file.
	line int
	// from and to are the place of the condition in the file, in bytes.
	from, to int
	// condition is its text, on one line.
	condition string
	// met says that the condition counts as met once it is out; otherwise it never is.
	met bool
}

// key names a flip without its line, which moves.
func (f flip) key() string { return strings.Join([]string{f.file, f.function, f.condition}, "\t") }

func (f flip) name() string {
	return fmt.Sprintf("%s:%d %s: %s", f.file, f.line, f.function, f.condition)
}

// ofAnError are conditions that ask whether a call failed. What they lead to is the handing on of the error, which is no rule of its own.
var ofAnError = regexp.MustCompile(`^\(*(err|e|failed) [!=]= nil\)*$`)

// flipsOf finds every condition of the rule's function.
func flipsOf(root string, r rule) ([]flip, error) {
	text, err := os.ReadFile(filepath.Join(root, r.file))
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, r.file, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var body *ast.BlockStmt
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && nameOf(f) == r.function {
			body = f.Body
		}
	}
	if body == nil {
		return nil, fmt.Errorf("%s has no function %s", r.file, r.function)
	}
	found := finder{rule: r, files: files, text: text}
	ast.Inspect(body, found.visit)
	if len(found.flips) == 0 {
		return nil, fmt.Errorf("%s: %s has no condition to take out", r.file, r.function)
	}
	return found.flips, nil
}

// nameOf is how rules.tsv calls a function.
func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name + "." + f.Name.Name
	}
	return f.Name.Name
}

// finder collects the conditions of a function.
type finder struct {
	rule  rule
	files *token.FileSet
	text  []byte
	flips []flip
}

func (f *finder) visit(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.IfStmt:
		f.out(n.Cond, false)
	case *ast.SwitchStmt:
		if n.Tag == nil {
			for _, clause := range n.Body.List {
				for _, condition := range clause.(*ast.CaseClause).List {
					f.out(condition, false)
				}
			}
		}
	case *ast.BinaryExpr:
		// A part of a condition counts no more: with "and" it is always met, with "or" it never is.
		switch n.Op {
		case token.LAND:
			f.out(n.X, true)
			f.out(n.Y, true)
		case token.LOR:
			f.out(n.X, false)
			f.out(n.Y, false)
		}
	}
	return true
}

// out takes a condition down unless it asks for an error, or is itself a chain whose parts are taken out one by one.
func (f *finder) out(condition ast.Expr, met bool) {
	from, to := f.files.Position(condition.Pos()).Offset, f.files.Position(condition.End()).Offset
	said := strings.Join(strings.Fields(string(f.text[from:to])), " ")
	if ofAnError.MatchString(said) {
		return
	}
	for _, known := range f.flips {
		if known.from == from && known.to == to {
			return
		}
	}
	f.flips = append(f.flips, flip{
		rule: f.rule, line: f.files.Position(condition.Pos()).Line, from: from, to: to,
		condition: said, met: met,
	})
}
