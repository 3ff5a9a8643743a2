package voice

// Team is a team that people of a persona are members of.
type Team struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Existing    bool   `json:"existing"` // it is expected in the tenant and never made by us
}

// Kind is the kind of a team.
func (Team) Kind() Kind { return KindTeam }

// Key is what a team is found by.
func (t Team) Key() string { return t.Name }
