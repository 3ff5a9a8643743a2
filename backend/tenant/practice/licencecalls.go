package practice

import (
	"net/http"
	"strconv"
	"strings"
)

// licenceBody is the body of assignLicense. Both lists are mandatory, although they may be empty.
type licenceBody struct {
	Add *[]struct {
		SKU string   `json:"skuId"`
		Off []string `json:"disabledPlans"`
	} `json:"addLicenses"`
	Remove *[]string `json:"removeLicenses"`
}

func (w *world) skuAt(id string) (uint8, bool) {
	for k := range w.skus {
		if strings.EqualFold(w.skus[k].ID, id) {
			return uint8(k), true
		}
	}
	return 0, false
}

// readLicences checks the body of assignLicense against what the company has.
func (t *Tenant) readLicences(body []byte) (add []groupLicence, remove []uint8, bad *reply) {
	var in licenceBody
	if bad := decode(body, &in); bad != nil {
		return nil, nil, bad
	}
	if in.Add == nil || in.Remove == nil {
		return nil, nil, badRequest("One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: addLicenses, removeLicenses.")
	}
	for _, a := range *in.Add {
		k, ok := t.skuAt(a.SKU)
		if !ok {
			return nil, nil, badRequest("License " + a.SKU + " does not correspond to a valid company License.")
		}
		for _, off := range a.Off {
			if !contains(planIDs(t.skus[k].Plans), off) {
				return nil, nil, badRequest("Service plan " + off + " does not belong to license " + a.SKU + ".")
			}
		}
		add = append(add, groupLicence{k, a.Off})
	}
	for _, r := range *in.Remove {
		k, ok := t.skuAt(r)
		if !ok {
			return nil, nil, badRequest("License " + r + " does not correspond to a valid company License.")
		}
		remove = append(remove, k)
	}
	return add, remove, nil
}

func planIDs(plans []plan) []string {
	ids := make([]string, len(plans))
	for i, p := range plans {
		ids[i] = p.ID
	}
	return ids
}

