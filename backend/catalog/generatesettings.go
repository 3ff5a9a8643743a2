//go:build ignore

// This program writes data/settings.tsv: the settings of every policy type
// that can be made, from the commands in data/commands.json and what an extract
// of the module's cmdlet reference says of defaults and of what not to use.
// What people call them stands in data/settingwords.tsv.
//
//	go run generatesettings.go -reference teams-cmdlets.json
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

type parameter struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`
	Values     []string `json:"values"`
	ValuesFrom string   `json:"valuesFrom"`
}

type command struct {
	Name       string      `json:"name"`
	Parameters []parameter `json:"parameters"`
}

type documented struct {
	Name    string `json:"name"`
	Default string `json:"default"`
	Flag    string `json:"flag"`
}

// plumbing are parameters that say how a command is run, or which policy is
// meant, and not what the policy is like. The description is kept with its name.
var plumbing = []string{"Identity", "WhatIf", "Confirm", "Force", "Tenant", "InMemory", "PassThru", "AsJob", "MsftInternalProcessingMode", "Instance", "Description"}

// made are the settings whose items an own command makes, and the parameter
// that carries the item's text.
var made = map[string]string{
	"TeamsMeetingTemplatePermissionPolicy/HiddenMeetingTemplates":    "New-CsTeamsHiddenMeetingTemplate -Id",
	"TeamsTemplatePermissionPolicy/HiddenTemplates":                  "New-CsTeamsHiddenTemplate -Id",
	"TeamsComplianceRecordingPolicy/ComplianceRecordingApplications": "New-CsTeamsComplianceRecordingApplication -Id",
}

// kinds are settings of which the reference's type says less than its text.
var kinds = map[string]string{
	"TeamsCallingPolicy/AllowWebPSTNCalling":                    "truth",
	"OnlineVoiceRoutingPolicy/OnlinePstnUsages":                 "list",
	"OnlineAudioConferencingRoutingPolicy/OnlinePstnUsages":     "list",
	"TeamsSurvivableBranchAppliancePolicy/BranchApplianceFqdns": "list",
	"TeamsAudioConferencingPolicy/MeetingInvitePhoneNumbers":    "list",
	"TeamsEmergencyCallRoutingPolicy/EmergencyNumbers":          "objects",
	"TenantDialPlan/NormalizationRules":                         "objects",
	"TeamsMeetingBrandingPolicy/MeetingBrandingThemes":          "objects",
	"CallingLineIdentity/ResourceAccount":                       "account",
	"TeamsSharedCallingRoutingPolicy/ResourceAccount":           "account",
}

func main() {
	from := flag.String("reference", "", "path of the extract of the cmdlet reference (JSON)")
	flag.Parse()
	if err := run(*from); err != nil {
		fmt.Fprintln(os.Stderr, "generatesettings:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	said, err := remarks(from)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile("data/commands.json")
	if err != nil {
		return err
	}
	var commands []command
	if err := json.Unmarshal(raw, &commands); err != nil {
		return fmt.Errorf("decode the commands: %w", err)
	}
	table, err := os.ReadFile("data/policytypes.tsv")
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSpace(string(table)), "\n")
	columns := strings.Split(lines[0], "\t")
	var out strings.Builder
	out.WriteString("id\tkind\tvalues\tsure\tdefault\tnew\tset\tmade\tremark\n")
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		id, fresh, change := cells[0], cells[slices.Index(columns, "new")], cells[slices.Index(columns, "set")]
		for _, s := range settingsOf(id, find(commands, fresh), find(commands, change)) {
			d := said[fresh+" "+s.name]
			if d == (documented{}) {
				d = said[change+" "+s.name]
			}
			out.WriteString(strings.Join([]string{id + "/" + s.name, s.kind, strings.Join(s.values, ","), s.sure, byDefault(d.Default, s.kind), yes(s.fresh), yes(s.change),
				made[id+"/"+s.name], remark(d.Flag)}, "\t") + "\n")
		}
	}
	return os.WriteFile("data/settings.tsv", []byte(out.String()), 0o644)
}

type setting struct {
	name, kind, sure string
	values           []string
	fresh, change    bool
}

// settingsOf joins what the command that makes a policy takes with what the one
// that changes it takes, by name. Some pages write a name in two ways: then the
// one of the command that makes it counts.
func settingsOf(id string, fresh, change []parameter) []setting {
	var list []setting
	add := func(p parameter, mark func(*setting)) {
		if slices.Contains(plumbing, p.Name) {
			return
		}
		at := slices.IndexFunc(list, func(s setting) bool { return strings.EqualFold(s.name, p.Name) })
		if at < 0 {
			kind := kindOf(id, p)
			s := setting{name: p.Name, kind: kind}
			if kind == "choice" || kind == "list" {
				s.values, s.sure = p.Values, cmp.Or(p.ValuesFrom, "")
			}
			list, at = append(list, s), len(list)
		}
		mark(&list[at])
	}
	for _, p := range fresh {
		add(p, func(s *setting) { s.fresh = true })
	}
	for _, p := range change {
		add(p, func(s *setting) { s.change = true })
	}
	return list
}

func kindOf(id string, p parameter) string {
	key := id + "/" + p.Name
	if kind, known := kinds[key]; known {
		return kind
	}
	if made[key] != "" {
		return "list"
	}
	switch {
	case p.Type == "Boolean" || p.Type == "SwitchParameter":
		return "truth"
	case p.Type == "Int32" || p.Type == "Int64" || p.Type == "UInt32":
		return "number"
	case p.Type == "List" || p.Type == "PSListModifier" || p.Type == "PSListModifier[String]":
		return "list"
	case strings.HasSuffix(p.Type, "]"):
		return "objects"
	case len(p.Values) > 0:
		return "choice"
	}
	return "text"
}

func find(commands []command, name string) []parameter {
	for _, c := range commands {
		if c.Name == name {
			return c.Parameters
		}
	}
	return nil
}

// remarks are what the reference says of each parameter, by command and name.
func remarks(from string) (map[string]documented, error) {
	raw, err := os.ReadFile(from)
	if err != nil {
		return nil, err
	}
	var source struct {
		Cmdlets []struct {
			Name       string       `json:"name"`
			Parameters []documented `json:"parameters"`
		} `json:"cmdlets"`
	}
	if err := json.Unmarshal(raw, &source); err != nil {
		return nil, fmt.Errorf("decode %s: %w", from, err)
	}
	said := map[string]documented{}
	for _, c := range source.Cmdlets {
		for _, p := range c.Parameters {
			said[c.Name+" "+p.Name] = p
		}
	}
	return said, nil
}

// byDefault leaves out what the pages write where they know no default.
func byDefault(text, kind string) string {
	text = strings.Join(strings.Fields(text), " ")
	if kind == "truth" {
		return strings.ToLower(text)
	}
	switch strings.ToLower(text) {
	case "none", "empty list", `""`, "null", "$null", "n/a":
		return ""
	}
	return text
}

// remark says in one word why a setting had better be left alone.
func remark(flag string) string {
	switch {
	case flag == "":
		return ""
	case strings.Contains(flag, "internal"):
		return "internal"
	case strings.Contains(flag, "deprecat"):
		return "deprecated"
	}
	return "unsupported"
}

func yes(flag bool) string {
	if flag {
		return "yes"
	}
	return ""
}
