package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// GroupSupport says whether a policy type can be assigned to a group.
type GroupSupport string

// Whether a policy type can be assigned to a group. The documentation of a
// -Group parameter alone is no proof, hence the third value.
const (
	GroupYes        GroupSupport = "yes"
	GroupNo         GroupSupport = "no"
	GroupUnverified GroupSupport = "unverified" // documented in one place, absent from the list of types; prefer direct
)

// Carrier is how a policy of a type reaches a user.
type Carrier string

// The carriers.
const (
	ByGroup Carrier = "group"  // through a group, which has a rank
	InBatch Carrier = "batch"  // many users in one operation, which is followed to its end
	Singly  Carrier = "direct" // one user after the other
)

// PolicyType is one kind of policy that a user can be given.
type PolicyType struct {
	ID              string       `json:"id"`           // as the tenant writes it: TeamsCallingPolicy, TenantDialPlan
	Name            string       `json:"name"`         // what people call it
	Area            string       `json:"area"`         // a heading to group by
	Short           string       `json:"short"`        // the ending of a policy's name: Calling, CallerID; letters only, unique
	GrantCommand    string       `json:"grantCommand"` // "" if there is none
	GetCommand      string       `json:"getCommand"`
	NewCommand      string       `json:"newCommand"` // "" for built-in instances only
	SetCommand      string       `json:"setCommand"` // "" if there is none
	Group           GroupSupport `json:"group"`
	RankMandatory   bool         `json:"rankMandatory"`   // -Rank must be given when granting to a group
	Batch           bool         `json:"batch"`           // can be assigned to many users in one operation
	DirectOnly      bool         `json:"directOnly"`      // to users only, never to groups
	BatchOnly       bool         `json:"batchOnly"`       // no command grants it to one user
	BuiltInOnly     bool         `json:"builtInOnly"`     // no instance can be created
	NeedsTeamsPhone bool         `json:"needsTeamsPhone"` // has no effect without Teams Phone
	OnNumber        bool         `json:"onNumber"`        // can also be put on a phone number
	SiteWins        bool         `json:"siteWins"`        // a network site's assignment beats the user's
	GrantHasWhatIf  bool         `json:"grantHasWhatIf"`  // the grant command understands -WhatIf
	MinModule       string       `json:"minModule"`       // oldest MicrosoftTeams module that has it; "" if unrecorded
	Empties         string       `json:"empties"`         // the list that a policy may lack on purpose, "" where an empty policy means nothing
	EmptyMeans      string       `json:"emptyMeans"`      // what a policy without it says
	BuiltIns        []string     `json:"builtIns"`        // instances that every tenant has beside Global
	Notes           string       `json:"notes"`           // what else to know, "" if nothing
}

// Carrier is how policies of the type reach users: by group where groups carry them for sure, else in a batch where there is one.
func (p PolicyType) Carrier() Carrier {
	switch {
	case p.Group == GroupYes && p.GrantCommand != "":
		return ByGroup
	case p.Batch:
		return InBatch
	}
	return Singly
}

// NotAssignable is a policy that looks as if users could be given it.
type NotAssignable struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Why  string `json:"why"` // why a persona cannot hold it
}

var loadPolicyTypes = sync.OnceValue(func() []PolicyType { return must(readPolicyTypes()) })

func readPolicyTypes() ([]PolicyType, error) {
	rows, err := readTSV("policytypes.tsv", "rank", "batch", "directOnly", "batchOnly", "builtInOnly", "phone", "onNumber", "siteWins", "whatIf")
	if err != nil {
		return nil, err
	}
	words, err := readTSV("policywords.tsv")
	if err != nil {
		return nil, err
	}
	said := index(words, func(r record) string { return r["id"] })
	if len(said) != len(rows) {
		return nil, fmt.Errorf("%d policy types, and words for %d", len(rows), len(said))
	}
	types := make([]PolicyType, 0, len(rows))
	for _, row := range rows {
		w, found := said[row["id"]]
		if !found {
			return nil, fmt.Errorf("policy type %s has no words", row["id"])
		}
		group := GroupSupport(row["group"])
		if group != GroupYes && group != GroupNo && group != GroupUnverified {
			return nil, fmt.Errorf("policy type %s: group support is %q", row["id"], group)
		}
		types = append(types, PolicyType{
			ID: row["id"], Name: w["name"], Area: w["area"], Short: w["short"], BuiltIns: w.list("builtIns"), Empties: w["empties"], EmptyMeans: w["emptyMeans"],
			GrantCommand: row["grant"], GetCommand: row["get"], NewCommand: row["new"], SetCommand: row["set"],
			Group: group, RankMandatory: row.yes("rank"), Batch: row.yes("batch"),
			DirectOnly: row.yes("directOnly"), BatchOnly: row.yes("batchOnly"), BuiltInOnly: row.yes("builtInOnly"),
			NeedsTeamsPhone: row.yes("phone"), OnNumber: row.yes("onNumber"), SiteWins: row.yes("siteWins"),
			GrantHasWhatIf: row.yes("whatIf"), MinModule: row["minModule"], Notes: w["notes"],
		})
	}
	return types, nil
}

// PolicyTypes returns the 47 policy types, calling first.
func PolicyTypes() []PolicyType { return slices.Clone(loadPolicyTypes()) }

var policyTypeIndex = sync.OnceValue(func() map[string]PolicyType {
	return index(loadPolicyTypes(), func(p PolicyType) string { return strings.ToLower(p.ID) })
})

// PolicyTypeByID finds a policy type by its ID, in any case.
func PolicyTypeByID(id string) (PolicyType, bool) {
	p, found := policyTypeIndex()[strings.ToLower(id)]
	return p, found
}

// PolicyTypeName is what people call a policy type; one that is not in the table keeps its ID.
func PolicyTypeName(id string) string {
	if p, found := PolicyTypeByID(id); found {
		return p.Name
	}
	return id
}

var loadNotAssignable = sync.OnceValue(func() []NotAssignable { return must(readNotAssignable()) })

func readNotAssignable() ([]NotAssignable, error) {
	rows, err := readTSV("notassignable.tsv")
	if err != nil {
		return nil, err
	}
	list := make([]NotAssignable, 0, len(rows))
	for _, row := range rows {
		list = append(list, NotAssignable{ID: row["id"], Name: row["name"], Why: row["why"]})
	}
	return list, nil
}

// NotAssignables returns the policies that a persona cannot hold, with the reason.
func NotAssignables() []NotAssignable { return slices.Clone(loadNotAssignable()) }

// RemoveCommand is the command that removes a policy of the type, "" for one with built-in instances only.
func (p PolicyType) RemoveCommand() string {
	if p.NewCommand == "" {
		return ""
	}
	return "Remove-" + strings.TrimPrefix(p.NewCommand, "New-")
}
