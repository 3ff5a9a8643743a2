package library

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

func of(t *testing.T, id string) Start {
	t.Helper()
	s, found := Find(id)
	if !found {
		t.Fatalf("there is no %s", id)
	}
	return s
}

func TestTheLibraryHasWhatCompaniesHave(t *testing.T) {
	for _, id := range []string{"information-worker", "office-worker-shared-calling", "sales-agent", "sales-manager", "hr-officer", "receptionist",
		"executive", "delegate", "queue-agent", "queue-supervisor", "frontline", "shared-area-phone", "meeting-room", "compliance-recorded"} {
		s := of(t, id)
		if s.Name == "" || s.Says == "" || s.Layer.Height() < 0 || len(s.Sources) == 0 || len(s.Open) == 0 {
			t.Errorf("%s is silent about something: %+v", id, s)
		}
	}
}

// What the library makes is what the commands take, and nothing that a tenant refuses.
func TestEverySettingOfTheLibraryIsTaken(t *testing.T) {
	for _, s := range Starts() {
		for _, p := range s.Policies {
			if len(p.Settings) == 0 {
				t.Errorf("%s: its %s is a name only", s.ID, p.Type)
			}
			for _, set := range p.Settings {
				known, found := catalog.SettingOf(p.Type, set.Name)
				if !found || !known.InNew {
					t.Errorf("%s: %s takes no %s", s.ID, p.Type, set.Name)
				}
				if known.Kind == catalog.ChoiceSetting && !slices.Contains(known.Values, set.Value) {
					t.Errorf("%s: %s is %q, of %q", s.ID, set.Name, set.Value, known.Values)
				}
				if known.Default != "" && strings.EqualFold(known.Default, set.Value) {
					t.Errorf("%s: %s differs from nothing", s.ID, set.Name)
				}
				if _, err := set.Read(); err != nil {
					t.Errorf("%s: %v", s.ID, err)
				}
			}
		}
	}
}

// begun makes a design from starting points, on an information worker.
func begun(ids ...string) persona.Design {
	d := persona.Design{Convention: persona.Convention{Style: persona.Underscores}}
	for _, id := range append([]string{"information-worker"}, ids...) {
		s, _ := Find(id)
		placed := persona.Placed(d, persona.Persona{Name: "uk_" + strings.ReplaceAll(id, "-", "_"), Layer: s.Layer})
		p, own := s.Begin(d, placed.ID, placed.Name, "GB")
		p.Ordinal = placed.Ordinal
		d.Personas, d.Policies = append(d.Personas, p), append(d.Policies, own...)
	}
	return d
}

func TestWhatBeginsReachesNobodyAndStopsNothingButNumbers(t *testing.T) {
	var ids []string
	for _, s := range Starts() {
		if s.ID != "information-worker" {
			ids = append(ids, s.ID)
		}
	}
	d := begun(ids...)
	for _, p := range d.Personas {
		if persona.HasRule(p) {
			t.Errorf("%s reaches somebody", p.Name)
		}
	}
	for _, found := range persona.Check(d, persona.Facts{}) {
		if found.Severity == problem.Error && found.Code != "NUMBER_NO_RANGE" {
			t.Errorf("%s", found.Error())
		}
	}
}

// The guide: the agent has a direct number, a calling plan, a calling policy that opens Salesforce, and is recorded. The manager has no
// number, and gets at recording and reporting.
func TestTheSalesPersonasOfTheGuide(t *testing.T) {
	d := begun("sales-agent", "sales-manager")
	agent, manager := d.Personas[1], d.Personas[2]
	if agent.Number.Kind != persona.NextFree || agent.Number.Type != "callingPlan" {
		t.Errorf("the agent's number: %+v", agent.Number)
	}
	if names := catalog.LicenceNames(agent.Licences); !slices.Contains(names, "Domestic and International Calling Plan") || !slices.Contains(names, "Microsoft Teams Phone Standard") {
		t.Errorf("the agent's licences: %q", names)
	}
	setting := func(p persona.Persona, policyType, name string) string {
		for _, c := range p.Policies {
			for _, made := range d.Policies {
				for _, s := range made.Settings {
					if c.Type == policyType && made.Type == c.Type && made.Name == c.Name && s.Name == name {
						return s.Value
					}
				}
			}
		}
		return ""
	}
	if setting(agent, "TeamsCallingPolicy", "PopoutForIncomingPstnCalls") != "Enabled" ||
		!strings.Contains(setting(agent, "TeamsCallingPolicy", "PopoutAppPathForIncomingPstnCalls"), "salesforce") {
		t.Error("no Salesforce opens when a call comes in")
	}
	if setting(agent, "TeamsComplianceRecordingPolicy", "Enabled") != "true" {
		t.Error("the agent is not recorded")
	}
	if manager.Number.Kind != persona.NoNumber || len(manager.Licences) != 0 {
		t.Errorf("the manager: %+v", manager)
	}
	if setting(manager, "TeamsVoiceApplicationsPolicy", "HistoricalAgentMetricsPermission") == "" || !strings.Contains(strings.Join(manager.Open, " "), "recording") {
		t.Errorf("the manager cannot get at recording and reporting: %+v", manager)
	}
	for _, c := range agent.Policies {
		if !strings.HasPrefix(string(c.Name), "uk_sales_agent_") {
			t.Errorf("a policy of its own is called %s", c.Name)
		}
	}
}

func TestABrokenLibraryIsRefused(t *testing.T) {
	for name, file := range map[string]string{
		"no JSON":            `{`,
		"an unknown licence": `[{"id":"x","licences":["NONE"]}]`,
		"an unknown setting": `[{"id":"x","policies":[{"type":"TeamsCallingPolicy","settings":{"Shoe":"9"}}]}]`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := read([]byte(file)); err == nil {
				t.Error("it is taken")
			}
		})
	}
	if _, found := Find("x"); found {
		t.Error("something unknown is found")
	}
}
