package commands

import (
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// connect signs in, to this tenant and to no other.
func (t *Module) connect(p params) ([]tenant.Object, error) {
	if want := p.text("tenantid"); want != "" && !strings.EqualFold(want, t.TenantID) {
		return nil, Fail(KindMissing, "AADSTS90002: Tenant '"+want+"' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.")
	}
	account := "admin@" + world.Domain
	if application := p.text("applicationid"); application != "" {
		account = application
	}
	return []tenant.Object{{"Account": account, "Environment": "AzureCloud", "Tenant": t.TenantID, "TenantId": t.TenantID}}, nil
}

func (t *Module) getTenant(params) ([]tenant.Object, error) {
	return []tenant.Object{{"TenantId": t.TenantID, "DisplayName": world.Company, "CountryAbbreviation": world.TenantCountry,
		"CountryOrRegionDisplayName": "United Kingdom", "VerifiedDomains": []any{map[string]any{"Name": world.Domain, "Status": "Enabled"}}}}, nil
}

func (t *Module) getUserPolicies(p params) ([]tenant.Object, error) {
	i, err := t.userNamed(p.text("identity"))
	if err != nil {
		return nil, err
	}
	out := []tenant.Object{}
	for _, e := range t.EffectivePolicies(i) {
		if want := p.text("policytype"); want != "" && !strings.EqualFold(want, e.PolicyType) {
			continue
		}
		out = append(out, tenant.Object{"PolicyType": e.PolicyType, "PolicyName": e.Name, "PolicySource": t.sources(i, e.PolicyType)})
	}
	return out, nil
}

// sources lists everything that would give a user a policy of a type, the one that counts first.
func (t *Module) sources(i int32, policyType string) []any {
	list := []any{}
	if name, ok := t.Direct[policyType][i]; ok {
		list = append(list, map[string]any{"AssignmentType": "Direct", "PolicyName": name, "Reference": nil})
	}
	for _, r := range t.Ranked[policyType] {
		if g := t.GroupByID[r.Group]; r.Active && g != nil && g.Members.Contains(uint32(i)) {
			list = append(list, map[string]any{"AssignmentType": "Group", "PolicyName": r.Name, "Reference": r.Group.String()})
		}
	}
	return list
}

// onlineUser is a user as Get-CsOnlineUser shows it: the policy properties hold direct assignments only.
func (t *Module) onlineUser(i int32, policies bool) tenant.Object {
	u := &t.Users[i]
	o := tenant.Object{"Identity": u.ID.String(), "UserPrincipalName": t.Texts.Get(u.Text[world.FieldUPN]), "DisplayName": t.Texts.Get(u.Text[world.FieldDisplayName]),
		"AccountEnabled": u.Is(world.IsEnabled), "AccountType": "User", "EnterpriseVoiceEnabled": u.Is(world.HasVoice), "UsageLocation": t.Texts.Get(u.Text[world.FieldUsage]),
		"City": t.Texts.Get(u.Text[world.FieldCity]), "Department": t.Texts.Get(u.Text[world.FieldDepartment]), "FeatureTypes": world.Texted(t.Features(u)), "LineUri": ""}
	switch {
	case u.Is(world.IsResource):
		o["AccountType"] = "ResourceAccount"
	case u.Is(world.IsGuest):
		o["AccountType"] = "Guest"
	}
	for _, n := range t.HeldBy[u.ID] {
		if t.Numbers[n].Category == "primary" {
			o["LineUri"] = "tel:" + t.Numbers[n].Tel
		}
	}
	if !policies {
		return o
	}
	all := []any{}
	for _, e := range t.EffectivePolicies(i) {
		a := map[string]any{"displayName": e.Name, "assignmentType": "direct", "policyId": nil, "groupId": nil}
		if !e.Group.Zero() {
			a["assignmentType"], a["groupId"] = "group", e.Group.String()
		}
		all = append(all, map[string]any{"PolicyType": e.PolicyType, "PolicyAssignment": a})
	}
	o["EffectivePolicyAssignments"] = all
	for _, kind := range world.PolicyTypes() {
		o[kind.Name] = nil
		if name, ok := t.Direct[kind.Name][i]; ok {
			authority := "Tenant"
			if p := t.PolicyNamed(kind.Name, name); p != nil && p.BuiltIn {
				authority = "Host"
			}
			o[kind.Name] = map[string]any{"Name": name, "Authority": authority}
		}
	}
	return o
}

func (t *Module) getOnlineUser(p params) ([]tenant.Object, error) {
	if p.has("filter") || p.has("sort") {
		return nil, Fail(KindRefused, "The practice tenant neither filters nor sorts users here; filter what comes out.")
	}
	policies := !p.truth("skipuserpolicies")
	if p.has("identity") {
		i, err := t.userNamed(p.text("identity"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{only(t.onlineUser(i, policies), p.texts("properties"))}, nil
	}
	most := len(t.Users)
	if n, ok := p.number("resultsize"); ok && n > 0 {
		most = min(most, n)
	}
	kind := p.text("accounttype")
	out := []tenant.Object{}
	for i := range t.Users {
		if len(out) == most {
			break
		}
		u := &t.Users[i]
		if u.Gone() != p.truth("softdeleteduser") || u.Is(world.IsPurged) {
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
