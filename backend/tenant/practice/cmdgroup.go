package practice

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
)

// typeFor finds the policy type that a parameter names.
func typeFor(p params) (policyType, error) {
	kind, ok := policyTypeNamed(p.text("policytype"))
	if !ok {
		return kind, commandError(kindBad, "Policy type '"+p.text("policytype")+"' is not supported.")
	}
	return kind, nil
}

func (t *Tenant) newGroupPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !kind.grouped {
		return nil, commandError(kindRefused, "Policy type '"+kind.name+"' cannot be assigned to groups.")
	}
	found := t.policyNamed(kind.name, p.text("policyname"))
	if found == nil {
		return nil, commandError(kindMissing, "[ClientError] : \""+p.text("policyname")+"\" not found")
	}
	g, err := t.groupNamed(p.text("groupid"))
	if err != nil {
		return nil, err
	}
	for _, r := range t.ranked[kind.name] {
		if r.Group == g.id {
			return nil, commandError(kindTwice, "A policy of type '"+kind.name+"' is already assigned to the group. Remove it first.")
		}
	}
	at, ok := p.number("rank")
	if p.has("rank") && (!ok || at < 1) {
		return nil, commandError(kindBad, "Cannot validate argument on parameter 'Rank': it must be a whole number from 1.")
	}
	return nil, t.rankFor(kind, g.id.String(), found.Name, at)
}

func (t *Tenant) getGroupPolicies(p params) ([]tenant.Object, error) {
	if p.has("policytype") {
		if _, err := typeFor(p); err != nil {
			return nil, err
		}
	}
	only := strings.ToLower(p.text("groupid"))
	var types []string
	for name := range t.ranked {
		types = append(types, name)
	}
	sort.Strings(types)
	out := []tenant.Object{}
	for _, name := range types {
		if want := p.text("policytype"); want != "" && !strings.EqualFold(want, name) {
			continue
		}
		for n, r := range t.ranked[name] {
			if only == "" || only == r.Group.String() {
				out = append(out, tenant.Object{"GroupId": r.Group.String(), "PolicyType": name, "PolicyName": r.Name,
					"Rank": float64(n + 1), "CreatedTime": stamp(r.Since), "CreatedBy": t.adminID.String()})
			}
		}
	}
	return out, nil
}

func (t *Tenant) removeGroupPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	id, ok := parseGUID(p.text("groupid"))
	if !ok || !t.unrank(kind.name, id) {
		return nil, commandError(kindMissing, "No policy of type '"+kind.name+"' is assigned to the group \""+p.text("groupid")+"\".")
	}
	return nil, nil
}
