package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// NamesView is the pane of how things are named.
type NamesView struct {
	Convention  persona.Convention    `json:"convention"`
	Known       []KnownConventionView `json:"known"` // conventions to begin with
	Styles      []string              `json:"styles"`
	Layers      []persona.Layer       `json:"layers"`
	Parts       []string              `json:"parts"`
	PolicyParts []string              `json:"policyParts"`
}

// KnownConventionView is a convention to begin with.
type KnownConventionView struct {
	ID         string             `json:"id"`
	Convention persona.Convention `json:"convention"`
}

// RenamesView is what gets other names, what that touches, and what of the tenant is named so already.
type RenamesView struct {
	Lines     []RenameView    `json:"lines"`
	Stays     []StayingView   `json:"stays"`
	Documents []string        `json:"documents"` // that were made under the names of before
	Fits      []NameFitView   `json:"fits"`
	Read      bool            `json:"read"`
	Problems  []problem.Shown `json:"problems"` // why the convention cannot be followed
}

// RenameView is one thing under another name.
type RenameView struct {
	Kind     string   `json:"kind"` // persona or policy
	Type     string   `json:"type"` // name of the policy type
	Before   string   `json:"before"`
	After    string   `json:"after"`
	Means    string   `json:"means"` // here, group, again or unread
	Groups   []string `json:"groups"`
	Users    int      `json:"users"`
	Personas []string `json:"personas"`
}

// StayingView is a policy that stays as it is.
type StayingView struct {
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	Why      persona.Stays `json:"why"`
	Personas []string      `json:"personas"`
}

// NameFitView is something of the tenant that is named as the convention says.
type NameFitView struct {
	Kind       string        `json:"kind"`
	Key        string        `json:"key"`
	Type       string        `json:"type"`
	TypeName   string        `json:"typeName"`
	Name       string        `json:"name"`
	Layer      persona.Layer `json:"layer"`
	Country    string        `json:"country"`
	Place      string        `json:"place"`
	Department string        `json:"department"`
	Short      string        `json:"short"`
	Refused    string        `json:"refused"`
}

// GoesAlongView is what goes with a persona when it is deleted.
type GoesAlongView struct {
	Name     string          `json:"name"`
	Users    int             `json:"users"` // whom it reaches, -1 where nobody can say
	Group    bool            `json:"group"` // its group is in the tenant and goes too
	Kept     bool            `json:"kept"`  // its group was taken over and stays
	Own      []OwnPolicyView `json:"own"`
	Stays    []StayingView   `json:"stays"`
	Queues   []string        `json:"queues"` // that nobody of the design answers any more
	Licences []string        `json:"licences"`
}

// OwnPolicyView is a policy that only one persona gives.
type OwnPolicyView struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	There bool   `json:"there"` // the tenant has it
}

// LeftOverView is a group of ours in the tenant that no persona has.
type LeftOverView struct {
	Key   string `json:"key"`
	Name  string `json:"name"`
	Users int    `json:"users"` // -1 where its members were not read
	Going bool   `json:"going"` // the design says that it is to go
	Made  bool   `json:"made"`  // a run of this workbook made it; of another a plan takes only what it gives

	Queues []string `json:"queues"` // that it answers in the tenant; while there is one, it stays
}
