package document

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/workbook"
)

// standing is a workbook with a persona that has a policy named after it, one that somebody named otherwise, and another persona whose users
// have to be in its group.
func standing(ctx context.Context, t *testing.T) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "a.personadesk"), workbook.Options{Actor: "ada"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	})
	sets := []persona.Setting{{Name: "AllowPrivateCalling", Kind: persona.SettingTruth, Value: "false"}}
	sales := persona.Persona{ID: "sales", Name: "Sales", Layer: persona.Calling, Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Sales_Calling"}, {Type: "CallingLineIdentity", Name: "Front"}}}
	for _, err := range []error{
		wb.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "Sales_Calling", Settings: sets}),
		wb.SavePolicy(ctx, persona.Policy{Type: "CallingLineIdentity", Name: "Front", Settings: []persona.Setting{{Name: "EnableUserOverride", Kind: persona.SettingTruth, Value: "true"}}}),
		wb.SavePersona(ctx, sales),
		wb.SavePersona(ctx, persona.Persona{ID: "lead", Name: "Lead", Layer: persona.Department, SecurityGroups: []string{"Sales"}}),
		wb.SaveQueue(ctx, persona.Queue{Name: "Orders", Groups: []string{"Sales"}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return wb
}

// What an import takes along is what the screen takes along, to the last row; the preview names it, and one undo takes it back.
func TestAnImportedNameTakesAlongWhatTheScreenDoes(t *testing.T) {
	ctx := t.Context()
	for name, c := range map[string]struct {
		there workbook.There
		file  func(d *Design) // beside the name
	}{
		"the tenant has nothing":            {func(string, ident.PolicyName) bool { return false }, func(*Design) {}},
		"the tenant has the policies":       {func(string, ident.PolicyName) bool { return true }, func(*Design) {}},
		"the file has personas and no more": {func(string, ident.PolicyName) bool { return true }, func(d *Design) { d.Policies, d.Queues, d.Convention = nil, nil, nil }},
		"the file names the policy anew itself": {func(string, ident.PolicyName) bool { return true }, func(d *Design) {
			for i, p := range d.Policies {
				if p.Name == "Sales_Calling" {
					d.Policies[i].Name = "Field_Calling"
				}
			}
			for i := range d.Personas {
				for j, p := range d.Personas[i].Policies {
					if p.Name == "Sales_Calling" {
						d.Personas[i].Policies[j].Name = "Field_Calling"
					}
				}
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			screen, file := standing(ctx, t), standing(ctx, t)
			if err := screen.RenamePersona(ctx, "sales", "Field", c.there); err != nil {
				t.Fatal(err)
			}
			before := stands(ctx, t, file)
			d := DesignOf(before)
			d.Personas = slices.Clone(d.Personas)
			for i := range d.Personas {
				if d.Personas[i].ID == "sales" {
					d.Personas[i].Policies = slices.Clone(d.Personas[i].Policies)
					d.Personas[i].Name = "Field"
				}
			}
			d.Policies = slices.Clone(d.Policies)
			c.file(&d)
			shown, err := DesignEdits(before, d, c.there)
			if err != nil {
				t.Fatal(err)
			}
			taken, err := TakeDesign(ctx, file, d, c.there)
			if err != nil || cmp.Diff(shown, taken) != "" {
				t.Errorf("%v: shown and taken differ: %s", err, cmp.Diff(shown, taken))
			}
			want, got := stands(ctx, t, screen).Persona, stands(ctx, t, file).Persona
			if name == "the file names the policy anew itself" {
				if !hasPolicy(got.Policies, "TeamsCallingPolicy", "Field_Calling") || !slices.ContainsFunc(got.Policies, func(p persona.Policy) bool { return p.Name == "Sales_Calling" && p.Gone }) {
					t.Errorf("%+v", got.Policies)
				}
			} else if d := cmp.Diff(plain(want), plain(got)); d != "" {
				t.Errorf("the screen and the file: %s", d)
			}
			if _, err := file.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(plain(before.Persona), plain(stands(ctx, t, file).Persona)); d != "" {
				t.Errorf("one undo: %s", d)
			}
		})
	}
}

// plain is what of a design a rename touches.
func plain(d persona.Design) map[string]any {
	policies := slices.Clone(d.Policies)
	slices.SortFunc(policies, func(a, b persona.Policy) int { return cmpText(policyID(a), policyID(b)) })
	return map[string]any{"personas": d.Personas, "policies": policies, "queues": d.Queues}
}

func cmpText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// A name that stays takes nothing along, and what goes along is said once for each policy.
func TestWhatFollowsIsSaid(t *testing.T) {
	ctx := t.Context()
	now := stands(ctx, t, standing(ctx, t))
	d := DesignOf(now)
	if list := Followed(now, d, nil); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	d.Personas = slices.Clone(d.Personas)
	for i := range d.Personas {
		if d.Personas[i].ID == "sales" {
			d.Personas[i].Name = "Field"
		}
	}
	if list := Followed(now, d, nil); len(list) != 1 || list[0].Code != "DESIGN_FOLLOWED" || list[0].Where.ID != "TeamsCallingPolicy/Sales_Calling" {
		t.Errorf("%+v", list)
	}
}
