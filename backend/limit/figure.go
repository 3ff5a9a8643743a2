package limit

// The limits of groups and of their rules.
const (
	RuleText      = 3072   // characters of a targeting rule
	RuleSources   = 50     // groups that one memberOf rule names
	DynamicGroups = 15_000 // groups with a rule in one tenant
	GroupName     = 256    // characters of the name of a group
	GroupNickname = 64     // characters of the mail nickname of a group
	GroupKey      = 128    // characters of the key that we find our groups by
)

// The limits of policies.
const (
	PolicyGroups  = 64     // groups that policies of one type may be given to
	PolicyMembers = 50_000 // members of such a group, as recommended
	PolicyName    = 49     // characters; documented of dial plans, and kept for all so that the names of a persona are alike
	BatchUsers    = 5_000  // users that one operation gives a policy to
	DialPlanRules = 50
	Notified      = 10  // addresses that hear of an emergency call
	Disclaimer    = 350 // characters of the words about emergency calls
	EmergencyText = 512 // characters of the description of an emergency calling policy
	MaskDigits    = 10  // digits of what means an emergency number
)

// The limits of numbers.
const (
	NumberTag  = 50 // characters
	NumberTags = 50 // of one number
	// RangeNumbers is ours: every number of a range must fit into a picture and into memory.
	RangeNumbers = 10_000_000
)

// The limits of queues and teams.
const (
	QueueAgents     = 20   // one by one
	QueueMembers    = 200  // of the groups that answer
	QueueAuthorised = 15   // who may change it
	ScheduleDates   = 10   // stretches of days of one schedule of holidays
	AlertLeast      = 15   // seconds that one agent is rung
	AlertMost       = 180  // seconds
	QueueCallers    = 200  // waiting
	QueueSeconds    = 2700 // of waiting
	QueueStep       = 15   // seconds in which waiting is counted, and minutes of opening hours
	TeamMembers     = 25_000
	TeamOwners      = 10 // of a team as it is made: each is bound as owner and as member, and a group is made with 20 of both
)

// Name is ours: how many characters anything with a name may have where nobody documents less.
const Name = 256
