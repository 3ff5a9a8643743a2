package powershell

import (
	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
)

// Shown says how something that a plan makes is looked for: by which getter, and in which of its properties the name stands.
type Shown struct {
	Getter     string
	Properties []string // joined with a comma where there are several
	Each       bool     // the one property is a list of names
}

// ShownThing is how a thing is looked for; false when nobody knows.
func ShownThing(kind tenant.ThingKind) (Shown, bool) {
	switch g := thingGetters[kind]; {
	case kind == tenant.UsageThing:
		return Shown{Getter: "Get-CsOnlinePstnUsage", Properties: []string{"Usage"}, Each: true}, true
	case g.command == "":
		return Shown{}, false
	case kind == tenant.LocationThing:
		return Shown{Getter: g.command, Properties: []string{g.name, "Location"}}, true
	default:
		return Shown{Getter: g.command, Properties: []string{g.name}}, true
	}
}

// ShownPolicy is how a policy of a type is looked for; false when no command shows it.
func ShownPolicy(policyType string) (Shown, bool) {
	t, known := catalog.PolicyTypeByID(policyType)
	if !known || t.GetCommand == "" {
		return Shown{}, false
	}
	return Shown{Getter: t.GetCommand, Properties: []string{"Identity"}}, true
}

// VerifyScript makes the script that changes nothing and says what can be seen, from verify.json and numbers.csv. The getters are those that
// verify.json names; each is asked once, and one that gives no answer leaves what rests on it not looked at.
func VerifyScript(getters []string) func(Head) (string, error) {
	return func(h Head) (string, error) {
		s := &script{}
		if err := s.begin(h, "", "", "Group.Read.All", "GroupMember.Read.All"); err != nil {
			return "", err
		}
		for _, functions := range []string{"findteam", "show"} {
			s.add("")
			if err := s.part(functions); err != nil {
				return "", err
			}
		}
		s.add("", "try {", "    $data = Read-Data -Name 'verify.json'", "    if ($Part -eq 'Graph') {")
		if err := s.indented("graph", "verify-graph"); err != nil {
			return "", err
		}
		s.add("    }", "    else {")
		if err := s.indented("teams", "groupids", "queues", "numberrows", "verify-teams"); err != nil {
			return "", err
		}
		s.add("", "        $shown = @{}", "        $silent = @{}")
		for _, getter := range getters {
			s.add(ask(getter)...)
		}
		if err := s.indented("verify-shown"); err != nil {
			return "", err
		}
		s.add("    }")
		if err := s.part("preflightend", "verify-end"); err != nil {
			return "", err
		}
		return s.finish(nil)
	}
}

// ask fills the table of what is shown with all that a getter gives; one that gives no answer says why in another.
func ask(getter string) []string {
	lines := []string{"        try {"}
	for _, line := range fetch("$shown", getter) {
		lines = append(lines, "            "+line)
	}
	return append(lines, "        }", "        catch {", "            $silent["+quote(getter)+"] = Format-Trouble -Trouble $_", "        }")
}
