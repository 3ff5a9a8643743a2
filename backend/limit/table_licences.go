package limit

// licences are the limits of licences.
var licences = []Limit{
	{"licence", "a licence is one that we know", 0, "graph.md 4.8", "LICENCE_UNKNOWN", "", true, false},
	{"licence", "parts are switched off of what is given", 0, Design, "LICENCE_OFF", "", true, false},
	{"licence", "a licence is given once", 0, Design, "LICENCE_TWICE", "", true, false},
	{"licence", "the licence of resource accounts is for no person", 0, "teams-policies.md 7", "LICENCE_RESOURCE", "", true, false},
	{"licence", "an add-on has what it adds to", 0, "graph.md 4.3", "LICENCE_NO_BASE", "", false, false},
	{"licence", "an add-on has what it adds to, for all of its users", 0, "graph.md 4.3", "LICENCE_SOME_BASE", "", false, false},
	{"licence", "an add-on and what it adds to are on one group", 0, "graph.md 4.3", "LICENCE_ADDON_ALONE", "", true, false},
	{"licence", "parts of two suites may exclude each other", 0, "graph.md 4.3", "LICENCE_CONFLICT", "", true, false},
	{"licence", "nobody needs two suites", 0, "graph.md 4.8", "LICENCE_SUITES", "", true, false},
	{"licence", "nobody needs what a suite holds already", 0, "graph.md 4.8", "LICENCE_SUPERFLUOUS", "", true, false},
	{"licence", "nobody needs what a suite holds already, for some of its users", 0, "graph.md 4.8", "LICENCE_SUPERFLUOUS_SOME", "", false, false},
	{"licence", "Teams Phone in a suite is switched on", 0, Guide, "LICENCE_TRIMMED", "", true, false},
	{"licence", "a user has one calling plan", 0, "teams-policies.md 7", "LICENCE_PLANS", "", true, false},
	{"licence", "pay-as-you-go needs communications credits", 0, "teams-policies.md 8", "LICENCE_CREDIT_MISSING", "", false, false},
	{"licence", "communications credits are used by something", 0, "teams-policies.md 8", "LICENCE_CREDIT_UNUSED", "", true, false},
	{"licence", "in some countries no licence is given", 0, "graph.md 4.2", "LICENCE_COUNTRY", "", false, false},
	{"licence", "minutes are for numbers of Microsoft", 0, "teams-policies.md 7", "LICENCE_MINUTES_UNUSED", "", true, false},
}
