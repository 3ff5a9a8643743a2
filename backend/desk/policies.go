package desk

import (
	"context"
	"slices"
	"strings"
	"sync"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// Comes says where a policy comes from.
type Comes string

// Where policies come from.
const (
	MadeHere   Comes = "made"   // the design makes or changes it
	TakenOver  Comes = "taken"  // the tenant has it, and the design only uses it
	GlobalEdit Comes = "global" // the tenant default, edited on purpose
	ToGo       Comes = "gone"   // it is to be removed from the tenant
	Orphaned   Comes = "orphan" // the tenant has it, a run made it or it is named as ours are, and nobody has it or is meant to
)

// PolicyLine is one policy with what is known of it.
type PolicyLine struct {
	Policy   persona.Policy
	Comes    Comes
	There    *tenant.Policy // as the tenant shows it; nil when it is not there or was not read
	Global   *tenant.Policy // the tenant default of its type; nil when it was not read
	Against  persona.Against
	Personas []persona.Persona // that give it, the one that wins first
	Rank     int               // of the first of them among all that give a policy of the type, from 1; 0 for none
	Users    int               // whom those reach; without a persona, who has it by the reading
	Counted  bool              // whether anybody could count
	Made     bool              // a run of this workbook made it, by the journal
}

// PolicyGroup is a type with its policies.
type PolicyGroup struct {
	Type     catalog.PolicyType
	How      catalog.Carrier
	Read     bool // its policies were read
	Lines    []PolicyLine
	Offered  []string // names in the tenant that the design neither makes nor uses, and that somebody may take over
	Settings int
}

// PolicyBoard is all policies by type, and who feels them.
type PolicyBoard struct {
	Read   bool
	Users  int // in the tenant
	Felt   int // who get a policy of our own or one that is taken over
	Groups []PolicyGroup
}

// Policies lays out the policies of the design, and those of the tenant that are ours and nobody has.
func (d *Desk) Policies(ctx context.Context) (PolicyBoard, error) {
	var b PolicyBoard
	design, err := d.Personas(ctx)
	if err != nil {
		return b, err
	}
	r, err := d.Reading(ctx)
	if err != nil {
		return b, err
	}
	match := map[string]directory.Set{}
	if r != nil {
		b.Read, b.Users = true, r.Directory.Len()
		reach, err := d.Reach(ctx)
		if err != nil {
			return b, err
		}
		for _, one := range reach {
			match[one.ID] = one.Match
		}
	}
	l := layout{design: design, reading: r, match: match}
	if l.made, err = d.madePolicies(ctx); err != nil {
		return b, err
	}
	for _, t := range catalog.PolicyTypes() {
		b.Groups = append(b.Groups, l.group(t))
	}
	b.Felt = l.felt.Count()
	return b, nil
}

// layout gathers the board.
type layout struct {
	design  persona.Design
	reading *Reading
	match   map[string]directory.Set
	made    map[madePolicy]bool // by runs of the workbook
	felt    directory.Set
}

// madePolicy tells policies apart as the tenant does.
type madePolicy struct {
	of   ident.Key
	name ident.PolicyKey
}

// madePolicies are the policies that runs of the workbook made, whatever they are called.
func (d *Desk) madePolicies(ctx context.Context) (map[madePolicy]bool, error) {
	ids, err := d.wb.MadeByRuns(ctx, string(plan.CreatePolicy))
	made := map[madePolicy]bool{}
	for id := range ids {
		if policyType, name, is := plan.PolicyOfChange(id); is {
			made[madePolicy{ident.Fold(policyType), name.Key()}] = true
		}
	}
	return made, err
}

func (l *layout) group(t catalog.PolicyType) PolicyGroup {
	g := PolicyGroup{Type: t, How: t.Carrier(), Settings: len(catalog.SettingsOf(t.ID))}
	there := map[ident.PolicyKey]*tenant.Policy{}
	var names []ident.PolicyName
	if l.reading != nil && l.reading.Policies != nil && l.reading.WasRead("policies") && l.reading.WasRead("policies/"+t.ID) {
		g.Read = true
		for i, p := range l.reading.Policies {
			if p.Type == t.ID {
				there[p.Name.Key()] = &l.reading.Policies[i]
				names = append(names, p.Name)
			}
		}
	}
	known := map[ident.PolicyKey]bool{ident.GlobalKey: true}
	held := sync.OnceValue(func() map[ident.PolicyKey]int { return l.holders(t) }) // everybody is looked at once, and only where somebody asks
	add := func(p persona.Policy, comes Comes) {
		known[p.Name.Key()] = true
		line := PolicyLine{Policy: p, Comes: comes, Made: l.made[madePolicy{ident.Fold(t.ID), p.Name.Key()}], There: there[p.Name.Key()], Global: there[ident.GlobalKey]}
		l.givers(&line, t)
		if line.Personas == nil {
			line.Users, line.Counted = held()[p.Name.Key()], l.reading != nil && l.reading.Directory.SawTeams()
		}
		l.compare(&line)
		g.Lines = append(g.Lines, line)
	}
	for _, p := range l.design.Policies {
		if p.Type == t.ID {
			add(p, comesFrom(p))
		}
	}
	for _, name := range names {
		if known[name.Key()] {
			continue
		}
		ours := l.made[madePolicy{ident.Fold(t.ID), name.Key()}] || persona.OurNaming(l.design, t, string(name))
		if ours && l.reading.Directory.SawTeams() && !l.given(t, name) && held()[name.Key()] == 0 {
			add(persona.Policy{Type: t.ID, Name: name, Existing: true}, Orphaned)
			continue
		}
		g.Offered = append(g.Offered, string(name))
	}
	return g
}

func comesFrom(p persona.Policy) Comes {
	switch {
	case p.Gone:
		return ToGo
	case p.Existing:
		return TakenOver
	case p.Name.Key() == ident.GlobalKey:
		return GlobalEdit
	}
	return MadeHere
}

// givers finds the personas that give a policy, and its rank among those of the type.
func (l *layout) givers(line *PolicyLine, t catalog.PolicyType) {
	var users directory.Set
	rank := 0
	for _, p := range slices.Backward(persona.Stack(l.design.Personas)) {
		at := slices.IndexFunc(p.Policies, func(c persona.PolicyChoice) bool { return strings.EqualFold(c.Type, t.ID) })
		if at < 0 || p.Policies[at].Name.Key() == ident.GlobalKey {
			continue
		}
		rank++
		if p.Policies[at].Name.Key() != line.Policy.Name.Key() {
			continue
		}
		if line.Rank == 0 {
			line.Rank = rank
		}
		line.Personas = append(line.Personas, p)
		users = users.Or(l.match[p.ID])
	}
	line.Users, line.Counted = users.Count(), l.reading != nil
	l.felt = l.felt.Or(users)
}

// holders counts who has which policy of a type by the reading; whom Teams knows and who has none falls to Global.
func (l *layout) holders(t catalog.PolicyType) map[ident.PolicyKey]int {
	held := map[ident.PolicyKey]int{}
	if l.reading == nil {
		return held
	}
	all := l.reading.Directory.Assignments(t.ID)
	for i := range l.reading.Directory.Len() {
		if a, has := all.Of(i); has {
			held[a.Key]++
		} else if l.reading.Directory.InTeams(i) {
			held[ident.GlobalKey]++
		}
	}
	return held
}

// given says whether a group gives a policy by the reading; what was not read counts as given.
func (l *layout) given(t catalog.PolicyType, name ident.PolicyName) bool {
	if l.reading.GroupPolicies == nil || !l.reading.WasRead("groupPolicies") {
		return true
	}
	return slices.ContainsFunc(l.reading.GroupPolicies, func(g tenant.GroupPolicy) bool {
		return strings.EqualFold(g.Type, t.ID) && g.Name.Key() == name.Key()
	})
}

func (l *layout) compare(line *PolicyLine) {
	var global map[string]any
	if line.Global != nil {
		global = line.Global.Settings
	}
	if line.Comes == MadeHere || line.Comes == GlobalEdit {
		accounts := map[ident.Key]ident.ObjectID{}
		if l.reading != nil {
			for _, a := range l.reading.Accounts {
				accounts[ident.Fold(a.UPN)] = a.ID
			}
		}
		line.Against = persona.AgainstGlobal(line.Policy, global, accounts)
		return
	}
	if line.There != nil {
		line.Against = persona.ShownAgainstGlobal(line.Policy.Type, line.There.Settings, global)
	}
}
