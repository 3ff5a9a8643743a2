package powershell

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/tenant"
)

func command(name string, params ...tenant.Param) tenant.Command {
	return tenant.Command{Name: name, Params: params}
}

func param(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }

var lookups = map[tenant.RefKind]string{tenant.RefGroup: "GroupId", tenant.RefQueue: "QueueId", tenant.RefAccount: "AccountId"}

func dialPlan(name, pattern string) tenant.Command {
	rule := command("New-CsVoiceNormalizationRule",
		param("Parent", tenant.Text("Global")), param("Name", tenant.Text("Local")),
		param("Pattern", tenant.Text(pattern)), param("Translation", tenant.Text("+44161$1")), param("InMemory", tenant.Switch()))
	return command("New-CsTenantDialPlan", param("Identity", tenant.Text(name)),
		param("NormalizationRules", tenant.TableOf(param("Add", tenant.ListOf(tenant.OutputOf(rule))))))
}

func grant(policy tenant.Value, params ...tenant.Param) tenant.Command {
	return command("Grant-CsTeamsCallingPolicy", append(params, param("PolicyName", policy))...)
}

func TestPrintLine(t *testing.T) {
	cases := []struct {
		name string
		c    tenant.Command
		want string
	}{
		{"grant to a group of the design", grant(tenant.Text("UK_Manchester"), param("Group", tenant.RefTo(tenant.RefGroup, "personadesk-hr")), param("Rank", tenant.WholeNumber(2))),
			"Grant-CsTeamsCallingPolicy -Group $GroupId['personadesk-hr'] -Rank 2 -PolicyName 'UK_Manchester' -ErrorAction Stop"},
		{"take a direct grant away", grant(tenant.Null(), param("Identity", tenant.Text("d2f1"))),
			"Grant-CsTeamsCallingPolicy -Identity 'd2f1' -PolicyName $null -ErrorAction Stop"},
		{"switch, truth and name with an umlaut", command("New-CsTeamsCallingPolicy", param("Identity", tenant.Text("Zürich")), param("AllowPrivateCalling", tenant.Truth(true)), param("Force", tenant.Switch())),
			"New-CsTeamsCallingPolicy -Identity ('Z' + [char]0x00FC + 'rich') -AllowPrivateCalling $true -Force -ErrorAction Stop"},
		{"lists of references", command("Set-CsCallQueue", param("Identity", tenant.RefTo(tenant.RefQueue, "HR's queue")), param("DistributionLists", tenant.ListOf(tenant.Text("a"), tenant.RefTo(tenant.RefGroup, "b")))),
			"Set-CsCallQueue -Identity $QueueId['HR''s queue'] -DistributionLists @('a', $GroupId['b']) -ErrorAction Stop"},
		{"nested command in a table", dialPlan("UK_Manchester", `^(\d{7})$`),
			`New-CsTenantDialPlan -Identity 'UK_Manchester' -NormalizationRules @{'Add' = @((New-CsVoiceNormalizationRule -Parent 'Global' -Name 'Local' -Pattern '^(\d{7})$' -Translation '+44161$1' -InMemory -ErrorAction Stop))} -ErrorAction Stop`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := Printer{Lookups: lookups}.Line(c.c)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPrintSplat(t *testing.T) {
	got, err := Printer{Lookups: lookups}.Splat("call", grant(tenant.Text("UK_Manchester"), param("Group", tenant.RefTo(tenant.RefGroup, "hr")), param("Rank", tenant.WholeNumber(2))))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"$call = @{", "    'Group' = $GroupId['hr']", "    'Rank' = 2", "    'PolicyName' = 'UK_Manchester'", "}", "$null = Grant-CsTeamsCallingPolicy @call -ErrorAction Stop"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestPrintRefuses(t *testing.T) {
	ok := grant(tenant.Text("X"), param("Group", tenant.RefTo(tenant.RefTeam, "t")))
	if line, err := (Printer{Lookups: lookups}).Line(ok); err == nil {
		t.Errorf("printed an unresolved reference: %s", line)
	}
	if line, err := (Printer{Lookups: map[tenant.RefKind]string{tenant.RefTeam: "x'; evil"}}).Line(ok); err == nil {
		t.Errorf("printed a foreign variable name: %s", line)
	}
	if lines, err := (Printer{}).Splat("a b", grant(tenant.Null(), param("Identity", tenant.Text("u")))); err == nil {
		t.Errorf("printed %q", lines)
	}
}

// drawCommand makes a command of each shape that we write, with hostile texts in every place where people type.
func drawCommand(t *rapid.T) tenant.Command {
	text := func(label string) string {
		return rapid.Custom(func(t *rapid.T) string {
			s := hostileText().Draw(t, label)
			clean := strings.Map(func(r rune) rune {
				if printable(string(r)) != nil {
					return -1
				}
				return r
			}, s)
			return clean + "x"
		}).Draw(t, label)
	}
	group := func() tenant.Value {
		if rapid.Bool().Draw(t, "resolved") {
			return tenant.Text(text("group"))
		}
		return tenant.RefTo(tenant.RefGroup, text("group key"))
	}
	switch rapid.IntRange(0, 4).Draw(t, "shape") {
	case 0:
		return dialPlan(text("plan"), text("pattern"))
	case 1:
		return grant(tenant.Text(text("policy")), param("Group", group()), param("Rank", tenant.WholeNumber(rapid.Int64().Draw(t, "rank"))))
	case 2:
		return command("New-CsTeamsCallingPolicy", param("Identity", tenant.Text(text("policy"))),
			param("Description", tenant.Text(text("description"))), param("AllowPrivateCalling", tenant.Truth(rapid.Bool().Draw(t, "truth"))), param("Force", tenant.Switch()))
	case 3:
		list := tenant.ListOf()
		for range rapid.IntRange(0, 4).Draw(t, "groups") {
			list.List = append(list.List, group())
		}
		return command("Set-CsCallQueue", param("Identity", tenant.RefTo(tenant.RefQueue, text("queue"))), param("DistributionLists", list))
	}
	return command("Remove-CsGroupPolicyAssignment", param("GroupId", group()), param("PolicyType", tenant.Text("TeamsCallingPolicy")))
}

func TestPrintedCommandsReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCommand(t)
		line, err := Printer{Lookups: lookups}.Line(c)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ScanLine(line, lookups)
		if err != nil {
			t.Fatalf("%s\n%v", line, err)
		}
		if d := cmp.Diff(c, got); d != "" {
			t.Fatalf("%s\n%s", line, d)
		}
		lines, err := Printer{Lookups: lookups}.Splat("call", c)
		if err != nil {
			t.Fatal(err)
		}
		if got, err = ScanLine(strings.Join(lines, "\r\n"), lookups); err != nil {
			t.Fatalf("%v\n%v", lines, err)
		}
		if d := cmp.Diff(c, got); d != "" {
			t.Fatalf("%v\n%s", lines, d)
		}
	})
}

func TestPrintedCommandsCallNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCommand(t)
		line, err := Printer{Lookups: lookups}.Line(c)
		if err != nil {
			t.Fatal(err)
		}
		tokens, err := Tokens(line)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range CommandNames(tokens) {
			if name != c.Name && name != "New-CsVoiceNormalizationRule" {
				t.Fatalf("%s calls %s", line, name)
			}
		}
	})
}

func FuzzPrintReadsBack(f *testing.F) {
	for _, s := range []string{"O'Brien", "Kiosk’; Remove-Item", "Győr", "a\u202eb", "😀", "$(x)`n", "'@\n", "#>"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, name, pattern string) {
		c := dialPlan(name, pattern)
		line, err := Printer{}.Line(c)
		if err != nil {
			return
		}
		got, err := ScanLine(line, nil)
		if err != nil {
			t.Fatalf("%s\n%v", line, err)
		}
		if d := cmp.Diff(c, got); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzTokens(f *testing.F) {
	f.Add("$a = @{\r\n'x' = 1\r\n}\r\nGet-CsTenant @a -ErrorAction Stop")
	f.Add("'a' + [char]0x0041")
	f.Fuzz(func(t *testing.T, script string) {
		tokens, err := Tokens(script)
		if err == nil && script != "" {
			CommandNames(tokens)
			_, _ = ScanChanges(tokens, lookups)
		}
	})
}
