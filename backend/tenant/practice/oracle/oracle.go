// Package oracle holds JSON against Microsoft's own description of Graph, so that a test can say of every request and
// every answer that the real service could have sent it. It knows the types that PersonaDesk talks to.
package oracle

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"sync"
)

//go:embed testdata/graph-types.json
var source []byte

type property struct {
	Type     string `json:"type"`
	Nullable bool   `json:"nullable"`
}

type entity struct {
	Base       string              `json:"base"`
	Open       any                 `json:"open"`
	Properties map[string]property `json:"properties"`
	Navigation map[string]string   `json:"navigation"`
}

type action struct {
	Namespace  string `json:"namespace"`
	Name       string `json:"name"`
	Parameters []struct {
		Name string `json:"name"`
		property
	} `json:"parameters"`
}

type metadata struct {
	Types   map[string]entity   `json:"types"`
	Enums   map[string][]string `json:"enums"`
	Actions []action            `json:"actions"`
}

var load = sync.OnceValues(func() (metadata, error) {
	var m metadata
	err := json.Unmarshal(source, &m)
	return m, err
})

// betaOnly are properties that only the beta version has.
var betaOnly = map[string]bool{"microsoft.graph.group.membershipRuleProcessingStatus": true}

var (
	guidForm = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	timeForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)
)

// CheckEntity says what is wrong with the JSON of one entity or complex value. The type may be written with its
// namespace or, below microsoft.graph, without: "user", "teamsAdministration.numberAssignment". Properties that are left
// out are right; what is there must exist, be of its type, and be null only where that is allowed.
func CheckEntity(typeName string, data []byte) []string {
	return withValue(data, func(c *checker, v any) { c.value("", qualified(typeName), false, v) })
}

// CheckCollection says what is wrong with an answer of the form {"value": [...]} whose items are of the type.
func CheckCollection(typeName string, data []byte) []string {
	return withValue(data, func(c *checker, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			c.say("", "is no object")
			return
		}
		for k := range m {
			if k != "value" && !strings.HasPrefix(k, "@") {
				c.say(k, "does not belong into a collection")
			}
		}
		c.value("value", "Collection("+qualified(typeName)+")", false, m["value"])
	})
}

// CheckAction says what is wrong with the JSON body of an action, named with or without its namespace ("assignLicense",
// "teamsAdministration.assign"). Where several actions share a name their parameters agree.
func CheckAction(name string, data []byte) []string {
	m, err := load()
	if err != nil {
		return []string{err.Error()}
	}
	for _, a := range m.Actions {
		full := a.Namespace + "." + a.Name
		if name != a.Name && qualified(name) != full {
			continue
		}
		return withValue(data, func(c *checker, v any) { c.action(a, v) })
	}
	return []string{"there is no action " + name}
}

func withValue(data []byte, check func(*checker, any)) []string {
	m, err := load()
	if err != nil {
		return []string{err.Error()}
	}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return []string{"this is no JSON: " + err.Error()}
	}
	c := &checker{m: m}
	check(c, v)
	sort.Strings(c.found)
	return c.found
}

// qualified writes a type name with its whole namespace.
func qualified(name string) string {
	if inner, ok := strings.CutPrefix(name, "Collection("); ok {
		return "Collection(" + qualified(strings.TrimSuffix(inner, ")")) + ")"
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, "#"), "graph.")
	if strings.HasPrefix(name, "Edm.") || strings.HasPrefix(name, "microsoft.graph.") {
		return name
	}
	return "microsoft.graph." + name
}

type checker struct {
	m     metadata
	found []string
}

func (c *checker) say(path, format string, args ...any) {
	if path == "" {
		path = "the value"
	}
	c.found = append(c.found, path+" "+fmt.Sprintf(format, args...))
}

