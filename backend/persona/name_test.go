package persona

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/catalog"
)

func TestPolicyName(t *testing.T) {
	for name, c := range map[string]struct {
		style, prefix, persona, policyType, want string
	}{
		"underscores":         {Underscores, "", "Prov_Teams_Phone_Manchester_HR", "CallingLineIdentity", "Prov_Teams_Phone_Manchester_HR_CallerID"},
		"camelCase":           {CamelCase, "", "uk standard london", "TeamsCallingPolicy", "ukStandardLondonCalling"},
		"camelCase, capitals": {CamelCase, "", "UK_Standard_HR", "TeamsCallingPolicy", "ukStandardHRCalling"},
		"hyphens go":          {Underscores, "", "HR-Manchester", "TenantDialPlan", "HR_Manchester_DialPlan"},
		"prefix is added":     {Underscores, "Prov", "Sales", "TenantDialPlan", "Prov_Sales_DialPlan"},
		"prefix is there":     {Underscores, "prov", "Prov_Sales", "TenantDialPlan", "Prov_Sales_DialPlan"},
		"accents go":          {Underscores, "", "Zürich Straße", "TenantDialPlan", "Zurich_Strasse_DialPlan"},
		"no letters: the id":  {Underscores, "", "経理", "TenantDialPlan", "the_id_DialPlan"},
		"unknown type":        {Underscores, "", "Sales", "Some-Policy", "Sales_SomePolicy"},
	} {
		t.Run(name, func(t *testing.T) {
			got := PolicyName(Design{Convention: Convention{Style: c.style, Prefix: c.prefix}}, Persona{ID: "the-id", Name: c.persona}, c.policyType)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPolicyNameShortensSoThatNamesStayApart(t *testing.T) {
	long := "Prov_Teams_Phone_Newcastle_upon_Tyne_Accounts_Receivable_"
	a := PolicyName(Design{}, Persona{Name: long + "Team_A"}, "TeamsEmergencyCallRoutingPolicy")
	b := PolicyName(Design{}, Persona{Name: long + "Team_B"}, "TeamsEmergencyCallRoutingPolicy")
	if a == b || len(a) > LongestPolicyName || !strings.HasSuffix(a, "_EmergencyRouting") || !strings.HasPrefix(a, "Prov_Teams_Phone_") {
		t.Errorf("%q and %q", a, b)
	}
}

func TestOwnPolicyNameTellsApartNamesThatDifferInPunctuation(t *testing.T) {
	d := Design{Personas: []Persona{{ID: "a", Name: "HR Manchester"}, {ID: "b", Name: "HR_Manchester"}, {ID: "c", Name: "Sales"}}}
	a, b := OwnPolicyName(d, d.Personas[0], "TenantDialPlan"), OwnPolicyName(d, d.Personas[1], "TenantDialPlan")
	if strings.EqualFold(a, b) || OwnPolicyName(d, d.Personas[2], "TenantDialPlan") != "Sales_DialPlan" {
		t.Errorf("%q and %q", a, b)
	}
}

func TestPropertyPolicyNamesAreSafeShortAndTheSameAgain(t *testing.T) {
	safe := regexp.MustCompile(`^[A-Za-z0-9_]{1,49}$`)
	types := catalog.PolicyTypes()
	rapid.Check(t, func(t *rapid.T) {
		c := Convention{Style: rapid.SampledFrom([]string{Underscores, CamelCase, ""}).Draw(t, "style"), Prefix: rapid.String().Draw(t, "prefix")}
		p := Persona{ID: rapid.String().Draw(t, "id"), Name: rapid.String().Draw(t, "name")}
		policyType := types[rapid.IntRange(0, len(types)-1).Draw(t, "type")].ID
		name := PolicyName(Design{Convention: c}, p, policyType)
		if !safe.MatchString(name) {
			t.Fatalf("%q is not safe", name)
		}
		if name != PolicyName(Design{Convention: c}, p, policyType) {
			t.Fatal("the name changes")
		}
	})
}

func TestPropertyPolicyNamesDifferByType(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Persona{ID: "x", Name: rapid.String().Draw(t, "name")}
		style := rapid.SampledFrom([]string{Underscores, CamelCase}).Draw(t, "style")
		seen := map[string]string{}
		for _, policyType := range catalog.PolicyTypes() {
			name := strings.ToLower(PolicyName(Design{Convention: Convention{Style: style}}, p, policyType.ID))
			if other, taken := seen[name]; taken {
				t.Fatalf("%s and %s are both called %q", other, policyType.ID, name)
			}
			seen[name] = policyType.ID
		}
	})
}

func TestPropertyGroupKeysAreSafeAndApart(t *testing.T) {
	safe := regexp.MustCompile(`^personadesk-[a-z0-9-]+$`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := Persona{ID: rapid.String().Draw(t, "a")}, Persona{ID: rapid.String().Draw(t, "b")}
		for _, key := range []func(Persona) string{GroupKey, GroupNickname} {
			if made := key(a); !safe.MatchString(made) || len(made) > longestKey {
				t.Fatalf("%q is not safe", made)
			}
			if a.ID != b.ID && key(a) == key(b) {
				t.Fatalf("%q and %q are both %q", a.ID, b.ID, key(a))
			}
		}
		if len(GroupNickname(a)) > 64 {
			t.Fatal("the nickname is too long")
		}
	})
	if got := GroupKey(Persona{ID: "hr-manchester"}); got != "personadesk-hr-manchester" || !IsGroupKey(got) {
		t.Errorf("got %q", got)
	}
}
