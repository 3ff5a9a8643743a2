package practice

import (
	"encoding/json"
	"net/http"
	"strings"
)

// defaultGroupProperties is what a group shows without $select.
var defaultGroupProperties = []string{"id", "deletedDateTime", "classification", "createdDateTime", "description", "displayName",
	"expirationDateTime", "groupTypes", "isAssignableToRole", "mail", "mailEnabled", "mailNickname", "membershipRule",
	"membershipRuleProcessingState", "onPremisesSyncEnabled", "preferredDataLocation", "proxyAddresses", "renewedDateTime",
	"resourceBehaviorOptions", "resourceProvisioningOptions", "securityEnabled", "securityIdentifier", "theme", "uniqueName",
	"visibility", "onPremisesProvisioningErrors"}

// groupNulls are properties of Graph that no group of the practice tenant has.
var groupNulls = []string{"deletedDateTime", "classification", "expirationDateTime", "isAssignableToRole", "onPremisesSyncEnabled",
	"preferredDataLocation", "theme", "onPremisesDomainName", "onPremisesLastSyncDateTime", "onPremisesNetBiosName",
	"onPremisesSamAccountName", "onPremisesSecurityIdentifier", "preferredLanguage"}

// groupBits are the bits of group properties in the change log.
var groupBits = map[string]uint64{"displayName": 1, "description": 2, "membershipRule": 4, "membershipRuleProcessingState": 8,
	"groupTypes": 16, "mailNickname": 32, "uniqueName": 64, "assignedLicenses": 128, "licenseProcessingState": 256}

// groupValue gives a property of a group, and false for a name that groups do not have.
func (t *Tenant) groupValue(g *group, name string) (any, bool) {
	null := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	switch name {
	case "id":
		return g.id.String(), true
	case "displayName":
		return g.name, true
	case "description":
		return null(g.desc), true
	case "mailNickname":
		return g.nick, true
	case "uniqueName":
		return null(g.unique), true
	case "mail":
		return null(g.mail), true
	case "mailEnabled":
		return g.mail != "", true
	case "securityEnabled":
		return g.secure, true
	case "groupTypes":
		return texted(g.types), true
	case "resourceProvisioningOptions":
		return texted(g.provisions), true
	case "membershipRule":
		return null(g.rule), true
	case "membershipRuleProcessingState":
		return null(g.ruleState), true
	case "createdDateTime", "renewedDateTime":
		return stamp(g.created), true
	case "visibility":
		return null(g.visibility), true
	case "securityIdentifier":
		return sid(g.id), true
	case "proxyAddresses", "resourceBehaviorOptions", "onPremisesProvisioningErrors", "infoCatalogs", "serviceProvisioningErrors", "assignedLabels":
		return []any{}, true
	case "assignedLicenses":
		out := []any{}
		for _, l := range g.licences {
			out = append(out, obj{"skuId": t.skus[l.sku].ID, "disabledPlans": texted(l.off)})
		}
		return out, true
	case "licenseProcessingState":
		if g.licState == "" {
			return nil, true
		}
		return obj{"state": g.licState}, true
	case "hasMembersWithLicenseErrors":
		return nil, true // can be filtered by, but is never shown
	}
	if contains(groupNulls, name) {
		return nil, true
	}
	return nil, false
}

func texted(items []string) []any {
	out := make([]any, len(items))
	for i, s := range items {
		out[i] = s
	}
	return out
}

// writeGroup writes the named properties of a group; names must have been checked.
func (t *Tenant) writeGroup(g *group, names []string, odataType bool) []byte {
	b := []byte{'{'}
	if odataType {
		b = append(b, `"@odata.type":"#microsoft.graph.group",`...)
	}
	for i, n := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = quote(b, n)
		b = append(b, ':')
		var v any
		if n == "membershipRuleProcessingStatus" {
			v = t.ruleStatus(g)
		} else {
			v, _ = t.groupValue(g, n)
		}
		enc, err := json.Marshal(v)
		if err != nil {
			enc = []byte("null")
		}
		b = append(b, enc...)
	}
	return append(b, '}')
}

func (t *Tenant) ruleStatus(g *group) any {
	if !g.dynamic() {
		return nil
	}
	seen := "0001-01-01T00:00:00Z"
	if g.ruleSeen != 0 {
		seen = stamp(g.ruleSeen)
	}
	var message any
	if g.ruleError != "" {
		message = g.ruleError
	}
	return obj{"status": g.ruleStatus, "errorMessage": message, "lastMembershipUpdated": seen}
}

