package engine

import (
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// waitingForVoice is a tenant in which everything is as designed but voice, and the plan that enables it for three.
func waitingForVoice(t *testing.T) (*fake.Tenant, *workbook.Workbook, plan.Plan) {
	t.Helper()
	f, wb := fake.New(6), newBook(t, "")
	hr := fake.HR
	hr.Number, hr.Queues = persona.NumberRule{Kind: persona.NoNumber}, nil
	must(t, wb.SavePersona(ctx, hr))
	s, err := Apply(ctx, f.Doors(), wb, planned(t, wb, f), fast(t))
	must(t, err)
	if !s.Whole() || len(f.State.Voice) > 0 {
		t.Fatalf("%+v, voice %v", s, f.State.Voice)
	}
	hr.Number = persona.NumberRule{Kind: persona.VoiceOnly}
	must(t, wb.SavePersona(ctx, hr))
	p := planned(t, wb, f)
	if len(p.Changes) != 3 || p.Bill.VoiceOn != 3 {
		t.Fatalf("the plan is not what this test is about: %v", p.Changes)
	}
	return f, wb, p
}

func TestVoiceIsEnabledAndSeen(t *testing.T) {
	f, wb, p := waitingForVoice(t)
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if !s.Whole() || s.Seen != 3 || len(f.State.Voice) != 3 {
		t.Fatalf("%+v, voice %v", s, f.State.Voice)
	}
	if f.Reads["UserConfigurationsOf"] > 3 {
		t.Errorf("three people were asked for %d times", f.Reads["UserConfigurationsOf"])
	}
	if again := planned(t, wb, f); !again.Empty() {
		t.Errorf("again: %v", again.Changes)
	}
}

func TestVoiceIsNotEnabledForWhomThePlanIsNoMoreRightOf(t *testing.T) {
	for name, c := range map[string]struct {
		before func(f *fake.Tenant)
		says   string
	}{
		"left the persona": {func(f *fake.Tenant) { f.State.Department[f.State.Users[0]] = "IT" }, "not in the provisioning group"},
		"has a number by now": {func(f *fake.Tenant) {
			f.State.Numbers[0].Target, f.State.Numbers[0].Activation = f.State.Users[0], "activated"
		}, "has a number by now"},
	} {
		t.Run(name, func(t *testing.T) {
			f, wb, p := waitingForVoice(t)
			c.before(f)
			s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
			must(t, err)
			states, err := wb.ChangeStates(ctx, s.RunID)
			must(t, err)
			got := states["voice:"+string(f.State.Users[0])]
			if s.Skipped != 1 || s.Seen != 2 || got.State != workbook.Skipped || !strings.Contains(text.English().Print(got.Note), c.says) {
				t.Errorf("%+v, %+v", s, got)
			}
			if f.State.Voice[f.State.Users[0]] {
				t.Error("voice was enabled")
			}
		})
	}
}

func TestVoiceThatIsAcceptedAndNotShownIsNotDone(t *testing.T) {
	f, wb, p := waitingForVoice(t)
	f.Wrote = func(int) { clear(f.State.Voice) }
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if s.Seen != 0 || s.Unknown != 3 {
		t.Errorf("%+v", s)
	}
}
