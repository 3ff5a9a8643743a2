package practice

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
)

func init() {
	commands = map[string]command{
		"new-csgrouppolicyassignment":                   {"GroupId! PolicyType! PolicyName! Rank", (*Tenant).newGroupPolicy},
		"get-csgrouppolicyassignment":                   {"GroupId PolicyType", (*Tenant).getGroupPolicies},
		"remove-csgrouppolicyassignment":                {"GroupId! PolicyType!", (*Tenant).removeGroupPolicy},
		"new-csbatchpolicyassignmentoperation":          {"Identity! PolicyType! PolicyName OperationName AdditionalParameters", (*Tenant).newBatch},
		"get-csbatchpolicyassignmentoperation":          {"Identity Status", (*Tenant).getBatch},
		"get-csuserpolicyassignment":                    {"Identity! PolicyType", (*Tenant).getUserPolicies},
		"get-csonlineuser":                              {"Identity AccountType Filter Properties ResultSize SkipUserPolicies SoftDeletedUser Sort", (*Tenant).getOnlineUser},
		"get-cstenant":                                  {"Identity Filter ResultSize", (*Tenant).getTenant},
		"new-csvoicenormalizationrule":                  {"Identity Parent Name Description Pattern Translation IsInternalExtension Priority InMemory Tenant", (*Tenant).newNormalizationRule},
		"get-csonlinepstnusage":                         {"Identity Filter", (*Tenant).getUsages},
		"set-csonlinepstnusage":                         {"Identity Usage!", (*Tenant).setUsages},
		"get-csonlinevoiceroute":                        {"Identity Filter", (*Tenant).getRoutes},
		"get-csonlinelislocation":                       {"LocationId CivicAddressId City CountryOrRegion Description Location NumberOfResultsToSkip ResultSize ValidationStatus AssignmentStatus PopulateNumberOfTelephoneNumbers PopulateNumberOfVoiceUsers", (*Tenant).getLocations},
		"get-csphonenumberassignment":                   {"TelephoneNumber NumberType PstnAssignmentStatus CapabilitiesContain IsoCountryCode City AssignedPstnTargetId LocationId ActivationState NumberSource AssignmentCategory Top Skip", (*Tenant).getAssignments},
		"set-csphonenumberassignment":                   {"Identity TelephoneNumber NumberType LocationId NetworkSiteId AssignmentCategory ReverseNumberLookup Notify EnterpriseVoiceEnabled", (*Tenant).setAssignment},
		"remove-csphonenumberassignment":                {"Identity TelephoneNumber NumberType RemoveAll Notify AssignmentBlockedForever AssignmentBlockedDays", (*Tenant).removeAssignment},
		"get-cscallqueue":                               {"Identity NameFilter First Skip Sort Descending ExcludeContent FilterInvalidObos", (*Tenant).getQueues},
		"new-cscallqueue":                               {"Name! *", (*Tenant).newQueue},
		"set-cscallqueue":                               {"Identity! *", (*Tenant).setQueue},
		"get-csonlineapplicationinstance":               {"Identity Identities ResultSize Skip", (*Tenant).getAccounts},
		"new-csonlineapplicationinstance":               {"UserPrincipalName! ApplicationId DisplayName", (*Tenant).newAccount},
		"new-csonlineapplicationinstanceassociation":    {"Identities! ConfigurationId! ConfigurationType! CallPriority", (*Tenant).newAssociation},
		"get-csonlineapplicationinstanceassociation":    {"Identity!", (*Tenant).getAssociation},
		"remove-csonlineapplicationinstanceassociation": {"Identities!", (*Tenant).removeAssociation},
		"get-teamuser":                                  {"GroupId! Role", (*Tenant).getTeamUser},
		"add-teamuser":                                  {"GroupId! User! Role", (*Tenant).addTeamUser},
		"remove-teamuser":                               {"GroupId! User! Role", (*Tenant).removeTeamUser},
	}
}

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
