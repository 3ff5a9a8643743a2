package rule

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// GraphUser is a user object as Microsoft Graph returns it. A property that is
// missing was not read and is unknown; one that is null is absent. A property
// whose JSON has an unexpected shape is unknown too.
type GraphUser map[string]json.RawMessage

// NewGraphUser takes a decoded user object as it is, without copying it.
func NewGraphUser(raw map[string]json.RawMessage) GraphUser { return GraphUser(raw) }

// Attribute reads the property that a rule calls name.
func (u GraphUser) Attribute(name string) Value {
	if name == ManagerAttribute {
		return u.manager()
	}
	p, ok := RuleProperty(name)
	if !ok {
		return UnknownValue()
	}
	return u.Read(p)
}

// Read reads one property: what Attribute does for those who have the
// property at hand already.
func (u GraphUser) Read(p Property) Value {
	if p.Graph == "onPremisesExtensionAttributes" {
		return u.extensionAttribute(p.Name)
	}
	raw, read := u[p.Graph]
	if !read {
		if app, rest, found := strings.Cut(strings.TrimPrefix(p.Graph, "extension_"), "_"); found {
			// older rules write two underscores before the name; Graph has one
			raw, read = u["extension_"+app+"_"+strings.TrimLeft(rest, "_")]
		}
	}
	if !read {
		return UnknownValue()
	}
	if isNull(raw) {
		return AbsentValue()
	}
	switch p.Type {
	case Boolean:
		return boolFrom(raw)
	case Date:
		return timeFrom(raw)
	case TextCollection:
		return textsFrom(raw)
	case PlanCollection:
		return plansFrom(raw)
	case GroupCollection:
		return idsFrom(raw)
	}
	return textFrom(raw)
}

func (u GraphUser) extensionAttribute(name string) Value {
	raw, read := u["onPremisesExtensionAttributes"]
	if !read {
		return UnknownValue()
	}
	if isNull(raw) {
		return AbsentValue()
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return UnknownValue()
	}
	field, read := fields[name]
	if !read {
		return UnknownValue()
	}
	if isNull(field) {
		return AbsentValue()
	}
	return textFrom(field)
}

func (u GraphUser) manager() Value {
	raw, read := u["manager"]
	if !read {
		return UnknownValue()
	}
	if isNull(raw) {
		return AbsentValue()
	}
	return idFrom(raw)
}

func isNull(raw json.RawMessage) bool { return string(bytes.TrimSpace(raw)) == "null" }

// textFrom reads a text. Telephone numbers and addresses for chat come as
// collections; rules see the first. Extension values of another type are seen
// as their text.
func textFrom(raw json.RawMessage) Value {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return UnknownValue()
	}
	switch raw[0] {
	case '"':
		if text, ok := plainText(raw); ok {
			return TextValue(text)
		}
		return UnknownValue()
	case '[':
		var texts []string
		if json.Unmarshal(raw, &texts) != nil {
			return UnknownValue()
		}
		if len(texts) == 0 {
			return AbsentValue()
		}
		return TextValue(texts[0])
	case '{':
		return UnknownValue()
	}
	return TextValue(string(raw))
}

// plainText decodes a JSON text; those without escapes need no decoder.
func plainText(raw json.RawMessage) (string, bool) {
	if inner := raw[1:]; len(inner) > 0 && inner[len(inner)-1] == '"' {
		inner = inner[:len(inner)-1]
		if bytes.IndexByte(inner, '\\') < 0 && bytes.IndexByte(inner, '"') < 0 && utf8.Valid(inner) {
			return string(inner), true
		}
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return "", false
	}
	return text, true
}

func boolFrom(raw json.RawMessage) Value {
	switch string(bytes.TrimSpace(raw)) {
	case "true":
		return BoolValue(true)
	case "false":
		return BoolValue(false)
	}
	return UnknownValue()
}

func timeFrom(raw json.RawMessage) Value {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return UnknownValue()
	}
	if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return TimeValue(at)
	}
	if at, ok := ParseDate(text); ok {
		return TimeValue(at)
	}
	return UnknownValue()
}

func textsFrom(raw json.RawMessage) Value {
	var texts []string
	if json.Unmarshal(raw, &texts) != nil {
		return UnknownValue()
	}
	return TextsValue(texts...)
}

// planText is a field of a plan that tells null from not read.
type planText struct{ value Value }

func (t *planText) UnmarshalJSON(raw []byte) error {
	t.value = AbsentValue()
	if !isNull(raw) {
		t.value = textFrom(raw)
	}
	return nil
}

func plansFrom(raw json.RawMessage) Value {
	var plans []struct {
		ServicePlanID    planText `json:"servicePlanId"`
		Service          planText `json:"service"`
		CapabilityStatus planText `json:"capabilityStatus"`
	}
	if json.Unmarshal(raw, &plans) != nil {
		return UnknownValue()
	}
	items := make([]Item, len(plans))
	for i, plan := range plans {
		items[i] = Item{"servicePlanId": plan.ServicePlanID.value, "service": plan.Service.value, "capabilityStatus": plan.CapabilityStatus.value}
	}
	return ItemsValue(items...)
}

// idsFrom reads a collection of references: objects with an id, or ids.
func idsFrom(raw json.RawMessage) Value {
	var objects []json.RawMessage
	if json.Unmarshal(raw, &objects) != nil {
		return UnknownValue()
	}
	ids := make([]string, 0, len(objects))
	for _, object := range objects {
		id := idFrom(object)
		if !id.IsKnown() {
			return UnknownValue()
		}
		ids = append(ids, id.Text())
	}
	return TextsValue(ids...)
}

func idFrom(raw json.RawMessage) Value {
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && raw[0] == '"' {
		return textFrom(raw)
	}
	var object struct {
		ID *string `json:"id"`
	}
	if json.Unmarshal(raw, &object) != nil || object.ID == nil {
		return UnknownValue()
	}
	return TextValue(*object.ID)
}
