package catalog

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestEveryTypeThatCanBeMadeHasSomethingToSet(t *testing.T) {
	for _, p := range PolicyTypes() {
		var plain int
		for _, s := range SettingsOf(p.ID) {
			if s.InNew && s.Kind != ObjectsSetting && s.Remark == "" {
				plain++
			}
		}
		if p.BuiltInOnly != (plain == 0) {
			t.Errorf("%s: built-in instances only %v, and %d settings to make one with", p.ID, p.BuiltInOnly, plain)
		}
	}
}

func TestEverySettingIsTakenByItsCommands(t *testing.T) {
	for _, p := range PolicyTypes() {
		for _, s := range SettingsOf(p.ID) {
			for command, takes := range map[string]bool{p.NewCommand: s.InNew, p.SetCommand: s.InSet} {
				spec, found := CommandSpecByName(command)
				if !found {
					t.Errorf("%s of %s: no command %q", s.Name, p.ID, command)
					continue
				}
				if _, has := spec.Parameter(s.Name); has != takes {
					t.Errorf("%s of %s: %s takes it %v, the table says %v", s.Name, p.ID, command, has, takes)
				}
			}
			if s.Maker == "" {
				continue
			}
			if spec, found := CommandSpecByName(s.Maker); !found {
				t.Errorf("%s of %s: nothing makes its items", s.Name, p.ID)
			} else if _, has := spec.Parameter(s.Item); !has {
				t.Errorf("%s of %s: %s does not take -%s", s.Name, p.ID, s.Maker, s.Item)
			}
		}
	}
}

// Nothing that the commands take, apart from plumbing, is missing from the table.
func TestEveryParameterOfAPolicyIsASetting(t *testing.T) {
	plumbing := []string{"Identity", "Description", "Force", "Tenant", "InMemory", "Instance", "MsftInternalProcessingMode", "PassThru", "AsJob"}
	for _, p := range PolicyTypes() {
		for _, command := range []string{p.NewCommand, p.SetCommand} {
			spec, _ := CommandSpecByName(command)
			for _, parameter := range spec.Parameters {
				if slices.Contains(plumbing, parameter.Name) {
					continue
				}
				if _, found := SettingOf(p.ID, parameter.Name); !found {
					t.Errorf("%s takes -%s, which is no setting of %s", command, parameter.Name, p.ID)
				}
			}
		}
	}
}

func TestEverySettingIsWhole(t *testing.T) {
	kinds := []SettingKind{TruthSetting, NumberSetting, TextSetting, ChoiceSetting, ListSetting, AccountSetting, ObjectsSetting}
	for _, p := range PolicyTypes() {
		words := map[string]string{}
		for _, s := range SettingsOf(p.ID) {
			if !slices.Contains(kinds, s.Kind) || s.Words == "" {
				t.Errorf("%+v", s)
			}
			if s.Kind == ChoiceSetting && len(s.Values) < 2 {
				t.Errorf("%s of %s: a choice among %v", s.Name, p.ID, s.Values)
			}
			if other, taken := words[strings.ToLower(s.Words)]; taken {
				t.Errorf("%s of %s is called %q, and so is %s", s.Name, p.ID, s.Words, other)
			}
			words[strings.ToLower(s.Words)] = s.Name
			if _, err := strconv.Atoi(s.Default); s.Kind == NumberSetting && s.Default != "" && err != nil {
				t.Errorf("%s of %s: a number whose default is %q", s.Name, p.ID, s.Default)
			}
			if s.Kind == TruthSetting && s.Default != "" && s.Default != "true" && s.Default != "false" {
				t.Errorf("%s of %s: on or off, and its default is %q", s.Name, p.ID, s.Default)
			}
		}
	}
}

func TestASettingIsFoundInAnyCase(t *testing.T) {
	s, found := SettingOf("teamscallingpolicy", "BUSYONBUSYENABLEDTYPE")
	if !found || s.Words != "Busy on busy" || s.Kind != ChoiceSetting || !slices.Contains(s.Values, "UserOverride") {
		t.Errorf("%+v", s)
	}
	if _, found := SettingOf("TeamsCallingPolicy", "BusyOnTuesdays"); found {
		t.Error("a setting that does not exist was found")
	}
	if s, _ := SettingOf("CallingLineIdentity", "ResourceAccount"); s.Kind != AccountSetting {
		t.Errorf("%+v", s)
	}
	if s, _ := SettingOf("TeamsCallingPolicy", "CallRecordingExpirationDays"); s.Unit != "days" || s.Kind != NumberSetting {
		t.Errorf("%+v", s)
	}
}

func TestNamesOfTheReferenceBecomeWords(t *testing.T) {
	for name, want := range map[string]string{
		"AllowCallPark": "Allow call park", "AllowNDIStreaming": "Allow NDI streaming", "UseB2BInvites": "Use B2B invites", "UpdateTime": "Update time",
		"UnrestrictedAccess_TeamsApp": "Unrestricted access teams app", "x": "x", "VDI2Optimization": "VDI2 optimization", "DisabledInProductMessages": "Disabled in product messages",
	} {
		if got := splitWords(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := ChoiceWords("UserOverride"); got != "User decides" {
		t.Error(got)
	}
	if got := ChoiceWords("Banner"); got != "Banner" {
		t.Error(got)
	}
}
