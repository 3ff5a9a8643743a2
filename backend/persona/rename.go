package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
)

// The kinds of what has a name that a convention makes.
const (
	NamesPersona = "persona"
	NamesPolicy  = "policy"
)

// Renaming is one thing of the design under another name.
type Renaming struct {
	Kind     string // NamesPersona or NamesPolicy
	ID       string // of the persona
	Type     string // of the policy
	Before   string
	After    string
	Personas []string // names of those that give the policy
}

// Staying is a policy that keeps its name, or is left where it is, and why.
type Staying struct {
	Type     string
	Name     string
	Why      Stays
	Personas []string // names of those that give it as well
}

// Stays says why something stays.
type Stays string

// Why something stays.
const (
	StaysShared Stays = "shared" // other personas give it too
	StaysTaken  Stays = "taken"  // the tenant has it, and the design only uses it
	StaysChosen Stays = "chosen" // somebody chose its name
)

// Renames is what gets other names together, and what of it stays as it is.
type Renames struct {
	List  []Renaming
	Stays []Staying
}

// policyID is a policy by type and name.
type policyID struct {
	of   ident.Key
	name ident.PolicyKey
}

func policyOf(policyType string, name ident.PolicyName) policyID {
	return policyID{ident.Fold(policyType), name.Key()}
}

// namer gives names that nothing else has.
type namer struct {
	design Design
	givers map[policyID][]Persona
	has    map[policyID]Policy
}

func newNamer(d Design) namer {
	n := namer{d, map[policyID][]Persona{}, map[policyID]Policy{}}
	for _, p := range d.Personas {
		for _, c := range p.Policies {
			key := policyOf(c.Type, c.Name)
			n.givers[key] = append(n.givers[key], p)
		}
	}
	for _, p := range d.Policies {
		n.has[policyOf(p.Type, p.Name)] = p
	}
	return n
}

// own lists the policies that only one persona gives and that are made for it, and those of its policies that stay.
func (n namer) own(p Persona) (own []Policy, stays []Staying) {
	for _, c := range p.Policies {
		if c.Name.Key() == ident.GlobalKey {
			continue
		}
		made, defined := n.has[policyOf(c.Type, c.Name)]
		others := namesOthers(n.givers[policyOf(c.Type, c.Name)], p.ID)
		switch {
		case !defined || made.Existing:
			stays = append(stays, Staying{c.Type, string(c.Name), StaysTaken, others})
		case len(others) > 0:
			stays = append(stays, Staying{c.Type, string(c.Name), StaysShared, others})
		case !made.Gone:
			own = append(own, made)
		}
	}
	return own, stays
}

func namesOthers(list []Persona, id string) []string {
	var names []string
	for _, p := range list {
		if p.ID != id {
			names = append(names, p.Name)
		}
	}
	return names
}

// ByConvention is what gets another name when everything is named as the convention says: the personas where it names them, and the
// policies that only one persona gives.
func ByConvention(d Design) Renames {
	n := newNamer(d)
	var r Renames
	after := n.groupNames()
	named := d
	named.Personas = slices.Clone(d.Personas)
	for i, p := range d.Personas {
		if after[i] == p.Name {
			continue
		}
		named.Personas[i] = d.kept(p)
		named.Personas[i].Name = after[i]
		r.List = append(r.List, Renaming{Kind: NamesPersona, ID: p.ID, Before: p.Name, After: after[i]})
	}
	seen := map[policyID]bool{}
	var wanted []Renaming
	var fallback []string // the name with a mark, where two would have one
	for i, p := range d.Personas {
		own, stays := n.own(p)
		for _, s := range stays {
			key := policyOf(s.Type, ident.Policy(s.Name))
			if !seen[key] {
				r.Stays = append(r.Stays, s)
			}
			seen[key] = true
		}
		for _, policy := range own {
			wanted = append(wanted, Renaming{NamesPolicy, p.ID, policy.Type, string(policy.Name), PolicyName(named, named.Personas[i], policy.Type), []string{p.Name}})
			fallback = append(fallback, named.policyName(named.Personas[i], policy.Type, mark(p.ID, 6)))
		}
	}
	r.List = append(r.List, n.apartFrom(wanted, fallback)...)
	return r
}

// kept is a persona with its short name written down, so that another name later does not make it another one.
func (d Design) kept(p Persona) Persona {
	if p.Short == "" {
		if p.Short = ShortName(d, p); p.Short == "" {
			p.Short = NoShort
		}
	}
	return p
}

// groupNames are the names of the personas by the convention, in their order and all different.
func (n namer) groupNames() []string {
	names := make([]string, len(n.design.Personas))
	count := map[ident.Key]int{}
	for i, p := range n.design.Personas {
		names[i] = GroupNameBy(n.design, p)
		count[ident.Fold(names[i])]++
	}
	for i, p := range n.design.Personas {
		if count[ident.Fold(names[i])] > 1 && n.design.Convention.Groups.At(p.Layer) != "" {
			names[i] = n.design.groupName(p, mark(p.ID, 6))
		}
	}
	return names
}

// apartFrom gives marks to names that two would have, or that something has that keeps its name, and leaves out what changes nothing.
func (n namer) apartFrom(wanted []Renaming, fallback []string) []Renaming {
	count := map[policyID]int{}
	moves := map[policyID]bool{}
	for _, w := range wanted {
		count[policyOf(w.Type, ident.Policy(w.After))]++
		moves[policyOf(w.Type, ident.Policy(w.Before))] = true
	}
	var list []Renaming
	for i, w := range wanted {
		key := policyOf(w.Type, ident.Policy(w.After))
		_, held := n.has[key]
		if count[key] > 1 || held && !moves[key] {
			w.After = fallback[i]
		}
		if w.After != w.Before {
			list = append(list, w)
		}
	}
	return list
}

// Called is what gets another name when somebody calls a persona something else: the persona, and those of its own policies that were
// named after it.
func Called(d Design, id, name string) Renames {
	at := slices.IndexFunc(d.Personas, func(p Persona) bool { return p.ID == id })
	if at < 0 {
		return Renames{}
	}
	before := d.Personas[at]
	if before.Name == name {
		return Renames{}
	}
	n := newNamer(d)
	after := before
	after.Name = name
	own, stays := n.own(before)
	r := Renames{List: []Renaming{{Kind: NamesPersona, ID: id, Before: before.Name, After: name}}, Stays: stays}
	named := d
	named.Personas = slices.Clone(d.Personas)
	named.Personas[at] = after
	var wanted []Renaming
	var fallback []string
	for _, policy := range own {
		if !namedAfter(d, before, policy) {
			r.Stays = append(r.Stays, Staying{policy.Type, string(policy.Name), StaysChosen, nil})
			continue
		}
		wanted = append(wanted, Renaming{NamesPolicy, id, policy.Type, string(policy.Name), OwnPolicyName(named, after, policy.Type), []string{before.Name}})
		fallback = append(fallback, named.policyName(after, policy.Type, mark(id, 6)))
	}
	r.List = append(r.List, n.apartFrom(wanted, fallback)...)
	return r
}

// namedAfter says whether a policy has the name of a persona in its own, or the one that the convention makes of it.
func namedAfter(d Design, p Persona, policy Policy) bool {
	if policy.Name.Key() == ident.Policy(OwnPolicyName(d, p, policy.Type)).Key() {
		return true
	}
	bare := func(name string) string { return strings.Join(wordsOf(name), "") }
	return bare(p.Name) != "" && strings.Contains(string(ident.Fold(bare(string(policy.Name)))), string(ident.Fold(bare(p.Name))))
}
