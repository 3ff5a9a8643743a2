package document

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// lookOf says how a script looks at what a change of a policy or a thing changes before it does; nil where its own tables tell.
func lookOf(c plan.Change) *powershell.Look {
	how, known := shownAt(c)
	if c.Action.Command == nil || known && how.Each {
		return nil
	}
	if !known { // nothing is said of what must be seen: its name is looked for
		return lookByName(*c.Action.Command)
	}
	d := shownData{}
	d.expect(c.Expect)
	look := powershell.Look{Shown: how, Name: d.Name, Apart: len(d.Apart) > 0}
	for _, s := range d.Settings {
		if unresolved(*c.Action.Command, s.Name) {
			look.Apart = true
			continue
		}
		one := powershell.Setting{Name: s.Name, Wanted: s.Value}
		if c.Stood != nil {
			if was, read := c.Stood.Settings[s.Name]; read {
				if words, plain := shownWords(was); plain {
					one.Known = &words
				}
			}
		}
		look.Wanted = append(look.Wanted, one)
	}
	return &look
}

// unresolved says whether a setting names something whose object id is known only when the script runs.
func unresolved(c tenant.Command, setting string) bool {
	value, given := c.Param(setting)
	return given && (value.Kind == tenant.KindRef || value.Kind == tenant.KindUse)
}

// lookByName looks for what a command makes or removes by the name that it has.
func lookByName(c tenant.Command) *powershell.Look {
	verb, noun, _ := strings.Cut(c.Name, "-")
	getter, known := catalog.CommandSpecByName("Get-" + noun)
	name, named := c.Param("Identity")
	if verb != "New" && verb != "Remove" || !known || !named || name.Kind != tenant.KindText {
		return nil
	}
	return &powershell.Look{Shown: powershell.Shown{Getter: getter.Name, Properties: []string{"Identity"}}, Name: name.Text}
}
