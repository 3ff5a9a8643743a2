package graphapi

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// The most members that one request may add and remove.
const (
	maxTeamAdd    = 200
	maxTeamRemove = 20
)

// teamAt finds a team: a group on which one hangs.
func (t *API) teamAt(rq *Request) (*world.Group, *Reply) {
	id, ok := world.ParseGUID(rq.p[0])
	g := t.GroupByID[id]
	if !ok || g == nil || g.Deleted || !g.Team() {
		return nil, Fail(http.StatusNotFound, "NotFound", "No team found with Group Id "+rq.p[0])
	}
	return g, nil
}

func (t *API) getTeam(rq *Request) *Reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	return Answer(http.StatusOK, t.teamObject(rq, g))
}

func (t *API) teamObject(rq *Request, g *world.Group) obj {
	return obj{"@odata.context": rq.Base + "/$metadata#teams/$entity", "id": g.ID.String(),
		"displayName": g.Name, "description": g.Desc, "visibility": strings.ToLower(g.Visibility), "isArchived": false}
}

// putTeam hangs a team on a group. A group has one: who asks again is told so, as the service does.
func (t *API) putTeam(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	switch {
	case bad != nil:
		return bad
	case g.Team():
		return Fail(http.StatusConflict, "Conflict", "Team already exists")
	case !slices.Contains(g.Types, "Unified"):
		return badRequest("A team needs a Microsoft 365 group.")
	case len(g.Owners) == 0:
		return badRequest("Group " + g.ID.String() + " must have at least one owner.")
	}
	g.Provisions = append(g.Provisions, "Team")
	t.GroupLog.Add(g.Index, world.GroupBits["resourceProvisioningOptions"])
	t.Dirty = true
	return Answer(http.StatusCreated, t.teamObject(rq, g))
}

func membershipID(g *world.Group, u *world.User) string {
	return base64.StdEncoding.EncodeToString([]byte("MCMjMSMj" + g.ID.String() + "##" + u.ID.String()))
}

// memberObject writes a member of a team. Its id is not that of the user.
func (t *API) memberObject(g *world.Group, i int32) obj {
	u := &t.Users[i]
	roles := []any{}
	if g.Owns(i) {
		roles = []any{"owner"}
	}
	if u.Is(world.IsGuest) {
		roles = []any{"guest"}
	}
	var email any
	if m := t.Texts.Get(u.Text[world.FieldMail]); m != "" {
		email = m
	}
	return obj{"@odata.type": "#microsoft.graph.aadUserConversationMember", "id": membershipID(g, u), "roles": roles,
		"displayName": t.Texts.Get(u.Text[world.FieldDisplayName]), "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
		"userId": u.ID.String(), "email": email, "tenantId": t.TenantID}
}

func (t *API) listTeamMembers(rq *Request) *Reply {
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
			return Fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = func(o obj) bool { return f(func(name string) any { return o[name] }) }
	}
	var items [][]byte
	next := ""
	for it := g.Members.Iterator(); it.HasNext(); {
		i := int32(it.Next())
		o := t.memberObject(g, i)
		if int(i) < from || g.Unseen[i] || !keep(o) {
			continue
		}
		if len(items) == size {
			next = t.nextLink(rq, int(i))
			break
		}
		enc, err := json.Marshal(o)
		if err != nil {
			return Fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "teams('"+rq.p[0]+"')/members", len(items), items, next)
}

type teamMember struct {
	Roles []string `json:"roles"`
	User  string   `json:"user@odata.bind"`
}

func (t *API) addTeamMember(rq *Request) *Reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	var in teamMember
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if g.Dynamic() {
		return Fail(http.StatusForbidden, "Forbidden", "You do not have permission to perform this operation.")
	}
	i, ok := t.UserAt(lastKey(in.User))
	if !ok {
		return Fail(http.StatusNotFound, "NotFound", "The user was not found.")
	}
	if g.Members.Contains(uint32(i)) && !slices.Contains(in.Roles, "owner") {
		return badRequest("The user is a member of the team already.")
	}
	t.JoinTeam(g, i, slices.Contains(in.Roles, "owner"))
	o := t.memberObject(g, i)
	o["@odata.context"] = rq.Base + "/$metadata#teams('" + rq.p[0] + "')/members/$entity"
	return Answer(http.StatusCreated, o)
}

// manyMembers carries out add and remove: each member for itself, with 207 when some failed.
func (t *API) manyMembers(rq *Request, most int, one func(*world.Group, int32, teamMember) string) *Reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	var in struct {
		Values []teamMember `json:"values"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if len(in.Values) == 0 || len(in.Values) > most {
		return Fail(http.StatusBadRequest, "BadRequest", "The number of members in the request must be between 1 and "+strconv.Itoa(most)+".")
	}
	if g.Dynamic() {
		return Fail(http.StatusForbidden, "Forbidden", "You do not have permission to perform this operation.")
	}
	status := http.StatusOK
	results := []any{}
	for _, m := range in.Values {
		key := lastKey(m.User)
		r := obj{"@odata.type": "#microsoft.graph.aadUserConversationMemberResult", "userId": key, "error": nil}
		i, ok := t.UserAt(key)
		code := "NotFound"
		if ok {
			r["userId"] = t.Users[i].ID.String()
			code = one(g, i, m)
		}
		if code != "" {
			status = http.StatusMultiStatus
			r["error"] = obj{"code": code, "message": ""}
		}
		results = append(results, r)
	}
	return Answer(status, obj{"@odata.context": rq.Base + "/$metadata#Collection(microsoft.graph.aadUserConversationMemberResult)", "value": results})
}

func (t *API) addTeamMembers(rq *Request) *Reply {
	return t.manyMembers(rq, maxTeamAdd, func(g *world.Group, i int32, m teamMember) string {
		t.JoinTeam(g, i, slices.Contains(m.Roles, "owner"))
		return ""
	})
}

func (t *API) removeTeamMembers(rq *Request) *Reply {
	return t.manyMembers(rq, maxTeamRemove, func(g *world.Group, i int32, _ teamMember) string { return t.LeaveTeam(g, i) })
}

func (t *API) deleteTeamMember(rq *Request) *Reply {
	g, bad := t.teamAt(rq)
	if bad != nil {
		return bad
	}
	raw, err := base64.StdEncoding.DecodeString(rq.p[1])
	_, key, ok := strings.Cut(string(raw), "##")
	i, known := t.UserAt(key)
	if err != nil || !ok || !known {
		return Fail(http.StatusNotFound, "NotFound", "The member was not found.")
	}
	switch t.LeaveTeam(g, i) {
	case "":
		return noContent()
	case "BadRequest":
		return badRequest("The last owner of a team cannot be removed.")
	}
	return Fail(http.StatusNotFound, "NotFound", "The member was not found.")
}
