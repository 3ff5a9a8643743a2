package document

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/voice"
)

// designChecker finds in a design that was read what a workbook could not hold.
type designChecker struct{ problems []problem.Problem }

func (c *designChecker) blame(path string, p *problem.Problem) {
	c.problems = append(c.problems, *p.At(problem.Where{Kind: "json", Field: path}))
}

func (c *designChecker) form(d Design) {
	if d.Format != DesignFormat {
		c.blame("format", problem.New("DESIGN_FORMAT").Detailed("format", d.Format, DesignFormat).Hinted())
	}
	if d.Version != DesignVersion {
		c.blame("version", problem.New("DESIGN_VERSION").Detailed("version", d.Version, DesignVersion).Hinted())
	}
}

// section is one list of a design: by what its things are found, and their bodies.
type section struct {
	name string   // of the list
	kind string   // of one thing in it, for people
	key  string   // the fields that a thing is found by
	keys []string // by place
	body []any    // by place
	nil  bool     // the document says nothing of it
}

func sectionOf[T any](name, kind, key string, list []T, keyOf func(T) string) section {
	s := section{name: name, kind: kind, key: key, nil: list == nil}
	for _, one := range list {
		s.keys, s.body = append(s.keys, keyOf(one)), append(s.body, one)
	}
	return s
}

func thingSection[T voice.Thing](name string, kind voice.Kind, key string, list []T) section {
	return sectionOf(name, string(kind), key, list, func(t T) string { return t.Key() })
}

// sections lists every list of a design, in the order in which they rest on each other.
func (d Design) sections() []section {
	return []section{
		thingSection("sites", voice.KindSite, "name", d.Sites),
		thingSection("locations", voice.KindLocation, "name", d.Locations),
		sectionOf("ranges", "range", "id", d.Ranges, rangeID),
		thingSection("usages", voice.KindUsage, "name", d.Usages),
		thingSection("routes", voice.KindRoute, "name", d.Routes),
		sectionOf("policies", "policy", "name", d.Policies, policyID),
		thingSection("accounts", voice.KindAccount, "upn", d.Accounts),
		thingSection("schedules", voice.KindSchedule, "name", d.Schedules),
		sectionOf("queues", "queue", "name", d.Queues, func(q persona.Queue) string { return q.Name }),
		thingSection("attendants", voice.KindAttendant, "name", d.Attendants),
		thingSection("teams", voice.KindTeam, "name", d.Teams),
		thingSection("purchases", voice.KindPurchase, "product", d.Purchases),
		sectionOf("personas", "persona", "id", d.Personas, func(p persona.Persona) string { return p.ID }),
		sectionOf("gone", "gone group", "key", d.Gone, func(g persona.GoneGroup) string { return g.Key }),
	}
}

func policyID(p persona.Policy) string { return p.Type + "/" + string(p.Name) }

// section finds keys that are empty or stand twice: of two things with one key the workbook would keep one.
func (c *designChecker) section(s section) {
	first := map[ident.Key]int{}
	for i, key := range s.keys {
		path := fmt.Sprintf("%s[%d].%s", s.name, i, s.key)
		if bare := strings.Trim(key, "/ \t\r\n"); bare == "" || s.kind == "policy" && (strings.HasPrefix(key, "/") || strings.HasSuffix(key, "/")) {
			c.blame(path, problem.New("DESIGN_KEY.empty").Detailed(path).Hinted())
			continue
		}
		folded := ident.Fold(key)
		if before, twice := first[folded]; twice {
			c.blame(path, problem.New("DESIGN_KEY.twice").Detailed(path, key, fmt.Sprintf("%s[%d]", s.name, before)).Hinted())
			continue
		}
		first[folded] = i
	}
}

// unseen finds texts that hold what nobody sees, in whatever the document has. What the tenant has is called what it is called there, and
// ranges say it themselves.
func (c *designChecker) unseen(s section) {
	if s.kind == "range" {
		return
	}
	for i, body := range s.body {
		for _, found := range persona.Unseen(body, problem.Where{ID: fmt.Sprintf("%s[%d]", s.name, i)}) {
			c.blame(found.Where.ID+"."+strings.ReplaceAll(found.Where.Field, "/", "."), &found)
		}
	}
}

// choices finds words where only a few are known.
func (c *designChecker) choices(d Design) {
	if d.Convention != nil {
		for _, p := range d.Convention.Check() {
			c.blame("convention."+p.Where.Field, &p)
		}
	}
	for i, p := range d.Personas {
		path := fmt.Sprintf("personas[%d].", i)
		c.named(path+"name", p.Name)
		c.rule(path+"rule", p.Rule)
		oneOf(c, path+"layer", p.Layer, persona.Layers())
		oneOf(c, path+"status", p.Status, persona.Statuses())
		oneOf(c, path+"disabled", p.Disabled, persona.Disableds())
		oneOf(c, path+"number.kind", p.Number.Kind, persona.NumberKinds())
	}
	for i, r := range d.Ranges {
		path := fmt.Sprintf("ranges[%d].", i)
		c.named(path+"name", r.Name)
		c.rule(path+"rule", r.Rule)
	}
	for _, found := range number.CheckRanges(d.Ranges) {
		if found.Severity == problem.Error {
			at := slices.IndexFunc(d.Ranges, func(r number.Range) bool { return r.ID == found.Where.ID })
			c.blame(fmt.Sprintf("ranges[%d].%s", at, found.Where.Field), &found)
		}
	}
	for i, p := range d.Purchases {
		if p.Seats < 0 {
			path := fmt.Sprintf("purchases[%d].seats", i)
			c.blame(path, problem.New("DESIGN_SEATS").Detailed(path, p.Seats).Hinted())
		}
	}
	for i, p := range d.Policies {
		for j, s := range p.Settings {
			oneOf(c, fmt.Sprintf("policies[%d].settings[%d].kind", i, j), s.Kind, persona.SettingKinds())
		}
	}
}

// named refuses what no screen would let through: something without a name.
func (c *designChecker) named(path, name string) {
	if strings.TrimSpace(name) == "" {
		c.blame(path, problem.New("DESIGN_KEY.empty").Detailed(path).Hinted())
	}
}

// rule refuses a rule that cannot be read, as the rule editor keeps it from being kept.
func (c *designChecker) rule(path, text string) {
	if text == "" {
		return
	}
	if _, found := parse.Rule(text); !rule.Valid(found) {
		c.blame(path, problem.New("DESIGN_RULE").Detailed(path, text).Hinted())
	}
}

func oneOf[T ~string](c *designChecker, path string, value T, known []T) {
	words := make([]string, len(known))
	for i, k := range known {
		if k == value {
			return
		}
		words[i] = fmt.Sprintf("%q", k)
	}
	c.blame(path, problem.New("DESIGN_CHOICE").Detailed(path, string(value), strings.Join(words, ", ")).Hinted())
}
