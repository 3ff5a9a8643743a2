package service

import (
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workshop"
)

// Look gives one dial plan: here, in the tenant, or as a template under the code of its country.
func (s *DialPlans) Look(side, name string) (DialPlanView, error) {
	if err := s.may(desk.Look); err != nil {
		return DialPlanView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return DialPlanView{}, err
	}
	p, came, err := s.found(design, r, side, name)
	if err != nil {
		return DialPlanView{}, err
	}
	v := DialPlanView{
		Side: side, Name: string(p.Name), Description: p.Description, Country: p.Dialling.Country, CountryName: countryName(p.Dialling.Country),
		Rules: []DialRuleView{}, Tests: []DialTestView{}, Given: []DialGivenView{}, Read: r != nil, Most: phone.MostRules,
		Problems: []problem.Shown{}, Came: []DialCameView{}, Proposed: []phone.TestNumber{},
	}
	for _, c := range came {
		v.Came = append(v.Came, DialCameView{Rule: c.Rule, Name: c.Name, Value: c.Value})
	}
	s.rulesAndTests(&v, p)
	s.otherSides(&v, r, p)
	switch side {
	case dialHere:
		v.Given, v.Users = givenTo(design, r, p)
		v.Proposed = proposedTests(design.Workshop, p)
		if len(p.Rules) == 0 {
			v.Problems = append(v.Problems, problem.New("DIALPLAN_EMPTY").Detailed(p.Name).Hinted().Shown(s.d.printer()))
		}
	case dialTemplate:
		t, _ := phone.TemplateOf(name)
		v.Name, v.Source = v.CountryName, t.Source
	}
	return v, nil
}

// rulesAndTests runs the test numbers and says what is found of every rule.
func (s *DialPlans) rulesAndTests(v *DialPlanView, p persona.Policy) {
	for _, rule := range p.Rules {
		v.Rules = append(v.Rules, DialRuleView{Rule: rule, Findings: []DialFindingView{}})
	}
	for _, f := range p.AsDialPlan().Findings() {
		if f.Rule < 0 {
			v.Problems = append(v.Problems, f.Problem.Shown(s.d.printer()))
			continue
		}
		v.Rules[f.Rule].Findings = append(v.Rules[f.Rule].Findings, s.finding(f))
	}
	for _, tried := range p.AsDialPlan().Try(p.Dialling) {
		if tried.Right {
			v.Right++
		}
		if tried.Dial.Rule >= 0 {
			v.Rules[tried.Dial.Rule].Takes++
		}
		v.Tests = append(v.Tests, s.tried(tried))
	}
}

// otherSides puts beside every rule what the tenant and the template say under its name.
func (s *DialPlans) otherSides(v *DialPlanView, r *reading, p persona.Policy) {
	named := func(rules []persona.NormalizationRule, name string) *persona.NormalizationRule {
		at := slices.IndexFunc(rules, func(r persona.NormalizationRule) bool { return strings.EqualFold(r.Name, name) })
		if at < 0 {
			return nil
		}
		return &rules[at]
	}
	var there, template []persona.NormalizationRule
	if have, _ := dialPlansOf(r); v.Side == dialHere {
		for _, one := range have {
			if one.Name.Key() == p.Name.Key() {
				taken, _ := plan.TakenOver(one)
				there, v.InTenant = taken.Rules, true
			}
		}
	}
	if t, found := phone.TemplateOf(p.Dialling.Country); found {
		template, _ = t.In(t.Area)
	}
	for i := range v.Rules {
		v.Rules[i].Tenant, v.Rules[i].Template = named(there, v.Rules[i].Rule.Name), named(template, v.Rules[i].Rule.Name)
	}
}

func (s *DialPlans) finding(f phone.Finding) DialFindingView {
	shown := f.Problem.Shown(s.d.printer())
	v := DialFindingView{
		Severity: shown.Severity, Code: shown.Code, Summary: shown.Summary, Detail: shown.Detail, Hint: shown.Hint,
		Field: f.Field, Offset: f.Offset, Length: f.Length, Rule: f.Rule, With: append([]int{}, f.With...),
	}
	if f.Fix != nil {
		v.Fix = &DialFixView{Text: f.Fix.Text, Says: s.d.print(f.Fix.Says)}
	}
	return v
}

