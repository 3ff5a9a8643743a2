package persona

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

// shop is a design with an own policy, a shared one, one that the tenant has, and one whose name somebody chose.
func shop() Design {
	give := func(pairs ...string) []PolicyChoice {
		list := []PolicyChoice{}
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, PolicyChoice{Type: pairs[i], Name: ident.Policy(pairs[i+1])})
		}
		return list
	}
	return Design{
		Personas: []Persona{
			{ID: "desk", Name: "Desk", Layer: Calling, Country: "GB", Number: NumberRule{Area: "Leeds"}, Queues: []string{"Front"},
				Policies: give("TeamsCallingPolicy", "Desk_Calling", "TenantDialPlan", "Leeds", "CallingLineIdentity", "Ours", "TeamsMeetingPolicy", "AllOn", "TeamsCallHoldPolicy", "Desk_CallHold")},
			{ID: "till", Name: "Till", Layer: Calling, Country: "GB", SecurityGroups: []string{"desk"}, Queues: []string{}, Policies: give("TenantDialPlan", "Leeds")},
		},
		Policies: []Policy{
			{Type: "TeamsCallingPolicy", Name: "Desk_Calling"}, {Type: "TenantDialPlan", Name: "Leeds"}, {Type: "CallingLineIdentity", Name: "Ours"},
			{Type: "TeamsMeetingPolicy", Name: "AllOn", Existing: true}, {Type: "TeamsCallHoldPolicy", Name: "Desk_CallHold"},
		},
		Queues: []Queue{{Name: "Front", Groups: []string{"DESK", "others"}}},
	}
}

func said(r Renames) string {
	var b strings.Builder
	for _, one := range r.List {
		fmt.Fprintf(&b, "%s %s>%s\n", one.Kind, one.Before, one.After)
	}
	for _, one := range r.Stays {
		fmt.Fprintf(&b, "%s %s %v\n", one.Name, one.Why, one.Personas)
	}
	return b.String()
}

func nowhere(string, ident.PolicyName) bool    { return false }
func everywhere(string, ident.PolicyName) bool { return true }

