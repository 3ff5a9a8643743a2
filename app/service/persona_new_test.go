package service

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
)

// designOf is the design of the open workbook.
func designOf(t *testing.T, d *Desk) persona.Design {
	t.Helper()
	design, err := d.design(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return design.Persona
}

func TestAPersonaFromTheLibraryIsOneEdit(t *testing.T) {
	d := emptyDesk(t)
	s := &Personas{d.Session(t.Context())}
	library, err := s.Library()
	if err != nil || len(library.Starts) < 12 || len(library.Countries) == 0 {
		t.Fatalf("%d starting points, %v", len(library.Starts), err)
	}
	id, err := s.Begin("sales-agent", "uk_sales_agent", "GB")
	if err != nil {
		t.Fatal(err)
	}
	design := designOf(t, d)
	p, err := personaOf(design, id)
	if err != nil || len(p.Policies) != 2 || len(design.Policies) != 2 || p.Country != "GB" || persona.HasRule(p) {
		t.Fatalf("%+v with %+v, %v", p, design.Policies, err)
	}
	if got := reachEverywhere(t, d, id); got.card != 0 || got.group || !slices.Contains(got.problems, "PERSONA_OPEN") {
		t.Errorf("%+v", got)
	}
	if _, err := (&Shell{s.Session}).Undo(); err != nil {
		t.Fatal(err)
	}
	if design := designOf(t, d); len(design.Personas) != 0 || len(design.Policies) != 0 {
		t.Errorf("one undo leaves %+v", design)
	}
	_, err = s.Begin("nothing-like-it", "x", "")
	wantCode(t, err, "PERSONA_START")
	_, err = s.Begin("sales-agent", " ", "")
	wantCode(t, err, "PERSONA_NAME")
}

func TestACopyReachesNobodyAndASharedPolicyIsSplit(t *testing.T) {
	d := readDesk(t)
	s := &Personas{d.Session(t.Context())}
	id, err := s.Duplicate("manchester", "Prov_Teams_Phone_Leeds")
	if err != nil {
		t.Fatal(err)
	}
	if got := reachEverywhere(t, d, id); got.card != 0 || got.group || got.state != "empty" {
		t.Errorf("a copy: %+v", got)
	}
	before := designOf(t, d)
	from, _ := personaOf(before, "manchester")
	shared := from.Policies[0]
	if err := s.SetPolicy(id, shared.Type, string(shared.Name)); err != nil {
		t.Fatal(err)
	}
	detail, err := s.Detail(id)
	if err != nil {
		t.Fatal(err)
	}
	row := func() SettingView {
		for _, area := range detail.Areas {
			for _, row := range area.Rows {
				if row.Type == shared.Type {
					return row
				}
			}
		}
		return SettingView{}
	}
	if !slices.Equal(row().Shared, []string{from.Name}) {
		t.Errorf("it is not said with whom it is shared: %+v", row())
	}
	if err := s.SplitPolicy(id, shared.Type); err != nil {
		t.Fatal(err)
	}
	if detail, err = s.Detail(id); err != nil || len(row().Shared) != 0 || row().Value == string(shared.Name) {
		t.Errorf("after splitting: %+v, %v", row(), err)
	}
	wantCode(t, s.SplitPolicy(id, shared.Type), "POLICY_NOT_SHARED")
	v, err := s.Compare([]string{"manchester", id})
	if err != nil || len(v.Names) != 2 || v.Differ == 0 {
		t.Errorf("%+v, %v", v, err)
	}
}
