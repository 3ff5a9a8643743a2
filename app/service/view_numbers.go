package service

import (
	"personadesk/backend/number"
	"personadesk/backend/problem"
)

// NumbersView is the inventory as pictures.
type NumbersView struct {
	Ranges    []RangeView    `json:"ranges"`
	Total     int            `json:"total"`
	States    map[string]int `json:"states"`
	Differ    int            `json:"differ"`  // of them from the tenant
	Outside   int            `json:"outside"` // known, and in no range
	Astray    int            `json:"astray"`  // of those from the tenant
	PlanTakes int            `json:"planTakes"`
	ReadAt    string         `json:"readAt"`
}

// RangeView is one range.
type RangeView struct {
	number.Range
	FirstShown string         `json:"firstShown"` // as people write it
	LastShown  string         `json:"lastShown"`
	Count      int            `json:"count"`
	States     map[string]int `json:"states"`
	Differ     int            `json:"differ"`
	Scale      int            `json:"scale"`  // numbers a block
	Blocks     string         `json:"blocks"` // one letter a block: f free, a assigned, r reserved, q quarantined, s service, u unknown, ! differs; with a scale over 1, which is a power of ten, a digit 0-9: share assigned, or u: one of them is unknown
}

// NumberWindowView is a window of numbers.
type NumberWindowView struct {
	Total int          `json:"total"`
	Rows  []NumberLine `json:"rows"`
}

// NumberLine is one number in the grid.
type NumberLine struct {
	Telephone  string       `json:"telephone"`
	Shown      string       `json:"shown"`
	State      number.State `json:"state"`
	Differs    string       `json:"differs"` // how the tenant differs, "" when it agrees
	HolderID   string       `json:"holderId"`
	HolderName string       `json:"holderName"`
	Through    string       `json:"through"` // persona name
	Since      string       `json:"since"`
	Until      string       `json:"until"`
	Note       string       `json:"note"`
	Position   int          `json:"position"` // within its range, from 0
}

// NumberDetailView is the pane.
type NumberDetailView struct {
	NumberLine
	Range    string          `json:"range"`
	Type     string          `json:"type"`
	Tenant   string          `json:"tenant"`  // what the tenant says
	Account  string          `json:"account"` // what the holder's account says
	Location string          `json:"location"`
	Problems []problem.Shown `json:"problems"`
	History  []HistoryView   `json:"history"`
}

// HistoryView is one event in a life.
type HistoryView struct {
	At     string `json:"at"`
	What   string `json:"what"`
	Detail string `json:"detail"`
	By     string `json:"by"`
	State  string `json:"state"`
}
