package plan

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/tenant"
)

// Stood is what the tenant showed where a change is made, as far as the change rests on it. Whoever approves a plan approves it for a
// tenant that stands so; when it stands otherwise, nothing is sent. Which fields count goes by the kind of the change.
type Stood struct {
	Name     string           `json:"name,omitempty"`     // of a group, of a thing, or of the policy that a group or a user had
	Rule     string           `json:"rule,omitempty"`     // of a group
	Licences []ident.SKU      `json:"licences,omitempty"` // that a group handed out, sorted
	Settings map[string]any   `json:"settings,omitempty"` // of a policy or a thing
	Groups   []ident.ObjectID `json:"groups,omitempty"`   // that answered a queue, sorted
	Holder   ident.ObjectID   `json:"holder,omitempty"`   // of a number
	Type     string           `json:"type,omitempty"`     // of a number
}

// stood finds what a change rests on in the reading; nil when nothing stood there.
func (m *maker) stood(c *Change) *Stood {
	e := c.Expect
	switch {
	case e.Group != nil:
		if g, exists := m.s.groups[e.Group.UniqueName]; exists {
			return &Stood{Name: g.Name, Rule: g.Rule}
		}
	case e.NoGroup != nil:
		if g, exists := m.s.groups[e.NoGroup.Key]; exists {
			return &Stood{Name: g.Name, Rule: g.Rule, Licences: handedOut(g)}
		}
	case e.Licences != nil:
		if g, exists := m.s.groups[e.Licences.Group.Key]; exists {
			return &Stood{Licences: handedOut(g)}
		}
	case e.Policy != nil:
		if p, exists := m.s.policies[policyKey(e.Policy.Type, e.Policy.Name)]; exists {
			return &Stood{Name: string(p.Name), Settings: p.Settings}
		}
	case e.Gone != nil:
		if p, exists := m.s.policies[policyKey(e.Gone.Type, e.Gone.Name)]; exists {
			return &Stood{Name: string(p.Name), Settings: p.Settings}
		}
	case e.Grant != nil && e.Grant.User != "":
		if i, known := m.s.dir.Index(e.Grant.User); known {
			if a := m.s.assigned(i, e.Grant.Type); a.Name != "" {
				return &Stood{Name: string(a.Name)}
			}
		}
	case e.Grant != nil:
		if g, exists := m.s.groups[e.Grant.Group.Key]; exists {
			for _, gp := range m.s.byType[ident.Fold(e.Grant.Type)] {
				if gp.GroupID == g.ID {
					return &Stood{Name: string(gp.Name)}
				}
			}
		}
	case e.Number != nil:
		return m.stoodNumber(e.Number.Telephone)
	case e.Queue != nil:
		if found := m.s.queues[ident.Fold(e.Queue.Queue)]; len(found) > 0 {
			return &Stood{Name: found[0].Name, Groups: slices.Sorted(slices.Values(found[0].Groups))}
		}
	case e.NewTeam != nil:
		if found := m.s.teams[ident.Fold(e.NewTeam.Name)]; len(found) > 0 {
			return &Stood{Name: found[0].Name}
		}
	case e.Thing != nil:
		if found := m.s.things[thingID{e.Thing.Kind, ident.Fold(e.Thing.Name)}]; len(found) == 1 {
			return &Stood{Name: found[0].Name, Settings: found[0].Settings}
		}
	}
	return nil
}

// stoodNumber is how a number stood that the plan asked the inventory for.
func (m *maker) stoodNumber(telephone string) *Stood { return m.numbersStood[telephone] }

// seeNumber notes how a number stands, for the change that is made of it. The free ones of a type stand all the same, and share what
// says so.
func (m *maker) seeNumber(telephone string, held number.Held, listed bool) {
	switch {
	case !listed:
	case held.Target != "":
		m.numbersStood[telephone] = &Stood{Holder: held.Target, Type: held.Type}
	default:
		if m.stoodFree[held.Type] == nil {
			m.stoodFree[held.Type] = &Stood{Type: held.Type}
		}
		m.numbersStood[telephone] = m.stoodFree[held.Type]
	}
}

func handedOut(g tenant.Group) []ident.SKU {
	list := make([]ident.SKU, len(g.Licences))
	for i, l := range g.Licences {
		list[i] = l.SKU
	}
	slices.Sort(list)
	return list
}