func TestAPersonaTakesWhatIsNamedAfterItAlong(t *testing.T) {
	want := "persona Desk>Front\npolicy Desk_Calling>Front_Calling\npolicy Desk_CallHold>Front_CallHold\n" +
		"Leeds shared [Till]\nAllOn taken []\nOurs chosen []\n"
	d := shop()
	r := Called(d, "desk", "Front")
	if got := said(r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	e := r.Apply(d, nowhere)
	if len(e.Personas) != 2 || e.Personas[0].Name != "Front" || e.Personas[0].Policies[0].Name != "Front_Calling" || e.Personas[1].SecurityGroups[0] != "Front" {
		t.Errorf("personas: %+v", e.Personas)
	}
	if len(e.Queues) != 1 || !slices.Equal(e.Queues[0].Groups, []string{"Front", "others"}) {
		t.Errorf("queues: %+v", e.Queues)
	}
	if len(e.Removed) != 2 || len(e.Policies) != 2 || e.Removed[0].Name != "Desk_Calling" || e.Policies[0].Name != "Front_Calling" {
		t.Errorf("policies: %+v, and gone %+v", e.Policies, e.Removed)
	}
	if d.Personas[0].Policies[0].Name != "Desk_Calling" {
		t.Error("the design of before was written over")
	}
}

// Whoever hears a voicemail is a group: it is named where a queue or an attendant leads to it, and has to be the same group afterwards.
func TestAVoicemailIsHeardByTheSameGroupUnderItsOtherName(t *testing.T) {
	d := shop()
	mail := func(name string) voice.Target { return voice.Target{Kind: voice.ToVoicemail, Name: name} }
	d.Queues = []Queue{{Name: "Front", Timeout: voice.Exit{To: mail("desk")}}, {Name: "Back", NoAgents: mail("Till"), Overflow: voice.Exit{To: voice.Target{Kind: voice.ToPerson, Name: "Desk"}}}}
	d.Attendants = []voice.Attendant{
		{Name: "Menu", Open: voice.Way{Options: []voice.Option{{Key: "1", To: mail("Desk")}, {Key: "2", To: mail("Till")}}}, Operator: mail("DESK")},
		{Name: "Shut", Closed: voice.Way{To: mail("Desk")}, Holiday: voice.Way{To: mail("Till")}}, {Name: "None", Open: voice.Way{To: mail("Choir")}},
	}
	e := Renames{List: []Renaming{{Kind: NamesPersona, ID: "desk", Before: "Desk", After: "Till"}, {Kind: NamesPersona, ID: "till", Before: "Till", After: "Shop"}}}.Apply(d, nowhere)
	if len(e.Queues) != 2 || e.Queues[0].Timeout.To.Name != "Till" || e.Queues[1].NoAgents.Name != "Shop" || e.Queues[1].Overflow.To.Name != "Desk" {
		t.Errorf("%+v", e.Queues)
	}
	if len(e.Attendants) != 2 || e.Attendants[0].Open.Options[0].To.Name != "Till" || e.Attendants[0].Open.Options[1].To.Name != "Shop" ||
		e.Attendants[0].Operator.Name != "Till" || e.Attendants[1].Closed.To.Name != "Till" || e.Attendants[1].Holiday.To.Name != "Shop" {
		t.Errorf("%+v", e.Attendants)
	}
	if d.Attendants[0].Open.Options[0].To.Name != "Desk" {
		t.Error("the design of before was written over")
	}
}

// Of two policies that change names neither is removed: each takes the name of the other.
func TestPoliciesThatChangeNamesWithEachOtherBothStay(t *testing.T) {
	d := shop()
	d.Policies = []Policy{{Type: "TeamsCallingPolicy", Name: "A"}, {Type: "TeamsCallingPolicy", Name: "B"}}
	swap := Renames{List: []Renaming{{Kind: NamesPolicy, Type: "TeamsCallingPolicy", Before: "A", After: "B"}, {Kind: NamesPolicy, Type: "TeamsCallingPolicy", Before: "B", After: "A"}}}
	for name, there := range map[string]func(string, ident.PolicyName) bool{"in the tenant": everywhere, "not in the tenant": nowhere} {
		if e := swap.Apply(d, there); len(e.Removed) != 0 || len(e.Policies) != 2 || e.Policies[0].Gone || e.Policies[1].Gone {
			t.Errorf("%s: %+v, and gone %+v", name, e.Policies, e.Removed)
		}
	}
}

func TestWhatStaysIsSaidOnceByTheConvention(t *testing.T) {
	var names []string
	for _, s := range ByConvention(shop()).Stays {
		names = append(names, s.Name)
	}
	if want := []string{"Leeds", "AllOn"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestAPolicyThatTheTenantHasIsRemovedThereUnderItsOldName(t *testing.T) {
	d := shop()
	e := Called(d, "desk", "Front").Apply(d, everywhere)
	if len(e.Removed) != 0 || !slices.ContainsFunc(e.Policies, func(p Policy) bool { return p.Name == "Desk_Calling" && p.Gone }) {
		t.Errorf("%+v, %+v", e.Policies, e.Removed)
	}
}

func TestNamesByConventionStandAndStayApart(t *testing.T) {
	d := shop()
	d.Convention = conventionOf(t, "layers")
	d.Convention.Groups.Calling, d.Convention.Policies.Calling = "{country} voice", "{country} voice {for}"
	r := ByConvention(d)
	e := r.Apply(d, nowhere)
	next := d
	next.Personas = e.Personas
	next.Policies = slices.DeleteFunc(slices.Clone(d.Policies), func(p Policy) bool {
		return slices.ContainsFunc(e.Removed, func(gone Policy) bool { return gone.Type == p.Type && gone.Name == p.Name })
	})
	next.Policies = append(next.Policies, e.Policies...)
	if next.Personas[0].Name == next.Personas[1].Name || !strings.HasPrefix(next.Personas[0].Name, "uk_voice_") {
		t.Errorf("%q and %q", next.Personas[0].Name, next.Personas[1].Name)
	}
	if again := ByConvention(next); len(again.List) != 0 {
		t.Errorf("naming again renames\n%s", said(again))
	}
}

func TestAShortNameIsKeptThroughRenames(t *testing.T) {
	d := guided()
	d.Convention = conventionOf(t, "places")
	e := ByConvention(d).Apply(d, nowhere)
	for _, p := range e.Personas {
		if p.ID == "standard-london" && (p.Name != "uk_standard_london" || p.Short != "Standard") {
			t.Errorf("%+v", p)
		}
	}
}

func TestWhatGoesWithAPersona(t *testing.T) {
	d := shop()
	l, found := Left(d, "desk")
	names := []string{}
	for _, p := range l.Own {
		names = append(names, string(p.Name))
	}
	if !found || !slices.Equal(names, []string{"Desk_Calling", "Ours", "Desk_CallHold"}) || !slices.Equal(l.Queues, []string{"Front"}) || len(l.Stays) != 2 {
		t.Errorf("%+v", l)
	}
	if e := l.Apply(nowhere); len(e.Removed) != 3 || len(e.Policies) != 0 {
		t.Errorf("%+v", e)
	}
	if e := l.Apply(everywhere); len(e.Removed) != 0 || len(e.Policies) != 3 || !e.Policies[0].Gone {
		t.Errorf("%+v", e)
	}
	if _, found := Left(d, "nobody"); found {
		t.Error("nobody was found")
	}
}

func TestNamesOfTheTenantAreRecognised(t *testing.T) {
	for name, c := range map[string]struct {
		convention, policyType, name string
		want                         Recognised
	}{
		"a group of a place":         {"provisioning", "", "Prov_Teams_Phone_Manchester", Recognised{Layer: Calling, Place: "Manchester"}},
		"a group of a department":    {"provisioning", "", "Prov_Teams_Phone_London_HR", Recognised{Layer: Department, Place: "London", Department: "HR"}},
		"a policy of a place":        {"layers", "TenantDialPlan", "uk_voice_dialplan_mcr", Recognised{Layer: Calling, Country: "GB", Place: "Manchester"}},
		"one that nobody designed":   {"layers", "TeamsCallingPolicy", "uk_voice_calling_glasgow", Recognised{Layer: Calling, Country: "GB", Place: "glasgow"}},
		"with a short name":          {"places", "", "uk_persona1_mcr", Recognised{Layer: Calling, Country: "GB", Place: "Manchester", Short: "persona1"}},
		"a baseline with its own":    {"layers", "TeamsMessagingPolicy", "uk_frontline_chat", Recognised{Layer: Baseline, Country: "GB", Short: "frontline"}},
		"caller ID of a department":  {"layers", "CallingLineIdentity", "uk_voice_mcr_hr_cli", Recognised{Layer: Department, Country: "GB", Place: "Manchester", Department: "HR"}},
		"words with spaces":          {"speaking", "OnlineVoiceRoutingPolicy", "UK Domestic London", Recognised{Layer: Calling, Country: "GB", Place: "London"}},
		"not of the convention":      {"provisioning", "", "All Company", Recognised{}},
		"of another country's words": {"layers", "TenantDialPlan", "xx_voice_dialplan_mcr", Recognised{}},
		"of another type":            {"layers", "TenantDialPlan", "uk_voice_routing_mcr", Recognised{}},
		"nothing to tell it by":      {"plain", "TeamsCallingPolicy", "Sales_Calling", Recognised{}},
	} {
		t.Run(name, func(t *testing.T) {
			d := guided()
			d.Convention = conventionOf(t, c.convention)
			got, fits := RecogniseGroup(d, c.name)
			if c.policyType != "" {
				got, fits = RecognisePolicy(d, c.policyType, c.name)
			}
			got.known = 0
			if got != c.want || fits != (c.want != Recognised{}) {
				t.Errorf("got %+v, %v", got, fits)
			}
		})
	}
}

func TestEveryNameThatAConventionMakesIsRecognised(t *testing.T) {
	for _, known := range Conventions() {
		if !known.Convention.NamesGroups() {
			continue
		}
		for _, style := range Styles() {
			d := guided()
			d.Convention = known.Convention
			d.Convention.Style = style
			for _, p := range d.Personas {
				if got, fits := RecogniseGroup(d, GroupNameBy(d, p)); !fits {
					t.Errorf("%s in %s: group %q is not recognised: %+v", known.ID, style, GroupNameBy(d, p), got)
				}
				if name := PolicyName(d, p, "TeamsCallHoldPolicy"); !isRecognised(d, name) {
					t.Errorf("%s in %s: policy %q is not recognised", known.ID, style, name)
				}
			}
		}
	}
}

// isRecognised says whether a call hold policy of that name is recognised.
func isRecognised(d Design, name string) bool {
	_, fits := RecognisePolicy(d, "TeamsCallHoldPolicy", name)
	return fits
}
