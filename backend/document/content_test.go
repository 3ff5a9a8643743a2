package document

import (
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

var morning = time.Date(2026, 11, 23, 10, 17, 0, 0, time.UTC)

const (
	phoneLicence = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Teams Phone Standard
	ann          = "aaaaaaaa-0000-4000-8000-000000000001"
	bob          = "bbbbbbbb-0000-4000-8000-000000000002"
	team         = "HR"
)

// sample is a small customer: one department, two personas, a plan with a change of every kind.
func sample() Content {
	people := 14
	return Content{
		Customer: "Larkfield Group", At: morning,
		Workshop: workshop.Workshop{
			Departments: []workshop.Department{{ID: "hr", Name: "HR", Leader: "Helen Marsh", Place: "Manchester", People: 36}},
			Interviews:  []workshop.Interview{{DepartmentID: "hr", State: workshop.Heard, On: "2026-10-26", With: "Helen Marsh", Queues: []string{"Manchester HR"}}},
			Answers: []workshop.Answer{
				{DepartmentID: "hr", QuestionID: "basic.external", Count: &people, Words: "Mostly agencies."},
			},
			Scores: []workshop.Score{
				{DepartmentID: "hr", FeatureID: "domestic-calling", Grade: workshop.Must},
				{DepartmentID: "hr", FeatureID: "extension-dialing", Grade: workshop.Should},
				{DepartmentID: "hr", FeatureID: "dial-plans", Grade: workshop.Wont},
			},
		},
		Design: persona.Design{
			Personas: []persona.Persona{
				{ID: "phone-manchester", Name: "Prov_Teams_Phone_Manchester", Layer: persona.Calling, Description: "Everybody with a phone in Manchester", Country: "GB",
					Licences: []ident.SKU{phoneLicence}, Location: "Head office", Rule: `user.physicalDeliveryOfficeName -eq "Manchester"`,
					Number: persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"mcr"}, Area: "Manchester", Type: "directRouting"},
					Policies: []persona.PolicyChoice{{Type: "TenantDialPlan", Name: "uk_phone_mcr_dialplan"}, {Type: "TeamsCallingPolicy", Name: "uk_phone_mcr_calling"},
						{Type: "TeamsEmergencyCallingPolicy", Name: "uk_phone_mcr_emcy"}}},
				{ID: "hr-manchester", Name: "Prov_Teams_Phone_Manchester_HR", Layer: persona.Department, Country: "GB", Department: "hr",
					Rule:     `user.city -eq "Manchester" -and user.department -eq "HR"`,
					Policies: []persona.PolicyChoice{{Type: "CallingLineIdentity", Name: "uk_hr_mcr_cli"}},
					Queues:   []string{"Manchester HR", "Manchester HR Sickness"}, Teams: []string{team}},
			},
			Policies: []persona.Policy{{Type: "TenantDialPlan", Name: "uk_phone_mcr_dialplan", Rules: []persona.NormalizationRule{
				{Name: "Local", Pattern: `^(\d{7})$`, Translation: "+44161$1"}, {Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}}}},
			Queues: []persona.Queue{{Name: "Manchester HR", Department: "hr", Number: "+441612300714"}},
		},
		Ranges: []number.Range{{ID: "mcr", Name: "Manchester main", First: "+441632960000", Last: "+441632960099", Type: "directRouting", Country: "GB", City: "Manchester"}},
		Numbers: NumberList{
			{Telephone: "+441632960000", RangeID: "mcr", State: number.Free},
			{Telephone: "+441632960001", RangeID: "mcr", State: number.Assigned, Holder: ann, Note: "=1+1"},
		},
		Plan: samplePlan(),
	}
}

