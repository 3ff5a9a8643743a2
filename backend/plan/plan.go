// Package plan turns what we want and what is into changes, in order, with reasons and cost.
// It is pure: no clock, no disk, no network. A plan is plain data that can be printed, saved, compared and replayed.
package plan

import (
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// Design is what we want.
type Design struct {
	Customer string            `json:"customer"`
	Workshop workshop.Workshop `json:"workshop"`
	Persona  persona.Design    `json:"persona"`
	Ranges   []number.Range    `json:"ranges"`
}

// Reading is what is, as last read: small lists, the users with what Teams says of them and who is in which group, and the numbers.
type Reading struct {
	tenant.Reading
	Directory *directory.Directory
	// Numbers is what is told of numbers, as of one moment that does not move while a plan is made. A plan asks it for what it
	// needs and never has all of it. Without it nobody gets a number.
	Numbers number.Source
}

// Lane is a part of a run that proceeds in order.
type Lane string

// The lanes, in the order in which they begin.
const (
	LaneGroups   Lane = "groups"   // provisioning groups and policies: nobody is touched yet
	LanePolicies Lane = "policies" // policies by group
	LaneLicences Lane = "licences"
	LaneNumbers  Lane = "numbers"
	LaneQueues   Lane = "queues"
	LaneTeams    Lane = "teams"
)

// Lanes lists the lanes in order.
func Lanes() []Lane {
	return []Lane{LaneGroups, LanePolicies, LaneLicences, LaneNumbers, LaneQueues, LaneTeams}
}

// Sign is + for something new, ~ for a change, - for something taken.
type Sign string

// The signs.
const (
	Add    Sign = "+"
	Modify Sign = "~"
	Remove Sign = "-"
)

// Effect is what the users of a change feel.
type Effect string

// The effects.
const (
	Gain   Effect = "gain"
	Lose   Effect = "lose"
	Notice Effect = "nothing"
)

// Kind says which field of an Action counts and how the change is verified.
type Kind string

// The kinds of changes.
const (
	CreateGroup    Kind = "createGroup"
	UpdateGroup    Kind = "updateGroup"
	RemoveGroup    Kind = "removeGroup" // that no persona has and that gives nothing
	CreatePolicy   Kind = "createPolicy"
	UpdatePolicy   Kind = "updatePolicy"
	UpdateGlobal   Kind = "updateGlobal" // the tenant default itself, on purpose
	RemovePolicy   Kind = "removePolicy" // that nobody has
	GrantGroup     Kind = "grantGroup"
	RevokeGroup    Kind = "revokeGroup"
	GrantUser      Kind = "grantUser" // by a command of its own, or in a batch
	SetLicences    Kind = "setLicences"
	AssignNumber   Kind = "assignNumber"
	ReleaseNumber  Kind = "releaseNumber"
	EnableVoice    Kind = "enableVoice"
	DisableVoice   Kind = "disableVoice"
	SetQueueGroups Kind = "setQueueGroups"
	MakeTeam       Kind = "makeTeam"
	AddTeamMembers Kind = "addTeamMembers"
	MakeThing      Kind = "makeThing" // what the tenant keeps under a name, see tenant.Thing
	ChangeThing    Kind = "changeThing"
	RemoveThing    Kind = "removeThing"
)

// Kinds lists the kinds of changes.
func Kinds() []Kind {
	return []Kind{CreateGroup, UpdateGroup, RemoveGroup, CreatePolicy, UpdatePolicy, UpdateGlobal, RemovePolicy, GrantGroup, RevokeGroup, GrantUser, SetLicences,
		AssignNumber, ReleaseNumber, EnableVoice, DisableVoice, SetQueueGroups, MakeTeam, AddTeamMembers, MakeThing, ChangeThing, RemoveThing}
}

// Action is what is sent to the tenant; exactly the field of the change's Kind is set.
type Action struct {
	Group    *tenant.GroupSpec        `json:"group,omitempty"`    // CreateGroup, UpdateGroup, RemoveGroup
	Command  *tenant.Command          `json:"command,omitempty"`  // policies, grants, queues, voice and things
	Licences *LicenceChange           `json:"licences,omitempty"` // SetLicences
	Number   *tenant.NumberAssignment `json:"number,omitempty"`   // AssignNumber, ReleaseNumber
	NewTeam  *tenant.TeamSpec         `json:"newTeam,omitempty"`  // MakeTeam
	Team     *TeamChange              `json:"team,omitempty"`     // AddTeamMembers
}

// LicenceChange adds and removes licences of a group.
type LicenceChange struct {
	Group  tenant.Ref       `json:"group"`
	Add    []ident.SKU      `json:"add"`
	Remove []ident.SKU      `json:"remove"`
	Off    persona.PlansOff `json:"off,omitempty"` // parts of what is added that are switched off
}

// Adding is what is added, with the parts that are switched off.
func (l LicenceChange) Adding() []tenant.GroupLicence {
	list := make([]tenant.GroupLicence, len(l.Add))
	for i, sku := range l.Add {
		list[i] = tenant.GroupLicence{SKU: sku, DisabledPlans: l.Off[sku]}
	}
	return list
}

// TeamChange adds users to a team.
type TeamChange struct {
	Team tenant.Ref       `json:"team"`
	Add  []ident.ObjectID `json:"add"`
}

// Expect is what a later reading must show before the change may be called done; only the field of the Kind is set.
type Expect struct {
	Group    *tenant.GroupSpec        `json:"group,omitempty"`    // the group exists with this rule and its rule has been processed
	NoGroup  *NoGroup                 `json:"noGroup,omitempty"`  // the group does not exist
	Policy   *tenant.Policy           `json:"policy,omitempty"`   // the policy exists (Settings that must read back)
	Gone     *GonePolicy              `json:"gone,omitempty"`     // the policy does not exist
	Grant    *Grant                   `json:"grant,omitempty"`    // the group (or user) has the policy; nil Name: it has none
	Licences *LicenceChange           `json:"licences,omitempty"` // processed, and the members hold them
	Number   *tenant.NumberAssignment `json:"number,omitempty"`   // the number is with Target ("" for nobody) and activated
	Queue    *QueueGroups             `json:"queue,omitempty"`
	NewTeam  *tenant.TeamSpec         `json:"newTeam,omitempty"` // the team is there, with its owners in it
	Team     *TeamChange              `json:"team,omitempty"`
	Voice    *Voice                   `json:"voice,omitempty"` // Teams says of the user whether voice is enabled
	Thing    *ThingSeen               `json:"thing,omitempty"`
}

// Voice says whether a user who has no number is enabled for enterprise voice.
type Voice struct {
	User  ident.ObjectID `json:"user"`
	On    bool           `json:"on"`
	Group string         `json:"group,omitempty"` // uniqueName of the provisioning group; nothing is sent for whom it does not have any more
}

// GonePolicy is a policy that must not be there any more.
type GonePolicy struct {
	Type string           `json:"type"`
	Name ident.PolicyName `json:"name"`
}

// Grant is a policy given to a group or a user.
type Grant struct {
	Type  string           `json:"type"`
	Name  ident.PolicyName `json:"name"` // "" for none
	Group tenant.Ref       `json:"group"`
	User  ident.ObjectID   `json:"user"`
	Rank  int              `json:"rank"`
}

// QueueGroups are the groups whose members answer a queue.
type QueueGroups struct {
	Queue   string       `json:"queue"`
	Groups  []tenant.Ref `json:"groups"`            // that must be among the queue's groups
	Without []tenant.Ref `json:"without,omitempty"` // that must not be among them
}

// Reason is one stop of the line of reasoning.
type Reason struct {
	Stop string    `json:"stop"` // answer, grade, gap, persona, rule, tenant
	ID   string    `json:"id"`   // of the thing at the stop, to open it
	Says text.Text `json:"says"` // nothing means that nobody asked
}

// Change is one line of a plan.
type Change struct {
	ID        string           `json:"id"`      // stable for the same change of the same thing
	Ordinal   int              `json:"ordinal"` // from 1, in the order of running
	Lane      Lane             `json:"lane"`
	Kind      Kind             `json:"kind"`
	Sign      Sign             `json:"sign"`
	Subject   string           `json:"subject"` // what is changed, for people: a group, a policy, a person
	Before    string           `json:"before"`
	After     string           `json:"after"`
	Says      text.Text        `json:"says"` // the sentence
	PersonaID string           `json:"personaId"`
	Reasons   []Reason         `json:"reasons"`
	Users     []ident.ObjectID `json:"users"` // of the users who are touched, sorted; nil when nobody is yet
	Effect    Effect           `json:"effect"`
	Feels     text.Text        `json:"feels"` // what they feel: a number, calls abroad
	Calls     int              `json:"calls"` // calls that send it; reads that verify it come on top
	Needs     []string         `json:"needs"` // ids of changes that must have been seen first
	Action    Action           `json:"action"`
	Expect    Expect           `json:"expect"`
	Was       *Expect          `json:"was,omitempty"`   // what stood there before, for an undo to put back; nil when nothing did or nobody could tell
	Stood     *Stood           `json:"stood,omitempty"` // what the tenant showed there; nil when there was nothing
}

// Bill is what a plan costs.
type Bill struct {
	Changes     int          `json:"changes"`
	Writes      int          `json:"writes"`
	Reads       int          `json:"reads"`
	Seconds     int          `json:"seconds"` // estimate until the last write is accepted and read back
	Lanes       map[Lane]int `json:"lanes"`   // seconds by lane
	Seats       []SeatBill   `json:"seats"`
	NumbersOut  int          `json:"numbersOut"`
	NumbersBack int          `json:"numbersBack"`
	NumbersFree int          `json:"numbersFree"` // that stay free after the plan
	VoiceOn     int          `json:"voiceOn,omitempty"`
	VoiceOff    int          `json:"voiceOff,omitempty"`
}

// SeatBill is what a plan does to the seats of one licence.
type SeatBill struct {
	SKU  ident.SKU `json:"sku"`
	Name string    `json:"name"`
	More int       `json:"more"`
	Less int       `json:"less"`
	Free int       `json:"free"` // before the plan

	Needed int `json:"needed,omitempty"` // by everybody whom the design gives it
	Short  int `json:"short,omitempty"`
}

// Plan is the difference between design and reading.
type Plan struct {
	Made        time.Time         `json:"made"`
	ReadAt      time.Time         `json:"readAt"`
	TenantID    string            `json:"tenantId"`
	Fingerprint string            `json:"fingerprint"` // covers what it means, see Fingerprint; 16 hexadecimal digits in groups of four
	Seal        string            `json:"seal"`        // covers every letter of it, see Seal; 64 hexadecimal digits
	Changes     []Change          `json:"changes"`
	Bill        Bill              `json:"bill"`
	Gaining     int               `json:"gaining"` // users, each counted once: lose before gain before nothing
	Losing      int               `json:"losing"`
	Unnoticing  int               `json:"unnoticing"`
	Problems    []problem.Problem `json:"problems"` // an error-level one forbids to apply it
	Targeted    []Targeted        `json:"targeted"`
	Undoes      int64             `json:"undoes"`   // the run that the plan takes back, 0 for a plan of the design
	Backward    bool              `json:"backward"` // the lanes run from the last to the first
	// Record is where the record of its workbook ended when it was written into a file. It says nothing of the plan, and no seal covers it.
	Record string `json:"record,omitempty"`
}

// Targeted says whom a persona reaches.
type Targeted struct {
	PersonaID string           `json:"personaId"`
	Users     []ident.ObjectID `json:"users"`   // sorted
	Unknown   []ident.ObjectID `json:"unknown"` // sorted; users of whom an attribute was not read
}

// Order lists the lanes in the order in which this plan runs them. What takes a run back goes the other way: a number is
// taken before the licence it rests on.
func (p Plan) Order() []Lane {
	list := Lanes()
	if p.Backward {
		slices.Reverse(list)
	}
	return list
}

// Empty says whether there is nothing to change. A head, which has no changes with it, knows by its bill.
func (p Plan) Empty() bool { return len(p.Changes) == 0 && p.Bill.Changes == 0 }

// AsDesigned says whether this plan shows that the tenant is as designed: nothing is to be changed, no run is taken back, and no problem has
// kept changes out of it. Whoever says so of a plan asks here.
func (p Plan) AsDesigned() bool {
	return p.Empty() && p.Undoes == 0 && problem.Worst(p.Problems) != problem.Error
}

// Nothing says why a plan has no changes.
func (p Plan) Nothing() text.Text {
	switch {
	case p.Undoes != 0:
		return text.Of("plan.nothing.undo", p.Undoes)
	case p.AsDesigned():
		return text.Of("plan.nothing.design")
	}
	return text.Of("plan.nothing.problems")
}
