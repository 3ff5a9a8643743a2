package workbook

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

func TestAnEditIsNamedByWhatItDid(t *testing.T) {
	sales := persona.Persona{ID: "sales", Name: "Sales agent", Layer: persona.Calling, Rule: `user.department -eq "Sales"`,
		Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "A"}}}
	hr := persona.Policy{Type: "TeamsCallingPolicy", Name: "HR_Calling", Settings: []persona.Setting{{Name: "AllowVoicemail", Kind: persona.SettingText, Value: "AlwaysDisabled"}}}
	help := voice.Queue{Name: "Help desk", Language: "en-GB"}
	personaWith := func(change func(p *persona.Persona)) func(context.Context, *Workbook) error {
		p := sales
		change(&p)
		return func(ctx context.Context, w *Workbook) error { return w.SavePersona(ctx, p) }
	}
	policyWith := func(settings ...persona.Setting) func(context.Context, *Workbook) error {
		p := hr
		p.Settings = settings
		return func(ctx context.Context, w *Workbook) error { return w.SavePolicy(ctx, p) }
	}
	for _, c := range []struct {
		name string
		edit func(context.Context, *Workbook) error
		want string
	}{
		{"the rule, kept as conditions and as text", personaWith(func(p *persona.Persona) {
			p.Rule, p.Conditions = `user.city -eq "Leeds"`, []persona.Condition{{Property: "city", Operator: "eq", Values: []string{"Leeds"}}}
		}), "Change the rule of Sales agent"},
		{"two fields", personaWith(func(p *persona.Persona) { p.Owner, p.Description = "Ann", "Sells" }), "Change the description and the owner of Sales agent"},
		{"more of them are counted", personaWith(func(p *persona.Persona) { p.Owner, p.Description, p.Location = "Ann", "Sells", "Leeds" }), "Change 3 fields of Sales agent"},
		{"the new name is the name", personaWith(func(p *persona.Persona) { p.Name = "Seller" }), "Change the name of Seller"},
		{"a policy that a persona gives", personaWith(func(p *persona.Persona) { p.Policies = []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "B"}} }), "Change Calling policy of Sales agent"},
		{"one that it gives no more", personaWith(func(p *persona.Persona) { p.Policies = nil }), "Change Calling policy of Sales agent"},
		{"a persona that is new", func(ctx context.Context, w *Workbook) error {
			return w.SavePersona(ctx, persona.Persona{ID: "new", Name: "New one"})
		}, "Add persona New one"},
		{"a persona that goes", func(ctx context.Context, w *Workbook) error { return w.DeletePersona(ctx, "sales") }, "Delete persona Sales agent"},
		{"one setting, by its words", policyWith(persona.Setting{Name: "AllowVoicemail", Kind: persona.SettingText, Value: "AlwaysEnabled"}), "Change Voicemail of HR_Calling"},
		{"one setting more and one less", policyWith(persona.Setting{Name: "AllowDelegation", Kind: persona.SettingTruth, Value: "true"}), "Change Delegation and Voicemail of HR_Calling"},
		{"a setting that the catalogue lacks", policyWith(hr.Settings[0], persona.Setting{Name: "Newest", Kind: persona.SettingText, Value: "x"}), "Change Newest of HR_Calling"},
		{"a field that held nothing and is written now as nothing", func(ctx context.Context, w *Workbook) error {
			q := help
			q.Groups, q.Music = []string{}, voice.Queue{}.Music
			q.Number = "+441614960990"
			return w.SaveQueue(ctx, q)
		}, "Change the number of Help desk"},
		{"hours of their own", func(ctx context.Context, w *Workbook) error {
			return w.SaveThing(ctx, voice.Schedule{Name: "Office hours", Week: []voice.Day{{}}})
		}, "Change the week of Office hours"},
		{"a thing that is new", func(ctx context.Context, w *Workbook) error { return w.SaveThing(ctx, voice.Site{Name: "Leeds"}) }, "Add site Leeds"},
		{"a name of its own is kept", func(ctx context.Context, w *Workbook) error {
			return w.Together(ctx, text.Literal("Give HR a voice"), func(ctx context.Context) error { return policyWith()(ctx, w) })
		}, "Give HR a voice"},
		{"several of one kind keep the name they were given", func(ctx context.Context, w *Workbook) error {
			return w.Together(ctx, text.Of("edit.policy", "HR_Calling"), func(ctx context.Context) error {
				if err := w.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "Other"}); err != nil {
					return err
				}
				return policyWith()(ctx, w)
			})
		}, "Change policy HR_Calling"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := create(t)
			must(t, w.SavePersona(ctx, sales))
			must(t, w.SavePolicy(ctx, hr))
			must(t, w.SaveQueue(ctx, help))
			must(t, w.SaveThing(ctx, voice.Schedule{Name: "Office hours"}))
			must(t, c.edit(ctx, w))
			label, ok, err := w.CanUndo(ctx)
			if got := text.English().Print(label); err != nil || !ok || got != c.want {
				t.Errorf("%q %v %v, want %q", got, ok, err, c.want)
			}
		})
	}
}

func TestEveryFieldOfTheDesignHasAWord(t *testing.T) {
	kinds := map[string]any{"persona": persona.Persona{}, "policy": persona.Policy{}, "queue": voice.Queue{}}
	for _, thing := range []voice.Thing{voice.Attendant{}, voice.Schedule{}, voice.Account{}, voice.Site{}, voice.Location{}, voice.Usage{}, voice.Route{}, voice.Team{}, voice.Purchase{}} {
		kinds[string(thing.Kind())] = thing
	}
	for kind, of := range kinds {
		told, known := fieldsOf[kind]
		if !known || !text.Known("edit.made."+kind) {
			t.Errorf("nobody can name an edit of a %s", kind)
		}
		var words []string
		for _, field := range told {
			field, word, shared := strings.Cut(field, "=")
			if !shared {
				word = field
			}
			if words = append(words, field); !text.Known("field." + kind + "." + word) {
				t.Errorf("the field %s of a %s has no words", field, kind)
			}
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(of)) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			isKey := name == "name" && !slices.Contains(words, "name") // what it is found by
			if name != "" && name != "-" && !isKey && !slices.Contains(untold, name) && !slices.Contains(words, name) {
				t.Errorf("an edit of the field %s of a %s is not named", name, kind)
			}
		}
	}
	if len(kinds) != len(fieldsOf) {
		t.Errorf("%d kinds, %d with fields", len(kinds), len(fieldsOf))
	}
}
