package service

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// Policies is the screen of what differs from what everybody has, and who feels it.
type Policies struct{ *Session }

// Board lays the policies out by type.
func (s *Policies) Board() (PolicyBoardView, error) {
	if err := s.may(desk.Look); err != nil {
		return PolicyBoardView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return PolicyBoardView{}, err
	}
	board, err := kept.Policies(s.ctx)
	if err != nil {
		return PolicyBoardView{}, err
	}
	problems, err := s.problems()
	if err != nil {
		return PolicyBoardView{}, err
	}
	v := PolicyBoardView{Read: board.Read, Users: board.Users, Felt: board.Felt, Types: len(board.Groups), Groups: []PolicyTypeView{}}
	for _, g := range board.Groups {
		t := g.Type
		group := PolicyTypeView{Type: t.ID, Name: t.Name, Area: t.Area, Settings: g.Settings, How: string(g.How), Sure: t.Group != catalog.GroupUnverified, BuiltIn: t.BuiltInOnly,
			Read: g.Read, Notes: t.Notes, Offered: append([]string{}, g.Offered...), Lines: []PolicyLineView{}}
		own := 0
		for _, line := range g.Lines {
			shown := s.line(line, problems)
			v.Problems += len(shown.Problems)
			switch line.Comes {
			case desk.MadeHere:
				own++
				v.Changes += shown.Differ
				v.Unknown += shown.Unknown
				v.Set += shown.Set
				if line.Against.Nothing() && !line.Policy.EmptyOnPurpose {
					v.Nothing++
				}
			case desk.GlobalEdit:
				group.Edited = line.Against.Set()
				v.Globals++
			}
			group.Lines = append(group.Lines, shown)
		}
		v.Own += own
		if own > 0 {
			v.OwnTypes++
		}
		v.Groups = append(v.Groups, group)
	}
	return v, nil
}

// problems gives what is wrong with a policy by its key, with the ways out.
func (s *Policies) problems() (func(key string) []FixableView, error) {
	kept, err := s.d.kept()
	if err != nil {
		return nil, err
	}
	m := map[string][]problem.Problem{}
	checks, err := kept.Checks(s.ctx)
	for _, p := range checks {
		if p.Where.Kind == "policy" && p.Severity != problem.Info {
			m[strings.ToLower(p.Where.ID)] = append(m[strings.ToLower(p.Where.ID)], p)
		}
	}
	if err != nil {
		return nil, err
	}
	mend, err := s.mender()
	return func(key string) []FixableView { return mend.show(m[strings.ToLower(key)]) }, err
}

func (s *Policies) line(line desk.PolicyLine, problems func(key string) []FixableView) PolicyLineView {
	key := policyKey(line.Policy)
	v := PolicyLineView{Key: key, Type: line.Policy.Type, Name: string(line.Policy.Name), Comes: string(line.Comes), There: line.There != nil, Ours: line.Made,
		Set: len(line.Policy.Settings), Differ: len(line.Against.Differ), Unknown: len(line.Against.Unknown), Empty: line.Policy.EmptyOnPurpose, Users: line.Users, Counted: line.Counted, Rank: line.Rank,
		Personas: []NamedView{}, Problems: problems(key)}
	for _, p := range line.Personas {
		v.Personas = append(v.Personas, NamedView{ID: p.ID, Name: p.Name})
	}
	if c, some := plan.PolicyCommand(line.Policy, line.There); some {
		v.Command = commandLine(c)
	}
	return v
}

// commandLine is a command as a script holds it; what cannot be written is said by the checks, and leaves nothing here.
func commandLine(c tenant.Command) string {
	line, err := powershell.ScriptPrinter().Line(c)
	if err != nil {
		return ""
	}
	return line
}

// Detail is one policy with all of its settings.
func (s *Policies) Detail(key string) (PolicyDetailView, error) {
	if err := s.may(desk.Look); err != nil {
		return PolicyDetailView{}, err
	}
	group, line, err := s.find(key)
	if err != nil {
		return PolicyDetailView{}, err
	}
	problems, err := s.problems()
	if err != nil {
		return PolicyDetailView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return PolicyDetailView{}, err
	}
	t := group.Type
	v := PolicyDetailView{Line: s.line(line, problems), TypeName: t.Name, How: string(group.How), Sure: t.Group != catalog.GroupUnverified, Notes: t.Notes,
		Description: line.Policy.Description, EmptyMeans: t.EmptyMeans, GlobalRead: line.Global != nil, BuiltIn: t.BuiltInOnly, Getter: t.GetCommand,
		Settings: []PolicySettingView{}, UsedBy: []PolicyUserView{}, Others: []NamedView{}, Reasons: []ReasonView{}}
	if spec, known := catalog.CommandSpecByName(t.NewCommand); known {
		_, v.Describes = spec.Parameter("Description")
	}
	for _, p := range line.Personas {
		one := PolicyUserView{ID: p.ID, Name: p.Name, Layer: string(p.Layer)}
		if r != nil {
			one.Users = r.of(p.ID).Match.Count()
		}
		v.UsedBy = append(v.UsedBy, one)
	}
	for _, p := range design.Persona.Personas {
		if !slices.ContainsFunc(v.UsedBy, func(u PolicyUserView) bool { return u.ID == p.ID }) {
			v.Others = append(v.Others, NamedView{ID: p.ID, Name: p.Name})
		}
	}
	if len(line.Personas) > 0 {
		v.Reasons = reasonViews(s.d.printer(), plan.ReasonsOf(*design, line.Personas[0], t.ID))
	}
	asked := plan.SettingReasons(*design, t.ID, line.Personas)
	base := baselineOf(design, group)
	if base != nil {
		v.Baseline = string(base.Policy.Name)
	}
	v.Settings = settingViews(line, base, v.Line.Problems, func(name string) []ReasonView { return reasonViews(s.d.printer(), asked(name)) })
	return v, nil
}

// find looks a policy up by its key.
func (s *Policies) find(key string) (desk.PolicyGroup, desk.PolicyLine, error) {
	kept, err := s.d.kept()
	if err != nil {
		return desk.PolicyGroup{}, desk.PolicyLine{}, err
	}
	board, err := kept.Policies(s.ctx)
	if err != nil {
		return desk.PolicyGroup{}, desk.PolicyLine{}, err
	}
	for _, g := range board.Groups {
		for _, line := range g.Lines {
			if strings.EqualFold(policyKey(line.Policy), key) {
				return g, line, nil
			}
		}
	}
	return desk.PolicyGroup{}, desk.PolicyLine{}, unknownPolicy(key)
}

func unknownPolicy(key string) error {
	return problem.New("POLICY_NOT_THERE").Detailed(key).Hinted().At(problem.Where{Step: "personas", Kind: "policy", ID: key})
}

// baselineOf is the policy of the type that a persona of the baseline gives; nil for none, or one that is not in the list.
func baselineOf(design *plan.Design, g desk.PolicyGroup) *desk.PolicyLine {
	for _, p := range design.Persona.Personas {
		if p.Layer != persona.Baseline {
			continue
		}
		for _, c := range p.Policies {
			for i := range g.Lines {
				if strings.EqualFold(c.Type, g.Type.ID) && g.Lines[i].Policy.Name.Key() == c.Name.Key() {
					return &g.Lines[i]
				}
			}
		}
	}
	return nil
}
