package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/check"
	"personadesk/backend/rule/explain"
	"personadesk/backend/rule/form"
)

// RuleListView is the list of rules with whom they reach.
type RuleListView struct {
	Rules      []RuleItemView  `json:"rules"`
	Total      int             `json:"total"` // users in the reading
	ReadAt     string          `json:"readAt"`
	NoBaseline int             `json:"noBaseline"`
	Unknown    int             `json:"unknown"`
	Problems   []problem.Shown `json:"problems"`
	Everybody  string          `json:"everybody"` // the rule by which a persona is for everybody on purpose
}

// RuleItemView is one rule in the list.
type RuleItemView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Rule      string        `json:"rule"`
	Users     int           `json:"users"`
	State     string        `json:"state"` // done, problem, stop, or empty: it has no rule and reaches nobody
	RuleName  string        `json:"ruleName"`
	RuleSays  string        `json:"ruleSays"`
	Place     int           `json:"place"` // in the order of its layer, from 1; the first wins
	Of        int           `json:"of"`
	Disabled  string        `json:"disabled"` // what an account keeps that is switched off
}

// RuleTrialView is what a rule that is being edited would do.
type RuleTrialView struct {
	Valid      bool            `json:"valid"`
	Canonical  string          `json:"canonical"`
	Problems   []rule.Problem  `json:"problems"`
	Characters int             `json:"characters"`
	Everybody  bool            `json:"everybody"` // it is the rule for everybody
	Counted    bool            `json:"counted"`   // false: nothing read, or not valid; the counts are those of the last valid rule
	Matches    int             `json:"matches"`
	Before     int             `json:"before"` // with the saved rule
	In         int             `json:"in"`
	Out        int             `json:"out"`
	Stay       int             `json:"stay"`
	Unknown    int             `json:"unknown"`
	Assumed    int             `json:"assumed"` // of how many users the outcome rests on an assumption about Entra
	Portal     check.PortalFit `json:"portal"`  // whether the portal's own rule builder can show it
	Builder    *BuilderView    `json:"builder"` // as the builder shows it; null when it cannot
	Besides    []BesideView    `json:"besides"`
	Clashes    []problem.Shown `json:"clashes"`
	Others     int             `json:"others"` // rules of the layer that are known to hold none of these users
	Apart      int             `json:"apart"`  // those of them that cannot hold one either, whatever was not read
}

// BuilderView is a rule, or a part of one, as the builder shows it: a condition, or parts joined by "and" or "or".
type BuilderView struct {
	Join      string          `json:"join"` // "and" or "or"; "" for a condition
	Not       bool            `json:"not"`
	Parts     []BuilderView   `json:"parts"`
	Condition *form.Condition `json:"condition,omitempty"`
	Users     int             `json:"users"` // whom this part alone reaches
	Left      int             `json:"left"`  // who is left after it: of an "and" those who fit this part and all before, of an "or" those who fit any so far
}

// CompletionView is what can stand where the caret is; places count characters.
type CompletionView struct {
	From    int                    `json:"from"` // what an option replaces
	To      int                    `json:"to"`
	Options []CompletionOptionView `json:"options"`
}

// CompletionOptionView is one thing that can stand there.
type CompletionOptionView struct {
	Label  string `json:"label"`
	Insert string `json:"insert"`
	Kind   string `json:"kind"` // property, operator, value, word, item
	Detail string `json:"detail"`
	Count  int    `json:"count"` // users who have this value, 0 for anything else
}

// CombinationView is a rule made from others.
type CombinationView struct {
	Text       string   `json:"text"`
	Characters int      `json:"characters"`
	Fits       bool     `json:"fits"`      // Entra takes a rule of this length
	Proposals  []string `json:"proposals"` // how to get there when it does not fit
	Matches    int      `json:"matches"`
	Before     int      `json:"before"` // of the text it was made from
}

// BesideView says how many of the matches another persona holds.
type BesideView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Count     int           `json:"count"`
	Clash     bool          `json:"clash"` // same layer
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
	Person  PersonLine          `json:"person"`
	Outcome string              `json:"outcome"` // match, no match, unknown
	Assumed bool                `json:"assumed"`
	Because []explain.Sentence  `json:"because"` // the few reasons that decide
	Nearest *explain.Nearest    `json:"nearest"` // the smallest change that would turn the outcome round; null when none can be promised
	Tree    explain.Explanation `json:"tree"`
}
