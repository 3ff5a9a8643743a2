package practice

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// The most members that one request may add and remove.
const (
	maxTeamAdd    = 200
	maxTeamRemove = 20
)

// teamAt finds a team: a group on which one hangs.
func (t *Tenant) teamAt(rq *request) (*group, *reply) {
	id, ok := parseGUID(rq.p[0])
	g := t.groupByID[id]
	if !ok || g == nil || g.deleted || !g.team() {
		return nil, fail(http.StatusNotFound, "NotFound", "No team found with Group Id "+rq.p[0])
	}
	return g, nil
}

func (t *Tenant) getTeam(rq *request) *reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#teams/$entity", "id": g.id.String(),
		"displayName": g.name, "description": g.desc, "visibility": strings.ToLower(g.visibility), "isArchived": false})
}

func membershipID(g *group, u *user) string {
	return base64.StdEncoding.EncodeToString([]byte("MCMjMSMj" + g.id.String() + "##" + u.id.String()))
}

// memberObject writes a member of a team. Its id is not that of the user.
func (t *Tenant) memberObject(g *group, i int32) obj {
	u := &t.users[i]
	roles := []any{}
	for _, o := range g.owners {
		if o == i {
			roles = []any{"owner"}
		}
	}
	if u.is(isGuest) {
		roles = []any{"guest"}
	}
	var email any
	if m := t.texts.get(u.text[fMail]); m != "" {
		email = m
	}
	return obj{"@odata.type": "#microsoft.graph.aadUserConversationMember", "id": membershipID(g, u), "roles": roles,
		"displayName": t.texts.get(u.text[fDisplayName]), "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
		"userId": u.id.String(), "email": email, "tenantId": t.tenantID}
}

func (t *Tenant) listTeamMembers(rq *request) *reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	from, size, bad := t.window(rq, 100, 999)
	if bad != nil {
		return bad
	}
	keep := func(obj) bool { return true }
	if text, ok := rq.query["$filter"]; ok {
		text = strings.ReplaceAll(text, "microsoft.graph.aadUserConversationMember/", "")
		f, _, err := parseFilter(text, func(n string) bool { return n == "userId" || n == "email" || n == "displayName" })
		if err != nil {
			return fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = func(o obj) bool { return f(func(name string) any { return o[name] }) }
	}
	var items [][]byte
	next := ""
	for it := g.members.Iterator(); it.HasNext(); {
		i := int32(it.Next())
		o := t.memberObject(g, i)
		if int(i) < from || g.unseen[i] || !keep(o) {
			continue
		}
		if len(items) == size {
			next = t.nextLink(rq, int(i))
			break
		}
		enc, err := json.Marshal(o)
		if err != nil {
			return fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "teams('"+rq.p[0]+"')/members", len(items), items, next)
}

type teamMember struct {
	Roles []string `json:"roles"`
	User  string   `json:"user@odata.bind"`
}

// joinTeam puts a user into a team; the list shows them a little later.
func (t *Tenant) joinTeam(g *group, i int32, owner bool) {
	if owner {
		g.owners = append(g.owners, i)
	}
	if g.members.Contains(uint32(i)) {
		return
	}
	if g.unseen == nil {
		g.unseen = map[int32]bool{}
	}
	t.join(g, i)
	g.unseen[i] = true
	t.laterWith(jobTeam, g.id.String(), itoa(int64(i)), t.pace.Team)
}

func (t *Tenant) runTeam(j job) {
	if g := t.jobGroup(j); g != nil {
		for i := range g.unseen {
			if itoa(int64(i)) == j.Arg {
				delete(g.unseen, i)
			}
		}
	}
}

// leaveTeam takes a user out of a team. The last owner stays.
func (t *Tenant) leaveTeam(g *group, i int32) string {
	if !g.members.Contains(uint32(i)) {
		return "NotFound"
	}
	var owners []int32
	for _, o := range g.owners {
		if o != i {
			owners = append(owners, o)
		}
	}
	if len(owners) == 0 && len(g.owners) > 0 {
		return "BadRequest"
	}
	g.owners = owners
	t.leave(g, i)
	return ""
}

func (t *Tenant) addTeamMember(rq *request) *reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	var in teamMember
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if g.dynamic() {
		return fail(http.StatusForbidden, "Forbidden", "You do not have permission to perform this operation.")
	}
	i, ok := t.userAt(lastKey(in.User))
	if !ok {
		return fail(http.StatusNotFound, "NotFound", "The user was not found.")
	}
	if g.members.Contains(uint32(i)) && !contains(in.Roles, "owner") {
		return badRequest("The user is a member of the team already.")
	}
	t.joinTeam(g, i, contains(in.Roles, "owner"))
	o := t.memberObject(g, i)
	o["@odata.context"] = rq.base + "/$metadata#teams('" + rq.p[0] + "')/members/$entity"
	return answer(http.StatusCreated, o)
}

// manyMembers carries out add and remove: each member for itself, with 207 when some failed.
func (t *Tenant) manyMembers(rq *request, most int, one func(*group, int32, teamMember) string) *reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	var in struct {
		Values []teamMember `json:"values"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if len(in.Values) == 0 || len(in.Values) > most {
		return fail(http.StatusBadRequest, "BadRequest", "The number of members in the request must be between 1 and "+itoa(int64(most))+".")
	}
	if g.dynamic() {
		return fail(http.StatusForbidden, "Forbidden", "You do not have permission to perform this operation.")
	}
	status := http.StatusOK
	results := []any{}
	for _, m := range in.Values {
		key := lastKey(m.User)
		r := obj{"@odata.type": "#microsoft.graph.aadUserConversationMemberResult", "userId": key, "error": nil}
		i, ok := t.userAt(key)
		code := "NotFound"
		if ok {
			r["userId"] = t.users[i].id.String()
			code = one(g, i, m)
		}
		if code != "" {
			status = http.StatusMultiStatus
			r["error"] = obj{"code": code, "message": ""}
		}
		results = append(results, r)
	}
	return answer(status, obj{"@odata.context": rq.base + "/$metadata#Collection(microsoft.graph.aadUserConversationMemberResult)", "value": results})
}

func (t *Tenant) addTeamMembers(rq *request) *reply {
	return t.manyMembers(rq, maxTeamAdd, func(g *group, i int32, m teamMember) string {
		t.joinTeam(g, i, contains(m.Roles, "owner"))
		return ""
	})
}

func (t *Tenant) removeTeamMembers(rq *request) *reply {
	return t.manyMembers(rq, maxTeamRemove, func(g *group, i int32, _ teamMember) string { return t.leaveTeam(g, i) })
}

func (t *Tenant) deleteTeamMember(rq *request) *reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	raw, err := base64.StdEncoding.DecodeString(rq.p[1])
	_, key, ok := strings.Cut(string(raw), "##")
	i, known := t.userAt(key)
	if err != nil || !ok || !known {
		return fail(http.StatusNotFound, "NotFound", "The member was not found.")
	}
	switch t.leaveTeam(g, i) {
	case "":
		return noContent()
	case "BadRequest":
		return badRequest("The last owner of a team cannot be removed.")
	}
	return fail(http.StatusNotFound, "NotFound", "The member was not found.")
}
