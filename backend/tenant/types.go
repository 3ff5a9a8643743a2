package tenant

import (
	"encoding/json"
	"time"

	"personadesk/backend/ident"
)

// Organization is the customer's tenant itself.
type Organization struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Country string `json:"country"` // two letters, where users without a usage location are taken to be
	// At is the tenant's own time when it answered; zero when it did not say.
	At time.Time `json:"-"`
}

// SignedIn is the person (or application) that the calls are made as.
type SignedIn struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	UPN   string   `json:"upn"`
	Roles []string `json:"roles"` // template ids of directory roles

	Application bool     `json:"application,omitempty"` // it is no person
	Permissions []string `json:"permissions,omitempty"` // of an application, as its token says
}

// RawUser is one user object as Graph gave it, restricted to what we select; absent keys are unknown, null is absent.
type RawUser = map[string]json.RawMessage

// Group is a security group.
type Group struct {
	ID              ident.ObjectID `json:"id"`
	Name            string         `json:"name"`
	UniqueName      string         `json:"uniqueName"`
	Description     string         `json:"description"`
	Dynamic         bool           `json:"dynamic"`
	Rule            string         `json:"rule"`
	RuleOn          bool           `json:"ruleOn"`
	Licences        []GroupLicence `json:"licences"`
	LicenceState    string         `json:"licenceState"` // QueuedForProcessing, ProcessingInProgress, ProcessingComplete or ""
	RuleStatus      string         `json:"ruleStatus"`   // NotStarted, Running, Succeeded, Failed or ""
	SecurityEnabled bool           `json:"securityEnabled"`
}

// GroupLicence is a licence that a group hands to its members.
type GroupLicence struct {
	SKU           ident.SKU           `json:"sku"` // skuId
	DisabledPlans []ident.ServicePlan `json:"disabledPlans"`
}

// GroupSpec is a provisioning group as it should be.
type GroupSpec struct {
	UniqueName  string `json:"uniqueName"` // our alternate key, so that a repeated create makes no twin
	Name        string `json:"name"`
	Description string `json:"description"`
	Nickname    string `json:"nickname"`
	Rule        string `json:"rule"`
}

// Subscription is a licence that the customer bought.
type Subscription struct {
	SKU        ident.SKU           `json:"sku"`
	PartNumber string              `json:"partNumber"`
	Bought     int                 `json:"bought"` // seats that may be given out: enabled and warning
	Used       int                 `json:"used"`
	Plans      []ident.ServicePlan `json:"plans"` // service plan ids
}

// LicenceState is one licence of one user, with its source.
type LicenceState struct {
	SKU     ident.SKU      `json:"sku"`
	GroupID ident.ObjectID `json:"groupId"` // "" for a direct assignment
	State   string         `json:"state"`   // Active, ActiveWithError, Disabled, Error
	Error   string         `json:"error"`   // None, CountViolation, MutuallyExclusiveViolation, ...
}

// PolicyAssignment is the policy of one type that a user has, where it does not fall back to the tenant default.
type PolicyAssignment struct {
	Type    string           `json:"type"`
	Name    ident.PolicyName `json:"name"`
	Direct  bool             `json:"direct"`
	GroupID ident.ObjectID   `json:"groupId"`
}

// UserConfiguration is what Teams itself says of a user.
type UserConfiguration struct {
	ID              ident.ObjectID     `json:"id"`
	UPN             string             `json:"upn"`
	AccountType     string             `json:"accountType"`
	EnterpriseVoice bool               `json:"enterpriseVoice"`
	VoiceUnread     bool               `json:"voiceUnread,omitempty"` // Teams did not say whether voice is enabled
	Features        []string           `json:"features"`
	Numbers         []string           `json:"numbers"` // E.164, the primary first
	Policies        []PolicyAssignment `json:"policies"`
}

// Number is a phone number as the tenant holds it.
type Number struct {
	Telephone  string         `json:"telephone"` // E.164 with +
	Type       string         `json:"type"`      // directRouting, callingPlan, operatorConnect
	Status     string         `json:"status"`    // unassigned, userAssigned, conferenceAssigned, voiceApplicationAssigned, thirdPartyAppAssigned, policyAssigned, internalError
	Target     ident.ObjectID `json:"target"`    // object id of the holder, "" for none
	Category   string         `json:"category"`  // primary, private, alternate
	Activation string         `json:"activation"`
	Country    string         `json:"country"`
	City       string         `json:"city"`
	LocationID string         `json:"locationId"`
	ForUsers   bool           `json:"forUsers"` // may be given to a user
	OnPremises bool           `json:"onPremises"`
}

