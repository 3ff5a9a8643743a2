package plan_test

import (
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// snapshot is a tenant in lists, as a test changes it.
type snapshot struct {
	tenant.Reading
	Members    map[ident.ObjectID][]ident.ObjectID // of groups; nil when they could not be read
	Configured []tenant.UserConfiguration
	Numbers    []tenant.Number
}

// layOut puts what Teams says and the members beside the users.
func (s snapshot) layOut(d *directory.Directory) {
	if s.Configured != nil {
		d.BeginTeams()
	}
	for _, c := range s.Configured {
		made := directory.Configuration{ID: c.ID, UPN: c.UPN, AccountType: c.AccountType, EnterpriseVoice: c.EnterpriseVoice, VoiceUnread: c.VoiceUnread, Features: c.Features, Numbers: c.Numbers}
		for _, a := range c.Policies {
			made.Policies = append(made.Policies, directory.Assignment(a))
		}
		d.PutTeams(made)
	}
	if s.Members != nil {
		d.BeginMembers()
	}
	for group, ids := range s.Members {
		d.SetMembers(group, ids)
	}
}