func (c *checker) action(a action, v any) {
	given, ok := v.(map[string]any)
	if !ok {
		c.say("", "is no object")
		return
	}
	known := map[string]bool{}
	for _, p := range a.Parameters[1:] { // the first is what the action is bound to
		known[p.Name] = true
		x, there := given[p.Name]
		switch {
		case there:
			c.value(p.Name, qualified(p.Type), p.Nullable, x)
		case !p.Nullable:
			c.say(p.Name, "is missing")
		}
	}
	for k := range given {
		if !known[k] && !strings.HasPrefix(k, "@") {
			c.say(k, "is no parameter of %s", a.Name)
		}
	}
}

func (c *checker) value(path, kind string, nullable bool, v any) {
	if v == nil {
		if !nullable {
			c.say(path, "must not be null")
		}
		return
	}
	if item, ok := strings.CutPrefix(kind, "Collection("); ok {
		list, ok := v.([]any)
		if !ok {
			c.say(path, "is no list")
			return
		}
		for i, x := range list {
			c.value(fmt.Sprintf("%s[%d]", path, i), strings.TrimSuffix(item, ")"), false, x)
		}
		return
	}
	if strings.HasPrefix(kind, "Edm.") {
		c.primitive(path, kind, v)
		return
	}
	if members, ok := c.m.Enums[kind]; ok {
		s, _ := v.(string)
		for _, m := range members {
			if s == m {
				return
			}
		}
		c.say(path, "is %v, which is no value of %s", v, kind)
		return
	}
	c.object(path, kind, v)
}

func (c *checker) primitive(path, kind string, v any) {
	s, isText := v.(string)
	_, isNumber := v.(json.Number)
	_, isBool := v.(bool)
	ok := true
	switch kind {
	case "Edm.String", "Edm.Duration", "Edm.Date":
		ok = isText
	case "Edm.Guid":
		ok = isText && guidForm.MatchString(s)
	case "Edm.DateTimeOffset":
		ok = isText && timeForm.MatchString(s)
	case "Edm.Boolean":
		ok = isBool
	case "Edm.Int32", "Edm.Int64", "Edm.Int16", "Edm.Double":
		ok = isNumber
	}
	if !ok {
		c.say(path, "is %v, which is no %s", v, kind)
	}
}

func (c *checker) object(path, kind string, v any) {
	m, ok := v.(map[string]any)
	if !ok {
		c.say(path, "is no object")
		return
	}
	if told, ok := m["@odata.type"].(string); ok {
		if _, known := c.m.Types[qualified(told)]; known {
			if c.derives(qualified(told), kind) {
				kind = qualified(told)
			} else {
				c.say(path, "says that it is a %s, which is no %s", told, kind)
			}
		}
	}
	if _, known := c.m.Types[kind]; !known {
		c.say(path, "is of type %s, which the oracle does not know", kind)
		return
	}
	for k, x := range m {
		if strings.Contains(k, "@") || strings.HasPrefix(k, "extension_") || betaOnly[kind+"."+k] {
			continue
		}
		at := strings.TrimPrefix(path+"."+k, ".")
		p, nav, found := c.lookup(kind, k)
		switch {
		case found:
			c.value(at, qualified(p.Type), p.Nullable, x)
		case nav != "":
			c.value(at, qualified(nav), true, x)
		default:
			c.say(at, "is no property of %s", kind)
		}
	}
}

func (c *checker) derives(kind, base string) bool {
	for ; kind != ""; kind = c.baseOf(kind) {
		if kind == base {
			return true
		}
	}
	return false
}

func (c *checker) baseOf(kind string) string {
	b := c.m.Types[kind].Base
	if b == "" {
		return ""
	}
	return qualified(b)
}

// lookup finds a property or a navigation property of a type or of one that it derives from.
func (c *checker) lookup(kind, name string) (property, string, bool) {
	for ; kind != ""; kind = c.baseOf(kind) {
		e := c.m.Types[kind]
		if p, ok := e.Properties[name]; ok {
			return p, "", true
		}
		if n, ok := e.Navigation[name]; ok {
			return property{}, n, false
		}
	}
	return property{}, "", false
}
