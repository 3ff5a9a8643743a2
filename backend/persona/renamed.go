package persona

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

// Edits are what a change of the design writes and takes out, each thing whole.
type Edits struct {
	Personas   []Persona
	Policies   []Policy
	Queues     []Queue
	Attendants []voice.Attendant
	Removed    []Policy // rows of the design that go
}

// Apply gives what the renames write. What names a thing names it still: choices of policies, further groups, the groups that answer
// queues, and those that hear a voicemail. there says whether the tenant has a policy: one that we made stays there without anybody once its users have the new one, and
// is removed then.
func (r Renames) Apply(d Design, there func(policyType string, name ident.PolicyName) bool) Edits {
	groups, policies := map[ident.Key]string{}, map[policyID]ident.PolicyName{}
	ids := map[string]string{}
	for _, one := range r.List {
		if one.Kind == NamesPersona {
			groups[ident.Fold(one.Before)], ids[one.ID] = one.After, one.After
			continue
		}
		policies[policyOf(one.Type, ident.Policy(one.Before))] = ident.Policy(one.After)
	}
	var e Edits
	for _, p := range d.Personas {
		next, changed := p, false
		if name, renamed := ids[p.ID]; renamed {
			if d.Convention.Groups.At(p.Layer) != "" && name == GroupNameBy(d, p) {
				next = d.kept(p)
			}
			next.Name, changed = name, true
		}
		next.Policies = slices.Clone(p.Policies)
		for i, c := range next.Policies {
			if name, renamed := policies[policyOf(c.Type, c.Name)]; renamed {
				next.Policies[i].Name, changed = name, true
			}
		}
		var moved bool
		if next.SecurityGroups, moved = replaced(p.SecurityGroups, groups); changed || moved {
			e.Personas = append(e.Personas, next)
		}
	}
	e.Queues, e.Attendants = d.Calls().WithGroups(groups)
	e.policies(d, policies, there)
	return e
}

// policies writes what has another name under it. The row of the old name goes, unless the tenant still has it or another takes the name.
func (e *Edits) policies(d Design, names map[policyID]ident.PolicyName, there func(string, ident.PolicyName) bool) {
	taken := map[policyID]bool{}
	for _, p := range d.Policies {
		if name, renamed := names[policyOf(p.Type, p.Name)]; renamed {
			taken[policyOf(p.Type, name)] = true
		}
	}
	for _, p := range d.Policies {
		name, renamed := names[policyOf(p.Type, p.Name)]
		if !renamed {
			continue
		}
		next := p
		next.Name = name
		e.Policies = append(e.Policies, next)
		if policyOf(p.Type, p.Name) == policyOf(p.Type, name) {
			e.Removed = append(e.Removed, p) // the same in other letters
			continue
		}
		switch {
		case taken[policyOf(p.Type, p.Name)]:
		case there(p.Type, p.Name):
			e.Policies = append(e.Policies, Policy{Type: p.Type, Name: p.Name, Gone: true})
		default:
			e.Removed = append(e.Removed, p)
		}
	}
}

func replaced(list []string, names map[ident.Key]string) ([]string, bool) {
	moved := false
	next := slices.Clone(list)
	for i, name := range next {
		if to, renamed := names[ident.Fold(name)]; renamed {
			next[i], moved = to, true
		}
	}
	return next, moved
}

// Leaving is what goes with a persona, and what stays.
type Leaving struct {
	Persona Persona
	Own     []Policy
	Stays   []Staying
	Queues  []string // that nobody of the design answers any more
}

// Left says what goes with a persona when it is deleted: the policies that only it gives and that are made for it.
func Left(d Design, id string) (Leaving, bool) {
	at := slices.IndexFunc(d.Personas, func(p Persona) bool { return p.ID == id })
	if at < 0 {
		return Leaving{}, false
	}
	l := Leaving{Persona: d.Personas[at]}
	l.Own, l.Stays = newNamer(d).own(l.Persona)
	for _, q := range l.Persona.Queues {
		key := ident.Fold(q)
		others := slices.ContainsFunc(d.Personas, func(p Persona) bool {
			return p.ID != id && slices.ContainsFunc(p.Queues, func(name string) bool { return ident.Fold(name) == key })
		})
		if !others {
			l.Queues = append(l.Queues, q)
		}
	}
	return l, true
}

// Apply gives what deleting the persona does to its own policies: what the tenant has is to go there too.
func (l Leaving) Apply(there func(policyType string, name ident.PolicyName) bool) Edits {
	var e Edits
	for _, p := range l.Own {
		if there(p.Type, p.Name) {
			e.Policies = append(e.Policies, Policy{Type: p.Type, Name: p.Name, Gone: true})
			continue
		}
		e.Removed = append(e.Removed, p)
	}
	return e
}
