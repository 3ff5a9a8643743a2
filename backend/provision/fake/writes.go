package fake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// CreateGroup does what tenant.Directory says of it.
func (f *Tenant) CreateGroup(_ context.Context, spec tenant.GroupSpec) (g tenant.Group, err error) {
	err = f.write("CreateGroup", spec.UniqueName, func(s *State) error {
		g = tenant.Group{ID: ident.Object("id-of-" + spec.UniqueName), Name: spec.Name, UniqueName: spec.UniqueName, Description: spec.Description, Dynamic: true,
			Rule: spec.Rule, RuleOn: true, RuleStatus: "Succeeded", SecurityEnabled: true}
		s.Groups = append(s.Groups, g)
		return nil
	})
	return g, err
}

// UpdateGroup does what tenant.Directory says of it.
func (f *Tenant) UpdateGroup(_ context.Context, id ident.ObjectID, spec tenant.GroupSpec) error {
	return f.write("UpdateGroup", spec.UniqueName, func(s *State) error {
		g := s.group(id)
		g.Name, g.Rule, g.Description = spec.Name, spec.Rule, spec.Description
		return nil
	})
}

// DeleteGroup does what tenant.Directory says of it.
func (f *Tenant) DeleteGroup(_ context.Context, id ident.ObjectID) error {
	return f.write("DeleteGroup", string(id), func(s *State) error {
		s.Groups = slices.DeleteFunc(s.Groups, func(g tenant.Group) bool { return g.ID == id })
		return nil
	})
}

// SetGroupLicences does what tenant.Directory says of it.
func (f *Tenant) SetGroupLicences(_ context.Context, id ident.ObjectID, add []tenant.GroupLicence, remove []ident.SKU) error {
	return f.write("SetGroupLicences", string(id), func(s *State) error {
		g := s.group(id)
		g.Licences = slices.DeleteFunc(g.Licences, func(l tenant.GroupLicence) bool { return slices.Contains(remove, l.SKU) })
		for _, l := range add {
			g.Licences = slices.DeleteFunc(g.Licences, func(had tenant.GroupLicence) bool { return had.SKU == l.SKU })
			g.Licences = append(g.Licences, l)
		}
		g.LicenceState = "ProcessingComplete"
		return nil
	})
}

// AssignNumbers does what tenant.Directory says of it.
func (f *Tenant) AssignNumbers(_ context.Context, list []tenant.NumberAssignment) []tenant.Accepted {
	f.mutex.Lock()
	if f.Asked != nil {
		f.Asked(len(list))
	}
	f.mutex.Unlock()
	answers := make([]tenant.Accepted, len(list))
	for i, r := range list {
		answers[i] = tenant.Accepted{Operation: "op-" + r.Telephone, Err: f.write("AssignNumbers", r.Telephone, func(s *State) error {
			n := s.Number(r.Telephone)
			n.Target, n.Status, n.Activation = r.Target, "userAssigned", "activated"
			return nil
		})}
	}
	return answers
}

// ReleaseNumbers does what tenant.Directory says of it.
func (f *Tenant) ReleaseNumbers(_ context.Context, list []tenant.NumberAssignment) []tenant.Accepted {
	answers := make([]tenant.Accepted, len(list))
	for i, r := range list {
		answers[i].Err = f.write("ReleaseNumbers", r.Telephone, func(s *State) error {
			n := s.Number(r.Telephone)
			n.Target, n.Status = "", "unassigned"
			return nil
		})
	}
	return answers
}

// CreateTeam does what tenant.Directory says of it.
func (f *Tenant) CreateTeam(_ context.Context, spec tenant.TeamSpec) (team tenant.Team, err error) {
	err = f.write("CreateTeam", spec.UniqueName, func(s *State) error {
		team = tenant.Team{ID: ident.Object("id-of-" + spec.UniqueName), Name: spec.Name, UniqueName: spec.UniqueName, Visibility: spec.Visibility, Members: slices.Clone(spec.Owners)}
		s.Teams = append(s.Teams, team)
		return nil
	})
	return team, err
}

// AddTeamMembers does what tenant.Directory says of it.
func (f *Tenant) AddTeamMembers(_ context.Context, id ident.ObjectID, users []ident.ObjectID) (map[ident.ObjectID]error, error) {
	return nil, f.write("AddTeamMembers", string(id), func(s *State) error {
		s.Teams[0].Members = append(s.Teams[0].Members, users...)
		return nil
	})
}

// RemoveTeamMembers does what tenant.Directory says of it.
func (f *Tenant) RemoveTeamMembers(context.Context, ident.ObjectID, []ident.ObjectID) (map[ident.ObjectID]error, error) {
	return nil, errors.New("no plan removes members")
}

// Run does what tenant.Teams says of it.
func (f *Tenant) Run(_ context.Context, c tenant.Command) ([]tenant.Object, error) {
	text := func(name string) string {
		v, _ := c.Param(name)
		return v.Text
	}
	if c.Name == "New-CsBatchPolicyAssignmentOperation" {
		return f.runBatch(c, ident.Policy(text("PolicyName")), text("PolicyType"))
	}
	verb, rest, _ := strings.Cut(c.Name, "-Cs")
	return nil, f.write(c.Name, text("Identity")+text("Group")+text("GroupId"), func(s *State) error {
		switch {
		case verb == "New":
			p := tenant.Policy{Type: rest, Name: ident.Policy(text("Identity")), Settings: map[string]any{}}
			for _, param := range c.Params {
				switch param.Value.Kind {
				case tenant.KindTruth:
					p.Settings[param.Name] = param.Value.Truth
				case tenant.KindText:
					p.Settings[param.Name] = param.Value.Text
				}
			}
			s.Policies = append(s.Policies, p)
		case c.Name == "Set-CsPhoneNumberAssignment":
			on, given := c.Param("EnterpriseVoiceEnabled")
			if !given || len(c.Params) != 2 {
				return fmt.Errorf("the fake gives numbers over Graph only")
			}
			s.Voice[ident.Object(text("Identity"))] = on.Truth
		case verb == "Grant":
			s.GroupPolicies = append(s.GroupPolicies, tenant.GroupPolicy{GroupID: ident.Object(text("Group")), Type: rest, Name: ident.Policy(text("PolicyName")), Rank: len(s.GroupPolicies) + 1})
		case c.Name == "Set-CsCallQueue":
			v, _ := c.Param("DistributionLists")
			s.Queues[0].Groups = nil
			for _, id := range v.List {
				s.Queues[0].Groups = append(s.Queues[0].Groups, ident.Object(id.Text))
			}
		default:
			return fmt.Errorf("the fake does not know %s", c.Name)
		}
		return nil
	})
}
