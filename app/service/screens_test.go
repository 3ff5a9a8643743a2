package service

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// screens are the files of each screen, by how their names begin. All other files are the door itself, which every screen knows.
var screens = map[string][]string{
	"shell": {"shell", "search", "view_shell"}, "start": {"start", "view_start"}, "workshop": {"workshop", "interview", "view_workshop"},
	"features": {"features", "view_features"}, "personas": {"persona", "view_personas"}, "names": {"names", "view_names"}, "policies": {"policies", "view_policies"}, "queues": {"queues", "view_queues"}, "places": {"places", "view_places"}, "routing": {"routing", "view_routing"}, "licences": {"licences", "view_licences"}, "targeting": {"targeting", "view_targeting"},
	"coverage": {"coverage", "view_coverage"}, "numbers": {"numbers.go", "numbers_change", "numbers_detail", "numbers_window", "view_numbers"}, "documents": {"documents", "view_documents"},
	"plan": {"plan.go", "plan_lines", "view_plan"}, "runs": {"runs", "undo", "view_runs"}, "explain": {"explain", "view_explain"}, "record": {"record"}, "copies": {"copies", "view_copies"}, "drafts": {"drafts"}, "dialplans": {"dialplans", "view_dialplans"},
}

func screenOf(file string) string {
	for _, name := range slices.Sorted(maps.Keys(screens)) {
		if slices.ContainsFunc(screens[name], func(begin string) bool { return strings.HasPrefix(file, begin) }) {
			return name
		}
	}
	return ""
}

// parsed reads the files of this package without its tests.
func parsed(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, body, parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// helpers are the files in which unexported functions, methods, variables and constants of the package level stand, by name.
func helpers(files map[string]*ast.File) map[string][]string {
	of := map[string][]string{}
	add := func(file, name string) {
		if !ast.IsExported(name) && name != "_" {
			of[name] = append(of[name], file)
		}
	}
	for file, parsed := range files {
		for _, decl := range parsed.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				add(file, d.Name.Name)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if v, is := spec.(*ast.ValueSpec); is {
						for _, name := range v.Names {
							add(file, name.Name)
						}
					}
				}
			}
		}
	}
	return of
}

// reaches lists where a screen's file uses a helper that stands in the file of another screen.
func reaches(files map[string]*ast.File) []string {
	of := helpers(files)
	found := map[string]bool{}
	for file, parsed := range files {
		screen := screenOf(file) // "" for the door itself, which knows no screen either
		local := map[string]bool{}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, left := range n.Lhs {
					if id, is := left.(*ast.Ident); is && n.Tok == token.DEFINE {
						local[id.Name] = true
					}
				}
			case *ast.Field:
				for _, name := range n.Names {
					local[name.Name] = true
				}
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				foreign := func(there string) bool { other := screenOf(there); return other != "" && other != screen }
				if there := of[name]; len(there) > 0 && !local[name] && !slices.ContainsFunc(there, func(f string) bool { return !foreign(f) }) {
					found[file+" calls "+name+" of "+there[0]] = true
				}
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(found))
}

// No screen knows another: what two of them need stands in the door or, where it is a decision, in a room below.
func TestNoScreenUsesWhatBelongsToAnother(t *testing.T) {
	files := parsed(t)
	if len(files) < 50 {
		t.Fatalf("only %d files were read", len(files))
	}
	for _, reach := range reaches(files) {
		t.Error(reach)
	}
}

// The walk finds what it is for, and is not led astray by what has the same name in the door or is local.
func TestWhatReachesIntoAnotherScreenIsFound(t *testing.T) {
	source := map[string]string{
		"runs.go":     "package service\nfunc f() { gradeOf(); shared(); mine(); s.find() }\nfunc mine() {}\nfunc (s *Runs) find() {}",
		"features.go": "package service\nfunc gradeOf() {}\nfunc g() { find := func() {}; find() }\nfunc (j *Features) find() {}",
		"words.go":    "package service\nfunc shared() { gradeOf() }",
	}
	files := map[string]*ast.File{}
	for name, text := range source {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = file
	}
	want := []string{"runs.go calls gradeOf of features.go", "words.go calls gradeOf of features.go"}
	if got := reaches(files); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
