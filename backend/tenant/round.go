package tenant

import "personadesk/backend/ident"

// Round is a place in the reading of something that tells its changes: the beginning of everything when Link is "", else where it goes
// on, be it after a round or within one. Full says that the round shows everything.
type Round struct {
	Link string `json:"link"`
	Full bool   `json:"full"`
}

// Everything is the round that shows everything, from its beginning.
func Everything() Round { return Round{Full: true} }

// GroupChange is what a later round says of a group. What is nil was not told and is as it was; the empty value was cleared.
type GroupChange struct {
	ID              ident.ObjectID
	Removed         bool
	Name            *string
	UniqueName      *string
	Description     *string
	Rule            *string
	Dynamic         *bool
	RuleOn          *bool
	SecurityEnabled *bool
	Licences        *[]GroupLicence
	Came, Left      []ident.ObjectID // object ids of users that became members, or ceased to be
}

// Over puts the change over what was known of the group.
func (c GroupChange) Over(g Group) Group {
	g.ID = c.ID
	told(&g.Name, c.Name)
	told(&g.UniqueName, c.UniqueName)
	told(&g.Description, c.Description)
	told(&g.Rule, c.Rule)
	told(&g.Dynamic, c.Dynamic)
	told(&g.RuleOn, c.RuleOn)
	told(&g.SecurityEnabled, c.SecurityEnabled)
	told(&g.Licences, c.Licences)
	return g
}

func told[T any](to *T, what *T) {
	if what != nil {
		*to = *what
	}
}
