package practice

import (
	"strings"

	"personadesk/backend/tenant"
)

func (t *Tenant) getTenant(params) ([]tenant.Object, error) {
	return []tenant.Object{{"TenantId": t.tenantID, "DisplayName": company, "CountryAbbreviation": tenantCountry,
		"CountryOrRegionDisplayName": "United Kingdom", "VerifiedDomains": []any{map[string]any{"Name": domain, "Status": "Enabled"}}}}, nil
}

func (t *Tenant) getUserPolicies(p params) ([]tenant.Object, error) {
	i, err := t.userNamed(p.text("identity"))
	if err != nil {
		return nil, err
	}
	out := []tenant.Object{}
	for _, e := range t.effectivePolicies(i) {
		if want := p.text("policytype"); want != "" && !strings.EqualFold(want, e.policyType) {
			continue
		}
		out = append(out, tenant.Object{"PolicyType": e.policyType, "PolicyName": e.name, "PolicySource": t.sources(i, e.policyType)})
	}
	return out, nil
}

// sources lists everything that would give a user a policy of a type, the one that counts first.
func (t *Tenant) sources(i int32, policyType string) []any {
	list := []any{}
	if name, ok := t.direct[policyType][i]; ok {
		list = append(list, map[string]any{"AssignmentType": "Direct", "PolicyName": name, "Reference": nil})
	}
	for _, r := range t.ranked[policyType] {
		if g := t.groupByID[r.Group]; r.Active && g != nil && g.members.Contains(uint32(i)) {
			list = append(list, map[string]any{"AssignmentType": "Group", "PolicyName": r.Name, "Reference": r.Group.String()})
		}
	}
	return list
}

// onlineUser is a user as Get-CsOnlineUser shows it: the policy properties hold direct assignments only.
func (t *Tenant) onlineUser(i int32, policies bool) tenant.Object {
	u := &t.users[i]
	o := tenant.Object{"Identity": u.id.String(), "UserPrincipalName": t.texts.get(u.text[fUPN]), "DisplayName": t.texts.get(u.text[fDisplayName]),
		"AccountEnabled": u.is(isEnabled), "AccountType": "User", "EnterpriseVoiceEnabled": u.is(hasVoice), "UsageLocation": t.texts.get(u.text[fUsage]),
		"City": t.texts.get(u.text[fCity]), "Department": t.texts.get(u.text[fDepartment]), "FeatureTypes": texted(t.features(u)), "LineUri": ""}
	switch {
	case u.is(isResource):
		o["AccountType"] = "ResourceAccount"
	case u.is(isGuest):
		o["AccountType"] = "Guest"
	}
	for _, n := range t.heldBy[u.id] {
		if t.numbers[n].Category == "primary" {
			o["LineUri"] = "tel:" + t.numbers[n].Tel
		}
	}
	if !policies {
		return o
	}
	all := []any{}
	for _, e := range t.effectivePolicies(i) {
		a := map[string]any{"displayName": e.name, "assignmentType": "direct", "policyId": nil, "groupId": nil}
		if !e.group.zero() {
			a["assignmentType"], a["groupId"] = "group", e.group.String()
		}
		all = append(all, map[string]any{"PolicyType": e.policyType, "PolicyAssignment": a})
	}
	o["EffectivePolicyAssignments"] = all
	for _, kind := range policyTypes {
		o[kind.name] = nil
		if name, ok := t.direct[kind.name][i]; ok {
			authority := "Tenant"
			if p := t.policyNamed(kind.name, name); p != nil && p.BuiltIn {
				authority = "Host"
			}
			o[kind.name] = map[string]any{"Name": name, "Authority": authority}
		}
	}
	return o
}

func (t *Tenant) getOnlineUser(p params) ([]tenant.Object, error) {
	if p.has("filter") || p.has("sort") {
		return nil, commandError(kindRefused, "The practice tenant neither filters nor sorts users here; filter what comes out.")
	}
	policies := !p.truth("skipuserpolicies")
	if p.has("identity") {
		i, err := t.userNamed(p.text("identity"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{only(t.onlineUser(i, policies), p.texts("properties"))}, nil
	}
	most := len(t.users)
	if n, ok := p.number("resultsize"); ok && n > 0 {
		most = min(most, n)
	}
	kind := p.text("accounttype")
	out := []tenant.Object{}
	for i := range t.users {
		if len(out) == most {
			break
		}
		u := &t.users[i]
		if u.gone() != p.truth("softdeleteduser") || u.is(isPurged) {
			continue
		}
		o := t.onlineUser(int32(i), policies)
		if kind != "" && !strings.EqualFold(kind, o["AccountType"].(string)) {
			continue
		}
		out = append(out, only(o, p.texts("properties")))
	}
	return out, nil
}

// only keeps the named properties.
func only(o tenant.Object, names []string) tenant.Object {
	if len(names) == 0 {
		return o
	}
	slim := tenant.Object{"Identity": o["Identity"]}
	for k, v := range o {
		for _, n := range names {
			if strings.EqualFold(n, k) {
				slim[k] = v
			}
		}
	}
	return slim
}
