package graphapi

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

const teamsNamespace = "microsoft.graph.teamsAdministration."

func (t *API) notReadable(*Request) *Reply {
	return Fail(http.StatusBadRequest, "BadRequest", "This API is not supported for AAD accounts (no addressUrl for Microsoft.IC3.TeamsAdminGateway,False).")
}

func (t *API) noAssignmentList(*Request) *Reply {
	return Fail(http.StatusNotFound, "UnknownError", `{"code":"NotFound","message":"Resource not found.","action":"Specify valid resource."}`)
}

// listed says whether Teams administration lists a user. Resource accounts are left out, as they are in real tenants.
func listed(u *world.User) bool { return !u.Gone() && !u.Is(world.IsResource) }

// accountType says what Teams takes a user for. Who has no Teams plan is an ineligible user, which callers see only
// when they say that they can bear values newer than they are.
func (t *API) accountType(rq *Request, u *world.User) string {
	switch {
	case u.Is(world.IsResource):
		return "resourceAccount"
	case u.Is(world.IsGuest):
		return "guest"
	case t.HasPlan(u, world.PlanTeams):
		return "user"
	case strings.Contains(rq.Header.Get("Prefer"), "include-unknown-enum-members"):
		return "ineligibleUser"
	}
	return "unknownFutureValue"
}

// configuration writes what Teams says of a user, or only the selected part of it.
func (t *API) configuration(rq *Request, i int32, names []string) obj {
	u := &t.Users[i]
	features := []any{}
	for _, f := range t.Features(u) {
		features = append(features, f)
	}
	numbers := []any{}
	for _, n := range t.HeldBy[u.ID] {
		numbers = append(numbers, obj{"telephoneNumber": t.Numbers[n].Tel, "assignmentCategory": t.Numbers[n].Category})
	}
	policies := []any{}
	for _, e := range t.EffectivePolicies(i) {
		a := obj{"displayName": e.Name, "assignmentType": "direct", "policyId": world.PolicyID(e.PolicyType, e.Name), "groupId": nil}
		if !e.Group.Zero() {
			a["assignmentType"], a["groupId"] = "group", e.Group.String()
		}
		policies = append(policies, obj{"policyType": e.PolicyType, "policyAssignment": a})
	}
	full := obj{"id": u.ID.String(), "userPrincipalName": t.Texts.Get(u.Text[world.FieldUPN]), "tenantId": t.TenantID,
		"accountType": t.accountType(rq, u), "isEnterpriseVoiceEnabled": u.Is(world.HasVoice), "featureTypes": features,
		"telephoneNumbers": numbers, "effectivePolicyAssignments": policies,
		"createdDateTime": world.Stamp(u.Created), "modifiedDateTime": world.Stamp(u.Modified)}
	return slim(full, names)
}

// slim keeps the selected properties and the id.
func slim(full obj, names []string) obj {
	if names == nil {
		return full
	}
	out := obj{"id": full["id"]}
	for _, n := range names {
		if v, ok := full[n]; ok {
			out[n] = v
		}
	}
	return out
}

var configurationNames = []string{"id", "userPrincipalName", "tenantId", "accountType", "isEnterpriseVoiceEnabled",
	"featureTypes", "telephoneNumbers", "effectivePolicyAssignments", "createdDateTime", "modifiedDateTime"}

func (t *API) listConfigurations(rq *Request) *Reply {
	names := selected(rq)
	for _, n := range names {
		if !slices.Contains(configurationNames, n) {
			return Fail(http.StatusBadRequest, "BadRequest", "Could not find a property named '"+n+"'.")
		}
	}
	from, size, bad := t.window(rq, 500, 1000)
	if bad != nil {
		return bad
	}
	var keep filter
	if text, ok := rq.query["$filter"]; ok {
		f, _, err := parseFilter(text, func(n string) bool { return slices.Contains(configurationNames, n) })
		if err != nil {
			return Fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = f
	}
	var items [][]byte
	next := ""
	for i := from; i < len(t.Users); i++ {
		if !listed(&t.Users[i]) {
			continue
		}
		if keep != nil {
			full := t.configuration(rq, int32(i), nil)
			if !keep(func(name string) any { return full[name] }) {
				continue
			}
		}
		if len(items) == size {
			next = t.nextLink(rq, i)
			break
		}
		enc, err := json.Marshal(t.configuration(rq, int32(i), names))
		if err != nil {
			return Fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "admin/teams/userConfigurations"+selectContext(rq), -1, items, next)
}

func (t *API) getConfiguration(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok || !listed(&t.Users[i]) {
		return Fail(http.StatusNotFound, "NotFound", "The user configuration was not found.")
	}
	o := t.configuration(rq, i, selected(rq))
	o["@odata.context"] = rq.Base + "/$metadata#admin/teams/userConfigurations/$entity"
	return Answer(http.StatusOK, o)
}

func (t *API) getPolicyID(rq *Request) *Reply {
	kind, ok := world.PolicyTypeNamed(rq.args["type"])
	if !ok {
		return Fail(http.StatusBadRequest, "BadRequest", "The policy type is not supported.")
	}
	found := []any{}
	if p := t.PolicyNamed(kind.Name, rq.args["name"]); p != nil {
		name := "Tag:" + p.Name
		if p.Name == world.Global {
			name = world.Global
		}
		found = append(found, obj{"name": name, "policyId": world.PolicyID(kind.Name, p.Name)})
	}
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#Collection(" + teamsNamespace + "policyIdentifierDetail)", "value": found})
}

// assignPolicies gives policies to users directly: all of the request, or nothing.
func (t *API) assignPolicies(rq *Request) *Reply { return t.changePolicies(rq, true) }

func (t *API) unassignPolicies(rq *Request) *Reply { return t.changePolicies(rq, false) }

// maxPolicyItems is how many assignments one request may hold. Microsoft names no limit; this one is assumed.
const maxPolicyItems = 20

func (t *API) changePolicies(rq *Request, assign bool) *Reply {
	var in struct {
		Value []struct {
			User string `json:"userId"`
			Type string `json:"policyType"`
			ID   string `json:"policyId"`
		} `json:"value"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if len(in.Value) == 0 || len(in.Value) > maxPolicyItems {
		return Fail(http.StatusBadRequest, "BadRequest", "The number of assignments must be between 1 and 20.")
	}
	type move struct {
		user int32
		kind string
		name string
	}
	var moves []move
	for _, v := range in.Value {
		i, ok := t.UserAt(v.User)
		if !ok || !strings.EqualFold(t.Users[i].ID.String(), v.User) {
			return Fail(http.StatusNotFound, "NotFound", "User '"+v.User+"' was not found.")
		}
		kind, ok := world.PolicyTypeNamed(v.Type)
		if !ok {
			return Fail(http.StatusBadRequest, "BadRequest", "The policy type '"+v.Type+"' is not supported.")
		}
		m := move{user: i, kind: kind.Name}
		if assign {
			for _, p := range t.Policies[kind.Name] {
				if world.PolicyID(kind.Name, p.Name) == v.ID {
					m.name = p.Name
				}
			}
			if m.name == "" {
				return Fail(http.StatusBadRequest, "BadRequest", "The policy id is not that of a policy of type '"+v.Type+"'.")
			}
		}
		moves = append(moves, m)
	}
	for _, m := range moves {
		t.Give(m.kind, m.user, m.name)
	}
	return noContent()
}
