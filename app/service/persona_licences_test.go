package service

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
)

func TestAnAddOnAloneIsMendedWithOneKeyAndOneUndo(t *testing.T) {
	d := readDesk(t)
	alone := func() []FixableView { return problemsOfPersona(t, d, "manchester", "LICENCE_ADDON_ALONE") }
	if len(alone()) != 1 {
		t.Fatal("the risk is not said")
	}
	takeFix(t, d, alone()[0])
	p, err := personaOf(designOf(t, d), "manchester")
	if err != nil || len(alone()) > 0 || !slices.Contains(p.Licences, ident.SKU("7e31c0d9-9551-471d-836f-32ee72be4a01")) {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := (&Shell{d.Session(t.Context())}).Undo(); err != nil || len(alone()) != 1 {
		t.Errorf("undo: %v", err)
	}
}
