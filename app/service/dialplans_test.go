package service

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
)

// theGuides makes the two dial plans of the guide, its slip mended.
func theGuides(t *testing.T, s *DialPlans) {
	t.Helper()
	for _, one := range []struct{ name, area, support string }{{"uk_persona1_mcr", "161", "+441612300714"}, {"uk_persona2_bim", "121", "+441217415718"}} {
		must(t, s.Create(one.name, "GB", "", false))
		for i, r := range []persona.NormalizationRule{
			{Name: "Local", Pattern: `^(\d{7})$`, Translation: "+44" + one.area + "$1"},
			{Name: "Internal", Description: "IT support", Pattern: `^5555$`, Translation: one.support, IsInternalExtension: true},
			{Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"},
			{Name: "International", Pattern: `^00(.*)$`, Translation: "+$1"},
		} {
			must(t, s.SaveRule(one.name, i, r))
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// carryOut approves the plan, runs it and waits until all is seen.
func carryOut(t *testing.T, d *Desk) {
	t.Helper()
	s := &Plan{d.Session(t.Context())}
	v, err := s.Make()
	must(t, err)
	print := strings.ReplaceAll(v.Fingerprint, " ", "")
	must(t, s.Approve(print[len(print)-4:]))
	_, err = s.Run()
	must(t, err)
	waitFor(t, d)
	list, err := (&Runs{d.Session(t.Context())}).List()
	if err != nil || len(list) == 0 || list[0].State != "seen" {
		t.Fatalf("%+v, %v", list, err)
	}
}

func changesOf(t *testing.T, d *Desk) []string {
	t.Helper()
	p, err := d.MakePlan(t.Context())
	must(t, err)
	list := []string{}
	for _, c := range p.Changes {
		list = append(list, string(c.Kind)+" "+c.Subject)
	}
	return list
}

func TestDialPlansFromAnEmptyWorkbookReachTheTenant(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	theGuides(t, s)
	if got := changesOf(t, d); !slices.Equal(got, []string{"createPolicy uk_persona1_mcr", "createPolicy uk_persona2_bim"}) {
		t.Fatalf("%q", got)
	}
	carryOut(t, d)
	if got := changesOf(t, d); len(got) != 0 {
		t.Fatalf("a second plan finds %q", got)
	}

	// What is taken out of the design and taken over from the tenant is as it was: nothing changes.
	must(t, s.Delete("uk_persona1_mcr"))
	must(t, s.Delete("uk_persona2_bim"))
	must(t, s.TakeOver([]string{"uk_persona1_mcr", "UK_persona2_bim"}))
	v, err := s.Look("here", "uk_persona1_mcr")
	if err != nil || len(v.Rules) < 4 || !v.InTenant || !v.Rules[1].Rule.IsInternalExtension || v.Rules[1].Rule.Description != "IT support" {
		t.Fatalf("%+v, %v", v, err)
	}
	if got := changesOf(t, d); len(got) != 0 {
		t.Fatalf("taking over changes %q", got)
	}

	// A rule that is changed is one change, and it is seen.
	must(t, s.MoveRule("uk_persona1_mcr", 3, 2))
	if got := changesOf(t, d); !slices.Equal(got, []string{"updatePolicy uk_persona1_mcr"}) {
		t.Fatalf("%q", got)
	}
	carryOut(t, d)
	if got := changesOf(t, d); len(got) != 0 {
		t.Fatalf("%q", got)
	}
}

func TestARuleThatCannotBeReadIsNotKept(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	must(t, s.Create("uk", "GB", "", false))
	slip := persona.NormalizationRule{Name: "Domestic", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}
	wantCode(t, s.SaveRule("uk", 0, slip), "RULE_PATTERN")
	e, err := s.Examine("uk", 0, slip)
	if err != nil || e.Sound || !e.Mended || len(e.Findings) != 1 || e.Findings[0].Offset != 2 || e.Findings[0].Fix == nil {
		t.Fatalf("%+v, %v", e, err)
	}
	must(t, (&Drafts{d.Session(t.Context())}).Keep("dialplan/uk/rule/", "typed"))
	if all, err := (&Drafts{d.Session(t.Context())}).All(); err != nil || all["dialplan/uk/rule/"] != "typed" {
		t.Errorf("%v, %v", all, err)
	}
	v, err := s.Look("here", "uk")
	if err != nil || len(v.Rules) != 0 || len(v.Problems) != 1 || v.Problems[0].Code != "DIALPLAN_EMPTY" {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAWrongTestNumberIsAProblemOfThePlan(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	theGuides(t, s)
	must(t, s.SaveTests("uk_persona1_mcr", []phone.TestNumber{{Dialled: "0012025550143", Becomes: "+12025550143", From: phone.Typed}, {Dialled: "0049309018", Becomes: "+49309018", From: phone.Typed}}))
	v, err := s.Look("here", "uk_persona1_mcr")
	if err != nil || v.Right != 1 || len(v.Tests) != 2 {
		t.Fatalf("%+v, %v", v, err)
	}
	p, err := d.MakePlan(t.Context())
	must(t, err)
	codes := []string{}
	for _, found := range p.Problems {
		codes = append(codes, found.Code)
	}
	if !slices.Contains(codes, "DIALPLAN_TEST") {
		t.Errorf("the plan finds %q", codes)
	}
	must(t, s.MoveRule("uk_persona1_mcr", 3, 2))
	if v, err = s.Look("here", "uk_persona1_mcr"); err != nil || v.Right != 2 {
		t.Errorf("after the rule was moved: %+v, %v", v, err)
	}
	wantCode(t, s.SaveTests("uk_persona1_mcr", []phone.TestNumber{{Dialled: "5"}}), "DIALPLAN_TEST_HALF")
	wantCode(t, s.SaveTests("uk_persona1_mcr", []phone.TestNumber{{Dialled: "5", Becomes: "+5"}, {Dialled: "5", Becomes: "+5"}}), "DIALPLAN_TEST_TWICE")
}

func TestADialPlanIsRenamedAndDeletedWithWhoGivesIt(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	personas := &Personas{d.Session(t.Context())}
	theGuides(t, s)
	id, err := personas.Create("calling", "Prov_Teams_Phone_Manchester")
	must(t, err)
	must(t, personas.SetPolicy(id, persona.DialPlanType, "uk_persona1_mcr"))
	chosen := func() string {
		t.Helper()
		detail, err := personas.Detail(id)
		must(t, err)
		for _, c := range detail.Persona.Policies {
			return string(c.Name)
		}
		return ""
	}
	wantCode(t, s.Rename("uk_persona1_mcr", "UK_Persona2_BIM"), "DIALPLAN_THERE")
	wantCode(t, s.Rename("uk_persona1_mcr", strings.Repeat("x", 50)), "DIALPLAN_NAME_LONG")
	must(t, s.Rename("uk_persona1_mcr", "uk_manchester"))
	if got := chosen(); got != "uk_manchester" {
		t.Errorf("the persona gives %q", got)
	}
	v, err := s.Look("here", "uk_manchester")
	if err != nil || len(v.Given) != 1 || v.Given[0].ID != id {
		t.Errorf("%+v, %v", v.Given, err)
	}
	must(t, s.Delete("uk_manchester"))
	if got := chosen(); got != "" {
		t.Errorf("the persona still gives %q", got)
	}
	_, err = (&Shell{d.Session(t.Context())}).Undo()
	must(t, err)
	if got := chosen(); got != "uk_manchester" {
		t.Errorf("after undo the persona gives %q", got)
	}
}

func TestTemplatesAndTheOtherSides(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	must(t, s.Create("uk", "GB", "161", true))
	wantCode(t, s.Create("UK", "GB", "", true), "DIALPLAN_THERE")
	wantCode(t, s.Create("x", "GB", "0161", true), "DIALPLAN_AREA")
	wantCode(t, s.Create("x", "AQ", "", true), "DIALPLAN_TEMPLATE")
	must(t, s.FillIn("uk", "GB", "161"))
	v, err := s.Look("here", "uk")
	if err != nil || len(v.Rules) != 3 || v.Right != len(v.Tests) || v.Right < 5 || v.Rules[0].Template == nil {
		t.Fatalf("%+v, %v", v, err)
	}
	dialled, err := s.Dial("here", "uk", "4960100")
	if err != nil || dialled.Number != "+441614960100" || !slices.Equal(dialled.Steps, []string{"noMatch", "noMatch", "takes"}) {
		t.Errorf("%+v, %v", dialled, err)
	}
	if dialled, err = s.Dial("template", "DE", "112"); err != nil || !dialled.Emergency || !dialled.Tested {
		t.Errorf("%+v, %v", dialled, err)
	}
	must(t, s.Duplicate("here", "uk", "uk_copy"))
	pairs, err := s.Compare("here", "uk", "here", "uk_copy")
	if err != nil || len(pairs) != 3 || pairs[0].State != "same" {
		t.Errorf("%+v, %v", pairs, err)
	}
	all, err := s.Overview()
	if err != nil || len(all.Plans) != 2 || !all.Read || len(all.Tenant) == 0 || all.Tenant[0].Name != "Global" || all.Tenant[0].Users == 0 {
		t.Errorf("%+v, %v", all.Tenant, err)
	}
	if p, err := d.MakePlan(t.Context()); err != nil || !slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return c.Subject == "uk_copy" }) {
		t.Errorf("%v", err)
	}
}

func TestGlobalIsEditedOnPurposeOnly(t *testing.T) {
	d := emptyDesk(t)
	s := &DialPlans{d.Session(t.Context())}
	must(t, s.TakeOver([]string{"Global"}))
	must(t, s.FillIn("Global", "GB", ""))
	p, err := d.MakePlan(t.Context())
	must(t, err)
	if len(p.Changes) != 1 || p.Changes[0].Kind != plan.UpdateGlobal || len(p.Changes[0].Users) == 0 {
		t.Fatalf("%+v %+v", p.Changes, p.Problems)
	}
}
