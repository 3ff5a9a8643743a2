package practice

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// groupBody is what a caller may say of a group.
type groupBody struct {
	DisplayName     *string   `json:"displayName"`
	Description     *string   `json:"description"`
	MailEnabled     *bool     `json:"mailEnabled"`
	MailNickname    *string   `json:"mailNickname"`
	SecurityEnabled *bool     `json:"securityEnabled"`
	GroupTypes      *[]string `json:"groupTypes"`
	Rule            *string   `json:"membershipRule"`
	RuleState       *string   `json:"membershipRuleProcessingState"`
	UniqueName      *string   `json:"uniqueName"`
	Visibility      *string   `json:"visibility"`
	Owners          []string  `json:"owners@odata.bind"`
	Members         []string  `json:"members@odata.bind"`
}

var groupBodyNames = []string{"displayName", "description", "mailEnabled", "mailNickname", "securityEnabled", "groupTypes",
	"membershipRule", "membershipRuleProcessingState", "uniqueName", "visibility", "isAssignableToRole",
	"owners@odata.bind", "members@odata.bind", "@odata.type"}

// readGroupBody reads a body and refuses what a group does not have.
func readGroupBody(body []byte) (groupBody, map[string]json.RawMessage, *reply) {
	var in groupBody
	var raw map[string]json.RawMessage
	if bad := decode(body, &raw); bad != nil {
		return in, nil, bad
	}
	for name := range raw {
		if !contains(groupBodyNames, name) {
			return in, nil, badRequest("Invalid property '" + name + "'.")
		}
	}
	if bad := decode(body, &in); bad != nil {
		return in, nil, bad
	}
	return in, raw, nil
}

func invalidGroup(name string) *reply {
	return badRequest("Invalid value specified for property '" + name + "' of resource 'Group'.")
}

func (t *Tenant) createGroup(rq *request) *reply {
	in, _, bad := readGroupBody(rq.body)
	if bad != nil {
		return bad
	}
	g := &group{members: roaring.New(), created: t.now().Unix()}
	switch {
	case in.DisplayName == nil:
		return badRequest("A value is required for property 'displayName' of resource 'Group'.")
	case in.MailEnabled == nil:
		return badRequest("A value is required for property 'mailEnabled' of resource 'Group'.")
	case in.MailNickname == nil:
		return badRequest("A value is required for property 'mailNickname' of resource 'Group'.")
	case in.SecurityEnabled == nil:
		return badRequest("A value is required for property 'securityEnabled' of resource 'Group'.")
	case len(in.Owners)+len(in.Members) > 20:
		return badRequest("The number of relationships in the request exceeds the maximum of 20.")
	}
	if in.UniqueName != nil && *in.UniqueName != "" {
		if t.groupByUnique(*in.UniqueName) != nil {
			return fail(http.StatusBadRequest, "Request_MultipleObjectsWithSameKeyValue", "Another object with the same value for property uniqueName already exists.")
		}
		g.unique = *in.UniqueName
	}
	if in.GroupTypes != nil {
		g.types = *in.GroupTypes
	}
	if bad := t.fillGroup(g, in); bad != nil {
		return bad
	}
	if contains(g.types, "Unified") || *in.MailEnabled {
		g.mail = g.nick + "@" + domain
	}
	members, bad := t.bound(in.Members)
	if bad != nil {
		return bad
	}
	owners, bad := t.bound(in.Owners)
	if bad != nil {
		return bad
	}
	if g.dynamic() && len(members) > 0 {
		return badRequest("Members cannot be given for a group with dynamic membership.")
	}
	t.addGroup(g)
	g.owners = owners
	for _, i := range members {
		t.join(g, i)
	}
	return t.groupEntity(rq, http.StatusCreated, g, defaultGroupProperties).with("Location", rq.base+"/groups/"+g.id.String())
}

// addGroup takes a new group into the directory.
func (t *Tenant) addGroup(g *group) {
	if g.id.zero() {
		g.id = t.fresh("group")
	}
	g.index = int32(len(t.groups))
	t.groups = append(t.groups, g)
	t.groupByID[g.id] = g
	t.groupLog.add(g.index, changedCreated)
	t.dirty = true
	if g.dynamic() {
		g.ruleStatus = "NotStarted"
		t.evaluateLater(g)
	}
}