func samplePlan() *plan.Plan {
	group := func(id, name, rule string) *tenant.GroupSpec {
		return &tenant.GroupSpec{UniqueName: "personadesk-" + id, Name: name, Description: "Provisioning group", Nickname: "personadesk-" + id, Rule: rule}
	}
	param := func(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }
	command := func(name string, params ...tenant.Param) *tenant.Command {
		return &tenant.Command{Name: name, Params: params}
	}
	phone := tenant.RefTo(tenant.RefGroup, "personadesk-phone-manchester")
	choir := tenant.TeamSpec{UniqueName: "personadeskteam-choir", Name: "Choir", Nickname: "choir", Spare: "choir-1a2b3c4d", Visibility: "Private", Owners: []ident.ObjectID{ann}}
	changes := []plan.Change{
		{Kind: plan.CreateGroup, Lane: plan.LaneGroups, Sign: plan.Add, Subject: "Prov_Teams_Phone_Manchester", Says: text.Literal("create the group"), Action: plan.Action{Group: group("phone-manchester", "Prov_Teams_Phone_Manchester", `user.city -eq "Manchester"`)}},
		{Kind: plan.CreatePolicy, Lane: plan.LaneGroups, Sign: plan.Add, Subject: "uk_phone_mcr_calling", Says: text.Literal("create the calling policy"), Action: plan.Action{Command: command("New-CsTeamsCallingPolicy",
			param("Identity", tenant.Text("uk_phone_mcr_calling")), param("AllowPrivateCalling", tenant.Truth(true)))}},
		{Kind: plan.CreatePolicy, Lane: plan.LaneGroups, Sign: plan.Add, Subject: "uk_phone_mcr_dialplan", Says: text.Literal("create the dial plan"), Action: plan.Action{Command: command("New-CsTenantDialPlan",
			param("Identity", tenant.Text("uk_phone_mcr_dialplan")),
			param("NormalizationRules", tenant.TableOf(param("Add", tenant.ListOf(tenant.OutputOf(*command("New-CsVoiceNormalizationRule",
				param("Parent", tenant.Text("Global")), param("Name", tenant.Text("Local")), param("Pattern", tenant.Text(`^(\d{7})$`)), param("Translation", tenant.Text("+44161$1")), param("InMemory", tenant.Switch()))))))))}},
		{Kind: plan.CreatePolicy, Lane: plan.LaneGroups, Sign: plan.Add, Subject: "uk_hr_mcr_cli", Says: text.Literal("create the caller ID policy"), Action: plan.Action{Command: command("New-CsCallingLineIdentity",
			param("Identity", tenant.Text("uk_hr_mcr_cli")), param("CallingIDSubstitute", tenant.Text("Resource")), param("ResourceAccount", tenant.RefTo(tenant.RefAccount, "hr.mcr@larkfield.example")))}},
		{Kind: plan.GrantGroup, Lane: plan.LanePolicies, Sign: plan.Add, Subject: "Prov_Teams_Phone_Manchester", Says: text.Literal("give the calling policy"), Action: plan.Action{Command: command("Grant-CsTeamsCallingPolicy",
			param("Group", phone), param("PolicyName", tenant.Text("uk_phone_mcr_calling")), param("Rank", tenant.WholeNumber(1)))}},
		{Kind: plan.RevokeGroup, Lane: plan.LanePolicies, Sign: plan.Remove, Subject: "Prov_Teams_Phone_Manchester", Says: text.Literal("take the meeting policy"), Action: plan.Action{Command: command("Remove-CsGroupPolicyAssignment",
			param("GroupId", phone), param("PolicyType", tenant.Text("TeamsMeetingPolicy")))}},
		{Kind: plan.GrantUser, Lane: plan.LanePolicies, Sign: plan.Add, Subject: "Ann", Says: text.Literal("give the upgrade policy"), Action: plan.Action{Command: command("Grant-CsTeamsUpgradePolicy",
			param("Identity", tenant.Text(ann)), param("PolicyName", tenant.Text("UpgradeToTeams")))}},
		{Kind: plan.SetLicences, Lane: plan.LaneLicences, Sign: plan.Add, Subject: "Prov_Teams_Phone_Manchester", Says: text.Literal("give Teams Phone"), Action: plan.Action{Licences: &plan.LicenceChange{
			Group: *phone.Ref, Add: []ident.SKU{phoneLicence}}}},
		{Kind: plan.AssignNumber, Lane: plan.LaneNumbers, Sign: plan.Add, Subject: "Ann", Says: text.Literal("give a number"), Users: []ident.ObjectID{ann}, Action: plan.Action{Number: &tenant.NumberAssignment{
			Telephone: "+441632960002", Type: "directRouting", Target: ann}}},
		{Kind: plan.ReleaseNumber, Lane: plan.LaneNumbers, Sign: plan.Remove, Subject: "Bob", Says: text.Literal("take the number"), Users: []ident.ObjectID{bob}, Action: plan.Action{Number: &tenant.NumberAssignment{
			Telephone: "+441632960003", Type: "directRouting", Target: bob}}},
		{Kind: plan.EnableVoice, Lane: plan.LaneNumbers, Sign: plan.Add, Subject: "Bob", Says: text.Literal("enable voice"), Users: []ident.ObjectID{bob},
			Action: plan.Action{Command: command("Set-CsPhoneNumberAssignment", param("Identity", tenant.Text(bob)), param("EnterpriseVoiceEnabled", tenant.Truth(true)))},
			Expect: plan.Expect{Voice: &plan.Voice{User: bob, On: true}}},
		{Kind: plan.SetQueueGroups, Lane: plan.LaneQueues, Sign: plan.Modify, Subject: "Manchester HR", Says: text.Literal("let the group answer"), Action: plan.Action{Command: command("Set-CsCallQueue",
			param("Identity", tenant.RefTo(tenant.RefQueue, "Manchester HR")), param("DistributionLists", tenant.ListOf(tenant.Text(bob), phone)))}},
		{Kind: plan.MakeTeam, Lane: plan.LaneTeams, Sign: plan.Add, Subject: "Choir", Says: text.Literal("make the team"), Users: []ident.ObjectID{ann}, Action: plan.Action{NewTeam: &choir}, Expect: plan.Expect{NewTeam: &choir}},
		{Kind: plan.AddTeamMembers, Lane: plan.LaneTeams, Sign: plan.Add, Subject: team, Says: text.Literal("add members"), Users: []ident.ObjectID{ann}, Action: plan.Action{Team: &plan.TeamChange{
			Team: tenant.Ref{Kind: tenant.RefTeam, Key: team}, Add: []ident.ObjectID{ann}}}},
	}
	for i := range changes {
		changes[i].Ordinal = i + 1
	}
	return &plan.Plan{Made: morning, ReadAt: morning, TenantID: "11111111-2222-3333-4444-555555555555", Fingerprint: "0123-4567-89ab-cdef", Changes: changes,
		Bill: plan.Bill{Changes: len(changes), Writes: len(changes), Seconds: 600}, Gaining: 1, Losing: 1,
		Targeted: []plan.Targeted{{PersonaID: "phone-manchester", Users: []ident.ObjectID{ann, bob}}, {PersonaID: "hr-manchester", Users: []ident.ObjectID{ann}}}}
}
