package sample

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
)

// The licences of the guide's example.
const (
	office365  = "46c3a859-c90d-40b3-9551-6178a48d5c18" // Microsoft Office 365 E3 (No Teams)
	teams      = "7e31c0d9-9551-471d-836f-32ee72be4a01" // Microsoft Teams Enterprise
	teamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Microsoft Teams Phone Standard
)

// office is what differs between the two offices.
type office struct {
	id, city       string
	area           string // how a local number begins in full
	local          string // the pattern of a local number
	subscriber     string // a local number as a neighbour dials it
	support        string // where 5555 leads
	account        string // resource account of the HR queue
	queues, ranges []string
	ordinal        int
}

// callers are the departments that call outside, by their interviews; Warehouse has not been heard yet.
var callers = []string{"HR", "Sales", "Finance", "Reception", "IT"}

var offices = []office{
	{id: "manchester", city: "Manchester", area: "+44161", local: `^(\d{7})$`, subscriber: "4960123", support: "+441614960995",
		account: "cq-hr-manchester@larkfield.example", queues: []string{"Manchester HR Call Queue", "Manchester HR Sickness"},
		ranges: []string{"manchester-office"}, ordinal: 1},
	{id: "london", city: "London", area: "+4420", local: `^(\d{8})$`, subscriber: "79460123", support: "+442079460995",
		account: "cq-hr-london@larkfield.example", queues: []string{"London HR Call Queue"},
		ranges: []string{"london-office"}, ordinal: 2},
}

func condition(property string, values ...string) persona.Condition {
	return persona.Condition{Property: property, Operator: "eq", Values: values}
}

// design is the personas, the policies they need and the queues they answer. No rule asks whether an account is switched on: as in the guide,
// an account that is switched off keeps what it has until its attributes change, Teams Phone and its number with it.
func design() persona.Design {
	d := persona.Design{
		Convention: persona.Convention{Style: persona.Underscores, Prefix: "Prov"},
		Personas: []persona.Persona{{
			ID: "uk-baseline", Name: "Prov_UK_Standard_Baseline", Layer: persona.Baseline, Country: Country, Ordinal: 1,
			Description: "Everybody who works in the United Kingdom: Office 365 and Teams with the settings of the tenant",
			Licences:    []ident.SKU{office365, teams}, SecurityGroups: []string{}, Policies: []persona.PolicyChoice{}, Queues: []string{}, Teams: []string{},
			Conditions: []persona.Condition{condition("country", "United Kingdom")},
		}},
		Queues: []persona.Queue{
			{Name: "Manchester HR Call Queue", Department: "hr", Number: "+441614960990"},
			{Name: "Manchester HR Sickness", Department: "hr", Number: "+441614960991"},
			{Name: "London HR Call Queue", Department: "hr", Number: "+442079460992"},
			{Name: "Manchester Reception", Department: "reception", Number: "+441614960994", Existing: true},
		},
	}
	for _, o := range offices {
		addOffice(&d, o)
	}
	for _, o := range offices {
		addHR(&d, o)
	}
	return d
}

