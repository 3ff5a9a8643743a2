//go:build ignore

// This program writes data/policytypes.tsv: which policy types exist, by which
// commands they are handled and how they reach users, taken from an extract of
// the module's reference. What people call them stands in data/policywords.tsv,
// whose order they keep.
//
//	go run generatepolicies.go -policies teams-policies.json
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

type reference struct {
	Policies []policy `json:"policies"`
}

type policy struct {
	ID    string `json:"policyType"`
	Grant string `json:"grantCmdlet"`
	Get   string `json:"getCmdlet"`
	New   string `json:"newCmdlet"`
	Set   string `json:"setCmdlet"`
	Group struct {
		Supported string `json:"supported"`
		Rank      bool   `json:"rankMandatoryOnGrantGroup"`
	} `json:"group"`
	Batch       bool   `json:"batch"`
	DirectOnly  bool   `json:"directOnly"`
	BatchOnly   bool   `json:"batchOnly"`
	BuiltInOnly bool   `json:"builtInInstancesOnly"`
	Phone       bool   `json:"needsTeamsPhone"`
	OnNumber    bool   `json:"phoneNumber"`
	SiteWins    bool   `json:"networkSite"`
	WhatIf      bool   `json:"grantHasWhatIf"`
	MinModule   string `json:"minModule"`
}

func main() {
	from := flag.String("policies", "", "path of the extract of the policy types (JSON)")
	flag.Parse()
	if err := run(*from); err != nil {
		fmt.Fprintln(os.Stderr, "generatepolicies:", err)
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
	byID := map[string]policy{}
	for _, p := range source.Policies {
		byID[p.ID] = p
	}
	words, err := os.ReadFile("data/policywords.tsv")
	if err != nil {
		return err
	}
	var out strings.Builder
	out.WriteString("id\tgrant\tget\tnew\tset\tgroup\trank\tbatch\tdirectOnly\tbatchOnly\tbuiltInOnly\tphone\tonNumber\tsiteWins\twhatIf\tminModule\n")
	for _, line := range strings.Split(strings.TrimSpace(string(words)), "\n")[1:] {
		id, _, _ := strings.Cut(line, "\t")
		p, found := byID[id]
		if !found {
			return fmt.Errorf("%s has words, but is not in the reference", id)
		}
		delete(byID, id)
		// The reference adds in brackets where a version was seen.
		version, _, _ := strings.Cut(p.MinModule, " ")
		out.WriteString(strings.Join([]string{p.ID, p.Grant, p.Get, p.New, p.Set, p.Group.Supported, yes(p.Group.Rank), yes(p.Batch),
			yes(p.DirectOnly), yes(p.BatchOnly), yes(p.BuiltInOnly), yes(p.Phone), yes(p.OnNumber), yes(p.SiteWins), yes(p.WhatIf), version}, "\t") + "\n")
	}
	for id := range byID {
		return fmt.Errorf("%s of the reference has no words", id)
	}
	return os.WriteFile("data/policytypes.tsv", []byte(out.String()), 0o644)
}

func yes(flag bool) string {
	if flag {
		return "yes"
	}
	return ""
}
