package text_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"personadesk/backend/text"
)

// said is one place in the source that says a text.
type said struct {
	at     token.Position
	code   string
	prefix bool // the code begins like this and goes on with what is known only when the program runs
	args   []ast.Expr
	spread bool // the arguments come as a list
}

// source reads what the program says from its source.
type source struct {
	t         *testing.T
	files     *token.FileSet
	constants map[string]string // package.Name -> value
	said      []said
}

func readSource(t *testing.T) *source {
	t.Helper()
	s := &source{t: t, files: token.NewFileSet(), constants: map[string]string{}}
	parsed := []*ast.File{}
	for _, root := range []string{"../../app", "../../backend"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(s.files, path, nil, parser.SkipObjectResolution)
			parsed = append(parsed, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range parsed {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
				s.remember(f, g)
			}
		}
	}
	for _, f := range parsed {
		if f.Name.Name != "text" && f.Name.Name != "problem" { // they say what they are told to
			ast.Inspect(f, func(n ast.Node) bool { return s.look(f, n) })
		}
	}
	return s
}

// remember keeps the constants of a package, with which codes begin.
func (s *source) remember(f *ast.File, g *ast.GenDecl) {
	for _, spec := range g.Specs {
		v := spec.(*ast.ValueSpec)
		for i, name := range v.Names {
			if i < len(v.Values) {
				if value, exact := s.text(f, v.Values[i]); exact {
					s.constants[f.Name.Name+"."+name.Name] = value
				}
			}
		}
	}
}

// text gives what stands in an expression, or how it begins.
func (s *source) text(f *ast.File, e ast.Expr) (value string, exact bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		value, err := strconv.Unquote(e.Value)
		return value, err == nil
	case *ast.Ident:
		value, exact = s.constants[f.Name.Name+"."+e.Name]
		return value, exact
	case *ast.SelectorExpr:
		if from, ok := e.X.(*ast.Ident); ok {
			value, exact = s.constants[from.Name+"."+e.Sel.Name]
		}
		return value, exact
	case *ast.BinaryExpr:
		left, whole := s.text(f, e.X)
		if !whole || e.Op != token.ADD {
			return left, false
		}
		right, whole := s.text(f, e.Y)
		return left + right, whole
	}
	return "", false
}

// look finds the calls of text.Of and problem.New, and what is chained to the latter.
func (s *source) look(f *ast.File, n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return true
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return true
	}
	switch sel.Sel.Name {
	case "Detailed", "Hinted":
		root := call
		for root != nil && !isProblem(root) {
			root = before(root)
		}
		if root == nil {
			s.t.Errorf("%v: whose %s this is stands elsewhere; chain it to the problem", s.files.Position(call.Pos()), sel.Sel.Name)
			return true
		}
		end := map[string]string{"Detailed": ".detail", "Hinted": ".hint"}[sel.Sel.Name]
		s.take(f, call, root.Args[0], end, call.Args)
	case "New", "Warn", "Note":
		if isProblem(call) {
			s.take(f, call, call.Args[0], ".summary", call.Args[1:])
		}
	case "Of":
		if from, ok := sel.X.(*ast.Ident); ok && from.Name == "text" && len(call.Args) > 0 {
			s.take(f, call, call.Args[0], "", call.Args[1:])
		}
	}
	return true
}

func (s *source) take(f *ast.File, call *ast.CallExpr, code ast.Expr, end string, args []ast.Expr) {
	value, exact := s.text(f, code)
	at := s.files.Position(call.Pos())
	if value == "" {
		s.t.Errorf("%v: nobody can tell which text this is", at)
		return
	}
	if exact {
		value += end
	}
	s.said = append(s.said, said{at, value, !exact, args, call.Ellipsis.IsValid()})
}

func isProblem(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains([]string{"New", "Warn", "Note"}, sel.Sel.Name) {
		return false
	}
	from, ok := sel.X.(*ast.Ident)
	return ok && from.Name == "problem"
}

// before is the call that a call is chained to.
func before(call *ast.CallExpr) *ast.CallExpr {
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
		if earlier, ok := sel.X.(*ast.CallExpr); ok {
			return earlier
		}
	}
	return nil
}

// outside are texts that are said in the packages text and problem themselves, which name them without the package.
var outside = []string{"list", "list.more", "UNEXPECTED.summary", "UNEXPECTED.detail", "UNEXPECTED.hint", "problem.line", "count.users"}

func TestEveryTextThatIsSaidStandsInTheCatalogueAndTheOtherWayRound(t *testing.T) {
	catalogue, used := text.Catalogue(), map[string]bool{}
	for _, code := range outside {
		used[code] = true
	}
	for _, s := range readSource(t).said {
		if s.prefix {
			found := false
			for code := range catalogue {
				if strings.HasPrefix(code, s.code) {
					used[code], found = true, true
				}
			}
			if !found {
				t.Errorf("%v: no text begins with %s", s.at, s.code)
			}
			continue
		}
		template, found := catalogue[s.code]
		if !found {
			t.Errorf("%v: the catalogue has no %s", s.at, s.code)
			continue
		}
		used[s.code] = true
		for _, form := range template.Forms() {
			if most := argumentsOf(form); !s.spread && (most > len(s.args) || template.One == "" && most < len(s.args)) {
				t.Errorf("%v: %s is given %d arguments, and %q takes %d", s.at, s.code, len(s.args), form, most)
			}
		}
	}
	for code := range catalogue {
		if !used[code] {
			t.Errorf("nobody says %s", code)
		}
	}
}

var argument = regexp.MustCompile(`%[#.\d]*\[(\d+)\]([sdq])`)

// argumentsOf is the highest argument that a template takes.
func argumentsOf(form string) int {
	most := 0
	for _, m := range argument.FindAllStringSubmatch(form, -1) {
		n, _ := strconv.Atoi(m[1]) // the expression lets only digits through
		most = max(most, n)
	}
	return most
}

func TestEveryTemplateNamesItsArgumentsByPlace(t *testing.T) {
	for code, template := range text.Catalogue() {
		for _, form := range template.Forms() {
			rest := argument.ReplaceAllString(strings.ReplaceAll(form, "%%", ""), "")
			if strings.Contains(rest, "%") {
				t.Errorf("%s: %q has a per cent sign that stands for no argument", code, form)
			}
		}
	}
}
