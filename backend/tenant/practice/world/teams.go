package world

import (
	"strconv"
)

// JoinTeam puts a user into a team; the list shows them a little later.
func (w *World) JoinTeam(g *Group, i int32, owner bool) {
	if owner {
		g.Owners = append(g.Owners, i)
	}
	if g.Members.Contains(uint32(i)) {
		return
	}
	if g.Unseen == nil {
		g.Unseen = map[int32]bool{}
	}
	w.Join(g, i)
	g.Unseen[i] = true
	w.laterWith(jobTeam, g.ID.String(), strconv.Itoa(int(i)), w.Pace.Team)
}

func (w *World) runTeam(j job) {
	if g := w.jobGroup(j); g != nil {
		for i := range g.Unseen {
			if strconv.Itoa(int(i)) == j.Arg {
				delete(g.Unseen, i)
			}
		}
	}
}

// LeaveTeam takes a user out of a team. The last owner stays.
func (w *World) LeaveTeam(g *Group, i int32) string {
	if !g.Members.Contains(uint32(i)) {
		return "NotFound"
	}
	var owners []int32
	for _, o := range g.Owners {
		if o != i {
			owners = append(owners, o)
		}
	}
	if len(owners) == 0 && len(g.Owners) > 0 {
		return "BadRequest"
	}
	g.Owners = owners
	w.Leave(g, i)
	return ""
}
