package graphapi

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
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

// groupValue gives a property of a group, and false for a name that groups do not have.
func (t *API) groupValue(g *world.Group, name string) (any, bool) {
	switch name {
	case "id":
		return g.ID.String(), true
	case "displayName":
		return g.Name, true
	case "description":
		return world.OrNull(g.Desc), true
	case "mailNickname":
		return g.Nick, true
	case "uniqueName":
		return world.OrNull(g.Unique), true
	case "mail":
		return world.OrNull(g.Mail), true
	case "mailEnabled":
		return g.Mail != "", true
	case "securityEnabled":
		return g.Secure, true
	case "groupTypes":
		return world.Texted(g.Types), true
	case "resourceProvisioningOptions":
		return world.Texted(g.Provisions), true
	case "membershipRule":
		return world.OrNull(g.Rule), true
	case "membershipRuleProcessingState":
		return world.OrNull(g.RuleState), true
	case "createdDateTime", "renewedDateTime":
		return world.Stamp(g.Created), true
	case "visibility":
		return world.OrNull(g.Visibility), true
	case "securityIdentifier":
		return sid(g.ID), true
	case "proxyAddresses", "resourceBehaviorOptions", "onPremisesProvisioningErrors", "infoCatalogs", "serviceProvisioningErrors", "assignedLabels":
		return []any{}, true
	case "assignedLicenses":
		out := []any{}
		for _, l := range g.Licences {
			out = append(out, obj{"skuId": t.SKUs[l.SKU].ID, "disabledPlans": world.Texted(l.Off)})
		}
		return out, true
	case "licenseProcessingState":
		if g.LicState == "" {
			return nil, true
		}
		return obj{"state": g.LicState}, true
	case "hasMembersWithLicenseErrors":
		return nil, true // can be filtered by, but is never shown
	}
	if slices.Contains(groupNulls, name) {
		return nil, true
	}
	return nil, false
}

// writeGroup writes the named properties of a group; names must have been checked.
func (t *API) writeGroup(g *world.Group, names []string, odataType bool) []byte {
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

func (t *API) ruleStatus(g *world.Group) any {
	if !g.Dynamic() {
		return nil
	}
	seen := "0001-01-01T00:00:00Z"
	if g.RuleSeen != 0 {
		seen = world.Stamp(g.RuleSeen)
	}
	var message any
	if g.RuleError != "" {
		message = g.RuleError
	}
	return obj{"status": g.RuleStatus, "errorMessage": message, "lastMembershipUpdated": seen}
}

// chooseGroupProperties checks $select of groups.
func (t *API) chooseGroupProperties(rq *Request, single bool) ([]string, *Reply) {
	names := selected(rq)
	if names == nil {
		return defaultGroupProperties, nil
	}
	probe := &world.Group{}
	for _, n := range names {
		if n == "membershipRuleProcessingStatus" && rq.Version == "beta" && single {
			continue
		}
		if _, ok := t.groupValue(probe, n); !ok {
			return nil, badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.group'.")
		}
	}
	return names, nil
}

func (t *API) listGroups(rq *Request) *Reply {
	names, bad := t.chooseGroupProperties(rq, false)
	if bad != nil {
		return bad
	}
	from, size, bad := t.window(rq, 100, 999)
	if bad != nil {
		return bad
	}
	if _, sorted := rq.query["$orderby"]; sorted {
		return Fail(http.StatusBadRequest, "Request_UnsupportedQuery", "The practice tenant does not sort groups.")
	}
	keep := func(*world.Group) bool { return true }
	if text, ok := rq.query["$filter"]; ok {
		f, needs, err := parseFilter(text, func(n string) bool { _, ok := t.groupValue(&world.Group{}, n); return ok })
		if err != nil {
			return badRequest(err.Error())
		}
		if needs && !advanced(rq) {
			return Fail(http.StatusBadRequest, "Request_UnsupportedQuery", "Unsupported Query. An advanced query needs ConsistencyLevel: eventual and $count=true.")
		}
		keep = func(g *world.Group) bool {
			return f(func(name string) any {
				if name == "hasMembersWithLicenseErrors" {
					return t.HasLicenceErrors(g)
				}
				v, _ := t.groupValue(g, name)
				return v
			})
		}
	}
	var items [][]byte
	next, count := "", 0
	for i, g := range t.Groups {
		if g.Deleted || !keep(g) {
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
func (t *API) groupAt(rq *Request) (*world.Group, *Reply) {
	if len(rq.p) == 0 || rq.segs[0] == "groups()" {
		key, ok := rq.args["uniqueName"]
		if !ok {
			return nil, badRequest("The key of the group is not known.")
		}
		if g := t.GroupByUnique(key); g != nil {
			return g, nil
		}
		return nil, notFound(key)
	}
	id, ok := world.ParseGUID(rq.p[0])
	if !ok {
		return nil, badRequest("Invalid object identifier '" + rq.p[0] + "'.")
	}
	g, ok := t.GroupByID[id]
	if !ok || g.Deleted {
		return nil, notFound(rq.p[0])
	}
	return g, nil
}

func (t *API) getGroup(rq *Request) *Reply {
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

func (t *API) groupEntity(rq *Request, status int, g *world.Group, names []string) *Reply {
	if !slices.Contains(names, "id") {
		names = append([]string{"id"}, names...)
	}
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.Base+"/$metadata#groups"+selectContext(rq)+"/$entity")
	b = append(b, ',')
	return &Reply{Status: status, Body: append(b, t.writeGroup(g, names, false)[1:]...)}
}

func (t *API) deleteGroup(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	if len(g.Licences) > 0 || g.LicState != "" && g.LicState != world.LicenceComplete {
		return badRequest("The group has assigned licenses, or is still processing them. Remove all licenses before deleting the group.")
	}
	g.Deleted = true
	for policyType := range t.Ranked {
		t.Unrank(policyType, g.ID)
	}
	t.GroupLog.Add(g.Index, world.ChangedRemoved)
	t.Dirty = true
	return noContent()
}

// sid makes the security identifier of an object id, as Entra does.
func sid(g world.GUID) string {
	var b strings.Builder
	b.WriteString("S-1-12-1")
	order := [16]byte{g[3], g[2], g[1], g[0], g[5], g[4], g[7], g[6], g[8], g[9], g[10], g[11], g[12], g[13], g[14], g[15]}
	for i := 0; i < 16; i += 4 {
		n := uint32(order[i]) | uint32(order[i+1])<<8 | uint32(order[i+2])<<16 | uint32(order[i+3])<<24
		b.WriteByte('-')
		b.WriteString(strconv.Itoa(int(n)))
	}
	return b.String()
}
