package service

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
)

func TestAnAddOnAloneIsMendedWithOneKeyAndOneUndo(t *testing.T) {
	d := readDesk(t)
	s := &Personas{d.Session(t.Context())}
	alone := func() bool {
		detail, err := s.Detail("manchester")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range detail.Card.Problems {
			if p.Code == "LICENCE_ADDON_ALONE" {
				return true
			}
		}
		return false
	}
	if !alone() {
		t.Fatal("the risk is not said")
	}
	if err := s.JoinPrerequisite("manchester"); err != nil {
		t.Fatal(err)
	}
	p, err := personaOf(designOf(t, d), "manchester")
	if err != nil || alone() || !slices.Contains(p.Licences, ident.SKU("7e31c0d9-9551-471d-836f-32ee72be4a01")) {
		t.Errorf("%+v, %v", p, err)
	}
	wantCode(t, s.JoinPrerequisite("manchester"), "LICENCE_NOTHING_TO_JOIN")
	if _, err := (&Shell{s.Session}).Undo(); err != nil || !alone() {
		t.Errorf("undo: %v", err)
	}
}
