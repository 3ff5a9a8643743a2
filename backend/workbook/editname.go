package workbook

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// named calls an edit of one thing by what it did, as the person who made it would: which of its fields changed, or that it was added. Every
// door saves through here, so that no screen has to say what it did; an edit that was given a name of its own keeps it.
func named(label text.Text, rows []editRow) (text.Text, error) {
	if label.Code == "edit.persona.delete" {
		return deleted(label, rows)
	}
	kind, whole := strings.CutPrefix(label.Code, "edit.thing.")
	table := "thing"
	if !whole {
		kind = strings.TrimPrefix(label.Code, "edit.")
		table = kind
	}
	if _, known := fieldsOf[kind]; !known || len(label.Args) != 1 {
		return label, nil
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(r editRow) bool { return r.name != table })
	if len(rows) != 1 || !rows[0].after.Valid {
		return label, nil // several of them: what one call made of each is no name for all
	}
	if !rows[0].before.Valid {
		return text.Of("edit.made."+kind, label.Args[0]), nil
	}
	before, after := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	if err := errors.Join(bodyOf(rows[0].before, &before), bodyOf(rows[0].after, &after)); err != nil {
		return label, err
	}
	changed, err := changedFields(kind, before, after)
	if err != nil {
		return label, err
	}
	switch len(changed) {
	case 0:
		return label, nil
	case 1:
		return text.Of("edit.field", changed[0], label.Args[0]), nil
	case 2:
		return text.Of("edit.field.two", changed[0], changed[1], label.Args[0]), nil
	}
	return text.Of("edit.fields", len(changed), label.Args[0]), nil
}

// bodyOf reads what a row holds.
func bodyOf(row sql.NullString, into any) error {
	var columns struct{ Body string }
	err := json.Unmarshal([]byte(row.String), &columns)
	if err == nil {
		err = json.Unmarshal([]byte(columns.Body), into)
	}
	if err != nil {
		return fmt.Errorf("naming an edit: %w", err)
	}
	return nil
}

// deleted names the persona that an edit deletes by what people call it; whoever deletes it has only its id.
func deleted(label text.Text, rows []editRow) (text.Text, error) {
	for _, r := range rows {
		var p persona.Persona
		if r.name != "persona" || r.after.Valid {
			continue
		}
		if err := bodyOf(r.before, &p); err != nil {
			return label, err
		}
		if label.Args[0] == p.ID && p.Name != "" {
			return text.Of("edit.persona.delete", p.Name), nil
		}
	}
	return label, nil
}

// fieldsOf are the fields of each kind in the order in which they are told, under the names that they are kept under. Fields that are the same
// to a person share a word: a rule is kept as conditions and as text.
var fieldsOf = map[string][]string{
	"persona": {"name", "short", "layer", "description", "country", "licences", "plansOff", "securityGroups", "number", "policies", "location", "queues", "teams",
		"conditions=rule", "rule", "department", "ordinal", "ruleName", "ruleSays", "owner", "status", "reviewed", "open", "disabled", "group"},
	"policy": {"description", "settings", "rules", "dialling", "existing", "emptyOnPurpose", "globalOnPurpose", "gone"},
	"queue": {"department", "heard", "number", "existing", "account", "groups", "people", "routing", "alert", "presence", "optOut", "conference", "overflow", "timeout", "noAgents",
		"language", "greeting", "music", "authorised", "kept"},
	"attendant": {"department", "existing", "account", "language", "timeZone", "open", "hours", "closed", "holidays", "holiday", "noHolidays", "operator", "authorised", "kept"},
	"schedule":  {"tells", "existing", "week", "dates", "kept"},
	"account":   {"name", "for", "existing", "number", "numberType", "location", "country", "licensed"},
	"site":      {"address", "offices", "areaCode", "existing"},
	"location":  {"site", "place", "existing"},
	"usage":     {},
	"route":     {"description", "pattern", "usages", "gateways", "priority", "existing"},
	"team":      {"description", "visibility", "owners", "existing"},
	"licence":   {"seats", "for", "note"},
}

// untold are fields that no person changes: what a thing is found by, and what the program writes down about it.
var untold = []string{"id", "origins", "type", "upn", "product"}

func changedFields(kind string, before, after map[string]json.RawMessage) ([]text.Text, error) {
	var list []text.Text
	for _, field := range fieldsOf[kind] {
		field, word, shared := strings.Cut(field, "=")
		if !shared {
			word = field
		}
		if same(before[field], after[field]) {
			continue
		}
		words := []text.Text{text.Of("field." + kind + "." + word)}
		if kind+"."+field == "policy.settings" || kind+"."+field == "persona.policies" {
			inner, err := changedParts(kind, before, after)
			if err != nil {
				return nil, err
			}
			if len(inner) > 0 {
				words = inner
			}
		}
		for _, w := range words {
			if !slices.ContainsFunc(list, w.Equal) {
				list = append(list, w)
			}
		}
	}
	return list, nil
}

// same says whether two values are to a person: a field that is left out is as one that holds nothing.
func same(a, b json.RawMessage) bool {
	nothing := func(v json.RawMessage) bool {
		return slices.Contains([]string{"", "null", `""`, "[]", "{}", "false", "0"}, string(v))
	}
	return bytes.Equal(a, b) || nothing(a) && nothing(b)
}

// changedParts are the settings of a policy, or the policies that a persona chooses, that are not as they were, by the names that screens use.
func changedParts(kind string, before, after map[string]json.RawMessage) ([]text.Text, error) {
	var was, is struct {
		Type     string                 `json:"type"`
		Settings []persona.Setting      `json:"settings"`
		Policies []persona.PolicyChoice `json:"policies"`
	}
	for body, into := range map[*map[string]json.RawMessage]any{&before: &was, &after: &is} {
		whole, err := json.Marshal(*body)
		if err == nil {
			err = json.Unmarshal(whole, into)
		}
		if err != nil {
			return nil, fmt.Errorf("naming an edit: %w", err)
		}
	}
	var list []text.Text
	if kind == "policy" {
		for _, name := range changedNames(was.Settings, is.Settings, func(s persona.Setting) string { return s.Name }) {
			if known, found := catalog.SettingOf(is.Type, name); found {
				name = known.Words
			}
			list = append(list, text.Literal(name))
		}
		return list, nil
	}
	for _, policyType := range changedNames(was.Policies, is.Policies, func(c persona.PolicyChoice) string { return c.Type }) {
		list = append(list, text.Of("field.persona.policy", catalog.PolicyTypeName(policyType)))
	}
	return list, nil
}

// changedNames are the names of what is in one list and not, or otherwise, in the other.
func changedNames[T comparable](was, is []T, name func(T) string) []string {
	var list []string
	for _, pair := range [][2][]T{{is, was}, {was, is}} {
		for _, one := range pair[0] {
			if !slices.Contains(pair[1], one) && !slices.Contains(list, name(one)) {
				list = append(list, name(one))
			}
		}
	}
	return list
}
