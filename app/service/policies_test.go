package service

import (
	"context"
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// ofCalling makes a calling policy with what it sets, and gives its key.
func ofCalling(t *testing.T, s *Policies, name string, settings ...string) string {
	t.Helper()
	key, err := s.Create("TeamsCallingPolicy", name)
	must(t, err)
	for i := 0; i < len(settings); i += 2 {
		must(t, s.Set(key, settings[i], settings[i+1]))
	}
	return key
}

func detailOf(t *testing.T, s *Policies, key string) PolicyDetailView {
	t.Helper()
	v, err := s.Detail(key)
	must(t, err)
	return v
}

func settingOf(v PolicyDetailView, name string) PolicySettingView {
	at := slices.IndexFunc(v.Settings, func(one PolicySettingView) bool { return one.Name == name })
	if at < 0 {
		return PolicySettingView{}
	}
	return v.Settings[at]
}

func TestWhatCannotBeAPolicyIsRefused(t *testing.T) {
	d := emptyDesk(t)
	s := &Policies{d.Session(t.Context())}
	key := ofCalling(t, s, "One")
	create := func(policyType, name string) error { _, err := s.Create(policyType, name); return err }
	for _, c := range []struct {
		name string
		err  error
		code string
	}{
		{"a type that is none", create("TeamsNonsense", "X"), "POLICY_TYPE_UNKNOWN"},
		{"without a name", create("TeamsCallingPolicy", "  "), "POLICY_NAME"},
		{"a name twice, in whatever case", create("teamscallingpolicy", "ONE"), "POLICY_TWICE"},
		{"Global of a type that is none", func() error { _, err := s.EditGlobal("TeamsNonsense"); return err }(), "POLICY_TYPE_UNKNOWN"},
		{"a setting that the type has not", s.Set(key, "Nonsense", "x"), "POLICY_NOT_THERE"},
		{"a policy that is not there", s.Set("TeamsCallingPolicy/Two", "AllowVoicemail", "AlwaysDisabled"), "POLICY_NOT_THERE"},
		{"two of different types beside each other", func() error {
			other, err := s.Create("CallingLineIdentity", "Shown")
			must(t, err)
			_, err = s.Compare(key, other)
			return err
		}(), "POLICY_COMPARE"},
	} {
		t.Run(c.name, func(t *testing.T) { wantCode(t, c.err, c.code) })
	}
	if err := s.Set(key, "AllowDelegation", "perhaps"); err == nil {
		t.Error("a truth that is none is taken")
	}
	if v := detailOf(t, s, key); v.Line.Set != 0 || v.Line.Differ != 0 {
		t.Errorf("what was refused is kept: %+v", v.Line)
	}
}

func TestOneAnswerSaysHowAPolicyStandsToGlobal(t *testing.T) {
	d := emptyDesk(t)
	s := &Policies{d.Session(t.Context())}
	key := ofCalling(t, s, "One")
	for _, one := range detailOf(t, s, key).Settings { // everything that can be chosen is set as Global has it, and one otherwise
		if one.GlobalOn && one.Kind == "truth" {
			must(t, s.Set(key, one.Name, one.Global))
		}
	}
	before := detailOf(t, s, key).Line
	if before.Set < 5 || before.Differ != 0 || before.Unknown != 0 {
		t.Fatalf("%+v", before)
	}
	delegation := settingOf(detailOf(t, s, key), "AllowDelegation")
	other := map[string]string{"true": "false", "false": "true"}[delegation.Global]
	must(t, s.Set(key, "AllowDelegation", other))
	v := detailOf(t, s, key)
	if v.Line.Differ != 1 || v.Line.Set != before.Set || settingOf(v, "AllowDelegation").Stands != "differs" || settingOf(v, "AllowPrivateCalling").Stands != "same" || v.Settings[0].Stands == "" {
		t.Errorf("%+v", v.Line)
	}
	must(t, s.Drop(key, []string{"AllowDelegation"}))
	if v = detailOf(t, s, key); v.Line.Set != before.Set-1 || settingOf(v, "AllowDelegation").Stands != "" {
		t.Errorf("after one was dropped: %+v", v.Line)
	}
	must(t, s.Drop(key, nil))
	if v = detailOf(t, s, key); v.Line.Set != 0 {
		t.Errorf("after all were dropped: %+v", v.Line)
	}
}

func TestWithoutAReadingNobodySaysWhatDiffers(t *testing.T) {
	d := sampleDesk(t)
	s := &Policies{d.Session(t.Context())}
	board, err := s.Board()
	must(t, err)
	if board.Read || board.Set == 0 || board.Unknown != board.Set {
		t.Errorf("read %t, %d set, %d unknown", board.Read, board.Set, board.Unknown)
	}
	v := detailOf(t, s, "TeamsCallingPolicy/Prov_Teams_Phone_Manchester_Calling")
	if v.GlobalRead || v.Line.Differ != 0 || v.Line.Unknown != v.Line.Set || settingOf(v, "AllowVoicemail").Stands != "unknown" {
		t.Errorf("%+v", v.Line)
	}
	asked := settingOf(v, "AllowVoicemail").Asked
	if len(asked) != 2 || asked[0].Stop != "answer" || asked[1].Stop != "grade" {
		t.Errorf("asked for by %+v", asked)
	}
	if other := settingOf(v, "AllowPrivateCalling"); len(other.Asked) != 0 {
		t.Errorf("a setting that is as Global is asked for by %+v", other.Asked)
	}
}

func TestAPolicyThatGoesTakesItsChoicesAlongAndComesBackAsOne(t *testing.T) {
	d := emptyDesk(t)
	s, personas := &Policies{d.Session(t.Context())}, &Personas{d.Session(t.Context())}
	key := ofCalling(t, s, "One", "AllowVoicemail", "AlwaysDisabled")
	id, err := personas.Create("calling", "Somebody")
	must(t, err)
	must(t, personas.SetPolicy(id, "TeamsCallingPolicy", "One"))
	choices := func() int {
		t.Helper()
		v, err := personas.Detail(id)
		must(t, err)
		return len(v.Persona.Policies)
	}
	must(t, s.Delete(key))
	if _, err := s.Detail(key); err == nil || choices() != 0 {
		t.Errorf("%v, and the persona gives %d policies", err, choices())
	}
	_, err = (&Shell{d.Session(t.Context())}).Undo()
	must(t, err)
	if v := detailOf(t, s, key); v.Line.Set != 1 || choices() != 1 || len(v.UsedBy) != 1 {
		t.Errorf("%+v, and the persona gives %d policies", v.Line, choices())
	}
}

func TestTheTenantsPoliciesAreTakenOverCopiedAndRemoved(t *testing.T) {
	d := emptyDesk(t)
	s := &Policies{d.Session(t.Context())}
	ofCalling(t, s, "One", "AllowVoicemail", "AlwaysDisabled", "AllowDelegation", "false")
	carryOut(t, d)
	must(t, s.Delete("TeamsCallingPolicy/One"))
	keys, err := s.TakeOver("TeamsCallingPolicy", []string{"One"})
	if err != nil || !slices.Equal(keys, []string{"TeamsCallingPolicy/One"}) {
		t.Fatalf("%q, %v", keys, err)
	}
	taken := detailOf(t, s, keys[0])
	if taken.Line.Comes != "taken" || !taken.Line.There || taken.Line.Set != 0 || taken.Line.Differ == 0 || taken.Line.Command != "" {
		t.Errorf("taken over: %+v", taken.Line)
	}
	copied, err := s.Duplicate(keys[0], " Two ")
	must(t, err)
	if v := detailOf(t, s, copied); v.Line.Name != "Two" || v.Line.Comes != "made" || v.Line.Set != taken.Line.Differ || v.Line.Differ != v.Line.Set {
		t.Errorf("a copy holds what differs and nothing else: %+v of %+v", v.Line, taken.Line)
	}
	must(t, s.ChangeHere(keys[0]))
	if v := detailOf(t, s, keys[0]); v.Line.Comes != "made" {
		t.Errorf("changed here: %+v", v.Line)
	}
	must(t, s.RemoveThere(keys[0]))
	if got := changesOf(t, d); !slices.Contains(got, "removePolicy One") {
		t.Errorf("the plan has %q", got)
	}
	global, err := s.EditGlobal("TeamsCallingPolicy")
	must(t, err)
	if v := detailOf(t, s, global); v.Line.Comes != "global" || v.Line.Name != string(persona.Global) || v.Line.Users == 0 || !v.Line.Counted {
		t.Errorf("Global: %+v", v.Line)
	}
}

// What a run made and nobody has is let go where it is reported; of what only has such a name it is said that no run made it.
func TestOrphansGoByTheJournalAndNotByTheirNames(t *testing.T) {
	d := emptyDesk(t)
	s := &Policies{d.Session(t.Context())}
	ofCalling(t, s, "Quiet", "AllowVoicemail", "AlwaysDisabled")
	ofCalling(t, s, "Loud", "AllowVoicemail", "AlwaysDisabled")
	carryOut(t, d)
	must(t, s.Delete("TeamsCallingPolicy/Quiet"))
	must(t, s.Delete("TeamsCallingPolicy/Loud"))
	quiet := detailOf(t, s, "TeamsCallingPolicy/Quiet")
	if quiet.Line.Comes != "orphan" || !quiet.Line.Ours {
		t.Fatalf("%+v", quiet.Line)
	}
	list, err := d.RemoveOrphans(t.Context(), []string{"teamscallingpolicy/quiet", "TeamsCallingPolicy/Loud"}, false)
	if err != nil || len(list) != 2 || len(changesOf(t, d)) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	_, err = d.RemoveOrphans(t.Context(), []string{"teamscallingpolicy/quiet", "TeamsCallingPolicy/Loud"}, true)
	must(t, err)
	if got := changesOf(t, d); !slices.Equal(got, []string{"removePolicy Quiet", "removePolicy Loud"}) && !slices.Equal(got, []string{"removePolicy Loud", "removePolicy Quiet"}) {
		t.Errorf("the plan has %q", got)
	}
	_, err = (&Shell{d.Session(t.Context())}).Undo()
	must(t, err)
	if got := changesOf(t, d); len(got) != 0 {
		t.Errorf("one undo takes all of it back, and the plan has %q", got)
	}
	must(t, d.Session(t.Context()).edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "AllowCalling", Existing: true})
	}))
	if err := s.RemoveThere("TeamsCallingPolicy/AllowCalling"); err == nil || problem.From(err).Code != "POLICY_NOT_MADE" {
		t.Errorf("a policy that no run made is to go: %v", err)
	}
}
