// Package persona holds what each kind of user gets, how its policies are named, and the checks that find trouble before a tenant does.
package persona

import (
	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/rule/form"
	"personadesk/backend/voice"
)

// Layer is one of the three that stack; a user has at most one persona of each.
type Layer string

// The layers, from the bottom.
const (
	Baseline   Layer = "baseline"
	Calling    Layer = "calling"
	Department Layer = "department"
)

// Layers lists the layers from the bottom.
func Layers() []Layer { return []Layer{Baseline, Calling, Department} }

// Global is the name of the tenant default of every policy type.
const Global = ident.Global

// Persona is what one kind of user gets.
type Persona struct {
	ID             string         `json:"id"`                       // stable, lower case, e.g. "hr-manchester"
	Name           string         `json:"name"`                     // the provisioning group's name too, e.g. Prov_Teams_Phone_Manchester_HR
	Short          string         `json:"short,omitempty"`          // what it is called within names, e.g. Reception; "" to take it from the name
	Layer          Layer          `json:"layer"`                    //
	Description    string         `json:"description" lines:"many"` // who it is meant for
	Country        string         `json:"country"`                  // two letters
	Licences       []ident.SKU    `json:"licences"`                 // skuIds
	SecurityGroups []string       `json:"securityGroups"`           // names of further groups the user must be in
	Number         NumberRule     `json:"number"`
	Policies       []PolicyChoice `json:"policies"`                        // dial plan, voice routing and caller ID among them; a type that is not listed is inherited
	Location       string         `json:"location"`                        // description of the emergency location, "" for none
	Queues         []string       `json:"queues"`                          // names of call queues
	Teams          []string       `json:"teams"`                           // names of teams
	Conditions     []Condition    `json:"conditions"`                      // what the rule is made from, when it was made by the builder
	Rule           string         `json:"rule" lines:"many"`               // the targeting rule
	Department     string         `json:"department"`                      // id of the department it was designed for, "" for none
	Ordinal        int            `json:"ordinal"`                         // order within the layer; the first wins where two match
	RuleName       string         `json:"ruleName,omitempty"`              // what people call the rule, which other products call an automation
	RuleSays       string         `json:"ruleSays,omitempty" lines:"many"` // what it is meant to do, in words
	Owner          string         `json:"owner,omitempty"`                 // who answers for it
	Status         Status         `json:"status,omitempty"`
	Reviewed       string         `json:"reviewed,omitempty"`          // the day it was last gone through, as 2026-11-27; "" for never
	Open           []string       `json:"open,omitempty" lines:"many"` // what is still to be said of it
	Disabled       Disabled       `json:"disabled,omitempty"`          // what an account keeps that is switched off
	Group          string         `json:"group,omitempty"`             // key of the group that was taken over; "" for one that we make under a key of our own
	PlansOff       PlansOff       `json:"plansOff,omitempty"`          // parts of its licences that are switched off
	Origins        []Origin       `json:"origins,omitempty"`           // where its settings come from; one that is not listed was not recorded
}

// Status says how far a persona has come.
type Status string

// The states of a persona.
const (
	Draft  Status = ""       // still being worked on
	Agreed Status = "agreed" // those who answer for it have agreed
	Ending Status = "ending" // on its way out: nobody new should get it
)

// Statuses lists the states.
func Statuses() []Status { return []Status{Draft, Agreed, Ending} }

// Disabled says what an account keeps of a persona when it is switched off.
type Disabled string

// What an account that is switched off keeps.
const (
	KeepsAll     Disabled = ""        // everything, until its attributes no longer fit: people come back, and a number goes with Teams Phone
	KeepsNothing Disabled = "nothing" // the rule lets only accounts in that are switched on
)

// Disableds lists what an account that is switched off may keep.
func Disableds() []Disabled { return []Disabled{KeepsAll, KeepsNothing} }

// PlansOff are service plans that are switched off in licences that a persona gives.
type PlansOff map[ident.SKU][]ident.ServicePlan

// NumberKind says whether and how a persona gives a number.
type NumberKind string

