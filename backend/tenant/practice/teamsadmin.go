package practice

import (
	"encoding/json"
	"net/http"
	"strings"
)

const teamsNamespace = "microsoft.graph.teamsAdministration."

func (t *Tenant) notReadable(*request) *reply {
	return fail(http.StatusBadRequest, "BadRequest", "This API is not supported for AAD accounts (no addressUrl for Microsoft.IC3.TeamsAdminGateway,False).")
}

func (t *Tenant) noAssignmentList(*request) *reply {
	return fail(http.StatusNotFound, "UnknownError", `{"code":"NotFound","message":"Resource not found.","action":"Specify valid resource."}`)
}

// listed says whether Teams administration lists a user. Resource accounts are left out, as they are in real tenants.
func listed(u *user) bool { return !u.gone() && !u.is(isResource) }

// accountType says what Teams takes a user for. Who has no Teams plan is an ineligible user, which callers see only
// when they say that they can bear values newer than they are.
func (t *Tenant) accountType(rq *request, u *user) string {
	switch {
	case u.is(isResource):
		return "resourceAccount"
	case u.is(isGuest):
		return "guest"
	case t.hasPlan(u, planTeams):
		return "user"
	case strings.Contains(rq.header.Get("Prefer"), "include-unknown-enum-members"):
		return "ineligibleUser"
	}
	return "unknownFutureValue"
}

// configuration writes what Teams says of a user, or only the selected part of it.
func (t *Tenant) configuration(rq *request, i int32, names []string) obj {
	u := &t.users[i]
	features := []any{}
	for _, f := range t.features(u) {
		features = append(features, f)
	}
	numbers := []any{}
	for _, n := range t.heldBy[u.id] {
		numbers = append(numbers, obj{"telephoneNumber": t.numbers[n].Tel, "assignmentCategory": t.numbers[n].Category})
	}
	policies := []any{}
	for _, e := range t.effectivePolicies(i) {
		a := obj{"displayName": e.name, "assignmentType": "direct", "policyId": policyID(e.policyType, e.name), "groupId": nil}
		if !e.group.zero() {
			a["assignmentType"], a["groupId"] = "group", e.group.String()
		}
		policies = append(policies, obj{"policyType": e.policyType, "policyAssignment": a})
	}
	full := obj{"id": u.id.String(), "userPrincipalName": t.texts.get(u.text[fUPN]), "tenantId": t.tenantID,
		"accountType": t.accountType(rq, u), "isEnterpriseVoiceEnabled": u.is(hasVoice), "featureTypes": features,
		"telephoneNumbers": numbers, "effectivePolicyAssignments": policies,
		"createdDateTime": stamp(u.created), "modifiedDateTime": stamp(u.modified)}
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

// features are the capabilities that the licences of a user give.
func (t *Tenant) features(u *user) []string {
	var out []string
	for _, f := range []struct{ plan, name string }{{planTeams, "Teams"}, {planPhone, "PhoneSystem"},
		{planVirtual, "PhoneSystemVirtualUser"}, {planCalling, "CallingPlan"}, {planConference, "AudioConferencing"}} {
		if t.hasPlan(u, f.plan) {
			out = append(out, f.name)
		}
	}
	return out
}

var configurationNames = []string{"id", "userPrincipalName", "tenantId", "accountType", "isEnterpriseVoiceEnabled",
	"featureTypes", "telephoneNumbers", "effectivePolicyAssignments", "createdDateTime", "modifiedDateTime"}

func (t *Tenant) listConfigurations(rq *request) *reply {
	names := selected(rq)
	for _, n := range names {
		if !contains(configurationNames, n) {
			return fail(http.StatusBadRequest, "BadRequest", "Could not find a property named '"+n+"'.")
		}
	}
	from, size, bad := t.window(rq, 500, 1000)
	if bad != nil {
		return bad
	}
	var keep filter
	if text, ok := rq.query["$filter"]; ok {
		f, _, err := parseFilter(text, func(n string) bool { return contains(configurationNames, n) })
		if err != nil {
			return fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = f
	}
	var items [][]byte
	next := ""
	for i := from; i < len(t.users); i++ {
		if !listed(&t.users[i]) {
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
			return fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "admin/teams/userConfigurations"+selectContext(rq), -1, items, next)
}

func (t *Tenant) getConfiguration(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok || !listed(&t.users[i]) {
		return fail(http.StatusNotFound, "NotFound", "The user configuration was not found.")
	}
	o := t.configuration(rq, i, selected(rq))
	o["@odata.context"] = rq.base + "/$metadata#admin/teams/userConfigurations/$entity"
	return answer(http.StatusOK, o)
}

func (t *Tenant) getPolicyID(rq *request) *reply {
	kind, ok := policyTypeNamed(rq.args["type"])
	if !ok {
		return fail(http.StatusBadRequest, "BadRequest", "The policy type is not supported.")
	}
	found := []any{}
	if p := t.policyNamed(kind.name, rq.args["name"]); p != nil {
		name := "Tag:" + p.Name
		if p.Name == global {
			name = global
		}
		found = append(found, obj{"name": name, "policyId": policyID(kind.name, p.Name)})
	}
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#Collection(" + teamsNamespace + "policyIdentifierDetail)", "value": found})
}

// assignPolicies gives policies to users directly: all of the request, or nothing.
func (t *Tenant) assignPolicies(rq *request) *reply   { return t.changePolicies(rq, true) }
func (t *Tenant) unassignPolicies(rq *request) *reply { return t.changePolicies(rq, false) }

// maxPolicyItems is how many assignments one request may hold. Microsoft names no limit; this one is assumed.
const maxPolicyItems = 20

func (t *Tenant) changePolicies(rq *request, assign bool) *reply {
	var in struct {
		Value []struct {
			User string `json:"userId"`
			Type string `json:"policyType"`
			ID   string `json:"policyId"`
		} `json:"value"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if len(in.Value) == 0 || len(in.Value) > maxPolicyItems {
		return fail(http.StatusBadRequest, "BadRequest", "The number of assignments must be between 1 and 20.")
	}
	type move struct {
		user int32
		kind string
		name string
	}
	var moves []move
	for _, v := range in.Value {
		i, ok := t.userAt(v.User)
		if !ok || !strings.EqualFold(t.users[i].id.String(), v.User) {
			return fail(http.StatusNotFound, "NotFound", "User '"+v.User+"' was not found.")
		}
		kind, ok := policyTypeNamed(v.Type)
		if !ok {
			return fail(http.StatusBadRequest, "BadRequest", "The policy type '"+v.Type+"' is not supported.")
		}
		m := move{user: i, kind: kind.name}
		if assign {
			for _, p := range t.policies[kind.name] {
				if policyID(kind.name, p.Name) == v.ID {
					m.name = p.Name
				}
			}
			if m.name == "" {
				return fail(http.StatusBadRequest, "BadRequest", "The policy id is not that of a policy of type '"+v.Type+"'.")
			}
		}
		moves = append(moves, m)
	}
	for _, m := range moves {
		t.give(m.kind, m.user, m.name)
	}
	return noContent()
}