// addOffice adds the calling persona of an office with policies of its own.
func addOffice(d *persona.Design, o office) {
	p := persona.Persona{
		ID: o.id, Name: "Prov_Teams_Phone_" + o.city, Layer: persona.Calling, Country: Country, Ordinal: o.ordinal,
		Description: "People of the " + o.city + " office who call outside, by their departments' interviews",
		Licences:    []ident.SKU{teamsPhone}, SecurityGroups: []string{}, Queues: []string{}, Teams: []string{},
		Number:     persona.NumberRule{Kind: persona.NextFree, Ranges: o.ranges, Type: "directRouting", Area: o.city},
		Location:   o.city + " office",
		Conditions: []persona.Condition{condition("officeLocation", o.city), condition("department", callers...)},
	}
	own := func(policyType, description string, settings ...persona.Setting) {
		name := persona.PolicyName(*d, p, policyType)
		p.Policies = append(p.Policies, persona.PolicyChoice{Type: policyType, Name: ident.Policy(name)})
		d.Policies = append(d.Policies, persona.Policy{Type: policyType, Name: ident.Policy(name), Description: description,
			Settings: append([]persona.Setting{}, settings...), Rules: []persona.NormalizationRule{}})
	}
	own("TenantDialPlan", "How people in "+o.city+" dial")
	d.Policies[len(d.Policies)-1].Rules = dialling(o)
	d.Policies[len(d.Policies)-1].Dialling = tests(o)
	own("OnlineVoiceRoutingPolicy", "Calls from "+o.city+" inside the country and abroad",
		persona.Setting{Name: "OnlinePstnUsages", Kind: persona.SettingList, Value: "UK Domestic\nUK International"})
	own("TeamsCallingPolicy", "Calls of the "+o.city+" office",
		persona.Setting{Name: "AllowVoicemail", Kind: persona.SettingText, Value: "UserOverride"},
		persona.Setting{Name: "BusyOnBusyEnabledType", Kind: persona.SettingText, Value: "Enabled"},
		persona.Setting{Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "true"},
		persona.Setting{Name: "AllowCallForwardingToPhone", Kind: persona.SettingTruth, Value: "true"})
	own("TeamsEmergencyCallingPolicy", "Who hears of an emergency call from "+o.city,
		persona.Setting{Name: "NotificationMode", Kind: persona.SettingText, Value: "NotificationOnly"},
		persona.Setting{Name: "NotificationGroup", Kind: persona.SettingText, Value: "security." + o.id + "@larkfield.example"})
	d.Personas = append(d.Personas, p)
}

// dialling is the guide's rules with the bracket that its domestic pattern lacks, the narrow ones first: a number that
// begins with 00 must not be taken for a domestic one.
func dialling(o office) []persona.NormalizationRule {
	return []persona.NormalizationRule{
		{Name: "Internal", Description: "5555 is the IT support of the office", Pattern: `^5555$`, Translation: o.support},
		{Name: "International", Description: "00 and the country code", Pattern: `^00(.*)$`, Translation: "+$1"},
		{Name: "Local", Description: "Subscriber numbers of " + o.city, Pattern: o.local, Translation: o.area + "$1"},
		{Name: "Domestic", Description: "0, the area code and the number", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"},
	}
}

// tests are what people of an office dial, one for each rule and one more for each way of dialling the same person.
func tests(o office) phone.Dialling {
	d := phone.Dialling{Country: Country}
	for _, one := range [][2]string{
		{"5555", o.support}, {o.subscriber, o.area + o.subscriber}, {"02079460123", "+442079460123"}, {"01614960123", "+441614960123"}, {"07700900123", "+447700900123"}, {"0012025550143", "+12025550143"},
	} {
		d.Tests = append(d.Tests, phone.TestNumber{Dialled: one[0], Becomes: one[1], From: phone.Typed})
	}
	return d
}

// addHR adds the department persona of HR in an office.
func addHR(d *persona.Design, o office) {
	p := persona.Persona{
		ID: "hr-" + o.id, Name: "Prov_Teams_Phone_" + o.city + "_HR", Layer: persona.Department, Country: Country, Ordinal: o.ordinal,
		Description: "HR in " + o.city + ": callers see the HR number, and HR answers its queues",
		Department:  "hr", Licences: []ident.SKU{}, SecurityGroups: []string{}, Queues: o.queues, Teams: []string{"HR " + o.city},
		Conditions: []persona.Condition{condition("city", o.city), condition("department", "HR")},
	}
	name := persona.PolicyName(*d, p, "CallingLineIdentity")
	p.Policies = []persona.PolicyChoice{{Type: "CallingLineIdentity", Name: ident.Policy(name)}}
	d.Policies = append(d.Policies, persona.Policy{Type: "CallingLineIdentity", Name: ident.Policy(name), Description: "The number of HR in " + o.city + " is shown",
		Rules: []persona.NormalizationRule{}, Settings: []persona.Setting{
			{Name: "CallingIDSubstitute", Kind: persona.SettingText, Value: "Resource"},
			{Name: "ResourceAccount", Kind: persona.SettingAccount, Value: o.account},
			{Name: "EnableUserOverride", Kind: persona.SettingTruth, Value: "false"},
		}})
	d.Personas = append(d.Personas, p)
}
