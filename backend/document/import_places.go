package document

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// emergencyField is the column of the emergency location and the two policies about emergencies.
func (in *personaIntake) emergencyField(p *persona.Persona) field {
	return field{item("emergency"), func() string { return strings.Join(emergency(*p), "\n") }, func(r row) bool { return in.takeEmergency(r, p) }}
}

// takeEmergency takes the place of a persona, and the policies that stand on lines of their own behind the name of their type.
func (in *personaIntake) takeEmergency(r row, p *persona.Persona) bool {
	head := item("emergency")
	lines, there := r.lines(head)
	was, _ := row{cells: map[string]string{head: clean(strings.Join(emergency(*p), "\n"))}}.lines(head)
	if !there || slices.Equal(lines, was) {
		return there
	}
	place, policies := "", map[string]string{}
	for _, line := range lines {
		if kind, name, is := emergencyPolicy(line); is {
			policies[kind] = name
			continue
		}
		if place != "" {
			in.complain(r, head, problem.New("SPREADSHEET_PLACES").Detailed(place, line))
			return false
		}
		place = line
	}
	had := p.Location
	p.Location, _ = persona.PlaceNamed(in.content.Design, in.content.Places, place)
	if unknown := persona.UnknownPlace(in.content.Design, in.content.Places, *p); unknown != nil && p.Location != had {
		in.complain(r, head, unknown)
	}
	for _, kind := range []string{emergencyCalling, emergencyRouting} {
		setPolicy(p, kind, policies[kind])
	}
	return true
}

// emergencyPolicy takes a line apart that gives a policy, as emergency writes it.
func emergencyPolicy(line string) (kind, name string, is bool) {
	for _, kind := range []string{emergencyCalling, emergencyRouting} {
		if name, is := strings.CutPrefix(line, catalog.PolicyTypeName(kind)+":"); is {
			return kind, strings.TrimSpace(name), true
		}
	}
	return "", "", false
}
