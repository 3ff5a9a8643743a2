package service

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

const (
	phoneSKU   = "e43b5b99-8dfb-405f-9987-dc307f34bcbd"
	minutesSKU = "0dab259f-bf13-4952-b7f8-7db8f131b28d" // which no persona of the sample gives
)

func licenceLine(t *testing.T, d *Desk, sku string) (LicencesView, LicenceLine) {
	t.Helper()
	v, err := (&Licences{d.Session(t.Context())}).View()
	must(t, err)
	i := slices.IndexFunc(v.Lines, func(l LicenceLine) bool { return l.SKU == sku })
	if i < 0 {
		return v, LicenceLine{SKU: "none"}
	}
	return v, v.Lines[i]
}

func TestALicenceAsBoughtIsTypedBeforeTheTenantIsRead(t *testing.T) {
	d := sampleDesk(t)
	s := &Licences{d.Session(t.Context())}
	wantCode(t, s.Save(voice.Purchase{Seats: 3}), "LICENCE_PRODUCT")
	wantCode(t, s.Save(voice.Purchase{Product: minutesSKU, Seats: -1}), "LICENCE_SEATS")
	must(t, s.Save(voice.Purchase{Product: minutesSKU, Seats: 40, For: " Sales ", Note: "Order 7, due in May"}))
	v, line := licenceLine(t, d, minutesSKU)
	if line.Ordered != 40 || line.Purchase.For != "Sales" || line.Owned != -1 || line.Used != -1 || line.Needed != -1 || line.Short != -1 || v.Read || v.Counted {
		t.Errorf("%+v of %+v: what was not read is not known", line, v)
	}
	must(t, s.Forget(minutesSKU))
	if _, line := licenceLine(t, d, minutesSKU); line.SKU != "none" {
		t.Errorf("%+v", line)
	}
	if _, err := (&Shell{s.Session}).Undo(); err != nil {
		t.Fatal(err)
	}
	if _, line := licenceLine(t, d, minutesSKU); line.Ordered != 40 {
		t.Errorf("one undo: %+v", line)
	}
}

func TestSeatsAreOwnedUsedNeededAndShort(t *testing.T) {
	d := readDesk(t)
	v, line := licenceLine(t, d, phoneSKU)
	if !v.Read || !v.Counted || line.Owned <= line.Used || line.Needed == 0 || line.Short != 0 || len(line.Personas) != 2 || line.Ordered != -1 {
		t.Errorf("%+v", line)
	}
	if len(v.Groups) != 5 || len(v.Groups[3].Licences) != 0 || v.Given[0].Type != "" || v.Given[1].Type != "Dial plan" {
		t.Errorf("%+v %+v", v.Groups, v.Given)
	}
	s := &Licences{d.Session(t.Context())}
	must(t, s.Save(voice.Purchase{Product: phoneSKU, Seats: line.Owned + 5}))
	has := func(code string) bool {
		_, line := licenceLine(t, d, phoneSKU)
		return slices.ContainsFunc(line.Problems, func(p FixableView) bool { return p.Code == code })
	}
	if !has("SEATS_DIFFER") {
		t.Error("what is written down differs from the tenant, and nobody says so")
	}
	must(t, s.Save(voice.Purchase{Product: phoneSKU, Seats: line.Owned}))
	if has("SEATS_DIFFER") {
		t.Error("it does not differ")
	}
	design := designOf(t, d)
	p, err := personaOf(design, "uk-baseline")
	must(t, err)
	p.Licences = append(p.Licences, ident.SKU(minutesSKU))
	must(t, (&Personas{s.Session}).Save(p))
	if _, short := licenceLine(t, d, minutesSKU); short.Short != short.Needed-(short.Owned-short.Used) || short.Short <= 0 {
		t.Errorf("%+v", short)
	}
	kept, err := d.kept()
	must(t, err)
	all, err := kept.Problems(t.Context())
	must(t, err)
	n := 0
	for _, found := range all {
		if found.Code == "PLAN_SEATS_SHORT" && found.Severity == problem.Error {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the check says %d times that seats are short", n)
	}
}

func TestALicenceProblemIsMendedOnItsScreen(t *testing.T) {
	d := readDesk(t)
	s := &Licences{d.Session(t.Context())}
	fix := func(sku, code string) {
		t.Helper()
		_, line := licenceLine(t, d, sku)
		i := slices.IndexFunc(line.Problems, func(p FixableView) bool { return p.Code == code })
		if i < 0 || len(line.Problems[i].Fixes) == 0 {
			t.Fatalf("no %s with a fix: %+v", code, line.Problems)
		}
		takeFix(t, d, line.Problems[i])
	}
	for range 2 { // Manchester and London
		fix(phoneSKU, "LICENCE_ADDON_ALONE")
	}
	for _, id := range []string{"manchester", "london"} {
		p, err := personaOf(designOf(t, d), id)
		must(t, err)
		if len(persona.Alone(p)) > 0 {
			t.Errorf("%s: %v", id, p.Licences)
		}
	}
	const e5 = "06ebc4ee-1bb5-47dd-8120-11324bc54e06"
	p, err := personaOf(designOf(t, d), "uk-baseline")
	must(t, err)
	p.Licences = []ident.SKU{e5, phoneSKU}
	must(t, (&Personas{s.Session}).Save(p))
	fix(phoneSKU, "LICENCE_SUPERFLUOUS")
}