// assignUserLicence hands out licences to one user, at once and all or nothing.
func (t *Tenant) assignUserLicence(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	add, remove, bad := t.readLicences(rq.body)
	if bad != nil {
		return bad
	}
	u := &t.users[i]
	var list []held
	taken := map[uint8]bool{}
	for _, k := range remove {
		taken[k] = true
	}
	for _, h := range u.held {
		if h.Source >= 0 || !taken[h.SKU] {
			list = append(list, h)
		}
	}
	for _, k := range remove {
		direct, inherited := false, false
		for _, h := range u.held {
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
	if len(add) > 0 && u.text[fUsage] == 0 {
		return badRequest("License assignment cannot be done for user with invalid usage location.")
	}
	provided := map[string]bool{}
	for _, l := range add {
		for _, p := range t.skus[l.sku].Plans {
			provided[p.ID] = !contains(l.off, p.ID)
		}
	}
	probe := user{held: list, text: u.text}
	for _, l := range add {
		if !u.uses(l.sku) || taken[l.sku] {
			switch t.refusal(&probe, l.sku, provided) {
			case errProhibited:
				return badRequest("License assignment cannot be done for user with invalid usage location.")
			case errCount:
				return badRequest("Subscription with SKU " + t.skus[l.sku].ID + " does not have any available licenses.")
			case errDependency:
				return badRequest("License assignment failed because service plan dependencies of SKU " + t.skus[l.sku].ID + " are not met.")
			}
		}
		var next []held
		for _, h := range list {
			if h.Source >= 0 || h.SKU != l.sku {
				next = append(next, h)
			}
		}
		list = append(next, held{SKU: l.sku, Source: -1, Off: t.disabled(l.off), At: t.moment().Unix()})
	}
	if t.setHeld(i, list) {
		t.licencesMoved(nil)
	}
	return t.userEntity(rq, i, defaultProperties)
}

func (t *Tenant) reprocessUser(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	for _, g := range t.groups {
		if !g.deleted && len(g.licences) > 0 && g.members.Contains(uint32(i)) {
			t.licenseLater(g)
		}
	}
	return t.userEntity(rq, i, defaultProperties)
}

// assignGroupLicence changes what a group hands to its members; they get it later.
func (t *Tenant) assignGroupLicence(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	add, remove, bad := t.readLicences(rq.body)
	if bad != nil {
		return bad
	}
	if !g.secure {
		return badRequest("Licenses can be assigned to security-enabled groups only.")
	}
	var list []groupLicence
	for _, l := range g.licences {
		keep := true
		for _, k := range remove {
			keep = keep && l.sku != k
		}
		for _, a := range add {
			keep = keep && l.sku != a.sku
		}
		if keep {
			list = append(list, l)
		}
	}
	for _, k := range remove {
		if !g.hands(k) {
			return badRequest("License " + t.skus[k].ID + " is not assigned to the group.")
		}
	}
	g.licences = append(list, add...)
	t.groupLog.add(g.index, groupBits["assignedLicenses"])
	t.audit("Set group license", "GroupManagement", g, "")
	t.licenseLater(g)
	t.dirty = true
	return t.groupEntity(rq, http.StatusAccepted, g, []string{"id", "createdDateTime", "groupTypes", "securityEnabled"}).
		with("Location", rq.base+"/groups/"+g.id.String())
}

// licenceErrors answers the members for whom a licence of the group could not be handed out.
func (t *Tenant) licenceErrors(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	return t.userPage(rq, "directoryObjects", func(yield func(int32) bool) {
		for it := g.members.Iterator(); it.HasNext(); {
			if i := int32(it.Next()); t.inError(i, g.index) && !yield(i) {
				return
			}
		}
	}, true)
}

func (t *Tenant) skuObject(k int) obj {
	s := t.skus[k]
	plans := []any{}
	for _, p := range s.Plans {
		plans = append(plans, obj{"servicePlanId": p.ID, "servicePlanName": p.Name, "provisioningStatus": "Success", "appliesTo": "User"})
	}
	return obj{"accountName": "larkfield", "accountId": t.tenantID, "appliesTo": "User", "capabilityStatus": "Enabled",
		"consumedUnits": s.Used, "id": t.tenantID + "_" + s.ID, "skuId": s.ID, "skuPartNumber": s.Part,
		"prepaidUnits":    obj{"enabled": s.Seats, "suspended": 0, "warning": 0, "lockedOut": 0},
		"subscriptionIds": []any{derive(t.incarnation, "subscription", s.ID).String()}, "servicePlans": plans}
}

func (t *Tenant) subscribedSkus(rq *request) *reply {
	names := selected(rq)
	list := []any{}
	for k := range t.skus {
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
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#subscribedSkus" + selectContext(rq), "value": list})
}

func (t *Tenant) licenceDetails(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	list := []any{}
	for k := range t.skus {
		if t.users[i].uses(uint8(k)) {
			o := t.skuObject(k)
			list = append(list, obj{"id": seal([]string{t.users[i].id.String(), t.skus[k].ID}), "skuId": o["skuId"],
				"skuPartNumber": o["skuPartNumber"], "servicePlans": o["servicePlans"]})
		}
	}
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#users('" + rq.p[0] + "')/licenseDetails", "value": list})
}

func writeLicences(w *world, u *user, b []byte) []byte {
	b = append(b, '[')
	first := true
	for k := range w.skus {
		for _, h := range u.held {
			if int(h.SKU) != k || !h.works() {
				continue
			}
			if !first {
				b = append(b, ',')
			}
			first = false
			b = append(append(append(b, `{"disabledPlans":`...), offList(w, h)...), `,"skuId":`...)
			b = append(quote(b, w.skus[k].ID), '}')
			break
		}
	}
	return append(b, ']')
}

func offList(w *world, h held) []byte {
	if off := w.texts.get(h.Off); off != "" {
		return list(nil, strings.Split(off, ","))
	}
	return []byte("[]")
}

func writePlans(w *world, u *user, b []byte) []byte {
	b = append(b, '[')
	first := true
	w.eachPlan(u, func(p plan, at int64) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, `{"assignedDateTime":"`+stamp(at)+`","capabilityStatus":"Enabled","service":"`+p.Service+`","servicePlanId":"`+p.ID+`"}`...)
	})
	return append(b, ']')
}

func writeStates(w *world, u *user, b []byte) []byte {
	b = append(b, '[')
	for n, h := range u.held {
		if n > 0 {
			b = append(b, ',')
		}
		state := "Active"
		if !h.works() {
			state = "Error"
		}
		b = append(b, `{"skuId":"`+w.skus[h.SKU].ID+`","assignedByGroup":`...)
		if h.Source < 0 {
			b = append(b, "null"...)
		} else {
			b = strconv.AppendQuote(b, w.groups[h.Source].id.String())
		}
		b = append(append(b, `,"disabledPlans":`...), offList(w, h)...)
		b = append(b, `,"state":"`+state+`","error":"`+licenceErrors[h.Err]+`","lastUpdatedDateTime":"`+stamp(h.At)+`"}`...)
	}
	return append(b, ']')
}
