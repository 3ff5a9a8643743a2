package persona

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
)

func sound() Design {
	return Design{
		Convention: Convention{Style: Underscores},
		Personas:   []Persona{base(), calling(), hr()},
		Policies: []Policy{
			{Type: "TeamsCallingPolicy", Name: "Manchester_Calling", Settings: []Setting{{"BusyOnBusyEnabledType", SettingText, "Enabled"}}},
			{Type: "TeamsCallingPolicy", Name: "HR_Calling", Settings: []Setting{{"AllowDelegation", SettingTruth, "false"}}},
			{Type: "OnlineVoiceRoutingPolicy", Name: "Manchester_Routing", Settings: []Setting{{"OnlinePstnUsages", SettingList, "UK"}}},
			{Type: "CallingLineIdentity", Name: "HR_CallerID", Settings: []Setting{{"CallingIDSubstitute", SettingText, "Resource"}}},
		},
		Queues: []Queue{{Name: "Manchester HR Call Queue"}},
	}
}

func facts() Facts {
	return Facts{Ranges: []RangeFact{{ID: "mcr", Name: "Manchester", Type: "directRouting", Country: "GB"}}, Teams: []string{"HR Manchester"}}
}

func TestCheck(t *testing.T) {
	dialPlan := func(rules ...NormalizationRule) func(*Design) {
		return func(d *Design) {
			d.Policies = append(d.Policies, Policy{Type: "TenantDialPlan", Name: "Plan", Rules: rules})
			d.Personas[1].Policies = append(d.Personas[1].Policies, PolicyChoice{"TenantDialPlan", "Plan"})
		}
	}
	tested := func(dialled, becomes string) func(*Design) {
		return func(d *Design) {
			dialPlan(NormalizationRule{Name: "Internal", Pattern: `^(5555|999)$`, Translation: "+441612300714"})(d)
			d.Policies[len(d.Policies)-1].Dialling = phone.Dialling{Country: "GB", Tests: []phone.TestNumber{{Dialled: dialled, Becomes: becomes, From: phone.Typed}}}
		}
	}
	for name, c := range map[string]struct {
		damage func(*Design)
		want   []string
	}{
		"a sound design":                       {func(*Design) {}, nil},
		"the same id":                          {func(d *Design) { d.Personas[2].ID = "MCR" }, []string{"PERSONA_ID_TWICE"}},
		"no id":                                {func(d *Design) { d.Personas[2].ID = "" }, []string{"PERSONA_ID_EMPTY"}},
		"the same name":                        {func(d *Design) { d.Personas[2].Name = "prov_teams_phone_manchester" }, []string{"PERSONA_NAME_TWICE"}},
		"the group of resource accounts":       {func(d *Design) { d.Personas[2].ID = "resource-accounts" }, []string{"PERSONA_GROUP_TWICE"}},
		"the same group":                       {func(d *Design) { d.Personas[1].Group, d.Personas[2].Group = "phone-users", "Phone-Users" }, []string{"PERSONA_GROUP_TWICE"}},
		"the group of another one, made by us": {func(d *Design) { d.Personas[2].Group = GroupKey(d.Personas[1]) }, []string{"PERSONA_GROUP_TWICE"}},
		"no name":                              {func(d *Design) { d.Personas[2].Name = " " }, []string{"PERSONA_NAME_EMPTY"}},
		"a very long name":                     {func(d *Design) { d.Personas[2].Name = strings.Repeat("x", 257) }, []string{"PERSONA_NAME_LONG"}},
		"a hyphen":                             {func(d *Design) { d.Personas[2].Name = "HR-Manchester" }, []string{"PERSONA_NAME_HYPHEN"}},
		"special characters":                   {func(d *Design) { d.Personas[2].Name = "HR & People" }, []string{"PERSONA_NAME_CHARACTERS"}},
		"an unknown layer":                     {func(d *Design) { d.Personas[0].Layer = "attic" }, []string{"LICENCE_NO_BASE", "PERSONA_LAYER"}},
		"no rule":                              {func(d *Design) { d.Personas[2].Rule = "" }, []string{"RULE_EMPTY"}},
		"a Graph name in a rule":               {func(d *Design) { d.Personas[2].Rule = `user.officeLocation -eq "M"` }, []string{"RULE_INVALID"}},
		"a rule that is too long":              {func(d *Design) { d.Personas[2].Rule = `user.city -eq "` + strings.Repeat("x", 3100) + `"` }, []string{"RULE_INVALID", "RULE_WARNING"}},
		"conditions that fail": {func(d *Design) {
			d.Personas[2].Rule, d.Personas[2].Conditions = "", []Condition{{Property: "shoe", Operator: "eq", Values: []string{"9"}}}
		}, []string{"RULE_INVALID"}},
		"conditions left behind": {func(d *Design) {
			d.Personas[2].Conditions = []Condition{{Property: "city", Operator: "eq", Values: []string{"Leeds"}}}
		}, []string{"RULE_CONDITIONS"}},
		"conditions that fail beside a rule": {func(d *Design) {
			d.Personas[2].Conditions = []Condition{{Property: "shoe", Operator: "eq", Values: []string{"9"}}}
		}, []string{"RULE_CONDITIONS"}},
		"a country by its name":         {func(d *Design) { d.Personas[2].Country = "United Kingdom" }, []string{"PERSONA_COUNTRY"}},
		"a country that there is not":   {func(d *Design) { d.Personas[2].Country = "QQ" }, []string{"PERSONA_COUNTRY"}},
		"a country in small letters":    {func(d *Design) { d.Personas[2].Country = "gb" }, nil},
		"parts of nothing switched off": {func(d *Design) { d.Personas[2].PlansOff = PlansOff{"x": {"y"}} }, []string{"LICENCE_OFF"}},
		"49 letters of two bytes":       {func(d *Design) { rename(d, strings.Repeat("ü", 49)) }, []string{"POLICY_NAME_CHARACTERS"}},
		"50 letters of two bytes":       {func(d *Design) { rename(d, strings.Repeat("ü", 50)) }, []string{"POLICY_NAME_CHARACTERS", "POLICY_NAME_LONG"}},
		"an unknown policy type":        {func(d *Design) { d.Personas[2].Policies[0].Type = "TeamsShoePolicy" }, []string{"PERSONA_POLICY_TYPE", "POLICY_UNUSED"}},
		"a type nobody can have":        {func(d *Design) { d.Personas[2].Policies[0].Type = "TeamsNetworkRoamingPolicy" }, []string{"PERSONA_POLICY_TYPE", "POLICY_UNUSED"}},
		"two of one type":               {func(d *Design) { d.Personas[2].Policies[0] = PolicyChoice{"TeamsCallingPolicy", "HR_Calling"} }, []string{"PERSONA_POLICY_TWICE", "POLICY_SHARED", "POLICY_UNUSED"}},
		"a type no group carries":       {func(d *Design) { choose(d, "TeamsVoiceApplicationsPolicy") }, []string{"POLICY_DIRECT"}},
		"a type that is unverified":     {func(d *Design) { choose(d, "TeamsPersonalAttendantPolicy") }, []string{"POLICY_DIRECT"}},
		"a type for batches":            {func(d *Design) { choose(d, "TeamsTemplatePermissionPolicy") }, []string{"POLICY_DIRECT"}},
		"a policy nobody defined":       {func(d *Design) { d.Policies = d.Policies[1:] }, []string{"POLICY_UNDEFINED"}},
		"Global over another":           {func(d *Design) { d.Personas[2].Policies[1].Name = Global }, []string{"POLICY_GLOBAL", "POLICY_UNUSED"}},
		"Global over nothing":           {func(d *Design) { d.Personas[0].Policies = []PolicyChoice{{"TeamsMeetingPolicy", Global}} }, nil},
		"a policy twice": {func(d *Design) {
			d.Policies = append(d.Policies, Policy{Type: "TeamsCallingPolicy", Name: "hr_calling", Settings: d.Policies[1].Settings})
		}, []string{"POLICY_TWICE"}},
		"a slash in a policy":    {func(d *Design) { rename(d, "HR/Caller") }, []string{"POLICY_NAME_REFUSED"}},
		"a hyphen in a policy":   {func(d *Design) { rename(d, "HR-Caller") }, []string{"POLICY_NAME_HYPHEN"}},
		"a dollar in a policy":   {func(d *Design) { rename(d, "HR$Caller") }, []string{"POLICY_NAME_CHARACTERS"}},
		"a long policy":          {func(d *Design) { rename(d, strings.Repeat("x", 50)) }, []string{"POLICY_NAME_LONG"}},
		"built in, yet defined":  {func(d *Design) { d.Policies = append(d.Policies, Policy{Type: "TeamsUpgradePolicy", Name: "Mine"}) }, []string{"POLICY_BUILT_IN", "POLICY_UNUSED"}},
		"an unknown setting":     {func(d *Design) { d.Policies[0].Settings = []Setting{{"Shoe", SettingText, "9"}} }, []string{"SETTING_UNKNOWN"}},
		"identity as a setting":  {func(d *Design) { d.Policies[0].Settings = []Setting{{"Identity", SettingText, "Global"}} }, []string{"SETTING_UNKNOWN"}},
		"neither true nor false": {func(d *Design) { d.Policies[0].Settings = []Setting{{"AllowDelegation", SettingTruth, "perhaps"}} }, []string{"SETTING_VALUE"}},
		"no Teams under Phone":   {func(d *Design) { d.Personas[0].Licences = []ident.SKU{e3} }, []string{"LICENCE_NO_BASE"}},
		"Teams under some": {func(d *Design) {
			b := base()
			b.ID, b.Name, b.Licences = "b2", "Second", []ident.SKU{e3}
			d.Personas = append(d.Personas, b)
		}, []string{"LICENCE_SOME_BASE"}},
		"an unknown licence":      {func(d *Design) { d.Personas[2].Licences = []ident.SKU{"00000000-0000-0000-0000-000000000001"} }, []string{"LICENCE_UNKNOWN"}},
		"a licence for accounts":  {func(d *Design) { d.Personas[2].Licences = []ident.SKU{"440eaaa8-b3e0-484b-a8be-62870b9ba70a"} }, []string{"LICENCE_RESOURCE"}},
		"numbers without range":   {func(d *Design) { d.Personas[1].Number.Ranges = nil }, []string{"NUMBER_NO_RANGE"}},
		"numbers without licence": {func(d *Design) { d.Personas[1].Licences = nil }, []string{"NUMBER_NO_LICENCE"}},
		"numbers of no range":     {func(d *Design) { d.Personas[1].Number.Ranges = []string{"mcr", "leeds"} }, []string{"NUMBER_RANGE_UNKNOWN"}},
		"numbers of another type": {func(d *Design) { d.Personas[1].Number.Type = "callingPlan" }, []string{"NUMBER_RANGE_TYPE"}},
		"numbers of another land": {func(d *Design) { d.Personas[1].Country = "FR"; d.Personas[0].Country = "" }, []string{"NUMBER_COUNTRY"}},
		"an unknown number rule":  {func(d *Design) { d.Personas[1].Number.Kind = "random" }, []string{"NUMBER_RULE"}},
		"no routing":              {func(d *Design) { d.Personas[1].Policies = d.Personas[1].Policies[:1] }, []string{"NUMBER_NO_ROUTING", "POLICY_UNUSED"}},
		"a queue from nowhere":    {func(d *Design) { d.Queues = nil }, []string{"QUEUE_UNKNOWN"}},
		"a team from nowhere":     {func(d *Design) { d.Personas[2].Teams = []string{"Choir"} }, []string{"TEAM_UNKNOWN"}},
		"recording nothing":       {func(d *Design) { choose(d, "TeamsComplianceRecordingPolicy") }, []string{"RECORDING_NO_APPLICATION"}},
		"shared calling and number": {func(d *Design) {
			choose(d, "TeamsSharedCallingRoutingPolicy")
			d.Personas[2].Number = d.Personas[1].Number
		}, []string{"SHARED_ACCOUNT", "SHARED_CALLBACK_NUMBER", "SHARED_CALLING_NUMBER", "SHARED_EMERGENCY", "SHARED_ROUTING"}},
		"two that are the same": {func(d *Design) {
			b := calling()
			b.ID, b.Name, b.Rule = "b2", "Second", `user.city -eq "Leeds"`
			d.Personas = append(d.Personas, b)
		}, []string{"PERSONA_EQUAL", "POLICY_SHARED", "POLICY_SHARED"}},
		"a broken dial plan rule":   {dialPlan(NormalizationRule{Name: "Domestic", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}), []string{"RULE_PATTERN"}},
		"a sound dial plan":         {dialPlan(NormalizationRule{Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}), nil},
		"a rule that leads nowhere": {dialPlan(NormalizationRule{Name: "Domestic", Pattern: `^0(\d{9,10})$`}), []string{"RULE_TRANSLATION_EMPTY"}},
		"two rules of a name": {dialPlan(NormalizationRule{Name: "A", Pattern: `^1$`, Translation: "+1"}, NormalizationRule{Name: "a", Pattern: `^2$`, Translation: "+2"}),
			[]string{"DIALPLAN_RULE_TWICE"}},
		"a rule without a name":     {dialPlan(NormalizationRule{Pattern: `^1$`, Translation: "+1"}), []string{"RULE_NAME_EMPTY"}},
		"a rule with a slash":       {dialPlan(NormalizationRule{Name: "A/B", Pattern: `^1$`, Translation: "+1"}), []string{"DIALPLAN_RULE_NAME"}},
		"a dial plan without rules": {dialPlan(), []string{"DIALPLAN_EMPTY"}},
		"one that the tenant has": {func(d *Design) {
			dialPlan()(d)
			d.Policies[len(d.Policies)-1].Existing = true
		}, nil},
		"a test number as it should be": {tested("5555", "+441612300714"), nil},
		"a wrong test number":           {tested("5555", "+441612300715"), []string{"DIALPLAN_TEST"}},
		"an emergency number":           {tested("999", "999"), nil},
		"sixty rules":                   {dialPlan(sixty()...), []string{"DIALPLAN_RULES"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := sound()
			c.damage(&d)
			var got []string
			for _, p := range Check(d, facts()) {
				got = append(got, p.Code)
				if p.Summary.IsZero() || p.Hint.IsZero() || p.Where.Step == "" {
					t.Errorf("without summary, hint or place: %+v", p)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// choose defines a policy of a type and lets the HR persona give it.
func choose(d *Design, policyType string) {
	d.Policies = append(d.Policies, Policy{Type: policyType, Name: "Chosen", Settings: []Setting{someSetting(policyType)}})
	d.Personas[2].Policies = append(d.Personas[2].Policies, PolicyChoice{policyType, "Chosen"})
}

// rename gives the caller ID policy another name, in both places.
func rename(d *Design, name string) {
	d.Policies[3].Name = ident.Policy(name)
	d.Personas[2].Policies[0].Name = ident.Policy(name)
}

func sixty() []NormalizationRule {
	var rules []NormalizationRule
	for i := range 60 {
		rules = append(rules, NormalizationRule{Name: "r" + strconv.Itoa(i), Pattern: `^` + strconv.Itoa(i) + `$`, Translation: "+44"})
	}
	return rules
}

func TestCheckFindsTooManyGroupsForAType(t *testing.T) {
	d := sound()
	for i := range 65 {
		p := hr()
		p.ID, p.Name = "p"+strconv.Itoa(i), "P"+strconv.Itoa(i)
		p.Queues = nil
		p.Licences = nil
		p.Description = p.Name
		p.Teams = []string{"HR Manchester"}
		d.Personas = append(d.Personas, p)
	}
	found := false
	for _, p := range Check(d, facts()) {
		found = found || p.Code == "PERSONA_GROUP_LIMIT"
	}
	if !found {
		t.Error("67 groups with a calling policy pass")
	}
}

func TestCheckConcludesNothingFromWhatWasNotRead(t *testing.T) {
	d := sound()
	d.Personas[2].Teams = []string{"Choir"}
	d.Personas[1].Number.Ranges = []string{"leeds"}
	if got := Check(d, Facts{}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}
