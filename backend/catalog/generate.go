//go:build ignore

// This program writes data/commands.json: the signatures of the commands named
// in data/commandnames.txt and of every command of the policy types, taken
// from an extract of the module's cmdlet reference; and data/commands-others.json:
// those of every other command of the module, which nothing of ours may emit.
//
//	go run generate.go -reference teams-cmdlets.json
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

type reference struct {
	Cmdlets []struct {
		Name          string `json:"name"`
		ParameterSets []struct {
			Name       string   `json:"name"`
			IsDefault  bool     `json:"isDefault"`
			Mandatory  []string `json:"mandatory"`
			Optional   []string `json:"optional"`
			Positional []string `json:"positional"`
		} `json:"parameterSets"`
		Parameters []struct {
			Name             string   `json:"name"`
			Type             string   `json:"type"`
			Aliases          []string `json:"aliases"`
			Flag             string   `json:"flag"`
			Infrastructure   bool     `json:"infrastructure"`
			ValidateSet      []string `json:"validateSet"`
			DocumentedValues []string `json:"documentedValues"`
			ValuesFrom       string   `json:"valuesFrom"`
		} `json:"parameters"`
		SupportsWhatIf   bool   `json:"supportsWhatIf"`
		MinModuleVersion string `json:"minModuleVersion"`
		ModuleStub       *struct {
			HasConfirm bool `json:"hasConfirm"`
		} `json:"moduleStub"`
	} `json:"cmdlets"`
}

type set struct {
	Name       string   `json:"name"`
	Default    bool     `json:"default,omitempty"`
	Mandatory  []string `json:"mandatory,omitempty"`
	Optional   []string `json:"optional,omitempty"`
	Positional []string `json:"positional,omitempty"`
}

type parameter struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`
	Aliases    []string `json:"aliases,omitempty"`
	Values     []string `json:"values,omitempty"`
	ValuesFrom string   `json:"valuesFrom,omitempty"`
}

type command struct {
	Name       string      `json:"name"`
	Sets       []set       `json:"sets"`
	Parameters []parameter `json:"parameters"`
	WhatIf     bool        `json:"whatIf,omitempty"`
	MinModule  string      `json:"minModule,omitempty"`
}

// powershells are parameters that some pages list although PowerShell adds
// them to every command, or to every one that can be tried out.
var powershells = []string{"WhatIf", "Confirm", "ProgressAction"}

func main() {
	from := flag.String("reference", "", "path of the extract of the cmdlet reference (JSON)")
	flag.Parse()
	if err := run(*from); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var source reference
	if err := json.Unmarshal(raw, &source); err != nil {
		return fmt.Errorf("decode %s: %w", from, err)
	}
	required, possible, grantWhatIf, err := wanted()
	if err != nil {
		return err
	}
	var commands, others []command
	for _, c := range source.Cmdlets {
		list := &others
		if required[c.Name] || possible[c.Name] {
			list = &commands
		}
		delete(required, c.Name)
		out := command{Name: c.Name, Parameters: []parameter{}, MinModule: c.MinModuleVersion}
		// What the module itself answered outranks its reference page.
		out.WhatIf = c.SupportsWhatIf
		if c.ModuleStub != nil {
			out.WhatIf = c.ModuleStub.HasConfirm
		}
		if known, isGrant := grantWhatIf[c.Name]; isGrant {
			out.WhatIf = known
		}
		kept := map[string]bool{}
		for _, p := range c.Parameters {
			if p.Infrastructure || p.Flag == "reserved for microsoft internal" || slices.Contains(powershells, p.Name) {
				continue
			}
			kept[p.Name] = true
			q := parameter{Name: p.Name, Type: shortType(p.Type), Aliases: p.Aliases, Values: p.DocumentedValues, ValuesFrom: p.ValuesFrom}
			if len(p.ValidateSet) > 0 {
				q.Values, q.ValuesFrom = p.ValidateSet, "set"
			}
			out.Parameters = append(out.Parameters, q)
		}
		for _, s := range c.ParameterSets {
			out.Sets = append(out.Sets, set{s.Name, s.IsDefault, keep(s.Mandatory, kept), keep(s.Optional, kept), keep(s.Positional, kept)})
		}
		correct(&out)
		out.Parameters = slices.DeleteFunc(out.Parameters, func(p parameter) bool { return !usable(p.Name, out.Sets) })
		dropTakenAliases(out.Parameters)
		*list = append(*list, out)
	}
	for name := range required {
		err = fmt.Errorf("%s is not in the reference", name)
	}
	if err != nil {
		return err
	}
	return errors.Join(write("data/commands.json", commands), write("data/commands-others.json", others))
}

// write writes signatures in the order of their names, one a line.
func write(file string, commands []command) error {
	slices.SortFunc(commands, func(a, b command) int { return strings.Compare(a.Name, b.Name) })
	var text strings.Builder
	text.WriteString("[\n")
	for i, c := range commands {
		line, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if i > 0 {
			text.WriteString(",\n")
		}
		text.Write(line)
	}
	text.WriteString("\n]\n")
	return os.WriteFile(file, []byte(text.String()), 0o644)
}

// wanted collects the names that must be found, those that are taken if they
// exist, and which Grant commands understand -WhatIf.
func wanted() (required, possible, grantWhatIf map[string]bool, err error) {
	required, possible, grantWhatIf = map[string]bool{}, map[string]bool{}, map[string]bool{}
	names, err := os.ReadFile("data/commandnames.txt")
	if err != nil {
		return nil, nil, nil, err
	}
	for _, name := range strings.Fields(string(names)) {
		required[name] = true
	}
	table, err := os.ReadFile("data/policytypes.tsv")
	if err != nil {
		return nil, nil, nil, err
	}
	lines := strings.Split(strings.TrimSpace(string(table)), "\n")
	columns := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		for _, column := range []string{"grant", "get", "new", "set"} {
			if name := cells[slices.Index(columns, column)]; name != "" {
				required[name] = true
			}
		}
		get := cells[slices.Index(columns, "get")]
		possible["Remove-"+strings.TrimPrefix(get, "Get-")] = true
		if grant := cells[slices.Index(columns, "grant")]; grant != "" {
			grantWhatIf[grant] = cells[slices.Index(columns, "whatIf")] == "yes"
		}
	}
	return required, possible, grantWhatIf, nil
}

var (
	namespace = regexp.MustCompile(`(\w+\.)+`)
	arity     = regexp.MustCompile("`\\d+")
	integers  = map[string]string{"Integer": "Int32", "Int": "Int32", "Long": "Int64"}
)

