package limit

// things are the limits of sites, locations and voice routing.
var things = []Limit{
	{"any thing", "it has a name", 0, Design, "THING_NAME.empty", "", false, true},
	{"any thing", "a name holds nothing that nobody sees", 0, Design, "THING_NAME.control", "", false, false},
	{"any thing", "a name has no blank at its ends", 0, Design, "THING_NAME.blank", "", false, false},
	{"any thing", "a name has at most %d characters", Name, Design, "THING_NAME.long", "", false, false},
	{"any thing", "names differ in more than the case of letters", 0, Design, "THING_TWICE", "", false, true},
	{"site", "an office is one site", 0, Design, "SITE_OFFICE", "", false, false},
	{"site", "an address that is used is in the tenant", 0, "teams-policies.md 7", "SITE_MISSING", "", true, false},
	{"site", "an address holds nothing that nobody sees", 0, Design, "SITE_CONTROL", "", false, false},
	{"site", "a country has two letters", 0, "teams-policies.md 7", "SITE_COUNTRY", "", false, false},
	{"site", "an address is one where somebody is found", 0, "teams-policies.md 7", "SITE_LACKS", "", false, false},
	{"site", "coordinates are on the globe", 0, "teams-policies.md 7", "SITE_MAP", "", false, false},
	{"site", "an address is validated by its coordinates", 0, "teams-policies.md 7", "SITE_COORDINATES", "", false, false},
	{"location", "a location stands on a site", 0, Design, "LOCATION_SITE", "", false, false},
	{"location", "a location has an address with company and country", 0, "teams-policies.md 7", "LOCATION_ADDRESS.location", "", false, false},
	{"location", "no two locations are the same place", 0, Design, "LOCATION_TWICE", "", false, false},
	{"location", "a location that is used is in the tenant", 0, "teams-policies.md 7", "LOCATION_MISSING", "", false, false},
	{"voice routing", "a usage leads over a route", 0, Design, "USAGE_UNROUTED", "", false, false},
	{"voice routing", "a route that is used is in the tenant", 0, Design, "ROUTE_MISSING", "", false, false},
	{"voice routing", "a pattern is a .NET expression", 0, "teams-policies.md 8", "ROUTE_PATTERN", "", false, false},
	{"voice routing", "a route belongs to a usage", 0, "teams-policies.md 8", "ROUTE_WITHOUT.usage", "", false, false},
	{"voice routing", "a route leads to a gateway", 0, "teams-policies.md 8", "ROUTE_WITHOUT.gateway", "", false, false},
	{"voice routing", "a usage of a route is of the design or the tenant", 0, "teams-policies.md 8", "ROUTE_USAGE", "", false, false},
	{"voice routing", "a gateway is in the tenant", 0, "teams-policies.md 8", "ROUTE_GATEWAY", "", false, false},
	{"voice routing", "a priority is not below 0", 0, "teams-policies.md 8", "ROUTE_PRIORITY", "", false, false},
}
