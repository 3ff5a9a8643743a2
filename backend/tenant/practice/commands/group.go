package commands

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// typeFor finds the policy type that a parameter names.
func typeFor(p params) (world.PolicyType, error) {
	kind, ok := world.PolicyTypeNamed(p.text("policytype"))
	if !ok {
		return kind, Fail(KindBad, "Policy type '"+p.text("policytype")+"' is not supported.")
	}
	return kind, nil
}

func (t *Module) newGroupPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !kind.Grouped {
		return nil, Fail(KindRefused, "Policy type '"+kind.Name+"' cannot be assigned to groups.")
	}
	found := t.PolicyNamed(kind.Name, p.text("policyname"))
	if found == nil {
		return nil, Fail(KindMissing, "[ClientError] : \""+p.text("policyname")+"\" not found")
	}
	g, err := t.groupNamed(p.text("groupid"))
	if err != nil {
		return nil, err
	}
	for _, r := range t.Ranked[kind.Name] {
		if r.Group == g.ID {
			return nil, Fail(KindTwice, "A policy of type '"+kind.Name+"' is already assigned to the group. Remove it first.")
		}
	}
	at, ok := p.number("rank")
	if p.has("rank") && (!ok || at < 1) {
		return nil, Fail(KindBad, "Cannot validate argument on parameter 'Rank': it must be a whole number from 1.")
	}
	return nil, t.rankFor(kind, g.ID.String(), found.Name, at)
}

func (t *Module) getGroupPolicies(p params) ([]tenant.Object, error) {
	if p.has("policytype") {
		if _, err := typeFor(p); err != nil {
			return nil, err
		}
	}
	only := strings.ToLower(p.text("groupid"))
	var types []string
	for name := range t.Ranked {
		types = append(types, name)
	}
	sort.Strings(types)
	out := []tenant.Object{}
	for _, name := range types {
		if want := p.text("policytype"); want != "" && !strings.EqualFold(want, name) {
			continue
		}
		for n, r := range t.Ranked[name] {
			if only == "" || only == r.Group.String() {
				out = append(out, tenant.Object{"GroupId": r.Group.String(), "PolicyType": name, "PolicyName": r.Name,
					"Rank": float64(n + 1), "CreatedTime": world.Stamp(r.Since), "CreatedBy": t.AdminID.String()})
			}
		}
	}
	return out, nil
}

func (t *Module) removeGroupPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	id, ok := world.ParseGUID(p.text("groupid"))
	if !ok || !t.Unrank(kind.Name, id) {
		return nil, Fail(KindMissing, "No policy of type '"+kind.Name+"' is assigned to the group \""+p.text("groupid")+"\".")
	}
	return nil, nil
}
