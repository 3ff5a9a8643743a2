package engine_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/engine"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

const (
	suiteSKU = ident.SKU("46c3a859-c90d-40b3-9551-6178a48d5c18")
	teamsSKU = ident.SKU("7e31c0d9-9551-471d-836f-32ee72be4a01")
	phoneSKU = ident.SKU("e43b5b99-8dfb-405f-9987-dc307f34bcbd")
)

// phoneApart is the guide's design: the suite and Teams on one group, Teams Phone on another.
func (r room) phoneApart() {
	r.Helper()
	for _, p := range []persona.Persona{
		{ID: "base", Name: "Prov_UK_Standard_Baseline", Layer: persona.Baseline, Country: "GB", Licences: []ident.SKU{suiteSKU, teamsSKU},
			Rule: `user.country -eq "United Kingdom"`, Ordinal: 1},
		{ID: "mcr", Name: "Prov_Teams_Phone_Manchester", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{phoneSKU},
			Rule: `user.physicalDeliveryOfficeName -eq "Manchester"`, Ordinal: 1},
	} {
		must(r.T, r.wb.SavePersona(r.ctx, p))
	}
}

func quick() engine.Options {
	return engine.Options{FirstWait: 10 * time.Millisecond, MostWait: 100 * time.Millisecond, Patience: 20 * time.Second, Underway: time.Minute}
}

// By default a tenant takes Teams Phone on a group of its own. One that refuses it says so in Microsoft's words, the run explains that with the
// mend, and the plan after the mend is carried out whole.
func TestAnAddOnAloneIsTakenOrRefusedAndMended(t *testing.T) {
	for name, c := range map[string]struct {
		faults  string
		refused bool
	}{
		"taken by default":       {"", false},
		"taken at a rate of 0":   {"addon-alone=0,seed=3", false},
		"refused on the group":   {"addon-alone", true},
		"refused with its words": {"addon-alone=1:refuse,seed=3", true},
		"refused to the members": {"addon-alone:members", true},
	} {
		t.Run(name, func(t *testing.T) {
			r := openRoom(t, practice.Options{Users: 40, Seed: 7, Faults: c.faults})
			r.phoneApart()
			first := r.read()
			if !slices.ContainsFunc(first.Problems, alone) {
				t.Fatal("the plan does not say the risk")
			}
			if !c.refused {
				r.carry(first)
				wantNothingLeft(r)
				return
			}
			s, err := engine.Apply(r.ctx, r.tn, r.wb, first, quick())
			must(t, err)
			if s.Whole() {
				t.Fatal("it was refused, and the run says that all was seen")
			}
			says, why := r.failed(s.RunID, first)
			if says != "mcr" {
				t.Errorf("failed is %q: %s", says, why)
			}
			if !strings.Contains(why, "depends on the service plan(s)") && !strings.Contains(why, "DependencyViolation") {
				t.Errorf("the tenant's own words are missing: %s", why)
			}
			if !strings.Contains(why, "let the product that it adds to join the same group, with only the parts that are needed") {
				t.Errorf("the mend is not named: %s", why)
			}
			design, err := r.wb.Design(r.ctx)
			must(t, err)
			mended, joined := persona.Joined(design, design.Personas[slices.IndexFunc(design.Personas, func(p persona.Persona) bool { return p.ID == "mcr" })], nil)
			if !joined {
				t.Fatal("nothing joins")
			}
			must(t, r.wb.SavePersona(r.ctx, mended))
			second := r.read()
			if slices.ContainsFunc(second.Problems, alone) {
				t.Error("the mended design still says the risk")
			}
			r.carry(second)
			wantNothingLeft(r)
		})
	}
}

// alone says whether a problem is the risk of an add-on alone on a group.
func alone(p problem.Problem) bool { return p.Code == "LICENCE_ADDON_ALONE" }

// failed is the persona of the change that a run failed at, and what it says.
func (r room) failed(run int64, p plan.Plan) (who, why string) {
	r.Helper()
	states, err := r.wb.ChangeStates(r.ctx, run)
	must(r.T, err)
	for _, c := range p.Changes {
		if state := states[c.ID]; state.State == workbook.Refused {
			who, why = c.PersonaID, why+text.English().Print(state.Note)
		}
	}
	return who, why
}

func wantNothingLeft(r room) {
	r.Helper()
	if again := r.read(); !again.Empty() {
		r.Errorf("the plan after it has %v", kindsOf(again))
	}
	group, there, err := r.tn.Graph.GroupByUniqueName(r.ctx, "personadesk-mcr")
	must(r.T, err)
	if !there || !slices.ContainsFunc(group.Licences, func(l tenant.GroupLicence) bool { return l.SKU == phoneSKU }) {
		r.Errorf("the group hands out %+v", group.Licences)
	}
}
