package persona

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/ident"
)

// Shown says whether a value that the tenant shows is that of the setting. What cannot be read is never shown.
func (s Setting) Shown(v any) bool {
	want, err := s.Read()
	return err == nil && SameValue(want, v)
}

// SameValue says whether the tenant shows a value that is wanted: lists in their order, and text without regard to case, as the tenant tells
// neither apart.
func SameValue(want, have any) bool {
	if objects := ObjectsOf(want); isFields(want) || len(objects) > 0 && objects[0][ident.Fold(objectFields[0])] != "" {
		return sameObjects(objects, ObjectsOf(have))
	}
	switch want.(type) {
	case []string, []any:
		return slices.EqualFunc(ListOf(want), ListOf(have), func(a, b string) bool { return ident.Fold(a) == ident.Fold(b) })
	}
	return ident.Fold(strings.TrimSpace(TextOf(want))) == ident.Fold(strings.TrimSpace(TextOf(have)))
}

// TextOf writes a value of the tenant as text: nothing is "", and a thing that has nothing but an id, or that and more, is its id.
func TextOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case json.Number:
		return v.String()
	case map[string]any:
		if id, named := v["Id"].(string); named {
			return id
		}
	}
	return fmt.Sprint(v)
}

// ListOf is a value of the tenant as a list of texts; one value alone is a list of one.
func ListOf(v any) []string {
	switch v := v.(type) {
	case []string:
		return v
	case []any:
		list := make([]string, len(v))
		for i, item := range v {
			list[i] = TextOf(item)
		}
		return list
	case nil:
		return nil
	}
	return []string{TextOf(v)}
}

// SettingNamed finds what the tenant shows of a setting, in any case; ok is false when it does not show it.
func SettingNamed(shown map[string]any, name string) (v any, ok bool) {
	if v, ok = shown[name]; ok {
		return v, true
	}
	key := ident.Fold(name)
	for other, v := range shown {
		if ident.Fold(other) == key {
			return v, true
		}
	}
	return nil, false
}

func isFields(v any) bool { _, is := v.([]Fields); return is }
