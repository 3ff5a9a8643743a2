package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/groups"
	"github.com/microsoftgraph/msgraph-sdk-go/models"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

const (
	readsGroups  = "Group.Read.All"
	writesGroups = "Group.ReadWrite.All"
	pageSize     = 999 // the most that the directory gives at once
)

var groupProperties = []string{
	"id", "displayName", "uniqueName", "description", "groupTypes", "membershipRule", "membershipRuleProcessingState",
	"assignedLicenses", "licenseProcessingState", "securityEnabled",
}

func (c *Client) groups() *groups.GroupsRequestBuilder {
	return groups.NewGroupsRequestBuilderInternal(map[string]string{"baseurl": c.at.String()}, c.adapter)
}

// Groups reads the security groups. RuleStatus is read for dynamic groups with a uniqueName only, and stays "" where the tenant
// does not tell it.
func (c *Client) Groups(ctx context.Context) ([]tenant.Group, error) {
	k := call{doing: "reading the groups", needs: readsGroups, template: "/groups", limit: c.directory}
	filter, top := "securityEnabled eq true", int32(pageSize)
	var all []tenant.Group
	err := c.typedPages(ctx, k, func(ctx context.Context, next string) (string, int, error) {
		builder := c.groups()
		if next != "" {
			builder = builder.WithUrl(next)
		}
		got, err := builder.Get(ctx, &groups.GroupsRequestBuilderGetRequestConfiguration{
			QueryParameters: &groups.GroupsRequestBuilderGetQueryParameters{Select: groupProperties, Filter: &filter, Top: &top},
		})
		if err != nil {
			return "", 0, err
		}
		if got == nil {
			return "", 0, errEmpty()
		}
		for _, g := range got.GetValue() {
			if g != nil {
				all = append(all, fromModel(g))
			}
		}
		return said(got.GetOdataNextLink()), len(got.GetValue()), nil
	})
	if err != nil {
		return nil, err
	}
	return all, c.ruleStatuses(ctx, all)
}

// errEmpty is an answer without a body where there must be one.
// errAnother is why an answer is not taken that speaks of another than was asked for.
var errAnother = errors.New("the answer is about another")

func errEmpty() *Error {
	return &Error{Status: http.StatusOK, Message: "the answer is empty", notGraph: true}
}

// typedPages follows the pages of a typed builder; get gives the next link and how many items the page had. A page must be kept only after it was read whole, which each attempt does.
func (c *Client) typedPages(ctx context.Context, k call, get func(ctx context.Context, next string) (string, int, error)) error {
	l := c.list(k)
	for next := ""; ; {
		if err := l.next(next); err != nil {
			return err
		}
		var following string
		var items int
		err := c.run(l.in(ctx), k, func(ctx context.Context) error {
			var err error
			following, items, err = get(ctx, next)
			return err
		})
		if err != nil {
			return err
		}
		if err := l.got(items); err != nil || following == "" {
			return err
		}
		if next, err = c.at.follow2(following, k); err != nil {
			return err
		}
	}
}

func fromModel(g models.Groupable) tenant.Group {
	made := tenant.Group{
		ID: ident.Object(said(g.GetId())), Name: said(g.GetDisplayName()), UniqueName: said(g.GetUniqueName()),
		Description: said(g.GetDescription()), Rule: said(g.GetMembershipRule()),
		Dynamic:         slices.Contains(g.GetGroupTypes(), "DynamicMembership"),
		RuleOn:          said(g.GetMembershipRuleProcessingState()) == "On",
		SecurityEnabled: g.GetSecurityEnabled() != nil && *g.GetSecurityEnabled(),
	}
	if s := g.GetLicenseProcessingState(); s != nil {
		made.LicenceState = said(s.GetState())
	}
	for _, l := range g.GetAssignedLicenses() {
		if l == nil || l.GetSkuId() == nil {
			continue
		}
		licence := tenant.GroupLicence{SKU: ident.Licence(l.GetSkuId().String())}
		for _, plan := range l.GetDisabledPlans() {
			licence.DisabledPlans = append(licence.DisabledPlans, ident.Service(plan.String()))
		}
		made.Licences = append(made.Licences, licence)
	}
	return made
}

