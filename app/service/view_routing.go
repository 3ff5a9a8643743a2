package service

import "personadesk/backend/voice"

// RoutingView is how calls leave: routes, the usages that allow them, and who may use which.
type RoutingView struct {
	Read     bool                `json:"read"` // false: the tenant was never read, or its routes were not
	Routes   []RouteLine         `json:"routes"`
	Usages   []UsageLine         `json:"usages"`
	Gateways []string            `json:"gateways"` // that the tenant has
	Policies []RoutingPolicyLine `json:"policies"`
	Problems int                 `json:"problems"`
}

// RouteLine is one voice route: of the design, of the tenant, or both.
type RouteLine struct {
	Route    voice.Route   `json:"route"`
	From     string        `json:"from"`    // made: by the design; taken: over from the tenant; tenant: not in the design
	Differs  []string      `json:"differs"` // fields that the tenant shows otherwise
	Policies []string      `json:"policies"`
	Users    int           `json:"users"`
	Problems []FixableView `json:"problems"`
}

// UsageLine is one PSTN usage.
type UsageLine struct {
	Name     string        `json:"name"`
	From     string        `json:"from"` // made or tenant
	Routes   []string      `json:"routes"`
	Policies []string      `json:"policies"`
	Problems []FixableView `json:"problems"`
}

// RoutingPolicyLine is one voice routing policy with whom it reaches.
type RoutingPolicyLine struct {
	Name     string   `json:"name"`
	Usages   []string `json:"usages"`
	Personas []string `json:"personas"`
	Users    int      `json:"users"`
}

// LeavingView is the way of one number by one policy.
type LeavingView struct {
	Number string       `json:"number"`
	Route  string       `json:"route"` // that takes it, "" for none
	Steps  []voice.Step `json:"steps"`
}
