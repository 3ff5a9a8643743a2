package service

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/workbook"
)

// Targeting is the screen of rules and of whom they reach.
type Targeting struct{ d *Desk }

// Rules lists the rules with how many users each reaches.
func (s *Targeting) Rules() (RuleListView, error) {
	ctx := context.Background()
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return RuleListView{}, err
	}
	v := RuleListView{Rules: []RuleItemView{}, Problems: []problem.Problem{}, ReadAt: readAt(r)}
	now := s.d.o.Now()
	for _, p := range design.Persona.Personas {
		item := RuleItemView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Rule: ruleOf(p), State: "done"}
		if _, valid := validRule(ruleOf(p)); !valid {
			item.State = "stop"
		}
		if r != nil {
			m := r.of(p, now)
			item.Users = m.Count()
			v.Unknown += m.Unknown.Count()
			if item.State == "done" && item.Users == 0 {
				item.State = "problem"
			}
		}
		v.Rules = append(v.Rules, item)
	}
	if r != nil {
		v.Total = r.directory.Len()
		v.NoBaseline = v.Total - inLayer(design, r, persona.Baseline, s.d).Count()
		v.Problems = append(v.Problems, overlaps(design, r, s.d)...)
	}
	return v, nil
}

// inLayer is who is in at least one persona of a layer.
func inLayer(design *plan.Design, r *reading, layer persona.Layer, d *Desk) directory.Set {
	set := r.nobody()
	for _, p := range design.Persona.Personas {
		if p.Layer == layer {
			set = set.Or(r.of(p, d.o.Now()).Match)
		}
	}
	return set
}

// nobody is the empty set over the users of the reading.
func (r *reading) nobody() directory.Set { return directory.Set{} }

// overlaps finds users who are in two personas of one layer. The first of the two wins, so it is a warning, not a stop.
func overlaps(design *plan.Design, r *reading, d *Desk) []problem.Problem {
	var list []problem.Problem
	now := d.o.Now()
	for i, a := range design.Persona.Personas {
		for _, b := range design.Persona.Personas[i+1:] {
			if a.Layer != b.Layer {
				continue
			}
			both := r.of(a, now).Match.And(r.of(b, now).Match)
			if n := both.Count(); n > 0 {
				list = append(list, *problem.Warn("TARGETING_TWO", people(n, "matches", "match")+" two "+string(a.Layer)+" personas").
					Detailf("%s and %s. %s comes first and wins.", a.Name, b.Name, first(a, b).Name).
					Hintf("Leave them out of one of the two, or give them a persona of their own.").
					At(problem.Where{Step: "targeting", Kind: "persona", ID: b.ID, Field: "rule"}))
			}
		}
	}
	return list
}

func first(a, b persona.Persona) persona.Persona {
	stack := persona.Stack([]persona.Persona{a, b})
	return stack[len(stack)-1] // what lies on top wins
}

// Try says what a rule that is being written would do, against the saved rule of the persona.
func (s *Targeting) Try(personaID, text string) (RuleTrialView, error) {
	ctx := context.Background()
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return RuleTrialView{}, err
	}
	parsed, problems := rule.Parse(text)
	v := RuleTrialView{
		Valid: true, Problems: problems, Characters: utf8.RuneCountInString(text),
		Conditions: []ConditionStepView{}, Besides: []BesideView{}, Clashes: []problem.Problem{},
	}
	if v.Problems == nil {
		v.Problems = []rule.Problem{}
	}
	for _, p := range problems {
		v.Valid = v.Valid && p.Severity != rule.Error
	}
	if !v.Valid {
		return v, nil
	}
	v.Canonical = parsed.String()
	conditions, buildable := rule.ToConditions(parsed)
	v.Buildable = buildable
	if r == nil {
		for _, c := range conditions {
			v.Conditions = append(v.Conditions, ConditionStepView{Property: c.Property, Operator: c.Operator, Values: c.Values})
		}
		return v, nil
	}
	s.count(&v, design, r, personaID, text, conditions)
	return v, nil
}

