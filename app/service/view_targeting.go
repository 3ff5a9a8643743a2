package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

// RuleListView is the list of rules with whom they reach.
type RuleListView struct {
	Rules      []RuleItemView    `json:"rules"`
	Total      int               `json:"total"` // users in the reading
	ReadAt     string            `json:"readAt"`
	NoBaseline int               `json:"noBaseline"`
	Unknown    int               `json:"unknown"`
	Problems   []problem.Problem `json:"problems"`
}

// RuleItemView is one rule in the list.
type RuleItemView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Rule      string        `json:"rule"`
	Users     int           `json:"users"`
	State     string        `json:"state"` // done, problem, stop
}

// RuleTrialView is what a rule that is being edited would do.
type RuleTrialView struct {
	Valid      bool                `json:"valid"`
	Canonical  string              `json:"canonical"`
	Problems   []rule.Problem      `json:"problems"`
	Characters int                 `json:"characters"`
	Counted    bool                `json:"counted"` // false: nothing read, or not valid; the counts are those of the last valid rule
	Matches    int                 `json:"matches"`
	Before     int                 `json:"before"` // with the saved rule
	In         int                 `json:"in"`
	Out        int                 `json:"out"`
	Stay       int                 `json:"stay"`
	Unknown    int                 `json:"unknown"`
	Assumed    bool                `json:"assumed"`   // rests on an assumption about Entra
	Buildable  bool                `json:"buildable"` // the builder can show it
	Conditions []ConditionStepView `json:"conditions"`
	Besides    []BesideView        `json:"besides"`
	Clashes    []problem.Problem   `json:"clashes"`
}

// ConditionStepView is one condition with the users left after it.
type ConditionStepView struct {
	Property string   `json:"property"`
	Operator string   `json:"operator"`
	Values   []string `json:"values"`
	Left     int      `json:"left"`
}

// BesideView says how many of the matches another persona holds.
type BesideView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Count     int           `json:"count"`
	Clash     bool          `json:"clash"` // same layer
}

// PeopleView is a window of people.
type PeopleView struct {
	Total int          `json:"total"`
	Rows  []PersonLine `json:"rows"`
}

// PersonLine is one person in a list.
type PersonLine struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	UPN        string   `json:"upn"`
	JobTitle   string   `json:"jobTitle"`
	Department string   `json:"department"`
	City       string   `json:"city"`
	Also       []string `json:"also"` // names of other personas of the same layer
}

// ValueCount is a value with how many users have it.
type ValueCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// PropertyView is a property that rules know.
type PropertyView struct {
	Name  string `json:"name"`  // as written in a rule
	Graph string `json:"graph"` // as Graph calls it
	Type  string `json:"type"`
}

// WhyView says why a rule lets a person in or leaves them out.
type WhyView struct {
	Person  PersonLine       `json:"person"`
	Outcome string           `json:"outcome"` // match, no match, unknown
	Tree    rule.Explanation `json:"tree"`
}