// The kinds of number rules.
const (
	InheritNumber NumberKind = ""         // says nothing: the rule of a lower layer stands
	NoNumber      NumberKind = "none"     // no number, whatever a lower layer says
	NextFree      NumberKind = "nextFree" // the next free number of the ranges
	VoiceOnly     NumberKind = "voice"    // without a number, voice enabled
)

// NumberKinds lists the kinds of number rules.
func NumberKinds() []NumberKind { return []NumberKind{InheritNumber, NoNumber, NextFree, VoiceOnly} }

// NumberRule says which number a user of the persona gets.
type NumberRule struct {
	Kind   NumberKind `json:"kind"`
	Ranges []string   `json:"ranges"` // ids of ranges, tried in order
	Tag    string     `json:"tag"`
	Type   string     `json:"type"` // directRouting, callingPlan, operatorConnect, "" for any
	Area   string     `json:"area"` // as people say it, e.g. Manchester
}

// PolicyChoice is the policy of one type that a persona gives.
type PolicyChoice struct {
	Type string           `json:"type"` // policy type id, e.g. TeamsCallingPolicy
	Name ident.PolicyName `json:"name"` // policy name without "Tag:"
}

// Condition is one condition of a targeting rule as the builder shows it.
type Condition = form.Condition

// Policy is a named policy that the design wants to exist in the tenant.
type Policy struct {
	Type        string              `json:"type"`
	Name        ident.PolicyName    `json:"name"`
	Description string              `json:"description" lines:"many"`
	Settings    []Setting           `json:"settings"`
	Rules       []NormalizationRule `json:"rules"`             // of a dial plan, in order
	Dialling    phone.Dialling      `json:"dialling,omitzero"` // of a dial plan: whose country it is for, and its test numbers
	Existing    bool                `json:"existing"`          // true: it is expected in the tenant and never made by us

	// EmptyOnPurpose says of a policy without settings that this is what it is for, where its type has a meaning for that.
	EmptyOnPurpose bool `json:"emptyOnPurpose,omitempty"`
	// GlobalOnPurpose says of the policy named Global that the tenant default itself is to have these settings.
	GlobalOnPurpose bool `json:"globalOnPurpose,omitempty"`
	// Gone says that the tenant is to have it no longer.
	Gone bool `json:"gone,omitempty"`
}

// EditsGlobal says that it is the tenant default itself, which is edited on purpose. What says so under another name is an own policy.
func (p Policy) EditsGlobal() bool { return p.GlobalOnPurpose && p.Name.Key() == ident.GlobalKey }

// SettingKind says how the text of a Setting is to be read.
type SettingKind string

// The kinds of settings.
const (
	SettingText    SettingKind = "text"
	SettingTruth   SettingKind = "truth"   // "true" or "false"
	SettingNumber  SettingKind = "number"  // digits
	SettingList    SettingKind = "list"    // one text a line
	SettingAccount SettingKind = "account" // user principal name of a resource account
	SettingObjects SettingKind = "objects" // a JSON list of objects with texts, see Fields
)

// SettingKinds lists the kinds of settings.
func SettingKinds() []SettingKind {
	return []SettingKind{SettingText, SettingTruth, SettingNumber, SettingList, SettingAccount}
}

// Setting is one parameter of a policy.
type Setting struct {
	Name  string      `json:"name"`
	Kind  SettingKind `json:"kind"`
	Value string      `json:"value"`
}

// NormalizationRule turns what was dialled into a number.
type NormalizationRule = phone.NormalizationRule

// Queue is a call queue of the design.
type Queue = voice.Queue

// Design is what we want, all of it.
type Design struct {
	Convention Convention `json:"convention"`
	Personas   []Persona  `json:"personas"`
	Policies   []Policy   `json:"policies"`
	Queues     []Queue    `json:"queues"`
	// Gone are provisioning groups that the tenant is to have no longer.
	Gone []GoneGroup `json:"gone,omitempty"`
	voice.Things
}

// Calls is the part of the design through which calls come.
func (d Design) Calls() voice.Calls {
	return voice.Calls{Queues: d.Queues, Accounts: d.Accounts, Schedules: d.Schedules, Attendants: d.Attendants}
}
