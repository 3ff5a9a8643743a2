// Package number holds the phone-number inventory: ranges, the life of each number, and the next free one.
package number

import "time"

// State is where a number is in its life.
type State string

// The states of a number.
const (
	Free        State = "free"
	Assigned    State = "assigned"
	Reserved    State = "reserved"
	Quarantined State = "quarantined"
	Service     State = "service" // held by a queue, an attendant or a conference bridge
	Unknown     State = "unknown" // the tenant could not be read; never given out
)

// Range is a run of numbers that belong together.
type Range struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	First      string `json:"first"` // E.164
	Last       string `json:"last"`  // E.164, inclusive, same length
	Type       string `json:"type"`  // directRouting, callingPlan, operatorConnect
	Country    string `json:"country"`
	City       string `json:"city"`
	Tag        string `json:"tag"`
	LocationID string `json:"locationId"` // emergency location
	Rule       string `json:"rule"`       // targeting rule that says for whom, "" for everybody
}

// Number is one number of the inventory.
type Number struct {
	Telephone string    `json:"telephone"` // E.164
	RangeID   string    `json:"rangeId"`
	State     State     `json:"state"`
	Holder    string    `json:"holder"` // object id of the user or account
	Since     time.Time `json:"since"`
	Until     time.Time `json:"until"` // of a reservation or a quarantine; zero means until somebody decides
	Note      string    `json:"note"`
	Tag       string    `json:"tag"`
}
