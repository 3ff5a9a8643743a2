package powershell

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// reader takes values out of one object and keeps the first error. Property names are matched in any case, and a value
// may be plain text or an object that carries it, because both occur between versions of the module.
type reader struct {
	what string // the command that put the object out
	o    tenant.Object
	err  error
}

func (r *reader) find(name string) (any, bool) {
	if v, ok := r.o[name]; ok {
		return v, true
	}
	for key, v := range r.o {
		if strings.EqualFold(key, name) {
			return v, true
		}
	}
	return nil, false
}

func (r *reader) fail(name string, why text.Text) {
	if r.err == nil {
		r.err = problem.New("TEAMS_UNREADABLE.teams").
			Detailed(r.what, name, why).
			Hinted()
	}
}

// text reads a property that must be there and hold text.
func (r *reader) text(name string) string {
	v, ok := r.find(name)
	if !ok {
		r.fail(name, text.Of("teams.property.missing"))
		return ""
	}
	s, ok := asText(v)
	if !ok || s == "" {
		r.fail(name, text.Of("teams.property.no-text"))
	}
	return s
}

// optional reads a property that may be missing, null or empty.
func (r *reader) optional(name string) string {
	v, ok := r.find(name)
	if !ok || v == nil {
		return ""
	}
	s, ok := asText(v)
	if !ok {
		r.fail(name, text.Of("teams.property.no-text"))
	}
	return s
}

func (r *reader) number(name string) int {
	v, ok := r.find(name)
	if !ok {
		r.fail(name, text.Of("teams.property.missing"))
		return 0
	}
	n, err := asNumber(v)
	if err != nil {
		r.fail(name, text.Literal(err.Error()))
	}
	return n
}

// texts reads a list of texts. Missing is nil, that is unknown; null and empty are an empty list.
func (r *reader) texts(name string) []string {
	v, ok := r.find(name)
	if !ok {
		return nil
	}
	list := []string{}
	if ready, ok := v.([]string); ok { // from a session in the same process
		return append(list, ready...)
	}
	items, isList := v.([]any)
	switch {
	case v == nil:
		return list
	case !isList:
		items = []any{v} // a list of one, as ConvertTo-Json likes to write it
	}
	for _, item := range items {
		s, ok := asText(item)
		if !ok || s == "" {
			r.fail(name, text.Of("teams.property.some-no-text"))
			return list
		}
		list = append(list, s)
	}
	return list
}

// asText takes text as it is, or out of an object by one of the names under which the module carries it.
func asText(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case tenant.Object:
		return carried(v)
	case map[string]any:
		return carried(v)
	}
	return "", false
}

func carried(o map[string]any) (string, bool) {
	for _, name := range []string{"Guid", "ObjectId", "Id", "Name", "Identity", "Value", "value"} {
		if s, ok := o[name].(string); ok {
			return s, true
		}
	}
	return "", false
}

func asNumber(v any) (int, error) {
	switch v := v.(type) {
	case int:
		return v, nil
	case int64:
		return int(v), nil
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > 1<<31 {
			return 0, fmt.Errorf("holds %v, no whole number", v)
		}
		return int(v), nil
	case json.Number:
		return strconv.Atoi(v.String())
	case string:
		return strconv.Atoi(v)
	}
	return 0, fmt.Errorf("holds no number")
}
