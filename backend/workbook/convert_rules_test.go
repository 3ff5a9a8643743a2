package workbook

import (
	"testing"

	"personadesk/backend/audit"
	"personadesk/backend/persona"
)

// A workbook from before the rule of a new persona was empty keeps what it reached, and the record says so.
func TestPersonasThatReachedEverybodyWithoutARuleKeepWhatTheyReached(t *testing.T) {
	w := create(t)
	on := persona.Condition{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}}
	leeds := persona.Condition{Property: "city", Operator: "eq", Values: []string{"Leeds"}}
	for _, p := range []persona.Persona{
		{ID: "before", Name: "Before", Layer: persona.Baseline, Conditions: []persona.Condition{on}},
		{ID: "nothing", Name: "Nothing", Layer: persona.Baseline},
		{ID: "leeds", Name: "Leeds", Layer: persona.Baseline, Conditions: []persona.Condition{leeds, on}},
		{ID: "written", Name: "Written", Layer: persona.Baseline, Rule: `user.city -eq "York"`, Conditions: []persona.Condition{on}},
		{ID: "broken", Name: "Broken", Layer: persona.Baseline, Conditions: []persona.Condition{{Property: "accountEnabled", Operator: "match", Values: []string{"("}}}},
	} {
		must(t, w.SavePersona(ctx, p))
	}
	resealBeforeSums(t, w)
	list := embedded()
	at := len(list)
	for at > 0 && list[at-1].name != "0011_rules.sql" {
		at--
	}
	if at == 0 {
		t.Fatal("the step is not there")
	}
	must(t, w.step(ctx, list[at-1], len(list), true))
	must(t, w.recallAudit(ctx))
	must(t, w.watchSums(ctx))
	d, err := w.Design(ctx)
	must(t, err)
	want := map[string]string{"before": "user.accountEnabled -eq true", "nothing": "", "leeds": "", "written": `user.city -eq "York"`, "broken": ""}
	for _, p := range d.Personas {
		if p.Rule != want[p.ID] {
			t.Errorf("%s: %q, want %q", p.ID, p.Rule, want[p.ID])
		}
	}
	entries, _, err := w.AuditList(ctx, AuditQuery{About: audit.Persona("before"), Limit: 1})
	must(t, err)
	if len(entries) != 1 || entries[0].Note.Code != "edit.persona.rule-written-out" || entries[0].Before == entries[0].After {
		t.Errorf("the record says %+v", entries)
	}
	if _, total, err := w.AuditList(ctx, AuditQuery{About: audit.Persona("nothing")}); err != nil || total != 1 {
		t.Errorf("%d entries of what was left alone, %v", total, err)
	}
	must(t, w.AuditVerify(ctx))
	must(t, w.SavePersona(ctx, persona.Persona{ID: "after", Name: "After", Layer: persona.Baseline}))
	must(t, w.AuditVerify(ctx))
}
