package catalog

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryCommandIsWhole(t *testing.T) {
	name := regexp.MustCompile(`^[A-Z][a-z]+-[A-Z][A-Za-z]+$`)
	word := regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	seen := map[string]bool{}
	for _, s := range slices.Concat(CommandSpecs(), loadOthers()) {
		if !name.MatchString(s.Name) || seen[s.Name] || len(s.ParameterSets) == 0 {
			t.Errorf("%q is no name of its own, or has no set", s.Name)
		}
		seen[s.Name] = true
		defaults := 0
		var used []string
		for _, set := range s.ParameterSets {
			if set.Default {
				defaults++
			}
			both := slices.Concat(set.Mandatory, set.Optional)
			for i, p := range both {
				if slices.Contains(both[:i], p) {
					t.Errorf("%s, set %s: %s stands twice", s.Name, set.Name, p)
				}
				if own, found := s.Parameter(p); !found || own.Name != p {
					t.Errorf("%s, set %s: %s is no parameter", s.Name, set.Name, p)
				}
			}
			for _, p := range set.Positional {
				if !slices.Contains(both, p) {
					t.Errorf("%s, set %s: %s has a place and is not in the set", s.Name, set.Name, p)
				}
			}
			used = append(used, both...)
		}
		if defaults > 1 {
			t.Errorf("%s has %d default sets", s.Name, defaults)
		}
		names := map[string]bool{}
		for _, p := range s.Parameters {
			if !slices.Contains(used, p.Name) || p.Type == "" || strings.ContainsAny(p.Type, "`.") {
				t.Errorf("%s: -%s is in no set, or its type is %q", s.Name, p.Name, p.Type)
			}
			if p.Name == "WhatIf" || p.Name == "Confirm" || containsFold(common, p.Name) {
				t.Errorf("%s: -%s belongs to PowerShell", s.Name, p.Name)
			}
			for _, n := range append([]string{p.Name}, p.Aliases...) {
				if !word.MatchString(n) && n != "wi" && n != "cf" || names[strings.ToLower(n)] {
					t.Errorf("%s: parameter or alias %q is no word, or stands twice", s.Name, n)
				}
				names[strings.ToLower(n)] = true
			}
			if (len(p.Values) > 0) != (p.ValuesFrom != "") {
				t.Errorf("%s: -%s has values %v from %q", s.Name, p.Name, p.Values, p.ValuesFrom)
			}
		}
	}
}

func TestCommandsComeFromTwoModules(t *testing.T) {
	for _, s := range CommandSpecs() {
		want := TeamsModule
		if strings.Contains(s.Name, "-Mg") {
			want = GraphModule
		}
		if s.Module != want {
			t.Errorf("%s is of %q, want %s", s.Name, s.Module, want)
		}
	}
	if !slices.IsSortedFunc(CommandSpecs(), func(a, b CommandSpec) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the commands are not in the order of their names")
	}
}

func TestEveryNamedCommandHasItsSignature(t *testing.T) {
	raw, err := os.ReadFile("data/commandnames.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(raw))
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Error("the names are not in order, or one stands twice")
	}
	for _, name := range names {
		if _, found := CommandSpecByName(name); !found {
			t.Errorf("no signature of %s", name)
		}
	}
}

func TestTheNamesOfANumbersParametersWorkInOldAndNewModules(t *testing.T) {
	for _, command := range []string{"Set-CsPhoneNumberAssignment", "Remove-CsPhoneNumberAssignment"} {
		spec, _ := CommandSpecByName(command)
		for alias, name := range map[string]string{"PhoneNumber": "TelephoneNumber", "PhoneNumberType": "NumberType"} {
			if p, found := spec.Parameter(alias); !found || p.Name != name {
				t.Errorf("%s: -%s is %q, want %s", command, alias, p.Name, name)
			}
		}
		if spec.SupportsWhatIf {
			t.Errorf("%s does not understand -WhatIf", command)
		}
	}
}

func TestSwitchesAreToldFromValues(t *testing.T) {
	spec, _ := CommandSpecByName("New-CsVoiceNormalizationRule")
	for name, want := range map[string]bool{"InMemory": true, "IsInternalExtension": false, "Pattern": false} {
		if p, found := spec.Parameter(name); !found || p.Switch() != want {
			t.Errorf("-%s: switch %v, want %v (%+v)", name, p.Switch(), want, p)
		}
	}
}

func TestACommandThatIsNotOursIsUnknown(t *testing.T) {
	for _, name := range []string{"", "Remove-Item", "Set-CsGroupPolicyAssignment", "Grant-CsTeamsTemplatePermissionPolicy"} {
		if s, found := CommandSpecByName(name); found {
			t.Errorf("%q is known as %s", name, s.Name)
		}
	}
}
