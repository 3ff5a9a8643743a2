package voice

import (
	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

// Visibility says who can find and join a team.
type Visibility string

// The visibilities, in the words of the module.
const (
	PrivateTeam Visibility = "Private"
	PublicTeam  Visibility = "Public"
)

// Team is a team that people of a persona are put into.
type Team struct {
	Name        string     `json:"name"`
	Description string     `json:"description,omitempty" lines:"many"`
	Visibility  Visibility `json:"visibility"`
	Owners      []string   `json:"owners,omitempty"`   // user principal names; without one it is whoever makes it
	Existing    bool       `json:"existing,omitempty"` // it is expected in the tenant and never made by us
}

// teams looks at what is made of teams.
func (c *checker) teams() {
	for _, t := range c.things.Teams {
		if !t.Existing && t.Visibility != PrivateTeam && t.Visibility != PublicTeam {
			c.add(problem.New("TEAM_VISIBILITY").Detailed(t.Name, string(t.Visibility)).Hinted().At(at(t, "visibility")))
		}
		if n := len(t.Owners); n > limit.TeamOwners && !t.Existing {
			c.add(problem.New("TEAM_OWNERS").Detailed(t.Name, n, limit.TeamOwners).Hinted().At(at(t, "owners")))
		}
	}
}

// Kind is the kind of a team.
func (Team) Kind() Kind { return KindTeam }

// Key is what a team is found by.
func (t Team) Key() string { return t.Name }
