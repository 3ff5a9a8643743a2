package plan

import (
	"slices"

	"personadesk/backend/canonical"
	"personadesk/backend/text"
)

// Seal computes the seal of a plan: a SHA-256, in hexadecimal, over all that is in it, words included, which shows that a stored plan or a
// plan file is what was written. It is computed over lines that each end in one line feed: the plan without its changes, without whom it
// targets and without its seal; then for each persona that it targets the persona's line, the users' and that of the users of whom it is
// not known; then for each change the change without its users, and the users. Each line is canonical JSON (see package canonical). How a
// file is laid out, where its lines end and whether it begins with a byte order mark is no part of it. "" seals nothing.
func Seal(p Plan) string {
	s := canonical.NewSealing()
	s.Value(p.Head())
	for i := range p.Targeted {
		t := p.Targeted[i]
		s.Value(t.Bare())
		canonical.Texts(s, t.Users)
		canonical.Texts(s, t.Unknown)
	}
	for i := range p.Changes {
		s.Value(p.Changes[i].Bare())
		canonical.Texts(s, p.Changes[i].Users)
	}
	return s.Sum()
}

// Sealed gives a plan its fingerprint and its seal, as the last step of making one, with all users sorted.
func Sealed(p Plan) Plan {
	for i := range p.Changes {
		if c := &p.Changes[i]; !slices.IsSorted(c.Users) {
			c.Users = slices.Sorted(slices.Values(c.Users))
		}
	}
	p.Fingerprint = Fingerprint(p)
	p.Seal = Seal(p)
	return p
}

// Head is the plan without its changes, without whom it targets and without its seal.
func (p Plan) Head() Plan {
	p.Changes, p.Targeted, p.Seal, p.Record = nil, nil, "", ""
	return p
}

// Bare is the change without its users.
func (c Change) Bare() Change {
	c.Users = nil
	return c
}

// Bare is the persona without its users.
func (t Targeted) Bare() Targeted { return Targeted{PersonaID: t.PersonaID} }

// feeling tells one thing that is felt from another, in no language.
func feeling(t text.Text) string {
	if t.Code != "" {
		return t.Code
	}
	return text.English().Print(t)
}

// Line is equal for the changes of a lane that read as one: those of single users of one persona. Any other change is a line of its own.
func (c Change) Line() string {
	switch c.Kind {
	case GrantUser:
		return string(c.Kind) + "|" + c.PersonaID + "|" + c.After
	case AssignNumber, ReleaseNumber, EnableVoice, DisableVoice:
		return string(c.Kind) + "|" + c.PersonaID + "|" + feeling(c.Feels)
	}
	return c.ID
}
