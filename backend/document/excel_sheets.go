package document

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// The names of the sheets.
const (
	sheetPersonas  = "Personas"
	sheetAnswers   = "Departments & answers"
	sheetFeatures  = "Features"
	sheetGaps      = "Gaps"
	sheetPolicies  = "Policies"
	sheetDialPlans = "Dial plans"
	sheetGroups    = "Groups & rules"
	sheetLicences  = "Groups & licences"
	sheetGiven     = "Groups & policies"
	sheetSeats     = "Seats"
	sheetNumbers   = "Numbers"
	sheetRanges    = "Ranges"
)

func sheetsOf(c Content) ([]sheet, error) {
	numbers, err := numberSheet(c)
	return []sheet{
		personaSheet(c), answerSheet(c), featureSheet(c), gapSheet(c), policySheet(c),
		dialPlanSheet(c), groupSheet(c), licenceSheet(c), givenSheet(c), seatSheet(c), numbers, rangeSheet(c),
	}, err
}

func answerSheet(c Content) sheet {
	s := sheet{name: sheetAnswers, pinned: 2, columns: []column{
		{"Section", 20, true}, {"Question", 50, true}, {"Queue", 20, true},
	}}
	type key struct{ department, question, queue string }
	given := make(map[key]workshop.Answer, len(c.Workshop.Answers))
	for _, a := range c.Workshop.Answers {
		given[key{a.DepartmentID, a.QuestionID, a.Queue}] = a
	}
	for _, d := range c.Workshop.Departments {
		s.columns = append(s.columns, column{d.Name, 30, true})
	}
	var queues []string
	for _, i := range c.Workshop.Interviews {
		for _, q := range i.Queues {
			if !slices.Contains(queues, q) {
				queues = append(queues, q)
			}
		}
	}
	titles := map[string]string{}
	for _, section := range catalog.Sections() {
		titles[section.ID] = section.Title
	}
	var rows [][]any
	add := func(q catalog.Question, queue string) {
		row := []any{titles[q.Section], q.Text, queue}
		for _, d := range c.Workshop.Departments {
			row = append(row, said(q, given[key{d.ID, q.ID, queue}]))
		}
		rows = append(rows, row)
	}
	for _, q := range catalog.Questions() {
		if !q.PerQueue {
			add(q, "")
			continue
		}
		for _, queue := range queues {
			add(q, queue)
		}
	}
	s.count, s.row = len(rows), func(i int) []any { return rows[i] }
	return s
}

// said is an answer in one text: what was chosen or counted, then what was written, then their own words.
func said(q catalog.Question, a workshop.Answer) string {
	var parts []string
	for _, id := range a.Choices {
		text := id
		for _, option := range q.Choices {
			if option.ID == id {
				text = option.Text
			}
		}
		parts = append(parts, text)
	}
	if a.Count != nil {
		parts = append(parts, fmt.Sprint(*a.Count))
	}
	if a.Text != "" {
		parts = append(parts, a.Text)
	}
	if a.Words != "" {
		parts = append(parts, "“"+a.Words+"”")
	}
	return strings.Join(parts, "\n")
}

func featureSheet(c Content) sheet {
	s := sheet{name: sheetFeatures, pinned: 1, columns: []column{{"Feature", 44, true}, {"Area", 16, true}, {"Does Teams do it?", 28, true}}}
	type key struct{ department, feature string }
	grades := make(map[key]workshop.Grade, len(c.Workshop.Scores))
	for _, score := range c.Workshop.Scores {
		grades[key{score.DepartmentID, score.FeatureID}] = score.Grade
	}
	for _, d := range c.Workshop.Departments {
		s.columns = append(s.columns, column{d.Name, 14, true})
	}
	features := catalog.Features()
	s.count = len(features)
	s.row = func(i int) []any {
		f := features[i]
		row := []any{f.Name, f.Area, f.Verdict}
		for _, d := range c.Workshop.Departments {
			row = append(row, letterOf(grades[key{d.ID, f.ID}]))
		}
		return row
	}
	return s
}

func letterOf(g workshop.Grade) letter {
	if g == workshop.NotAsked {
		return ""
	}
	return letter(strings.ToUpper(string(g[:1])))
}

func gapSheet(c Content) sheet {
	gaps := workshop.Gaps(catalog.Features(), c.Workshop)
	return sheet{name: sheetGaps, pinned: 1, count: len(gaps), columns: []column{
		{"Feature", 36, true}, {"Wanted by", 30, true}, {"What Teams lacks", 50, true}, {"Ways to close it", 50, true}, {"Decided", 36, true}, {"State", 12, true},
	}, row: func(i int) []any {
		g := gaps[i]
		var wants []string
		for _, w := range g.Wants {
			wants = append(wants, c.department(w.DepartmentID)+" ("+string(w.Grade)+")")
		}
		return []any{g.Name, wants, g.Lacks, g.Ways, decided(g), gapState(g)}
	}}
}