func (s *DialPlans) findings(list []phone.Finding) []DialFindingView {
	views := []DialFindingView{}
	for _, f := range list {
		views = append(views, s.finding(f))
	}
	return views
}

func (s *DialPlans) tried(t phone.Tried) DialTestView {
	v := DialTestView{Test: t.TestNumber, Number: t.Dial.Number, Rule: t.Dial.Rule, RuleName: t.Dial.Name, Emergency: t.Dial.Emergency, Right: t.Right}
	if t.From == phone.FromTemplate {
		v.From = countryName(t.Source)
	}
	return v
}

// proposedTests are numbers that departments named in interviews, as they are dialled inside the country, and that the plan does not
// try yet.
func proposedTests(w workshop.Workshop, p persona.Policy) []phone.TestNumber {
	list := []phone.TestNumber{}
	for _, a := range w.Answers {
		if a.QuestionID != "service.numbers" {
			continue
		}
		for line := range strings.Lines(a.Text) {
			test, ok := phone.TestOf(line, p.Dialling.Country)
			known := func(have phone.TestNumber) bool { return have.Dialled == test.Dialled }
			if ok && !slices.ContainsFunc(list, known) && !slices.ContainsFunc(p.Dialling.Tests, known) {
				test.From, test.Source = phone.FromInterview, a.DepartmentID
				list = append(list, test)
			}
		}
	}
	return list
}

// Dial says what becomes of a text.
func (s *DialPlans) Dial(side, name, text string) (DialledView, error) {
	if err := s.may(desk.Look); err != nil {
		return DialledView{}, err
	}
	p, err := s.plan(side, name)
	if err != nil {
		return DialledView{}, err
	}
	bench := p.AsDialPlan().BenchIn(p.Dialling.Country)
	d := bench.Dial(text)
	v := DialledView{Text: text, Number: d.Number, Rule: d.Rule, RuleName: d.Name, Emergency: d.Emergency, Steps: []string{}}
	for _, step := range bench.Steps(d) {
		v.Steps = append(v.Steps, string(step))
	}
	if d.Problem != nil {
		shown := d.Problem.Shown(s.d.printer())
		v.Problem = &shown
	}
	for _, test := range p.Dialling.Tests {
		if test.Dialled == text {
			v.Tested, v.Should = true, test.Becomes
		}
	}
	return v, nil
}

func (s *DialPlans) plan(side, name string) (persona.Policy, error) {
	design, err := s.d.design(s.ctx)
	if err != nil {
		return persona.Policy{}, err
	}
	var r *reading
	if side == dialTenant {
		if r, err = s.d.read(s.ctx); err != nil {
			return persona.Policy{}, err
		}
	}
	p, _, err := s.found(design, r, side, name)
	return p, err
}

// Examine says what there is to say of a rule while somebody writes it; at is its position, or that behind the last for a new one.
func (s *DialPlans) Examine(name string, at int, rule persona.NormalizationRule) (DialExamView, error) {
	if err := s.may(desk.Look); err != nil {
		return DialExamView{}, err
	}
	p, err := s.plan(dialHere, name)
	if err != nil {
		return DialExamView{}, err
	}
	e := p.AsDialPlan().Examine(p.Dialling, at, rule)
	v := DialExamView{
		Sound: e.Sound(), Findings: s.findings(e.Findings), Wants: s.findings(e.Wants), Mended: e.Mended != nil,
		Words: []DialWordsView{}, Examples: []DialTestView{},
	}
	for _, w := range e.Words {
		v.Words = append(v.Words, DialWordsView{Piece: w.Piece, Says: s.d.print(w.Says)})
	}
	for _, t := range e.Taken {
		v.Examples = append(v.Examples, s.tried(t))
	}
	return v, nil
}

// Compare holds the rules of a dial plan against those of another one, by name.
func (s *DialPlans) Compare(side, name, withSide, with string) ([]DialCompareView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return nil, err
	}
	a, _, err := s.found(design, r, side, name)
	if err != nil {
		return nil, err
	}
	b, _, err := s.found(design, r, withSide, with)
	if err != nil {
		return nil, err
	}
	list := []DialCompareView{}
	for _, pair := range phone.Compare(a.Rules, b.Rules) {
		list = append(list, DialCompareView{Name: pair.Name, Here: pair.Here, There: pair.There, State: string(pair.State)})
	}
	return list, nil
}
