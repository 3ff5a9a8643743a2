package limit

// dialPlans are the limits of dial plans.
var dialPlans = []Limit{
	{"dial plan", "a name does not begin with a dot", 0, "teams-policies.md 5", "POLICY_NAME_DOT", "", false, false},
	{"dial plan", "a dial plan has rules", 0, "teams-policies.md 8", "DIALPLAN_EMPTY", "", false, false},
	{"dial plan", "a dial plan has at most %d rules", DialPlanRules, "teams-policies.md 8", "DIALPLAN_RULES", "", false, false},
	{"dial plan", "the name of a rule has no slash and no colon", 0, "teams-policies.md 5", "DIALPLAN_RULE_NAME", "", false, false},
	{"dial plan", "no two rules have one name", 0, "teams-policies.md 8", "DIALPLAN_RULE_TWICE", "", false, false},
	{"dial plan", "the first match wins: a rule behind a wider one takes nothing", 0, "teams-policies.md 8", "DIALPLAN_RULE_HIDDEN", "", false, false},
	{"dial plan", "the first match wins: a rule behind those that take all of it takes nothing", 0, "teams-policies.md 8", "DIALPLAN_RULE_HIDDEN.together", "", false, false},
	{"dial plan", "test numbers become what they should", 0, Design, "DIALPLAN_TEST", "", false, false},
	{"dial plan", "a rule has a name", 0, "teams-policies.md 8", "RULE_NAME_EMPTY", "", false, false},
	{"dial plan", "a pattern is a .NET expression", 0, "teams-policies.md 8", "RULE_PATTERN", "", false, false},
	{"dial plan", "a rule has a pattern", 0, "teams-policies.md 8", "RULE_PATTERN_EMPTY", "", false, false},
	{"dial plan", "a pattern says where it begins and ends", 0, "teams-policies.md 8", "RULE_PATTERN_OPEN", "", false, false},
	{"dial plan", "a pattern comes to an end", 0, "teams-policies.md 8", "RULE_PATTERN_ENDLESS", "", false, false},
	{"dial plan", "a result uses what its pattern catches", 0, "teams-policies.md 8", "RULE_GROUP", "", false, false},
	{"dial plan", "the number of a group can be read", 0, "teams-policies.md 8", "RULE_GROUP.number", "", false, false},
	{"dial plan", "a rule has a result", 0, "teams-policies.md 8", "RULE_TRANSLATION_EMPTY", "", false, false},
	{"dial plan", "a result begins with a plus, or is normalised again", 0, "teams-policies.md 8", "RULE_TRANSLATION_PLUS", "", false, false},
}
