package graphapi

import (
	"net/http"
	"strconv"

	"personadesk/backend/tenant/practice/world"
)

func alreadyMember() *Reply {
	return badRequest("One or more added object references already exist for the following modified properties: 'members'.")
}

// listMembers answers /members, /transitiveMembers, their casts and their count.
func (t *API) listMembers(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	cast := ""
	if len(rq.p) > 1 {
		cast = rq.p[1]
	}
	all := func(yield func(int32) bool) {
		it := g.Members.Iterator()
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
		if rq.Header.Get("ConsistencyLevel") != "eventual" {
			return badRequest("$count needs the header ConsistencyLevel: eventual.")
		}
		return &Reply{Status: http.StatusOK, Text: true, Body: []byte(strconv.Itoa(int(g.Members.GetCardinality())))}
	case "group", "device", "servicePrincipal", "orgContact":
		return t.collection(rq, cast+"s", -1, nil, "") // groups in groups are not kept here
	}
	return Fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment '"+cast+"'.")
}

func (t *API) listOwners(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	return t.userPage(rq, "directoryObjects", func(yield func(int32) bool) {
		for _, i := range g.Owners {
			if !yield(i) {
				return
			}
		}
	}, true)
}

func (t *API) addMember(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	var in struct {
		ID string `json:"@odata.id"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if g.Dynamic() {
		return denied()
	}
	i, ok := t.UserAt(lastKey(in.ID))
	if !ok {
		return notFound(lastKey(in.ID))
	}
	if g.Members.Contains(uint32(i)) {
		return alreadyMember()
	}
	t.Join(g, i)
	return noContent()
}

func (t *API) removeMember(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	if g.Dynamic() {
		return denied()
	}
	i, ok := t.UserAt(rq.p[1])
	if !ok || !g.Members.Contains(uint32(i)) {
		return notFound(rq.p[1])
	}
	t.Leave(g, i)
	return noContent()
}

// memberOf answers what a user belongs to: groups, and for the administrator the directory roles.
func (t *API) memberOf(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	cast := ""
	if len(rq.p) > 1 {
		cast = rq.p[1]
	}
	var items [][]byte
	if cast == "" || cast == "directoryRole" {
		if t.Users[i].ID == t.AdminID {
			for _, r := range rq.As.Roles() {
				items = append(items, writeRole(r, selected(rq)))
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
		for _, g := range t.Groups {
			if !g.Deleted && g.Members.Contains(uint32(i)) {
				items = append(items, t.writeGroup(g, names, true))
			}
		}
	}
	return t.collection(rq, "directoryObjects", counting(rq, len(items)), items, "")
}

func (t *API) checkMemberGroups(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	var in struct {
		IDs []string `json:"groupIds"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if len(in.IDs) > 20 {
		return badRequest("Too many group ids: at most 20 can be checked at a time.")
	}
	found := []string{}
	for _, id := range in.IDs {
		g, ok := world.ParseGUID(id)
		if gr := t.GroupByID[g]; ok && gr != nil && !gr.Deleted && gr.Members.Contains(uint32(i)) {
			found = append(found, id)
		}
	}
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#Collection(Edm.String)", "value": found})
}
