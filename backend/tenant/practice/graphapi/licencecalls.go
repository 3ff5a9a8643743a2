package graphapi

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// licenceBody is the body of assignLicense. Both lists are mandatory, although they may be empty.
type licenceBody struct {
	Add *[]struct {
		SKU string   `json:"skuId"`
		Off []string `json:"disabledPlans"`
	} `json:"addLicenses"`
	Remove *[]string `json:"removeLicenses"`
}

// readLicences checks the body of assignLicense against what the company has.
func (t *API) readLicences(body []byte) (add []world.GroupLicence, remove []uint8, bad *Reply) {
	var in licenceBody
	if bad := decode(body, &in); bad != nil {
		return nil, nil, bad
	}
	if in.Add == nil || in.Remove == nil {
		return nil, nil, badRequest("One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: addLicenses, removeLicenses.")
	}
	for _, a := range *in.Add {
		k, ok := t.SKUAt(a.SKU)
		if !ok {
			return nil, nil, badRequest("License " + a.SKU + " does not correspond to a valid company License.")
		}
		for _, off := range a.Off {
			if !slices.Contains(world.PlanIDs(t.SKUs[k].Plans), off) {
				return nil, nil, badRequest("Service plan " + off + " does not belong to license " + a.SKU + ".")
			}
		}
		add = append(add, world.GroupLicence{SKU: k, Off: a.Off})
	}
	for _, r := range *in.Remove {
		k, ok := t.SKUAt(r)
		if !ok {
			return nil, nil, badRequest("License " + r + " does not correspond to a valid company License.")
		}
		remove = append(remove, k)
	}
	return add, remove, nil
}

// assignUserLicence hands out licences to one user, at once and all or nothing.
func (t *API) assignUserLicence(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	add, remove, bad := t.readLicences(rq.Body)
	if bad != nil {
		return bad
	}
	u := &t.Users[i]
	var list []world.Held
	taken := map[uint8]bool{}
	for _, k := range remove {
		taken[k] = true
	}
	for _, h := range u.Held {
		if h.Source >= 0 || !taken[h.SKU] {
			list = append(list, h)
		}
	}
	for _, k := range remove {
		direct, inherited := false, false
		for _, h := range u.Held {
			if h.SKU == k {
				direct, inherited = direct || h.Source < 0, inherited || h.Source >= 0
			}
		}
		switch {
		case !direct && inherited:
			return badRequest("User license is inherited from a group membership and it cannot be removed directly from the user.")
		case !direct:
			return badRequest("User does not have a corresponding license.")
		}
	}
	if len(add) > 0 && u.Text[world.FieldUsage] == 0 {
		return badRequest("License assignment cannot be done for user with invalid usage location.")
	}
	provided := map[string]bool{}
	for _, l := range add {
		for _, p := range t.SKUs[l.SKU].Plans {
			provided[p.ID] = !slices.Contains(l.Off, p.ID)
		}
	}
	probe := world.User{Held: list, Text: u.Text}
	for _, l := range add {
		if !u.Uses(l.SKU) || taken[l.SKU] {
			switch t.Refusal(&probe, l.SKU, provided) {
			case world.ErrProhibited:
				return badRequest("License assignment cannot be done for user with invalid usage location.")
			case world.ErrCount:
				return badRequest("Subscription with SKU " + t.SKUs[l.SKU].ID + " does not have any available licenses.")
			case world.ErrDependency:
				return badRequest("License assignment failed because service plan dependencies of SKU " + t.SKUs[l.SKU].ID + " are not met.")
			}
		}
		var next []world.Held
		for _, h := range list {
			if h.Source >= 0 || h.SKU != l.SKU {
				next = append(next, h)
			}
		}
		list = append(next, world.Held{SKU: l.SKU, Source: -1, Off: t.Disabled(l.Off), At: t.Moment().Unix()})
	}
	if t.SetHeld(i, list) {
		t.LicencesMoved(nil)
	}
	return t.userEntity(rq, i, defaultProperties)
}

func (t *API) reprocessUser(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	for _, g := range t.Groups {
		if !g.Deleted && len(g.Licences) > 0 && g.Members.Contains(uint32(i)) {
			t.LicenseLater(g)
		}
	}
	return t.userEntity(rq, i, defaultProperties)
}