// ruleStatuses fills in how far the tenant is with our dynamic groups. That reading exists in the beta version only, so a refusal
// leaves the status open instead of failing the reading.
func (c *Client) ruleStatuses(ctx context.Context, all []tenant.Group) error {
	k := call{doing: "reading the state of the membership rules", needs: readsGroups,
		template: "/groups/{id}?$select=membershipRuleProcessingStatus", limit: c.directory}
	var which []int
	for i, g := range all {
		if g.Dynamic && g.UniqueName != "" {
			which = append(which, i)
		}
	}
	for some := range slices.Chunk(which, batchMost) {
		parts := make([]part, len(some))
		for n, i := range some {
			parts[n] = part{Method: http.MethodGet, URL: "/groups/" + segment(string(all[i].ID)) + "?$select=id,membershipRuleProcessingStatus"}
		}
		for n, r := range c.batch(ctx, k, c.at.beta(), parts) {
			if err := ctx.Err(); err != nil {
				return err
			}
			var e *Error
			if errors.As(r.Err, &e) {
				c.log.Warn().Str("path", k.template).Int("status", e.Status).Msg("the state of a membership rule is not told")
				continue
			}
			if r.Err != nil {
				return r.Err
			}
			var told struct {
				Status *struct {
					Status string `json:"status"`
				} `json:"membershipRuleProcessingStatus"`
			}
			if json.Unmarshal(entity(r.Body), &told) == nil && told.Status != nil {
				all[some[n]].RuleStatus = told.Status.Status
			}
		}
	}
	return nil
}

// GroupByUniqueName finds the group that carries our key, or that a key names by its id.
func (c *Client) GroupByUniqueName(ctx context.Context, uniqueName string) (tenant.Group, bool, error) {
	if id, named := tenant.GroupOfKey(uniqueName); named {
		groups, err := c.GroupsByID(ctx, []ident.ObjectID{id})
		g, there := groups[id]
		return g, there, err
	}
	k := call{doing: "looking for a group by its key", needs: readsGroups, template: "/groups(uniqueName='{name}')", limit: c.directory}
	var found tenant.Group
	err := c.run(ctx, k, func(ctx context.Context) error {
		request := abs.NewRequestInformation()
		request.Method, request.UrlTemplate = abs.GET, "{+baseurl}/groups(uniqueName='{uniqueName}'){?%24select}"
		request.PathParameters["uniqueName"] = doubled(uniqueName)
		request.QueryParametersAny["%24select"] = groupProperties
		request.Headers.Add("Accept", "application/json")
		got, err := c.adapter.Send(ctx, request, models.CreateGroupFromDiscriminatorValue, faults)
		if err != nil {
			return err
		}
		g, ok := got.(models.Groupable)
		if !ok || g.GetId() == nil {
			return errEmpty()
		}
		found = fromModel(g)
		if found.UniqueName != "" && !strings.EqualFold(found.UniqueName, uniqueName) {
			return &Error{Status: http.StatusOK, Message: errAnother.Error(), notGraph: true}
		}
		return nil
	})
	if isStatus(err, http.StatusNotFound) {
		return tenant.Group{}, false, nil
	}
	return found, err == nil, err
}

// Members reads the object ids of the direct user members of a group.
func (c *Client) Members(ctx context.Context, groupID ident.ObjectID) ([]ident.ObjectID, error) {
	k := call{doing: "reading the members of a group", needs: "GroupMember.Read.All",
		template: "/groups/{id}/members/graph.user", limit: c.directory, group: groupID}
	if groupID == "" {
		return nil, errNoID(k)
	}
	top := int32(pageSize)
	ids := []ident.ObjectID{}
	err := c.typedPages(ctx, k, func(ctx context.Context, next string) (string, int, error) {
		builder := c.groups().ByGroupId(string(groupID)).Members().GraphUser()
		if next != "" {
			builder = builder.WithUrl(next)
		}
		got, err := builder.Get(ctx, &groups.ItemMembersGraphUserRequestBuilderGetRequestConfiguration{
			QueryParameters: &groups.ItemMembersGraphUserRequestBuilderGetQueryParameters{Select: []string{"id"}, Top: &top},
		})
		if err != nil {
			return "", 0, err
		}
		if got == nil {
			return "", 0, errEmpty()
		}
		for _, u := range got.GetValue() {
			if u != nil && u.GetId() != nil {
				ids = append(ids, ident.Object(*u.GetId()))
			}
		}
		return said(got.GetOdataNextLink()), len(got.GetValue()), nil
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}
