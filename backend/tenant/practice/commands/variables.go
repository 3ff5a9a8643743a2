package commands

import (
	"encoding/json"
	"fmt"
	"strings"

	"personadesk/backend/tenant"
)

// variables is what was made before a command, under the names by which it is used.
type variables map[string]any

// output is what a command put out, as a variable would hold it: one object alone is no list.
func output(out []tenant.Object) any {
	if len(out) == 1 {
		return map[string]any(out[0])
	}
	list := []any{}
	for _, o := range out {
		list = append(list, map[string]any(o))
	}
	return list
}

// copied gives a value that shares nothing with the world, so that setting a property changes nothing there.
func copied(v any) (any, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("copy an object: %w", err)
	}
	var fresh any
	if err := json.Unmarshal(raw, &fresh); err != nil {
		return nil, fmt.Errorf("copy an object: %w", err)
	}
	return fresh, nil
}

// use gives what was made, or a property of it. Of an object a property that is not there is null, as in PowerShell.
func (m variables) use(u *tenant.Use) (any, error) {
	if u == nil {
		return nil, Fail(KindBad, "A variable has no name.")
	}
	v, known := m[u.Made]
	if !known {
		return nil, Fail(KindBad, "The variable '$"+u.Made+"' cannot be retrieved because it has not been set.")
	}
	if u.Property == "" {
		return v, nil
	}
	for _, name := range strings.Split(u.Property, ".") {
		o, isObject := v.(map[string]any)
		if !isObject {
			return nil, nil
		}
		v = o[name]
	}
	return v, nil
}

// set gives a property of something that was made another value. One that the object does not have cannot be set.
func (m variables) set(name, property string, value any) error {
	at, isObject := m[name].(map[string]any)
	names := strings.Split(property, ".")
	for _, inner := range names[:len(names)-1] {
		if isObject {
			at, isObject = at[inner].(map[string]any)
		}
	}
	last := names[len(names)-1]
	if _, has := at[last]; !isObject || !has {
		return Fail(KindBad, "The property '"+last+"' cannot be found on this object. Verify that the property exists and can be set.")
	}
	at[last] = value
	return nil
}

// objects gives a parameter as objects; one alone is a list of one. What is no object is refused.
func (p params) objects(name string) ([]map[string]any, error) {
	return objectsIn(p.values[name], name)
}

func objectsIn(v any, name string) ([]map[string]any, error) {
	items, isList := v.([]any)
	if !isList && v != nil {
		items = []any{v}
	}
	list := []map[string]any{}
	for _, item := range items {
		o, isObject := item.(map[string]any)
		if !isObject {
			return nil, Fail(KindBad, "Cannot bind parameter '"+name+"': an item is not of the type that the parameter takes.")
		}
		list = append(list, o)
	}
	return list, nil
}

// anyList is a list of objects as settings hold it.
func anyList(objects []map[string]any) []any {
	list := make([]any, len(objects))
	for i, o := range objects {
		list[i] = o
	}
	return list
}

func textIn(o map[string]any, name string) string { s, _ := o[name].(string); return s }
