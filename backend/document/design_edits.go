package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/plan"
	"personadesk/backend/workbook"
)

// Does says what taking a design over does to one thing.
type Does string

// What is done to a thing.
const (
	DoesAdd    Does = "add"
	DoesChange Does = "change"
	DoesRemove Does = "remove"
)

// DesignEdit is one field of one thing that a design would change, for a person to look at before it is taken over.
type DesignEdit struct {
	Kind   string          `json:"kind"` // persona, policy, queue, range, site, route ...
	ID     string          `json:"id"`   // what it is found by
	Does   Does            `json:"does"`
	Field  string          `json:"field"`  // "" for a thing that is added or removed whole
	Before json.RawMessage `json:"before"` // null where there was none
	After  json.RawMessage `json:"after"`
}

// DesignEdits is what taking a design over would do to the one that stands, in the order of the sections. Sections that the document says
// nothing of stay as they are; there says whether the tenant has a policy, nil for a tenant that nobody read.
func DesignEdits(now plan.Design, d Design, there workbook.There) ([]DesignEdit, error) {
	d, _ = d.placed(now).followed(now, there)
	return designEdits(now, d)
}

// designEdits compares a design that everything followed in with the one that stands.
func designEdits(now plan.Design, d Design) ([]DesignEdit, error) {
	edits := []DesignEdit{}
	before := DesignOf(now)
	if d.Convention != nil {
		some, err := fieldEdits("convention", "", before.Convention, d.Convention)
		if err != nil {
			return nil, err
		}
		edits = append(edits, some...)
	}
	was := before.sections()
	for i, s := range d.sections() {
		if s.nil {
			continue
		}
		some, err := sectionEdits(was[i], s)
		if err != nil {
			return nil, err
		}
		edits = append(edits, some...)
	}
	return edits, nil
}

func sectionEdits(was, now section) ([]DesignEdit, error) {
	edits := []DesignEdit{}
	at := map[ident.Key]int{}
	for i, key := range was.keys {
		at[ident.Fold(key)] = i
	}
	for i, key := range now.keys {
		folded := ident.Fold(key)
		before, there := at[folded]
		delete(at, folded)
		if !there {
			body, err := plainJSON(now.body[i])
			if err != nil {
				return nil, err
			}
			edits = append(edits, DesignEdit{Kind: now.kind, ID: key, Does: DoesAdd, Before: null, After: body})
			continue
		}
		some, err := fieldEdits(now.kind, key, was.body[before], now.body[i])
		if err != nil {
			return nil, err
		}
		edits = append(edits, some...)
	}
	for i, key := range was.keys {
		if _, gone := at[ident.Fold(key)]; gone {
			body, err := plainJSON(was.body[i])
			if err != nil {
				return nil, err
			}
			edits = append(edits, DesignEdit{Kind: was.kind, ID: key, Does: DoesRemove, Before: body, After: null})
		}
	}
	return edits, nil
}

var null = json.RawMessage("null")

// fieldEdits compares two things field by field. An empty list and an absent one are the same: neither holds anything.
func fieldEdits(kind, id string, was, now any) ([]DesignEdit, error) {
	before, err := fieldsOf(was)
	if err != nil {
		return nil, err
	}
	after, err := fieldsOf(now)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for name := range before {
		names = append(names, name)
	}
	for name := range after {
		if _, both := before[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var edits []DesignEdit
	for _, name := range names {
		a, b := orNull(before[name]), orNull(after[name])
		if !sameJSON(a, b) {
			edits = append(edits, DesignEdit{Kind: kind, ID: id, Does: DoesChange, Field: name, Before: a, After: b})
		}
	}
	return edits, nil
}

func orNull(v json.RawMessage) json.RawMessage {
	if v == nil {
		return null
	}
	return v
}

func plainJSON(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(v); err != nil {
		return nil, fmt.Errorf("write a %T of the design: %w", v, err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

func fieldsOf(v any) (map[string]json.RawMessage, error) {
	body, err := plainJSON(v)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil {
		return nil, fmt.Errorf("take a %T of the design apart: %w", v, err)
	}
	return fields, nil
}

// sameJSON compares two values by meaning: a list without anything in it, null and what is left out are the same.
func sameJSON(a, b json.RawMessage) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return bytes.Equal(a, b)
	}
	return reflect.DeepEqual(pruned(x), pruned(y))
}

// pruned is a value without empty lists and null.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, inner := range v {
			if p := pruned(inner); p != nil {
				kept[name] = p
			}
		}
		return kept
	case []any:
		if len(v) == 0 {
			return nil
		}
		list := make([]any, len(v))
		for i, inner := range v {
			list[i] = pruned(inner)
		}
		return list
	}
	return v
}

func rangeID(r number.Range) string { return r.ID }
