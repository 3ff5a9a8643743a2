package explanation

import (
	"iter"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// Everybody goes through all users of the directory and holds what each should have against what the tenant shows, without the line of
// reasoning. What many users share is found out once, so the work grows with the users and nothing but one explanation is held.
func Everybody(g Given) iter.Seq2[int, Explanation] {
	return func(yield func(int, Explanation) bool) {
		shared := newCrowd(g)
		for i := range g.Directory.Len() {
			e := explainer{Given: g, crowd: shared, i: i, id: string(g.Directory.ID(i))}
			e.personas()
			e.settings()
			if !yield(i, e.made) {
				return
			}
		}
	}
}

// crowd is what the users of a directory share: what some personas give together, and who is in a queue or a team.
type crowd struct {
	users    *directory.Directory
	reading  tenant.Reading
	together map[string]persona.Experience // by the ids of the personas
	queues   map[ident.Key][]bool          // by user
	teams    map[string][]bool
}

func newCrowd(g Given) *crowd {
	return &crowd{users: g.Directory, reading: g.Reading, together: map[string]persona.Experience{}, queues: map[ident.Key][]bool{}, teams: map[string][]bool{}}
}

// effective is what some personas give together.
func (c *crowd) effective(held []persona.Persona) persona.Experience {
	ids := make([]string, len(held))
	for i, p := range held {
		ids[i] = p.ID
	}
	key := strings.Join(ids, "\x00")
	x, known := c.together[key]
	if !known {
		x = persona.Effective(held)
		c.together[key] = x
	}
	return x
}

// answers says of each user whether they answer a queue, by themselves or by a group.
func (c *crowd) answers(name string) []bool {
	key := ident.Fold(name)
	in, known := c.queues[key]
	if known {
		return in
	}
	in = make([]bool, c.users.Len())
	for _, q := range c.reading.Queues {
		if ident.Fold(q.Name) != key {
			continue
		}
		c.mark(in, q.Users)
		for _, g := range q.Groups {
			members, _ := c.users.Members(g)
			for i := range members.Each() {
				in[i] = true
			}
		}
	}
	c.queues[key] = in
	return in
}

// belongs says of each user whether they are in a team.
func (c *crowd) belongs(name string) []bool {
	in, known := c.teams[name]
	if known {
		return in
	}
	in = make([]bool, c.users.Len())
	for _, t := range c.reading.Teams {
		if t.Name == name {
			c.mark(in, t.Members)
		}
	}
	c.teams[name] = in
	return in
}

func (c *crowd) mark(in []bool, ids []ident.ObjectID) {
	for _, id := range ids {
		if i, known := c.users.Index(id); known {
			in[i] = true
		}
	}
}
