package strict

import (
	"reflect"
	"strings"
)

// fields are the names under which a type is written, those of structs inside it without a name of their own among them.
func fields(t reflect.Type) map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			for inner, of := range fields(f.Type) {
				if _, nearer := all[inner]; !nearer {
					all[inner] = of
				}
			}
		case name == "-" || !f.IsExported():
		case name == "":
			all[f.Name] = f.Type
		default:
			all[name] = f.Type
		}
	}
	return all
}

// nearest is the known name that differs from another one only in the case of its letters or in one letter; "" when there is none.
func nearest(name string, known map[string]reflect.Type) string {
	best := ""
	for k := range known {
		if (strings.EqualFold(k, name) || oneApart(strings.ToLower(k), strings.ToLower(name))) && (best == "" || k < best) {
			best = k
		}
	}
	return best
}

// oneApart says whether one letter more, less or other makes one text of the other, or two neighbours in each other's place.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	at := 0
	for at < len(a) && a[at] == b[at] {
		at++
	}
	switch len(b) - len(a) {
	case 0:
		return a[min(at+1, len(a)):] == b[min(at+1, len(b)):] || at+1 < len(a) && a[at] == b[at+1] && a[at+1] == b[at] && a[at+2:] == b[at+2:]
	case 1:
		return a[at:] == b[at+1:]
	}
	return false
}