// assignGroupLicence changes what a group hands to its members; they get it later.
func (t *API) assignGroupLicence(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	add, remove, bad := t.readLicences(rq.Body)
	if bad != nil {
		return bad
	}
	if !g.Secure {
		return badRequest("Licenses can be assigned to security-enabled groups only.")
	}
	var list []world.GroupLicence
	for _, l := range g.Licences {
		keep := true
		for _, k := range remove {
			keep = keep && l.SKU != k
		}
		for _, a := range add {
			keep = keep && l.SKU != a.SKU
		}
		if keep {
			list = append(list, l)
		}
	}
	for _, k := range remove {
		if !g.Hands(k) {
			return badRequest("License " + t.SKUs[k].ID + " is not assigned to the group.")
		}
	}
	list = append(list, add...)
	if plan, needs, misses := t.MissesPrerequisite(list); misses && len(add) > 0 {
		if how, strikes := t.Faults.Strikes(world.AddOnAlone, g.ID.String()); strikes && how == "refuse" {
			return badRequest("License assignment failed because service plan " + plan + " depends on the service plan(s) " + needs + ".")
		}
	}
	g.Licences = list
	t.GroupLog.Add(g.Index, world.GroupBits["assignedLicenses"])
	t.Audit("Set group license", "GroupManagement", g, "")
	t.LicenseLater(g)
	t.Dirty = true
	return t.groupEntity(rq, http.StatusAccepted, g, []string{"id", "createdDateTime", "groupTypes", "securityEnabled"}).
		With("Location", rq.Base+"/groups/"+g.ID.String())
}

// licenceErrors answers the members for whom a licence of the group could not be handed out.
func (t *API) licenceErrors(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	return t.userPage(rq, "directoryObjects", func(yield func(int32) bool) {
		for it := g.Members.Iterator(); it.HasNext(); {
			if i := int32(it.Next()); t.InError(i, g.Index) && !yield(i) {
				return
			}
		}
	}, true)
}

func (t *API) skuObject(k int) obj {
	s := t.SKUs[k]
	plans := []any{}
	for _, p := range s.Plans {
		plans = append(plans, obj{"servicePlanId": p.ID, "servicePlanName": p.Name, "provisioningStatus": "Success", "appliesTo": "User"})
	}
	return obj{"accountName": "larkfield", "accountId": t.TenantID, "appliesTo": "User", "capabilityStatus": "Enabled",
		"consumedUnits": s.Used, "id": t.TenantID + "_" + s.ID, "skuId": s.ID, "skuPartNumber": s.Part,
		"prepaidUnits":    obj{"enabled": s.Seats, "suspended": 0, "warning": 0, "lockedOut": 0},
		"subscriptionIds": []any{world.Derive(t.Incarnation, "subscription", s.ID).String()}, "servicePlans": plans}
}

func (t *API) subscribedSkus(rq *Request) *Reply {
	names := selected(rq)
	list := []any{}
	for k := range t.SKUs {
		o := t.skuObject(k)
		if names != nil {
			slim := obj{}
			for _, n := range names {
				v, ok := o[n]
				if !ok {
					return badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.subscribedSku'.")
				}
				slim[n] = v
			}
			o = slim
		}
		list = append(list, o)
	}
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#subscribedSkus" + selectContext(rq), "value": list})
}

func (t *API) licenceDetails(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	list := []any{}
	for k := range t.SKUs {
		if t.Users[i].Uses(uint8(k)) {
			o := t.skuObject(k)
			list = append(list, obj{"id": seal([]string{t.Users[i].ID.String(), t.SKUs[k].ID}), "skuId": o["skuId"],
				"skuPartNumber": o["skuPartNumber"], "servicePlans": o["servicePlans"]})
		}
	}
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#users('" + rq.p[0] + "')/licenseDetails", "value": list})
}

func writeLicences(t *API, u *world.User, b []byte) []byte {
	b = append(b, '[')
	first := true
	for k := range t.SKUs {
		for _, h := range u.Held {
			if int(h.SKU) != k || !h.Works() {
				continue
			}
			if !first {
				b = append(b, ',')
			}
			first = false
			b = append(append(append(b, `{"disabledPlans":`...), offList(t, h)...), `,"skuId":`...)
			b = append(quote(b, t.SKUs[k].ID), '}')
			break
		}
	}
	return append(b, ']')
}

func offList(t *API, h world.Held) []byte {
	if off := t.Texts.Get(h.Off); off != "" {
		return list(nil, strings.Split(off, ","))
	}
	return []byte("[]")
}

func writePlans(t *API, u *world.User, b []byte) []byte {
	b = append(b, '[')
	first := true
	t.EachPlan(u, func(p world.Plan, at int64) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, `{"assignedDateTime":"`+world.Stamp(at)+`","capabilityStatus":"Enabled","service":"`+p.Service+`","servicePlanId":"`+p.ID+`"}`...)
	})
	return append(b, ']')
}

func writeStates(t *API, u *world.User, b []byte) []byte {
	b = append(b, '[')
	for n, h := range u.Held {
		if n > 0 {
			b = append(b, ',')
		}
		state := "Active"
		if !h.Works() {
			state = "Error"
		}
		b = append(b, `{"skuId":"`+t.SKUs[h.SKU].ID+`","assignedByGroup":`...)
		if h.Source < 0 {
			b = append(b, "null"...)
		} else {
			b = strconv.AppendQuote(b, t.Groups[h.Source].ID.String())
		}
		b = append(append(b, `,"disabledPlans":`...), offList(t, h)...)
		b = append(b, `,"state":"`+state+`","error":"`+world.LicenceErrors[h.Err]+`","lastUpdatedDateTime":"`+world.Stamp(h.At)+`"}`...)
	}
	return append(b, ']')
}