// chooseGroupProperties checks $select of groups.
func (t *Tenant) chooseGroupProperties(rq *request, single bool) ([]string, *reply) {
	names := selected(rq)
	if names == nil {
		return defaultGroupProperties, nil
	}
	probe := &group{}
	for _, n := range names {
		if n == "membershipRuleProcessingStatus" && rq.version == "beta" && single {
			continue
		}
		if _, ok := t.groupValue(probe, n); !ok {
			return nil, badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.group'.")
		}
	}
	return names, nil
}

func (t *Tenant) listGroups(rq *request) *reply {
	names, bad := t.chooseGroupProperties(rq, false)
	if bad != nil {
		return bad
	}
	from, size, bad := t.window(rq, 100, 999)
	if bad != nil {
		return bad
	}
	if _, sorted := rq.query["$orderby"]; sorted {
		return fail(http.StatusBadRequest, "Request_UnsupportedQuery", "The practice tenant does not sort groups.")
	}
	keep := func(*group) bool { return true }
	if text, ok := rq.query["$filter"]; ok {
		f, needs, err := parseFilter(text, func(n string) bool { _, ok := t.groupValue(&group{}, n); return ok })
		if err != nil {
			return badRequest(err.Error())
		}
		if needs && !advanced(rq) {
			return fail(http.StatusBadRequest, "Request_UnsupportedQuery", "Unsupported Query. An advanced query needs ConsistencyLevel: eventual and $count=true.")
		}
		keep = func(g *group) bool {
			return f(func(name string) any {
				if name == "hasMembersWithLicenseErrors" {
					return t.hasLicenceErrors(g)
				}
				v, _ := t.groupValue(g, name)
				return v
			})
		}
	}
	var items [][]byte
	next, count := "", 0
	for i, g := range t.groups {
		if g.deleted || !keep(g) {
			continue
		}
		count++
		if i < from {
			continue
		}
		if len(items) == size {
			if next == "" {
				next = t.nextLink(rq, i)
			}
			continue
		}
		items = append(items, t.writeGroup(g, names, false))
	}
	return t.collection(rq, "groups"+selectContext(rq), counting(rq, count), items, next)
}

// groupAt finds the group that a call names, by id or by its alternate key.
func (t *Tenant) groupAt(rq *request) (*group, *reply) {
	if len(rq.p) == 0 || rq.segs[0] == "groups()" {
		key, ok := rq.args["uniqueName"]
		if !ok {
			return nil, badRequest("The key of the group is not known.")
		}
		if g := t.groupByUnique(key); g != nil {
			return g, nil
		}
		return nil, notFound(key)
	}
	id, ok := parseGUID(rq.p[0])
	if !ok {
		return nil, badRequest("Invalid object identifier '" + rq.p[0] + "'.")
	}
	g, ok := t.groupByID[id]
	if !ok || g.deleted {
		return nil, notFound(rq.p[0])
	}
	return g, nil
}

func (w *world) groupByUnique(key string) *group {
	for _, g := range w.groups {
		if !g.deleted && g.unique != "" && strings.EqualFold(g.unique, key) {
			return g
		}
	}
	return nil
}

func (t *Tenant) getGroup(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	names, bad := t.chooseGroupProperties(rq, true)
	if bad != nil {
		return bad
	}
	return t.groupEntity(rq, http.StatusOK, g, names)
}

func (t *Tenant) groupEntity(rq *request, status int, g *group, names []string) *reply {
	if !contains(names, "id") {
		names = append([]string{"id"}, names...)
	}
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.base+"/$metadata#groups"+selectContext(rq)+"/$entity")
	b = append(b, ',')
	return &reply{status: status, body: append(b, t.writeGroup(g, names, false)[1:]...)}
}

func (t *Tenant) deleteGroup(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	if len(g.licences) > 0 || g.licState != "" && g.licState != licenceComplete {
		return badRequest("The group has assigned licenses, or is still processing them. Remove all licenses before deleting the group.")
	}
	g.deleted = true
	for policyType := range t.ranked {
		t.unrank(policyType, g.id)
	}
	t.groupLog.add(g.index, changedRemoved)
	t.dirty = true
	return noContent()
}

// sid makes the security identifier of an object id, as Entra does.
func sid(g guid) string {
	var b strings.Builder
	b.WriteString("S-1-12-1")
	order := [16]byte{g[3], g[2], g[1], g[0], g[5], g[4], g[7], g[6], g[8], g[9], g[10], g[11], g[12], g[13], g[14], g[15]}
	for i := 0; i < 16; i += 4 {
		n := uint32(order[i]) | uint32(order[i+1])<<8 | uint32(order[i+2])<<16 | uint32(order[i+3])<<24
		b.WriteByte('-')
		b.WriteString(itoa(int64(n)))
	}
	return b.String()
}
