package persona

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/ident"
)

// Fields are one thing of several fields in a setting, such as an emergency number. A field that is "" is not said.
type Fields map[string]string

// SettingOfObjects makes a setting of things; without any it is the empty list.
func SettingOfObjects(name string, list []Fields) Setting {
	said := make([]Fields, len(list))
	for i, one := range list {
		said[i] = Fields{}
		for field, value := range one {
			if value = strings.TrimSpace(value); value != "" {
				said[i][field] = value
			}
		}
	}
	text, _ := json.Marshal(said) // texts always have a JSON form
	return Setting{Name: name, Kind: SettingObjects, Value: string(text)}
}

// Objects reads a setting of things.
func (s Setting) Objects() ([]Fields, error) {
	list := []Fields{}
	if strings.TrimSpace(s.Value) == "" {
		return list, nil
	}
	if err := json.Unmarshal([]byte(s.Value), &list); err != nil {
		return nil, fmt.Errorf("%s is no list of things with fields: %w", s.Name, err)
	}
	return list, nil
}

// objectFields are the fields of things in settings, in the order in which they are written.
var objectFields = []string{"EmergencyDialString", "EmergencyDialMask", "OnlinePSTNUsage", "NotificationGroup", "NotificationDialOutNumber", "NotificationMode"}

// ObjectFields lists the fields of things in settings, in the order in which they are written.
func ObjectFields() []string { return slices.Clone(objectFields) }

// ObjectsOf reads things with fields as the tenant shows them or a plan expects them, also after they went through JSON, by the keys of
// their fields; nil for a value that holds none.
func ObjectsOf(v any) []map[ident.Key]string {
	var have []map[string]any
	switch v := v.(type) {
	case []Fields:
		for _, fields := range v {
			o := map[string]any{}
			for name, text := range fields {
				o[name] = text
			}
			have = append(have, o)
		}
	case []any:
		for _, item := range v {
			if o, isObject := item.(map[string]any); isObject {
				have = append(have, o)
			}
		}
	case []map[string]any:
		have = v
	case map[string]any: // one comes without its list
		have = append(have, v)
	}
	var list []map[ident.Key]string
	for _, o := range have {
		fields := map[ident.Key]string{}
		for name, value := range o {
			fields[ident.Fold(name)] = TextOf(value)
		}
		list = append(list, fields)
	}
	return list
}

// sameObjects compares things by their fields, in whatever order they stand. A field that is not said has to be empty, except how somebody
// is told of a call, for which the tenant has a usual way.
func sameObjects(want, have []map[ident.Key]string) bool {
	if len(want) != len(have) {
		return false
	}
	by := make(map[string]map[ident.Key]string, len(have))
	for _, o := range have {
		by[o[ident.Fold("EmergencyDialString")]] = o
	}
	for _, w := range want {
		h, found := by[w[ident.Fold("EmergencyDialString")]]
		if !found {
			return false
		}
		for _, name := range objectFields {
			key := ident.Fold(name)
			if text, said := w[key]; ident.Fold(text) != ident.Fold(h[key]) && (said || name != "NotificationMode") {
				return false
			}
		}
	}
	return true
}