func (s *Targeting) count(v *RuleTrialView, design *plan.Design, r *reading, personaID, text string, conditions []rule.Condition) {
	now := s.d.o.Now()
	m, _ := r.match(text, now)
	old, _ := r.match(savedRule(design, personaID), now)
	v.Counted = true
	v.Matches, v.Before, v.Unknown = m.Count(), old.Count(), m.Unknown.Count()
	v.In, v.Out, v.Stay = m.Match.AndNot(old.Match).Count(), old.Match.AndNot(m.Match).Count(), m.Match.And(old.Match).Count()
	v.Assumed = m.Assumed.Count() > 0

	for i, c := range conditions {
		step := ConditionStepView{Property: c.Property, Operator: c.Operator, Values: c.Values}
		if part, err := rule.FromConditions(conditions[:i+1]); err == nil {
			left, _ := r.match(part.String(), now)
			step.Left = left.Count()
		}
		v.Conditions = append(v.Conditions, step)
	}
	var mine persona.Layer
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			mine = p.Layer
		}
	}
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			continue
		}
		n := m.Match.And(r.of(p, now).Match).Count()
		clash := p.Layer == mine && n > 0
		if n > 0 {
			v.Besides = append(v.Besides, BesideView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Count: n, Clash: clash})
		}
		if clash {
			v.Clashes = append(v.Clashes, *problem.Warn("TARGETING_TWO", people(n, "would have", "would have")+" two "+string(mine)+" personas").
				Detailf("The other is %s. The persona that comes first wins.", p.Name).
				Hintf("Leave them out of one of the two, or give them a persona of their own.").
				At(problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}))
		}
	}
}

func savedRule(design *plan.Design, personaID string) string {
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			return ruleOf(p)
		}
	}
	return ""
}

// People gives a window of those who come in, leave, stay, are unknown, or match (all); find narrows by name.
func (s *Targeting) People(personaID, text, which, find string, offset, limit int) (PeopleView, error) {
	ctx := context.Background()
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	now := s.d.o.Now()
	m, _ := r.match(text, now)
	old, _ := r.match(savedRule(design, personaID), now)
	var set directory.Set
	switch which {
	case "in":
		set = m.Match.AndNot(old.Match)
	case "out":
		set = old.Match.AndNot(m.Match)
	case "stay":
		set = m.Match.And(old.Match)
	case "unknown":
		set = m.Unknown
	default:
		set = m.Match
	}
	v := r.window(set, find, offset, limit)
	s.alsoIn(design, r, personaID, v.Rows)
	return v, nil
}

// alsoIn names the other personas of the same layer that the people of a window are in.
func (s *Targeting) alsoIn(design *plan.Design, r *reading, personaID string, rows []PersonLine) {
	at := slices.IndexFunc(design.Persona.Personas, func(p persona.Persona) bool { return p.ID == personaID })
	if at < 0 {
		return
	}
	layer := design.Persona.Personas[at].Layer
	for _, p := range design.Persona.Personas {
		if p.ID == personaID || p.Layer != layer {
			continue
		}
		m := r.of(p, s.d.o.Now())
		for i := range rows {
			if index, known := r.directory.Index(rows[i].ID); known && m.Match.Has(index) {
				rows[i].Also = append(rows[i].Also, p.Name)
			}
		}
	}
}

// window lists the people of a set. Names are compared as they are written, without regard to case.
func (r *reading) window(set directory.Set, find string, offset, limit int) PeopleView {
	v := PeopleView{Rows: []PersonLine{}}
	find = strings.ToLower(find)
	for i := range set.Each() {
		if find != "" && !strings.Contains(strings.ToLower(r.directory.DisplayName(i)+" "+r.directory.UPN(i)), find) {
			continue
		}
		if v.Total >= offset && len(v.Rows) < limit {
			v.Rows = append(v.Rows, r.line(i))
		}
		v.Total++
	}
	return v
}

