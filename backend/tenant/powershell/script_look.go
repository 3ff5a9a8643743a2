package powershell

import (
	"slices"
	"strings"

	"personadesk/backend/tenant"
)

// held is the table of what getters gave, each asked once before the first change.
const held = "$held"

// grantGetter shows which group has which policy.
const grantGetter = "Get-CsGroupPolicyAssignment"

// gettersOf are the getters that the steps look into, each once.
func gettersOf(steps []Step) []string {
	var all []string
	for _, step := range steps {
		if getter, _ := lookedAt(step); getter != "" {
			all = append(all, getter)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// lookedAt says into which list a step looks, and for what in it.
func lookedAt(step Step) (getter, what string) {
	if g, ok := groupGrantOf(step.Command); ok {
		return grantGetter, g.key()
	}
	if step.Look != nil && !hasTable(step.Command) {
		return step.Look.Getter, strings.ToLower(step.Look.Name)
	}
	return "", ""
}

// hasTable says whether what a command makes or changes is looked for in a table of its own.
func hasTable(c tenant.Command) bool {
	_, named, err := nameThere(c)
	_, _, usage := usageOf(c)
	_, makes := makers[c.Name]
	_, lists := c.Param("DistributionLists")
	return named || err != nil || usage || makes || lists && c.Name == "Set-CsCallQueue"
}

// lookedAtAgain is the getter that has to be asked anew after a step, because a later one looks at the same; "" for none.
func lookedAtAgain(step Step, later []Step) string {
	getter, what := lookedAt(step)
	for _, other := range later {
		if g, w := lookedAt(other); getter != "" && g == getter && w == what {
			return getter
		}
	}
	return ""
}

// hold asks each getter once and keeps what it gives.
func (s *script) hold(getters []string) {
	if len(getters) == 0 {
		return
	}
	s.add("    " + held + " = @{}")
	for _, getter := range getters {
		for _, line := range fetch(held, getter) {
			s.add("    " + line)
		}
	}
}

// fetch writes the lines that keep all that a getter gives in a table, under its name.
func fetch(table, getter string) []string {
	into := table + "[" + quote(getter) + "]"
	if !paged(getter) {
		return []string{into + " = @(" + getter + stop + ")"}
	}
	return []string{"$all = @()", "do {", "    $page = @(" + getter + " -First 100 -Skip $all.Count" + stop + ")", "    $all += $page", "} while ($page.Count -eq 100)", into + " = $all"}
}

// paged says whether a getter gives so many at once and no more.
func paged(getter string) bool {
	for _, g := range thingGetters {
		if g.command == getter && g.paged {
			return true
		}
	}
	return false
}

// lookFirst gives the condition under which what a step changes is as wanted already. What is there under the name with other settings
// than the step makes, or than the plan knew, stops it.
func lookFirst(step Step) (same string, before []string, err error) {
	if step.Look == nil {
		return "", nil, nil
	}
	properties := tenant.ListOf()
	for _, p := range step.Look.Properties {
		properties.List = append(properties.List, tenant.Text(p))
	}
	wanted := tenant.ListOf()
	for _, one := range step.Look.Wanted {
		known := tenant.Null()
		if one.Known != nil {
			known = tenant.Text(*one.Known)
		}
		wanted.List = append(wanted.List, tenant.TableOf(tenant.Param{Name: "Name", Value: tenant.Text(one.Name)},
			tenant.Param{Name: "Wanted", Value: tenant.Text(one.Wanted)}, tenant.Param{Name: "Known", Value: known}))
	}
	texts, err := values(properties, tenant.Text(step.Look.Name), wanted)
	if err != nil {
		return "", nil, err
	}
	before = []string{"$item = Select-Instance -From " + held + "[" + quote(step.Look.Getter) + "] -Property " + texts[0] + " -Name " + texts[1]}
	verb, _, _ := strings.Cut(step.Command.Name, "-")
	if verb == "Remove" {
		return "$null -eq $item", before, nil
	}
	before = append(before, "$wanted = "+texts[2])
	test := "Test-AsWanted -Item $item -Wanted $wanted"
	if verb == "New" {
		return test + " -Made", before, nil
	}
	if step.Look.Apart {
		return "", append(before, "$null = "+test), nil // what cannot be compared is sent
	}
	return test, before, nil
}
