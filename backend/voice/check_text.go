package voice

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

// linesTag marks, as a tag of a field, a text that may have several lines: lines:"many". Every other text of a design is one line, and one
// that may be longer than a name says so: lines:"long".
const linesTag = "lines"

// Texts finds in something of a design, whatever its type, texts that hold what nobody sees, and names that are too long. It looks at every
// field, so that one which is added later is looked at as well. Those in not are looked at elsewhere; what the tenant has, as it came, never.
func Texts(of any, at problem.Where, not ...string) []problem.Problem {
	w := &textWalker{at: at, not: not}
	w.value(reflect.ValueOf(of), "", "")
	return w.problems
}

// TextsOf is Texts of all things. Their keys are looked at with the things themselves, and so are the fields of an address.
func TextsOf(things Things) []problem.Problem {
	var found []problem.Problem
	for _, t := range things.All() {
		not := []string{"name", "address"}
		if t.Kind() == KindAccount {
			not = []string{"upn"}
		}
		found = append(found, Texts(t, at(t, ""), not...)...)
	}
	return found
}

// Unfit is the problem of a text that holds what nobody sees; nil for a text that may stay.
func Unfit(text string, lines limit.Lines, at problem.Where) *problem.Problem {
	r, unfit := limit.Unfit(text, lines)
	if !unfit {
		return nil
	}
	return problem.New("TEXT_UNFIT").Detailed(at.ID, at.Field, text, fmt.Sprintf("U+%04X", r)).Hinted().At(at)
}

// textWalker goes over the fields of one thing.
type textWalker struct {
	at       problem.Where
	not      []string
	problems []problem.Problem
}

func (w *textWalker) value(v reflect.Value, path, lines string) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String(), path, lines)
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), path, lines)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i), path, lines)
		}
	case reflect.Struct:
		w.fields(v, path)
	}
}

func (w *textWalker) fields(v reflect.Value, path string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if path != "" {
			name = path + "/" + name
		}
		if !slices.Contains(w.not, name) {
			w.value(v.Field(i), name, f.Tag.Get(linesTag))
		}
	}
}

func (w *textWalker) text(text, path, lines string) {
	where := w.at
	where.Field = path
	if p := Unfit(text, lines == "many", where); p != nil {
		w.problems = append(w.problems, *p)
		return
	}
	if n := utf8.RuneCountInString(text); lines == "" && n > limit.Name {
		w.problems = append(w.problems, *problem.New("TEXT_LONG").Detailed(w.at.ID, path, n, limit.Name).Hinted().At(where))
	}
}
