package plan_test

import (
	"encoding/json"
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

const londonDialling = "Prov_Teams_Phone_London_DialPlan"

func londonRules(d *plan.Design) []persona.NormalizationRule {
	for i, p := range d.Persona.Policies {
		if p.Name == ident.Policy(londonDialling) {
			d.Persona.Policies[i].Rules = slices.Clone(p.Rules)
			return d.Persona.Policies[i].Rules
		}
	}
	return nil
}

// What a rule has beside pattern and result is sent, must be seen, and is corrected where it differs.
func TestADialPlanKeepsDescriptionsAndExtensions(t *testing.T) {
	for name, change := range map[string]func(*persona.NormalizationRule){
		"a description":         func(r *persona.NormalizationRule) { r.Description = "Support, since the move" },
		"a description dropped": func(r *persona.NormalizationRule) { r.Description = "" },
		"an internal extension": func(r *persona.NormalizationRule) { r.IsInternalExtension = true },
	} {
		t.Run(name, func(t *testing.T) {
			w, d := newWorld(t, 60), wanted(t)
			w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
			before := w.reading()
			change(&londonRules(&d)[0])
			p := plan.Make(d, w.reading(), now, plan.Options{})
			if len(p.Changes) != 1 || p.Changes[0].ID != "policy:TenantDialPlan/"+londonDialling {
				t.Fatalf("%d changes", len(p.Changes))
			}
			for _, have := range before.Policies {
				if have.Name == londonDialling && plan.Reads(*p.Changes[0].Expect.Policy, have) {
					t.Error("it counts as seen before it was changed")
				}
			}
			w.carryOut(p)
			if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
				t.Errorf("again: %s", again.Changes[0].Says)
			}
		})
	}
}

// A plan that was made before descriptions and extensions were expected is held against what it speaks of.
func TestRulesOfAnOlderPlanAreHeldAgainstWhatTheySpeakOf(t *testing.T) {
	have := tenant.Policy{Type: "TenantDialPlan", Name: "uk", Settings: map[string]any{"NormalizationRules": []any{
		map[string]any{"Name": "Internal", "Description": "Support", "Pattern": "^5555$", "Translation": "+441612300714", "IsInternalExtension": true},
		map[string]any{"Name": "Prefix All", "Pattern": `^(\d+)$`, "Translation": "+$1"},
	}}}
	for name, c := range map[string]struct {
		expected string
		want     bool
	}{
		"an older plan":            {`[{"Name": "Internal", "Pattern": "^5555$", "Translation": "+441612300714"}]`, true},
		"as it is":                 {`[{"Name": "Internal", "Pattern": "^5555$", "Translation": "+441612300714", "Description": "Support", "IsInternalExtension": true}]`, true},
		"another description":      {`[{"Name": "Internal", "Pattern": "^5555$", "Translation": "+441612300714", "Description": "Reception"}]`, false},
		"no extension":             {`[{"Name": "Internal", "Pattern": "^5555$", "Translation": "+441612300714", "IsInternalExtension": false}]`, false},
		"another pattern":          {`[{"Name": "Internal", "Pattern": "^5556$", "Translation": "+441612300714"}]`, false},
		"a rule that is not there": {`[{"Name": "Internal", "Pattern": "^5555$", "Translation": "+441612300714"}, {"Name": "B", "Pattern": "^1$", "Translation": "+1"}]`, false},
	} {
		t.Run(name, func(t *testing.T) {
			var rules any
			if err := json.Unmarshal([]byte(c.expected), &rules); err != nil {
				t.Fatal(err)
			}
			want := tenant.Policy{Type: "TenantDialPlan", Name: "UK", Settings: map[string]any{"NormalizationRules": rules}}
			if got := plan.Reads(want, have); got != c.want {
				t.Errorf("%v", got)
			}
		})
	}
}
