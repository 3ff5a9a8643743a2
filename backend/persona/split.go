package persona

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/ident"
)

// Placed gives a new persona its place: last in the order of its layer, under an id that no other has.
func Placed(d Design, p Persona) Persona {
	p.ID = freeID(p.Name, func(id string) bool {
		key := ident.Fold(GroupKey(Persona{ID: id}))
		return id == ResourceAccounts || slices.ContainsFunc(d.Personas, func(other Persona) bool {
			return strings.EqualFold(other.ID, id) || ident.Fold(GroupKey(other)) == key
		})
	})
	p.Ordinal = 1
	for _, other := range d.Personas {
		if other.Layer == p.Layer {
			p.Ordinal = max(p.Ordinal, other.Ordinal+1)
		}
	}
	return p
}

// freeID makes a short readable id of a name that is not taken yet.
func freeID(name string, taken func(string) bool) string {
	base := strings.ToLower(strings.Join(wordsOf(name), "-"))
	if base == "" {
		base = "persona"
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// Copied gives a copy of a persona under another name, in its place, with copies of the policies that are made for it. Whose it is has to
// be said anew: two personas of a layer for the same people give nothing twice.
func Copied(d Design, from Persona, name string) (Persona, []Policy) {
	p := from
	p.Name = name
	p.Rule, p.Conditions, p.RuleName, p.RuleSays = "", nil, "", ""
	p.Status, p.Reviewed = Draft, ""
	p.Group = "" // the group that was taken over stays with the persona that took it
	p = Placed(d, p)
	p.Policies = slices.Clone(p.Policies)
	var own []Policy
	for i, c := range p.Policies {
		if made, has := copyOf(d, p, c); has {
			own = append(own, made)
			p.Policies[i].Name = made.Name
		}
	}
	return p, own
}

// Shares are the names of the other personas that give the policy of a type that a persona gives, where the design makes it.
func Shares(d Design, p Persona, policyType string) []string {
	choice, has := choiceOf(p, policyType)
	if !has || !definedHere(d, choice) {
		return nil
	}
	var others []string
	for _, other := range d.Personas {
		if c, also := choiceOf(other, policyType); also && other.ID != p.ID && c.Name.Key() == choice.Name.Key() {
			others = append(others, other.Name)
		}
	}
	return others
}

// Split gives a persona a copy of its own of a policy that it shares, so that either can change alone.
func Split(d Design, p Persona, policyType string) (Persona, Policy, bool) {
	if len(Shares(d, p, policyType)) == 0 {
		return p, Policy{}, false
	}
	p.Policies = slices.Clone(p.Policies)
	at := slices.IndexFunc(p.Policies, func(c PolicyChoice) bool { return strings.EqualFold(c.Type, policyType) })
	own, has := copyOf(d, p, p.Policies[at])
	if has {
		p.Policies[at].Name = own.Name
	}
	return p, own, has
}

func definedHere(d Design, choice PolicyChoice) bool {
	i := policyAt(d, choice)
	return i >= 0 && !d.Policies[i].Existing
}

func policyAt(d Design, choice PolicyChoice) int {
	return slices.IndexFunc(d.Policies, func(x Policy) bool {
		return strings.EqualFold(x.Type, choice.Type) && x.Name.Key() == choice.Name.Key()
	})
}

// copyOf copies the policy of a choice for a persona; there is none to copy of one that the tenant has.
func copyOf(d Design, p Persona, choice PolicyChoice) (Policy, bool) {
	i := policyAt(d, choice)
	if i < 0 || d.Policies[i].Existing {
		return Policy{}, false
	}
	own := d.Policies[i]
	own.Name = ident.Policy(freeName(d, p, choice))
	own.Settings, own.Rules = slices.Clone(own.Settings), slices.Clone(own.Rules)
	return own, true
}

// freeName is the name of a persona's own policy; where the shared one has it already, the copy has a mark.
func freeName(d Design, p Persona, choice PolicyChoice) string {
	name := OwnPolicyName(d, p, choice.Type)
	if ident.Policy(name).Key() != choice.Name.Key() {
		return name
	}
	return d.policyName(p, choice.Type, mark(p.ID+"\x00"+string(choice.Name), 6))
}
