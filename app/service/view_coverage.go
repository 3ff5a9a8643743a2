package service

import (
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// OverlapsView says which users are in two personas.
type OverlapsView struct {
	ReadAt    string              `json:"readAt"`
	Total     int                 `json:"total"` // users in the reading
	Personas  []ReachView         `json:"personas"`
	Crossings []CrossingView      `json:"crossings"` // only those with users in them
	Layers    []LayerCoverageView `json:"layers"`
}

// ReachView is whom one persona reaches.
type ReachView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Users     int           `json:"users"`
	Wins      int           `json:"wins"` // of these, those whom no earlier persona of the layer takes
	Unknown   int           `json:"unknown"`
	Assumed   int           `json:"assumed"`
}

// CrossingView is the users who are in both of two personas.
type CrossingView struct {
	A      string `json:"a"` // ids of the personas
	B      string `json:"b"`
	Users  int    `json:"users"`
	Clash  bool   `json:"clash"`  // both in one layer, where a user has at most one
	Winner string `json:"winner"` // the id of the one that counts, "" when both do
}

// LayerCoverageView is how many users have how many personas of a layer.
type LayerCoverageView struct {
	Layer persona.Layer `json:"layer"`
	None  int           `json:"none"`
	One   int           `json:"one"`
	More  int           `json:"more"`
}

// QualityView is how well the attributes are kept that rules look at.
type QualityView struct {
	ReadAt     string                 `json:"readAt"`
	Total      int                    `json:"total"`
	Attributes []AttributeQualityView `json:"attributes"`
	Mismatches []MismatchView         `json:"mismatches"` // country against usage location
}

// AttributeQualityView is one attribute over all users.
type AttributeQualityView struct {
	Property string             `json:"property"`
	Used     int                `json:"used"` // in how many rules
	Known    int                `json:"known"`
	Blank    int                `json:"blank"`
	Unknown  int                `json:"unknown"`
	Distinct int                `json:"distinct"`
	Variants []VariantGroupView `json:"variants"`
	Once     int                `json:"once"` // values that one user has
	Examples []OnceView         `json:"examples"`
}

// VariantGroupView is several spellings of one value.
type VariantGroupView struct {
	Keep   string        `json:"keep"` // the most frequent
	Count  int           `json:"count"`
	Others []VariantView `json:"others"`
	Users  int           `json:"users"`  // who have one of the others
	Caught []CaughtView  `json:"caught"` // personas that would reach other users if all had the one to keep
}

// VariantView is one spelling.
type VariantView struct {
	Value string `json:"value"`
	Count int    `json:"count"`
	Kind  string `json:"kind"` // case, space, punctuation, accent, spelling
}

// CaughtView is a persona whose reach changes.
type CaughtView struct {
	PersonaID string `json:"personaId"`
	Name      string `json:"name"`
	In        int    `json:"in"`
	Out       int    `json:"out"`
}

// OnceView is a value that one user has, and the frequent value nearest to it, if any.
type OnceView struct {
	Value string `json:"value"`
	Near  string `json:"near"`
}

// MismatchView is a country that does not fit the usage location.
type MismatchView struct {
	Country       string `json:"country"`
	UsageLocation string `json:"usageLocation"`
	Users         int    `json:"users"`
}

// WhatIfView is what would change if attributes or a rule were different.
type WhatIfView struct {
	Touched      int                 `json:"touched"` // users whose attributes are imagined differently
	Enter        int                 `json:"enter"`   // users who come into at least one persona
	Leave        int                 `json:"leave"`
	Personas     []WhatIfPersonaView `json:"personas"` // only those that change
	Moves        []MoveView          `json:"moves"`
	NobodyBefore int                 `json:"nobodyBefore"` // users in no baseline
	NobodyAfter  int                 `json:"nobodyAfter"`
	Problems     []problem.Shown     `json:"problems"`
}

// WhatIfPersonaView is one persona whose users change.
type WhatIfPersonaView struct {
	PersonaID string        `json:"personaId"`
	Name      string        `json:"name"`
	Layer     persona.Layer `json:"layer"`
	Before    int           `json:"before"`
	After     int           `json:"after"`
	In        int           `json:"in"`
	Out       int           `json:"out"`
	Unknown   int           `json:"unknown"`
}

// MoveView is users whose persona of a layer becomes another.
type MoveView struct {
	Layer persona.Layer `json:"layer"`
	From  string        `json:"from"` // persona ids, "" for none
	To    string        `json:"to"`
	Users int           `json:"users"`
}

// ImaginedView is the question: attributes that are different, and at most one rule.
type ImaginedView struct {
	Edits     []directory.Edit `json:"edits"`
	PersonaID string           `json:"personaId"` // whose rule is different; "" for none
	Rule      string           `json:"rule"`
}
