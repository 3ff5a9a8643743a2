package practice

// The table is filled at start because commands inside of parameters lead back to it.
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
	for name, c := range moreCommands {
		commands[name] = c
	}
}
