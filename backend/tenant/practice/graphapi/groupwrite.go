package graphapi

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"personadesk/backend/tenant/practice/world"
)

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
func readGroupBody(body []byte) (groupBody, map[string]json.RawMessage, *Reply) {
	var in groupBody
	var raw map[string]json.RawMessage
	if bad := decode(body, &raw); bad != nil {
		return in, nil, bad
	}
	for name := range raw {
		if !slices.Contains(groupBodyNames, name) {
			return in, nil, badRequest("Invalid property '" + name + "'.")
		}
	}
	if bad := decode(body, &in); bad != nil {
		return in, nil, bad
	}
	return in, raw, nil
}

func invalidGroup(name string) *Reply {
	return badRequest("Invalid value specified for property '" + name + "' of resource 'Group'.")
}

func (t *API) createGroup(rq *Request) *Reply {
	in, _, bad := readGroupBody(rq.Body)
	if bad != nil {
		return bad
	}
	g := &world.Group{Members: roaring.New(), Created: t.Now().Unix()}
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
		if t.GroupByUnique(*in.UniqueName) != nil {
			return Fail(http.StatusBadRequest, "Request_MultipleObjectsWithSameKeyValue", "Another object with the same value for property uniqueName already exists.")
		}
		g.Unique = *in.UniqueName
	}
	if in.GroupTypes != nil {
		g.Types = *in.GroupTypes
	}
	if bad := t.fillGroup(g, in); bad != nil {
		return bad
	}
	if slices.Contains(g.Types, "Unified") || *in.MailEnabled {
		g.Mail = g.Nick + "@" + world.Domain
	}
	members, bad := t.bound(in.Members)
	if bad != nil {
		return bad
	}
	owners, bad := t.bound(in.Owners)
	if bad != nil {
		return bad
	}
	if g.Dynamic() && len(members) > 0 {
		return badRequest("Members cannot be given for a group with dynamic membership.")
	}
	unified := slices.Contains(g.Types, "Unified")
	if unified && t.nicknameTaken(g.Nick) {
		return badRequest("Another object with the same value for property mailNickname already exists.")
	}
	if unified && len(owners) == 0 && !rq.As.Application {
		if i, known := t.UserAt(t.AdminID.String()); known { // whoever makes one without owners owns it
			owners = []int32{i}
		}
	}
	t.AddGroup(g)
	g.Owners = owners
	for _, i := range members {
		t.Join(g, i)
	}
	return t.groupEntity(rq, http.StatusCreated, g, defaultGroupProperties).With("Location", rq.Base+"/groups/"+g.ID.String())
}

// nicknameTaken says whether a Microsoft 365 group has a mail nickname; those of other groups need not differ.
func (t *API) nicknameTaken(nick string) bool {
	return slices.ContainsFunc(t.Groups, func(g *world.Group) bool {
		return !g.Deleted && slices.Contains(g.Types, "Unified") && strings.EqualFold(g.Nick, nick)
	})
}

// fillGroup checks and writes what a body says of a group.
func (t *API) fillGroup(g *world.Group, in groupBody) *Reply {
	if in.DisplayName != nil {
		if *in.DisplayName == "" || len([]rune(*in.DisplayName)) > 256 {
			return invalidGroup("displayName")
		}
		g.Name = *in.DisplayName
	}
	if in.MailNickname != nil {
		n := *in.MailNickname
		if n == "" || len(n) > 64 || strings.ContainsAny(n, "@()\\[]\";:.<>, ") || strings.IndexFunc(n, func(r rune) bool { return r > 126 || r < 32 }) >= 0 {
			return invalidGroup("mailNickname")
		}
		g.Nick = n
	}
	if in.Description != nil {
		g.Desc = *in.Description
	}
	if in.SecurityEnabled != nil {
		g.Secure = *in.SecurityEnabled
	}
	if in.Visibility != nil {
		g.Visibility = *in.Visibility
	}
	if in.Rule != nil {
		g.Rule = *in.Rule
	}
	if in.RuleState != nil {
		if *in.RuleState != "On" && *in.RuleState != "Paused" {
			return invalidGroup("membershipRuleProcessingState")
		}
		g.RuleState = *in.RuleState
	}
	if !g.Dynamic() {
		if g.Rule != "" || g.RuleState != "" {
			return badRequest("A membership rule needs the group type DynamicMembership.")
		}
		return nil
	}
	if g.Rule == "" || g.RuleState == "" {
		return badRequest("A group with dynamic membership needs membershipRule and membershipRuleProcessingState.")
	}
	if len(g.Rule) > 3072 {
		return invalidGroup("membershipRule")
	}
	// A rule that is paused is not looked at: it is stored, and fails when it is processed.
	if g.RuleState == "On" && (in.Rule != nil || in.GroupTypes != nil) {
		if why := world.CheckRule(g.Rule); why != "" {
			return Fail(http.StatusBadRequest, "DynamicGroupQueryParseError", why)
		}
	}
	return nil
}

// bound reads the users named by @odata.bind links.
func (t *API) bound(links []string) ([]int32, *Reply) {
	var out []int32
	for _, link := range links {
		i, ok := t.UserAt(lastKey(link))
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

func (t *API) patchGroup(rq *Request) *Reply {
	g, bad := t.groupAt(rq)
	if bad != nil {
		return bad
	}
	in, raw, bad := readGroupBody(rq.Body)
	if bad != nil {
		return bad
	}
	if len(in.Members) > 20 {
		return badRequest("The number of relationships in the request exceeds the maximum of 20.")
	}
	if len(in.Members) > 0 && g.Dynamic() {
		return denied()
	}
	members, bad := t.bound(in.Members)
	if bad != nil {
		return bad
	}
	for _, i := range members {
		if g.Members.Contains(uint32(i)) {
			return alreadyMember()
		}
	}
	changed := *g
	if in.GroupTypes != nil {
		changed.Types = *in.GroupTypes
	}
	if v, ok := raw["description"]; ok && string(v) == "null" {
		changed.Desc = ""
	}
	if in.UniqueName != nil {
		return badRequest("Property 'uniqueName' cannot be changed.")
	}
	if bad := t.fillGroup(&changed, in); bad != nil {
		return bad
	}
	var mask uint64
	for name := range raw {
		mask |= world.GroupBits[name]
	}
	again := changed.Dynamic() && (changed.Rule != g.Rule || changed.RuleState != g.RuleState || !g.Dynamic())
	*g = changed
	if again {
		g.RuleStatus, g.RuleError = "NotStarted", ""
		t.EvaluateLater(g)
	}
	for _, i := range members {
		t.Join(g, i)
	}
	t.GroupLog.Add(g.Index, mask)
	t.Dirty = true
	return noContent()
}
