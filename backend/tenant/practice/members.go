package practice

import (
	"net/http"
)

// memberChange says who came into a group or left it.
type memberChange struct {
	User int32
	Left bool
}

func alreadyMember() *reply {
	return badRequest("One or more added object references already exist for the following modified properties: 'members'.")
}

// join puts a user into a group, and everything that hangs on it follows.
func (t *Tenant) join(g *group, i int32) {
	if !g.members.CheckedAdd(uint32(i)) {
		return
	}
	t.memberMoved(g, i, false)
}

// leave takes a user out of a group.
func (t *Tenant) leave(g *group, i int32) {
	if !g.members.CheckedRemove(uint32(i)) {
		return
	}
	delete(g.unseen, i)
	t.memberMoved(g, i, true)
}

func (t *Tenant) memberMoved(g *group, i int32, left bool) {
	at := t.groupLog.add(g.index, changedMembers)
	t.memberLog[at] = memberChange{i, left}
	if len(t.memberLog) > maxLog {
		for k := range t.memberLog {
			if k < t.groupLog.Base {
				delete(t.memberLog, k)
			}
		}
	}
	t.dirty = true
	if len(g.licences) > 0 || g.licState != "" {
		t.licenseLater(g)
	}
}

// listMembers answers /members, /transitiveMembers, their casts and their count.
func (t *Tenant) listMembers(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	cast := ""
	if len(rq.p) > 1 {
		cast = rq.p[1]
	}
	all := func(yield func(int32) bool) {
		it := g.members.Iterator()
		for it.HasNext() {
			if !yield(int32(it.Next())) {
				return
			}
		}
	}
	switch cast {
	case "":
		return t.userPage(rq, "directoryObjects", all, true)
	case "user":
		return t.userPage(rq, "users"+selectContext(rq), all, false)
	case "$count":
		if rq.header.Get("ConsistencyLevel") != "eventual" {
			return badRequest("$count needs the header ConsistencyLevel: eventual.")
		}
		return &reply{status: http.StatusOK, text: true, body: []byte(itoa(int64(g.members.GetCardinality())))}
	case "group", "device", "servicePrincipal", "orgContact":
		return t.collection(rq, cast+"s", -1, nil, "") // groups in groups are not kept here
	}
	return fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment '"+cast+"'.")
}

func (t *Tenant) listOwners(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	return t.userPage(rq, "directoryObjects", func(yield func(int32) bool) {
		for _, i := range g.owners {
			if !yield(i) {
				return
			}
		}
	}, true)
}

func (t *Tenant) addMember(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	var in struct {
		ID string `json:"@odata.id"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if g.dynamic() {
		return denied()
	}
	i, ok := t.userAt(lastKey(in.ID))
	if !ok {
		return notFound(lastKey(in.ID))
	}
	if g.members.Contains(uint32(i)) {
		return alreadyMember()
	}
	t.join(g, i)
	return noContent()
}

func (t *Tenant) removeMember(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	if g.dynamic() {
		return denied()
	}
	i, ok := t.userAt(rq.p[1])
	if !ok || !g.members.Contains(uint32(i)) {
		return notFound(rq.p[1])
	}
	t.leave(g, i)
	return noContent()
}

// memberOf answers what a user belongs to: groups, and for the administrator the directory roles.
func (t *Tenant) memberOf(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	cast := ""
	if len(rq.p) > 1 {
		cast = rq.p[1]
	}
	var items [][]byte
	if cast == "" || cast == "directoryRole" {
		if t.users[i].id == t.adminID {
			for _, r := range adminRoles {
				items = append(items, r.write(selected(rq)))
			}
		}
	}
	if cast == "" || cast == "group" {
		names, bad := t.chooseGroupProperties(rq, false)
		if bad != nil && cast == "group" {
			return bad
		}
		if bad != nil {
			names = []string{"id", "displayName"}
		}
		for _, g := range t.groups {
			if !g.deleted && g.members.Contains(uint32(i)) {
				items = append(items, t.writeGroup(g, names, true))
			}
		}
	}
	return t.collection(rq, "directoryObjects", counting(rq, len(items)), items, "")
}

func (t *Tenant) checkMemberGroups(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	var in struct {
		IDs []string `json:"groupIds"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if len(in.IDs) > 20 {
		return badRequest("Too many group ids: at most 20 can be checked at a time.")
	}
	found := []string{}
	for _, id := range in.IDs {
		g, ok := parseGUID(id)
		if gr := t.groupByID[g]; ok && gr != nil && !gr.deleted && gr.members.Contains(uint32(i)) {
			found = append(found, id)
		}
	}
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#Collection(Edm.String)", "value": found})
}