// NumberAssignment asks for one number for one holder.
type NumberAssignment struct {
	Telephone  string         `json:"telephone"`
	Type       string         `json:"type"`
	Target     ident.ObjectID `json:"target"` // object id
	LocationID string         `json:"locationId,omitempty"`
	Account    string         `json:"account,omitempty"`  // principal name of the resource account that Target is; without a Target it is found right before the call
	Location   string         `json:"location,omitempty"` // label of an emergency location that does not exist yet; it is found right before the call
}

// OperationStatus is the state of an accepted, not yet proven, request.
type OperationStatus string

// The states of an operation.
const (
	OperationRunning   OperationStatus = "running"
	OperationSucceeded OperationStatus = "succeeded"
	OperationFailed    OperationStatus = "failed"
)

// Operation is what Graph says of a long-running number request.
type Operation struct {
	ID     string          `json:"id"`
	Status OperationStatus `json:"status"`
	Detail string          `json:"detail"`
}

// Policy is one named instance of a policy type.
type Policy struct {
	Type     string           `json:"type"`
	Name     ident.PolicyName `json:"name"` // without "Tag:"; the tenant default is Global
	Settings map[string]any   `json:"settings"`
}

// GroupPolicy says that members of a group get a policy of a type; rank 1 wins.
type GroupPolicy struct {
	GroupID ident.ObjectID   `json:"groupId"`
	Type    string           `json:"type"`
	Name    ident.PolicyName `json:"name"`
	Rank    int              `json:"rank"`
}

// Queue is a call queue.
type Queue struct {
	ID     ident.ObjectID   `json:"id"`
	Name   string           `json:"name"`
	Groups []ident.ObjectID `json:"groups"` // object ids whose members are agents
	Users  []ident.ObjectID `json:"users"`  // object ids of agents named one by one

	Settings map[string]any `json:"settings"` // everything that is shown of it
}

// Account is a resource account: the identity of a queue or an attendant.
type Account struct {
	ID        ident.ObjectID `json:"id"`
	UPN       string         `json:"upn"`
	Name      string         `json:"name"`
	Telephone string         `json:"telephone"`
	Settings  map[string]any `json:"settings"` // everything that is shown of it
}

// Location is an emergency location.
type Location struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	City        string `json:"city"`
	Country     string `json:"country"`
	Place       string `json:"place,omitempty"`     // within the address, "" for the address itself
	AddressID   string `json:"addressId,omitempty"` // of the civic address

	Settings map[string]any `json:"settings"` // everything that is shown of it
}

// Label is what a location is called: the description of its address, and the place within it.
func (l Location) Label() string {
	if l.Place == "" {
		return l.Description
	}
	return l.Description + ", " + l.Place
}

// Labels are what emergency locations are called; nil for those that were not read.
func Labels(list []Location) []string {
	if list == nil {
		return nil
	}
	labels := make([]string, len(list))
	for i, l := range list {
		labels[i] = l.Label()
	}
	return labels
}

// Team is a team that people can be members of.
type Team struct {
	ID      ident.ObjectID   `json:"id"`
	Name    string           `json:"name"`
	Members []ident.ObjectID `json:"members"` // object ids

	UniqueName string `json:"uniqueName,omitempty"` // our key, of one that we made
	Visibility string `json:"visibility,omitempty"` // "" where it was not told
}

// TeamSpec is a team to make: a Microsoft 365 group under our key with a team on it. Names of teams are not unique, keys are, and a group
// takes one team, so that a request that is sent again makes no second one.
type TeamSpec struct {
	UniqueName  string           `json:"uniqueName"`
	Name        string           `json:"name"`
	Description string           `json:"description,omitempty"`
	Nickname    string           `json:"nickname"` // the mail address of the group, before the @
	Spare       string           `json:"spare"`    // the nickname where the first is taken
	Visibility  string           `json:"visibility"`
	Owners      []ident.ObjectID `json:"owners,omitempty"` // who are members too; without one it is whoever makes it
}

// Reading is what one reading saw, with its time, apart from users, members and numbers, which are too many for lists. A nil list was
// not read; see Unread for the reasons.
type Reading struct {
	At            time.Time         `json:"at"`
	Organization  Organization      `json:"organization"`
	SignedIn      SignedIn          `json:"signedIn"`
	Groups        []Group           `json:"groups"`
	Subscriptions []Subscription    `json:"subscriptions"`
	Policies      []Policy          `json:"policies"`
	GroupPolicies []GroupPolicy     `json:"groupPolicies"`
	Queues        []Queue           `json:"queues"`
	Accounts      []Account         `json:"accounts"`
	Locations     []Location        `json:"locations"`
	Teams         []Team            `json:"teams"`
	Things        []Thing           `json:"things"` // of all kinds; one that could not be read stands in Unread as things/<kind>
	Unread        map[string]string `json:"unread"` // part of the reading ("numbers", "queues", ...) -> why it could not be read
}