// fillGroup checks and writes what a body says of a group.
func (t *Tenant) fillGroup(g *group, in groupBody) *reply {
	if in.DisplayName != nil {
		if *in.DisplayName == "" || len([]rune(*in.DisplayName)) > 256 {
			return invalidGroup("displayName")
		}
		g.name = *in.DisplayName
	}
	if in.MailNickname != nil {
		n := *in.MailNickname
		if n == "" || len(n) > 64 || strings.ContainsAny(n, "@()\\[]\";:.<>, ") || strings.IndexFunc(n, func(r rune) bool { return r > 126 || r < 32 }) >= 0 {
			return invalidGroup("mailNickname")
		}
		g.nick = n
	}
	if in.Description != nil {
		g.desc = *in.Description
	}
	if in.SecurityEnabled != nil {
		g.secure = *in.SecurityEnabled
	}
	if in.Visibility != nil {
		g.visibility = *in.Visibility
	}
	if in.Rule != nil {
		g.rule = *in.Rule
	}
	if in.RuleState != nil {
		if *in.RuleState != "On" && *in.RuleState != "Paused" {
			return invalidGroup("membershipRuleProcessingState")
		}
		g.ruleState = *in.RuleState
	}
	if !g.dynamic() {
		if g.rule != "" || g.ruleState != "" {
			return badRequest("A membership rule needs the group type DynamicMembership.")
		}
		return nil
	}
	if g.rule == "" || g.ruleState == "" {
		return badRequest("A group with dynamic membership needs membershipRule and membershipRuleProcessingState.")
	}
	if len(g.rule) > 3072 {
		return invalidGroup("membershipRule")
	}
	// A rule that is paused is not looked at: it is stored, and fails when it is processed.
	if g.ruleState == "On" && (in.Rule != nil || in.GroupTypes != nil) {
		if why := checkRule(g.rule); why != "" {
			return fail(http.StatusBadRequest, "DynamicGroupQueryParseError", why)
		}
	}
	return nil
}

// bound reads the users named by @odata.bind links.
func (t *Tenant) bound(links []string) ([]int32, *reply) {
	var out []int32
	for _, link := range links {
		i, ok := t.userAt(lastKey(link))
		if !ok {
			return nil, notFound(lastKey(link))
		}
		out = append(out, i)
	}
	return out, nil
}

// lastKey takes the key from a link such as .../directoryObjects/{id} or .../users('x').
func lastKey(link string) string {
	if i := strings.Index(link, "('"); i >= 0 && strings.HasSuffix(link, "')") {
		return strings.ReplaceAll(link[i+2:len(link)-2], "''", "'")
	}
	return link[strings.LastIndexByte(link, '/')+1:]
}

func (t *Tenant) patchGroup(rq *request) *reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	in, raw, bad := readGroupBody(rq.body)
	if bad != nil {
		return bad
	}
	if len(in.Members) > 20 {
		return badRequest("The number of relationships in the request exceeds the maximum of 20.")
	}
	if len(in.Members) > 0 && g.dynamic() {
		return denied()
	}
	members, bad := t.bound(in.Members)
	if bad != nil {
		return bad
	}
	for _, i := range members {
		if g.members.Contains(uint32(i)) {
			return alreadyMember()
		}
	}
	changed := *g
	if in.GroupTypes != nil {
		changed.types = *in.GroupTypes
	}
	if v, ok := raw["description"]; ok && string(v) == "null" {
		changed.desc = ""
	}
	if in.UniqueName != nil {
		return badRequest("Property 'uniqueName' cannot be changed.")
	}
	if bad := t.fillGroup(&changed, in); bad != nil {
		return bad
	}
	var mask uint64
	for name := range raw {
		mask |= groupBits[name]
	}
	again := changed.dynamic() && (changed.rule != g.rule || changed.ruleState != g.ruleState || !g.dynamic())
	*g = changed
	if again {
		g.ruleStatus, g.ruleError = "NotStarted", ""
		t.evaluateLater(g)
	}
	for _, i := range members {
		t.join(g, i)
	}
	t.groupLog.add(g.index, mask)
	t.dirty = true
	return noContent()
}