// shortType leaves out namespaces, and calls each integer by one name.
func shortType(full string) string {
	short := arity.ReplaceAllString(namespace.ReplaceAllString(full, ""), "")
	if name, found := integers[short]; found {
		return name
	}
	return short
}

func keep(names []string, kept map[string]bool) []string {
	var list []string
	for _, name := range names {
		if kept[name] && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// usable reports whether some set takes the parameter. The pages also list
// parameters, mostly of older modules, that no syntax mentions.
func usable(name string, sets []set) bool {
	return slices.ContainsFunc(sets, func(s set) bool {
		return slices.Contains(s.Mandatory, name) || slices.Contains(s.Optional, name)
	})
}

// dropTakenAliases removes aliases that are also a parameter's own name: the
// name wins in PowerShell, and nobody should have to know.
func dropTakenAliases(parameters []parameter) {
	for i := range parameters {
		parameters[i].Aliases = slices.DeleteFunc(slices.Clone(parameters[i].Aliases), func(alias string) bool {
			return slices.ContainsFunc(parameters, func(p parameter) bool { return strings.EqualFold(p.Name, alias) })
		})
	}
}

// correct puts right what the reference pages are known to say wrongly.
func correct(c *command) {
	switch c.Name {
	case "Set-CsTeamsEventsPolicy":
		// The page's syntax forgets Identity; its table has it.
		c.Sets[0].Optional = append([]string{"Identity"}, c.Sets[0].Optional...)
	case "Get-CsTeamsMeetingTemplatePermissionPolicy":
		// The page names no default, and without one a call for all instances would fit both sets.
		c.Sets[0].Default = true
	case "Set-CsTeamsMeetingPolicy", "New-CsTeamsMessagingPolicy", "Set-CsTeamsMessagingPolicy":
		// The syntax of these pages calls some settings mandatory, their tables do not.
		for i := range c.Sets {
			for _, name := range []string{"LobbyChat", "ParticipantSlideControl", "AllowSmartCompose"} {
				if slices.Contains(c.Sets[i].Mandatory, name) {
					c.Sets[i].Mandatory = slices.DeleteFunc(c.Sets[i].Mandatory, func(n string) bool { return n == name })
					c.Sets[i].Optional = append(c.Sets[i].Optional, name)
				}
			}
		}
	case "Get-CsOnlineSchedule":
		// The syntax calls Id mandatory; its table does not, and the page's first example gives every schedule without it.
		c.Sets[0].Mandatory, c.Sets[0].Optional = nil, []string{"Id"}
	case "Set-CsPhoneNumberPolicyAssignment":
		// The page calls everything optional, yet without these two nothing is said.
		c.Sets[0].Mandatory = []string{"TelephoneNumber", "PolicyType"}
		c.Sets[0].Optional = []string{"PolicyName"}
	case "Remove-CsPhoneNumberAssignment":
		// By the page's syntax a user alone would bind, and lose every number.
		for i := range c.Sets {
			if c.Sets[i].Name == "RemoveAll" {
				c.Sets[i].Mandatory = []string{"Identity", "RemoveAll"}
				c.Sets[i].Optional = slices.DeleteFunc(c.Sets[i].Optional, func(n string) bool { return n == "RemoveAll" })
			}
		}
	case "New-CsCallQueue":
		// The page's syntax says User, its table and the module say Users.
		for i, name := range c.Sets[0].Optional {
			if name == "User" {
				c.Sets[0].Optional[i] = "Users"
			}
		}
		c.Parameters = slices.DeleteFunc(c.Parameters, func(p parameter) bool { return p.Name == "User" })
	case "New-CsBatchPolicyAssignmentOperation":
		// The page's table says required, and leaving it out would unassign.
		c.Sets[0].Mandatory = append(c.Sets[0].Mandatory, "PolicyName")
		c.Sets[0].Optional = slices.DeleteFunc(c.Sets[0].Optional, func(n string) bool { return n == "PolicyName" })
	case "New-CsVoiceNormalizationRule":
		// In Teams a rule can be made in memory only.
		for i := range c.Sets {
			c.Sets[i].Mandatory = append(c.Sets[i].Mandatory, "InMemory")
			c.Sets[i].Optional = slices.DeleteFunc(c.Sets[i].Optional, func(n string) bool { return n == "InMemory" })
		}
	case "Grant-CsTeamsPersonalAttendantPolicy":
		// The page's syntax runs three sets together and forgets Group.
		c.Sets = []set{
			{Name: "Identity", Default: true, Optional: []string{"Identity", "PolicyName", "PassThru"}},
			{Name: "GrantToTenant", Optional: []string{"PolicyName", "PassThru", "Global"}},
			{Name: "GrantToGroup", Mandatory: []string{"Group"}, Optional: []string{"PolicyName", "PassThru", "Rank"}},
		}
	}
}
