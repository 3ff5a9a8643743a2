package world

// AddGroup takes a new group into the directory.
func (w *World) AddGroup(g *Group) {
	if g.ID.Zero() {
		g.ID = w.Fresh("group")
	}
	g.Index = int32(len(w.Groups))
	w.Groups = append(w.Groups, g)
	w.GroupByID[g.ID] = g
	w.GroupLog.Add(g.Index, ChangedCreated)
	w.Dirty = true
	if g.Dynamic() {
		g.RuleStatus = "NotStarted"
		w.EvaluateLater(g)
	}
}

// MemberChange says who came into a group or left it.
type MemberChange struct {
	User int32
	Left bool
}

// Join puts a user into a group, and everything that hangs on it follows.
func (w *World) Join(g *Group, i int32) {
	if !g.Members.CheckedAdd(uint32(i)) {
		return
	}
	w.memberMoved(g, i, false)
}

// Leave takes a user out of a group.
func (w *World) Leave(g *Group, i int32) {
	if !g.Members.CheckedRemove(uint32(i)) {
		return
	}
	delete(g.Unseen, i)
	w.memberMoved(g, i, true)
}

func (w *World) memberMoved(g *Group, i int32, left bool) {
	at := w.GroupLog.Add(g.Index, ChangedMembers)
	w.MemberLog[at] = MemberChange{i, left}
	if len(w.MemberLog) > maxLog {
		for k := range w.MemberLog {
			if k < w.GroupLog.Base {
				delete(w.MemberLog, k)
			}
		}
	}
	w.Dirty = true
	if len(g.Licences) > 0 || g.LicState != "" {
		w.LicenseLater(g)
	}
}