func decided(g workshop.Gap) string {
	if g.Decision == nil {
		return ""
	}
	text := g.Decision.Way
	if g.Decision.By != "" {
		text += " (" + g.Decision.By + ")"
	}
	if g.Decision.Note != "" {
		text += "\n" + g.Decision.Note
	}
	return text
}

func gapState(g workshop.Gap) string {
	switch {
	case g.Open:
		return "open"
	case g.Decision != nil:
		return "decided"
	}
	return "costs extra"
}

func policySheet(c Content) sheet {
	list := c.Design.Policies
	return sheet{name: sheetPolicies, pinned: 2, count: len(list), columns: []column{
		{"Type", 30, true}, {"Policy", 36, true}, {"Description", 40, true}, {"Settings", 50, true}, {"Made by us", 12, true}, {"Given by personas", 36, true},
	}, row: func(i int) []any {
		p := list[i]
		var settings, given []string
		for _, s := range p.Settings {
			settings = append(settings, s.Name+" = "+strings.ReplaceAll(s.Value, "\n", ", "))
		}
		for _, who := range c.Design.Personas {
			if ident.Policy(policy(who, p.Type)) == p.Name {
				given = append(given, who.Name)
			}
		}
		made := "yes"
		if p.Existing {
			made = "no, expected"
		}
		return []any{catalog.PolicyTypeName(p.Type), p.Name, p.Description, settings, made, given}
	}}
}

func dialPlanSheet(c Content) sheet {
	type line struct {
		plan  persona.Policy
		order int
	}
	var lines []line
	for _, p := range c.Design.Policies {
		for i := range p.Rules {
			lines = append(lines, line{p, i})
		}
	}
	return sheet{name: sheetDialPlans, pinned: 1, count: len(lines), columns: []column{
		{"Dial plan", 30, true}, {"Order", 8, true}, {"Rule", 24, true}, {"Translate from", 36, true}, {"Transform to", 24, true}, {"Description", 40, true},
	}, row: func(i int) []any {
		l := lines[i]
		r := l.plan.Rules[l.order]
		return []any{l.plan.Name, l.order + 1, r.Name, r.Pattern, r.Translation, r.Description}
	}}
}

func groupSheet(c Content) sheet {
	list := persona.Stack(c.Design.Personas)
	return sheet{name: sheetGroups, pinned: 1, count: len(list), columns: []column{
		{"Provisioning group", 40, true}, {"Layer", 14, true}, {"Membership rule", 90, true}, {"Users", 10, true}, {"Unique name", 40, true},
	}, row: func(i int) []any {
		p := list[i]
		return []any{persona.GroupName(p), title(string(p.Layer)), targeting(p), c.reached(p.ID), persona.GroupKey(p)}
	}}
}

// NoRule stands where the rule of a persona would.
const NoRule = "none yet: it reaches nobody"

// targeting is the rule of a persona, made from its conditions when it was built from those.
func targeting(p persona.Persona) string {
	if !persona.HasRule(p) {
		return NoRule
	}
	if rule, err := persona.Targeting(p); err == nil {
		return rule
	}
	return p.Rule
}

// reached is the number of users in a cell, which stays empty while nobody has counted.
func (c Content) reached(personaID string) any {
	if n, known := c.reach(personaID); known {
		return n
	}
	return nil
}

func numberSheet(c Content) (sheet, error) {
	ranges := make(map[string]string, len(c.Ranges)) // once, because there may be a million numbers
	for _, r := range c.Ranges {
		ranges[r.ID] = c.rangeName(r.ID)
	}
	count, err := c.numbers().Len()
	return sheet{name: sheetNumbers, pinned: 1, count: count, columns: []column{
		{headNumber, 20, true}, {"Range", 30, true}, {headState, 14, false}, {"Held by", 30, true}, {"Since", 12, true}, {"Until", 12, true}, {headTag, 20, false}, {headNote, 50, false},
	}, rows: func(yield func([]any, error) bool) {
		for n, err := range c.numbers().All() {
			in, known := ranges[n.RangeID]
			if !known {
				in = n.RangeID
			}
			if !yield([]any{n.Telephone, in, string(wordOf(n)), c.holder(n), day(n.Since), day(n.Until), strings.Join(n.Tags, ", "), n.Note}, err) || err != nil {
				return
			}
		}
	}}, err
}

func (c Content) holder(n number.Number) string {
	switch {
	case n.Holder == "":
		return ""
	case c.Holder == nil:
		return "name left out"
	}
	if name := c.Holder(n.Holder); name != "" {
		return name
	}
	return "somebody who is not in the reading"
}

func rangeSheet(c Content) sheet {
	return sheet{name: sheetRanges, pinned: 1, count: len(c.Ranges), columns: []column{
		{"Range", 30, true}, {"First", 20, true}, {"Last", 20, true}, {"Numbers", 10, true}, {"Type", 18, true}, {"Country", 10, true}, {"City", 20, true}, {"Tag", 20, true}, {"For whom", 60, true},
	}, row: func(i int) []any {
		r := c.Ranges[i]
		return []any{r.Name, r.First, r.Last, r.Size(), numberType(r.Type), r.Country, r.City, r.Tag, r.Rule}
	}}
}

func title(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
