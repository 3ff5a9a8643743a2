package document

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/text"
)

// Where Verify.ps1 looks at a change. What stands nowhere is told as not looked at, by name.
type lookPlace string

const (
	atGroups   lookPlace = "groups"
	atLicences lookPlace = "licences"
	atTeams    lookPlace = "teams"
	atNewTeams lookPlace = "newTeams"
	atGrants   lookPlace = "grants"
	atDirect   lookPlace = "direct"
	atQueues   lookPlace = "queues"
	atNumbers  lookPlace = "numbers.csv"
	atShown    lookPlace = "shown"
	atNothing  lookPlace = "unlooked"
)

// placeOf says where a change is looked at.
func placeOf(c plan.Change) lookPlace {
	e := c.Expect
	switch c.Kind {
	case plan.CreateGroup, plan.UpdateGroup, plan.RemoveGroup:
		return atGroups
	case plan.SetLicences:
		return atLicences
	case plan.MakeTeam:
		return atNewTeams
	case plan.AddTeamMembers:
		return atTeams
	case plan.AssignNumber, plan.ReleaseNumber, plan.EnableVoice, plan.DisableVoice:
		return atNumbers
	}
	switch {
	case e.Grant != nil && e.Grant.User != "":
		return atDirect
	case e.Grant != nil && e.Grant.Group.Key != "":
		return atGrants
	case e.Queue != nil:
		return atQueues
	}
	if _, known := shownAt(c); known {
		return atShown
	}
	return atNothing
}

// shownAt is how what a change leads to is looked for.
func shownAt(c plan.Change) (powershell.Shown, bool) {
	switch e := c.Expect; {
	case e.Policy != nil:
		return powershell.ShownPolicy(e.Policy.Type)
	case e.Gone != nil:
		return powershell.ShownPolicy(e.Gone.Type)
	case e.Thing != nil:
		return powershell.ShownThing(e.Thing.Kind)
	}
	return powershell.Shown{}, false
}

type (
	shownData struct {
		Change     int           `json:"change"`
		Target     string        `json:"target"`
		Action     string        `json:"action"`
		Getter     string        `json:"getter"`
		Properties []string      `json:"properties"`
		Each       bool          `json:"each"`
		Name       string        `json:"name"`
		Gone       bool          `json:"gone"`
		Settings   []settingData `json:"settings"`
		Apart      []string      `json:"apart"` // what no script compares
	}
	settingData struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	directData struct {
		Change int    `json:"change"`
		Target string `json:"target"`
		Action string `json:"action"`
		User   string `json:"user"`
		Type   string `json:"type"`
		Policy string `json:"policy"`
	}
	unlookedData struct {
		Change int    `json:"change"`
		Target string `json:"target"`
		Action string `json:"action"`
	}
	lookedAt struct {
		shown    []shownData
		direct   []directData
		unlooked []unlookedData
		getters  []string // each once, in order
	}
)

// looked lists what Verify.ps1 looks at beside groups, licences, teams, grants, queues and numbers: each change by itself. Of what is changed
// several times the last counts.
func (w work) looked() lookedAt {
	l := lookedAt{shown: []shownData{}, direct: []directData{}, unlooked: []unlookedData{}}
	last := map[[2]string]shownData{}
	for _, c := range w.changes {
		target, action := cmp.Or(strings.TrimSpace(c.Subject), "?"), cmp.Or(text.English().Print(c.Says), string(c.Kind))
		switch placeOf(c) {
		case atNothing:
			l.unlooked = append(l.unlooked, unlookedData{c.Ordinal, target, action})
		case atDirect:
			g := c.Expect.Grant
			l.direct = append(l.direct, directData{c.Ordinal, cmp.Or(strings.TrimSpace(subjectOf(c)), "?"), action, string(g.User), g.Type, string(g.Name)})
		case atShown:
			how, _ := shownAt(c)
			d := shownData{Change: c.Ordinal, Target: target, Action: action, Getter: how.Getter, Properties: how.Properties, Each: how.Each, Settings: []settingData{}, Apart: []string{}}
			d.expect(c.Expect)
			if before, again := last[d.key()]; again {
				d.Settings = slices.Concat(slices.DeleteFunc(before.Settings, d.sets), d.Settings)
			}
			last[d.key()] = d
			l.shown = append(l.shown, d)
			l.getters = append(l.getters, how.Getter)
		}
	}
	for i, d := range l.shown {
		end := last[d.key()]
		l.shown[i].Settings, l.shown[i].Gone = end.Settings, end.Gone
		if d.Change != end.Change {
			l.shown[i].Apart = []string{} // said of the last
		}
	}
	slices.Sort(l.getters)
	l.getters = slices.Compact(l.getters)
	return l
}

func (d *shownData) key() [2]string { return [2]string{d.Getter, d.Name} }

func (d *shownData) sets(s settingData) bool {
	return d.Gone || slices.ContainsFunc(d.Settings, func(mine settingData) bool { return mine.Name == s.Name })
}

// expect says what must be shown.
func (d *shownData) expect(e plan.Expect) {
	settings := map[string]any{}
	switch {
	case e.Policy != nil:
		d.Name, settings = string(e.Policy.Name), e.Policy.Settings
	case e.Gone != nil:
		d.Name, d.Gone = string(e.Gone.Name), true
	case e.Thing != nil:
		d.Name, d.Gone, settings = e.Thing.Name, e.Thing.Gone, e.Thing.Settings
		d.Apart = slices.Sorted(maps.Keys(e.Thing.Refs))
		for name := range e.Thing.Without {
			if !slices.Contains(d.Apart, name) {
				d.Apart = append(d.Apart, name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		if words, plain := shownWords(settings[name]); plain {
			d.Settings = append(d.Settings, settingData{name, words})
		} else {
			d.Apart = append(d.Apart, name)
		}
	}
	slices.Sort(d.Apart)
	if d.Apart == nil {
		d.Apart = []string{}
	}
}

// shownWords is a value as the script writes what it is shown; false when it has parts that the script does not write.
func shownWords(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case bool:
		if v {
			return "True", true
		}
		return "False", true
	case string:
		return v, true
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case []string:
		return strings.Join(v, " "), true
	case []any:
		words := make([]string, len(v))
		for i, one := range v {
			if o, isObject := one.(map[string]any); isObject && o["Pattern"] != nil && o["Translation"] != nil {
				pattern, _ := shownWords(o["Pattern"])
				becomes, _ := shownWords(o["Translation"])
				words[i] = pattern + " -> " + becomes
				continue
			}
			var plain bool
			if words[i], plain = shownWords(one); !plain {
				return "", false
			}
		}
		return strings.Join(words, " "), true
	}
	return "", false
}
