package commands

// The table is filled at start because commands inside of parameters lead back to it.
func init() {
	commands = map[string]command{
		"new-csgrouppolicyassignment":                   {"GroupId! PolicyType! PolicyName! Rank", (*Module).newGroupPolicy},
		"get-csgrouppolicyassignment":                   {"GroupId PolicyType", (*Module).getGroupPolicies},
		"remove-csgrouppolicyassignment":                {"GroupId! PolicyType!", (*Module).removeGroupPolicy},
		"new-csbatchpolicyassignmentoperation":          {"Identity! PolicyType! PolicyName OperationName AdditionalParameters", (*Module).newBatch},
		"get-csbatchpolicyassignmentoperation":          {"Identity Status", (*Module).getBatch},
		"get-csuserpolicyassignment":                    {"Identity! PolicyType", (*Module).getUserPolicies},
		"get-csonlineuser":                              {"Identity AccountType Filter Properties ResultSize SkipUserPolicies SoftDeletedUser Sort", (*Module).getOnlineUser},
		"get-cstenant":                                  {"Identity Filter ResultSize", (*Module).getTenant},
		"new-csvoicenormalizationrule":                  {"Identity Parent Name Description Pattern Translation IsInternalExtension Priority InMemory Tenant", (*Module).newNormalizationRule},
		"get-csonlinepstnusage":                         {"Identity Filter", (*Module).getUsages},
		"set-csonlinepstnusage":                         {"Identity Usage!", (*Module).setUsages},
		"get-csonlinevoiceroute":                        {"Identity Filter", (*Module).getRoutes},
		"get-csonlinelislocation":                       {"LocationId CivicAddressId City CountryOrRegion Description Location NumberOfResultsToSkip ResultSize ValidationStatus AssignmentStatus PopulateNumberOfTelephoneNumbers PopulateNumberOfVoiceUsers", (*Module).getLocations},
		"get-csonlineliscivicaddress":                   {"CivicAddressId City CountryOrRegion Description LocationId NumberOfResultsToSkip ResultSize ValidationStatus AssignmentStatus PopulateNumberOfTelephoneNumbers PopulateNumberOfVoiceUsers", (*Module).getAddresses},
		"new-csonlineliscivicaddress":                   {"CompanyName! CountryOrRegion! " + addressParams, (*Module).newAddress},
		"set-csonlineliscivicaddress":                   {"CivicAddressId! CompanyName CountryOrRegion " + addressParams, (*Module).setAddress},
		"remove-csonlineliscivicaddress":                {"CivicAddressId!", (*Module).removeAddress},
		"new-csonlinelislocation":                       {"Location! CivicAddressId! Elin", (*Module).newLocation},
		"set-csonlinelislocation":                       {"LocationId! Location Elin CityAlias Confidence Latitude Longitude", (*Module).setLocation},
		"remove-csonlinelislocation":                    {"LocationId!", (*Module).removeLocation},
		"get-csphonenumberassignment":                   {"TelephoneNumber NumberType PstnAssignmentStatus CapabilitiesContain IsoCountryCode City AssignedPstnTargetId LocationId ActivationState NumberSource AssignmentCategory Top Skip", (*Module).getAssignments},
		"set-csphonenumberassignment":                   {"Identity TelephoneNumber NumberType LocationId NetworkSiteId AssignmentCategory ReverseNumberLookup Notify EnterpriseVoiceEnabled", (*Module).setAssignment},
		"remove-csphonenumberassignment":                {"Identity TelephoneNumber NumberType RemoveAll Notify AssignmentBlockedForever AssignmentBlockedDays", (*Module).removeAssignment},
		"get-cscallqueue":                               {"Identity NameFilter First Skip Sort Descending ExcludeContent FilterInvalidObos", (*Module).getQueues},
		"new-cscallqueue":                               {"Name! *", (*Module).newQueue},
		"set-cscallqueue":                               {"Identity! *", (*Module).setQueue},
		"get-csonlineapplicationinstance":               {"Identity Identities ResultSize Skip", (*Module).getAccounts},
		"new-csonlineapplicationinstance":               {"UserPrincipalName! ApplicationId DisplayName", (*Module).newAccount},
		"new-csonlineapplicationinstanceassociation":    {"Identities! ConfigurationId! ConfigurationType! CallPriority", (*Module).newAssociation},
		"get-csonlineapplicationinstanceassociation":    {"Identity!", (*Module).getAssociation},
		"remove-csonlineapplicationinstanceassociation": {"Identities!", (*Module).removeAssociation},
		"get-teamuser":                                  {"GroupId! Role", (*Module).getTeamUser},
		"add-teamuser":                                  {"GroupId! User! Role", (*Module).addTeamUser},
		"remove-teamuser":                               {"GroupId! User! Role", (*Module).removeTeamUser},
	}
	for name, c := range moreCommands {
		commands[name] = c
	}
}
