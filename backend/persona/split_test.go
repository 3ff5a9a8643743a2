package persona

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
)

// twoOfOnePolicy are two personas that share the calling policy of Manchester.
func twoOfOnePolicy() Design {
	d := sound()
	d.Personas[2].Policies = []PolicyChoice{{"TeamsCallingPolicy", "Manchester_Calling"}, {"CallingLineIdentity", "HR_CallerID"}}
	d.Policies[0].Settings = []Setting{{"AllowDelegation", SettingTruth, "true"}}
	return d
}

func TestSplittingASharedPolicy(t *testing.T) {
	d := twoOfOnePolicy()
	if got := Shares(d, d.Personas[2], "TeamsCallingPolicy"); !slices.Equal(got, []string{d.Personas[1].Name}) {
		t.Fatalf("shared with %q", got)
	}
	p, own, split := Split(d, d.Personas[2], "TeamsCallingPolicy")
	if !split || own.Name.Key() == "manchester_calling" || p.Policies[0].Name != own.Name || len(own.Settings) != 1 || own.Settings[0].Value != "true" {
		t.Errorf("%v: %+v in %+v", split, own, p.Policies)
	}
	if d.Personas[2].Policies[0].Name != "Manchester_Calling" {
		t.Error("the design itself was changed")
	}
	own.Settings[0].Value = "false"
	if d.Policies[0].Settings[0].Value != "true" {
		t.Error("the copy changes the other")
	}
}

func TestWhatIsNotSharedIsNotSplit(t *testing.T) {
	for name, change := range map[string]func(*Design){
		"nobody else has it":       func(d *Design) { d.Personas[1].Policies = nil },
		"the tenant has it":        func(d *Design) { d.Policies[0].Existing = true },
		"it says nothing of it":    func(d *Design) { d.Personas[2].Policies = nil },
		"the design does not know": func(d *Design) { d.Policies = d.Policies[1:] },
	} {
		t.Run(name, func(t *testing.T) {
			d := twoOfOnePolicy()
			change(&d)
			if p, own, split := Split(d, d.Personas[2], "TeamsCallingPolicy"); split {
				t.Errorf("%+v in %+v", own, p.Policies)
			}
		})
	}
}

// A policy that bears the name of the persona that splits off stays with the others, and the copy has another name.
func TestTheCopyOfAPolicyWithItsOwnNameHasAnother(t *testing.T) {
	d := twoOfOnePolicy()
	name := PolicyName(d, d.Personas[2], "TeamsCallingPolicy")
	d.Policies[0].Name = ident.Policy(name)
	d.Personas[1].Policies = []PolicyChoice{{"TeamsCallingPolicy", ident.Policy(name)}}
	d.Personas[2].Policies = []PolicyChoice{{"TeamsCallingPolicy", ident.Policy(name)}}
	_, own, split := Split(d, d.Personas[2], "TeamsCallingPolicy")
	if !split || own.Name.Key() == ident.Policy(name).Key() || len(own.Name) > LongestPolicyName {
		t.Errorf("%v: %s beside %s", split, own.Name, name)
	}
}

func TestACopyStandsAloneAndReachesNobody(t *testing.T) {
	d := twoOfOnePolicy()
	p, own := Copied(d, d.Personas[2], "Copy")
	if HasRule(p) || p.ID != "copy" || p.Ordinal <= d.Personas[2].Ordinal || len(own) != 2 {
		t.Errorf("%+v with %+v", p, own)
	}
	for i, c := range p.Policies {
		if c.Name != own[i].Name || c.Name == d.Personas[2].Policies[i].Name {
			t.Errorf("%+v beside %+v", c, own[i])
		}
	}
	if d.Personas = append(d.Personas, p); Placed(d, Persona{Name: "Cöpy"}).ID != "copy-2" || Placed(d, Persona{Name: "日本"}).ID != "persona" {
		t.Error("ids are taken twice")
	}
}

func TestCompare(t *testing.T) {
	rows := Compare([]Persona{calling(), hr()})
	find := func(item, policyType string) Compared {
		for _, r := range rows {
			if r.Item == item && r.Type == policyType {
				return r
			}
		}
		return Compared{}
	}
	if r := find("policy", "TeamsCallingPolicy"); !r.Differ || !slices.Equal(r.Values, []string{"Manchester_Calling", "HR_Calling"}) {
		t.Errorf("%+v", r)
	}
	if r := find("country", ""); r.Differ || r.Values == nil {
		t.Errorf("%+v", r)
	}
	if r := find("queue", ""); !r.Differ || r.Values[0] != "" {
		t.Errorf("%+v", r)
	}
	if r := find("policy", "TeamsMeetingPolicy"); r.Values != nil {
		t.Errorf("what nobody says is listed: %+v", r)
	}
}

// A new persona never shares its group: not with one that another persona was taken over with, and not with the one of the resource accounts.
func TestANewPersonaHasAGroupOfItsOwn(t *testing.T) {
	d := Design{Personas: []Persona{{ID: "old", Name: "Old", Group: "personadesk-sales"}, {ID: "HR", Name: "HR"}}}
	for name, want := range map[string]string{"Resource accounts": "resource-accounts-2", "Sales": "sales-2", "HR": "hr-2", "Desk": "desk"} {
		if got := Placed(d, Persona{Name: name}).ID; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
