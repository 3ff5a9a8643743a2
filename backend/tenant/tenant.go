package tenant

import (
	"context"

	"personadesk/backend/ident"
)

// Directory is the part of a tenant that Microsoft Graph answers.
type Directory interface {
	// Organization reads the tenant's own record.
	Organization(ctx context.Context) (Organization, error)
	// SignedIn reads who we are and which directory roles we hold.
	SignedIn(ctx context.Context) (SignedIn, error)
	// Users reads users page by page: everybody when link is "", else what changed since that delta link.
	// It returns the delta link of the round. A removed user comes as an object with "@removed".
	Users(ctx context.Context, link string, page func([]RawUser) error) (string, error)
	// UsersIn is Users for whoever may have to go on within a round: each page comes with the link where the round goes on, "" at its end.
	UsersIn(ctx context.Context, at Round, page func(users []RawUser, next string) error) (string, error)
	// UserSelection says which properties of users are asked for; a link of another selection is of no use.
	UserSelection() string
	// Groups reads the security groups.
	Groups(ctx context.Context) ([]Group, error)
	// GroupsByID reads some groups, in batches, keyed by object id; one that is not there is left out.
	GroupsByID(ctx context.Context, ids []ident.ObjectID) (map[ident.ObjectID]Group, error)
	// GroupsLink gives the link after which changes of groups and their members are told, from now on.
	GroupsLink(ctx context.Context) (string, error)
	// GroupChanges reads what happened to groups of all kinds since a link, page by page, and gives the link for the next time. The same
	// group may come more than once.
	GroupChanges(ctx context.Context, link string, page func([]GroupChange) error) (string, error)
	// GroupByUniqueName finds the group that carries our key; absent is (Group{}, false, nil).
	GroupByUniqueName(ctx context.Context, uniqueName string) (Group, bool, error)
	// GroupsByUniqueNames finds several groups by our keys, in batches; one that is not there is left out.
	GroupsByUniqueNames(ctx context.Context, uniqueNames []string) (map[string]Group, error)
	// Members reads the object ids of the direct user members of a group.
	Members(ctx context.Context, groupID ident.ObjectID) ([]ident.ObjectID, error)
	// Subscriptions reads the licences bought.
	Subscriptions(ctx context.Context) ([]Subscription, error)
	// LicenceStates reads the licences of the given users with source and error, keyed by object id.
	LicenceStates(ctx context.Context, userIDs []ident.ObjectID) (map[ident.ObjectID][]LicenceState, error)
	// UserConfigurations reads what Teams says of every user, page by page.
	UserConfigurations(ctx context.Context, page func([]UserConfiguration) error) error
	// UserConfigurationsOf reads what Teams says of some users, in batches, keyed by object id; one that Teams does not know is
	// left out.
	UserConfigurationsOf(ctx context.Context, userIDs []ident.ObjectID) (map[ident.ObjectID]UserConfiguration, error)
	// Numbers reads the number inventory of the tenant, page by page.
	Numbers(ctx context.Context, page func([]Number) error) error
	// NumberByTelephone reads one number; absent is (Number{}, false, nil).
	NumberByTelephone(ctx context.Context, e164 string) (Number, bool, error)
	// NumbersByTelephone reads several numbers, in batches, each keyed as it was asked for. One that could not be read stands in failed; one
	// that stands in neither is not in the tenant.
	NumbersByTelephone(ctx context.Context, e164 []string) (found map[string]Number, failed map[string]error)
	// Operations reads the states of several accepted number requests, in batches, by their ids; one of which nothing can be said is left
	// out.
	Operations(ctx context.Context, ids []string) (map[string]Operation, error)
	// Operation reads the state of an accepted number request.
	Operation(ctx context.Context, id string) (Operation, error)
	// Teams reads the teams whose display names are given, with their members.
	Teams(ctx context.Context, names []string) ([]Team, error)

	// CreateGroup makes a dynamic security group, or gives the one that already carries the uniqueName.
	CreateGroup(ctx context.Context, spec GroupSpec) (Group, error)
	// UpdateGroup changes name, description and rule of a group.
	UpdateGroup(ctx context.Context, groupID ident.ObjectID, spec GroupSpec) error
	// DeleteGroup removes a group.
	DeleteGroup(ctx context.Context, groupID ident.ObjectID) error
	// SetGroupLicences adds licences to a group, with parts of them switched off, and removes others (skuIds); it is accepted, and processed later.
	SetGroupLicences(ctx context.Context, groupID ident.ObjectID, add []GroupLicence, remove []ident.SKU) error
	// AssignNumbers asks for numbers; the results stand in the order of the requests.
	AssignNumbers(ctx context.Context, requests []NumberAssignment) []Accepted
	// ReleaseNumbers takes numbers back; Target may be empty.
	ReleaseNumbers(ctx context.Context, requests []NumberAssignment) []Accepted
	// CreateTeam makes a team, or what is missing of the one that already carries the uniqueName.
	CreateTeam(ctx context.Context, spec TeamSpec) (Team, error)
	// AddTeamMembers adds users to a team; an error of one user does not stop the others.
	AddTeamMembers(ctx context.Context, teamID ident.ObjectID, userIDs []ident.ObjectID) (map[ident.ObjectID]error, error)
	// RemoveTeamMembers takes users out of a team.
	RemoveTeamMembers(ctx context.Context, teamID ident.ObjectID, userIDs []ident.ObjectID) (map[ident.ObjectID]error, error)
}

// Accepted is the answer to a request that is carried out later: an operation to ask about, or an error.
type Accepted struct {
	Operation string
	Err       error
}

// Batch is how far an operation has come that gives a policy to many users.
type Batch struct {
	Over    bool // the tenant has done with it, which does not say that everybody has the policy
	Done    int  // users it has come to, those it refused among them
	Users   int
	Refused map[ident.ObjectID]string // why not, of each who was refused
}

// Teams is the part of a tenant that only the MicrosoftTeams module answers.
type Teams interface {
	// Run carries a command out and gives the objects it put out. References must have been resolved.
	Run(ctx context.Context, c Command) ([]Object, error)
	// Policies reads the named instances of a policy type.
	Policies(ctx context.Context, policyType string) ([]Policy, error)
	// Batch reads how far a batch operation has come.
	Batch(ctx context.Context, operation string) (Batch, error)
	// GroupPolicies reads which group gets which policy, all types.
	GroupPolicies(ctx context.Context) ([]GroupPolicy, error)
	// Queues reads the call queues.
	Queues(ctx context.Context) ([]Queue, error)
	// Accounts reads the resource accounts.
	Accounts(ctx context.Context) ([]Account, error)
	// Locations reads the emergency locations.
	Locations(ctx context.Context) ([]Location, error)
	// Things reads the things of a kind with everything that is shown of them. Resource accounts, queues and locations can be read either
	// way.
	Things(ctx context.Context, kind ThingKind) ([]Thing, error)
}

// Session runs commands of the MicrosoftTeams module, wherever that may be.
type Session interface {
	Invoke(ctx context.Context, c Command) ([]Object, error)
}

// Tenant is both parts of one customer's Microsoft 365.
type Tenant struct {
	Graph Directory
	Teams Teams
}