// Keep saves a rule with its persona. A rule that is not valid is refused.
func (s *Targeting) Keep(personaID, text string) error {
	parsed, problems := rule.Parse(text)
	for _, p := range problems {
		if p.Severity == rule.Error {
			return problem.New("RULE_INVALID", "The rule is not valid, so it was not kept").Detailf("%s", p.Message).
				Hintf("Mend what is underlined.").At(problem.Where{Step: "targeting", Kind: "persona", ID: personaID, Field: "rule"})
		}
	}
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := findPersona(ctx, wb, personaID)
		if err != nil {
			return err
		}
		p.Rule = parsed.String()
		p.Conditions, _ = rule.ToConditions(parsed)
		return wb.SavePersona(ctx, p)
	})
}

// Write makes the text of a rule from conditions that all must hold.
func (s *Targeting) Write(conditions []rule.Condition) (string, error) {
	text, err := persona.RuleFrom(conditions)
	if err != nil {
		return "", problem.New("RULE_CONDITIONS", "These conditions make no rule").Detailf("%v", err).Hintf("Fill every condition in.").Because(err)
	}
	return text, nil
}

// Values lists the values that the company has for a property, the most frequent first.
func (s *Targeting) Values(property, prefix string, limit int) ([]ValueCount, error) {
	r, err := s.d.read(context.Background())
	list := []ValueCount{}
	if err != nil || r == nil {
		return list, err
	}
	if known, found := rule.PropertyNamed(property); found {
		property = known.Name
	}
	for _, c := range r.directory.Distinct(property) {
		if c.Value == "" || !strings.HasPrefix(strings.ToLower(c.Value), strings.ToLower(prefix)) {
			continue
		}
		if list = append(list, ValueCount(c)); len(list) == limit {
			break
		}
	}
	return list, nil
}

// Properties lists what rules can ask about.
func (s *Targeting) Properties() ([]PropertyView, error) {
	list := []PropertyView{}
	for _, p := range rule.Properties() {
		list = append(list, PropertyView{Name: p.Name, Graph: p.Graph, Type: string(p.Type)})
	}
	return list, nil
}

// Why says why a rule lets a person in or leaves them out.
func (s *Targeting) Why(text, userID string) (WhyView, error) {
	r, err := s.d.read(context.Background())
	if err != nil {
		return WhyView{}, err
	}
	if r == nil {
		return WhyView{}, neverRead()
	}
	i, err := r.find(userID)
	if err != nil {
		return WhyView{}, err
	}
	parsed, valid := validRule(text)
	if !valid {
		return WhyView{}, problem.New("RULE_INVALID", "The rule is not valid").Hintf("Mend what is underlined first.")
	}
	now := s.d.o.Now()
	return WhyView{Person: r.line(i), Outcome: parsed.Evaluate(r.directory.User(i), now).Outcome.String(), Tree: parsed.Explain(r.directory.User(i), now)}, nil
}

// Nobody gives a window of those who are in no baseline.
func (s *Targeting) Nobody(offset, limit int) (PeopleView, error) {
	ctx := context.Background()
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	return r.window(r.directory.Everybody().AndNot(inLayer(design, r, persona.Baseline, s.d)), "", offset, limit), nil
}

// find finds a person by object id, user principal name, or a display name that only one person has.
func (r *reading) find(text string) (int, error) {
	text = strings.TrimSpace(text)
	if i, known := r.directory.Find(text); known {
		return i, nil
	}
	found := -1
	for i := range r.directory.Len() {
		if !strings.EqualFold(r.directory.DisplayName(i), text) {
			continue
		}
		if found >= 0 {
			return 0, problem.New("PERSON_TWICE", "More than one person has that name").Detailf("%s", text).
				Hintf("Use the sign-in name (user principal name) instead.")
		}
		found = i
	}
	if found < 0 {
		return 0, problem.New("PERSON_UNKNOWN", "Nobody of that name is in the reading").Detailf("%s", text).
			Hintf("Check the spelling, or read the tenant again.")
	}
	return found, nil
}

func neverRead() error {
	return problem.New("TENANT_UNREAD", "The tenant has not been read yet").Hintf("Read the tenant first.")
}
