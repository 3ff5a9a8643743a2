package graph

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/microsoftgraph/msgraph-sdk-go/groups"
	"github.com/microsoftgraph/msgraph-sdk-go/models"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// doubled escapes a text for an OData literal inside of a path.
func doubled(s string) string { return strings.ReplaceAll(s, "'", "''") }

// errNoID keeps an empty identity from turning a request about one thing into one about all of them.
func errNoID(k call) error {
	return problem.New(CodeRefused+".identity", k.says()).Detailed().
		Hinted()
}

// CreateGroup makes a dynamic security group, or gives the one that already carries the uniqueName: names are not unique in a
// tenant, so a create that is simply repeated makes twins.
func (c *Client) CreateGroup(ctx context.Context, spec tenant.GroupSpec) (tenant.Group, error) {
	if spec.UniqueName == "" {
		return tenant.Group{}, problem.New(CodeRefused + ".key").
			Detailed().Hinted()
	}
	found, there, err := c.GroupByUniqueName(ctx, spec.UniqueName)
	if err != nil || there {
		return found, err
	}
	var made tenant.Group
	k := call{doing: "making a group", needs: writesGroups, template: "/groups", limit: c.directory, writes: true,
		look: func(ctx context.Context) (bool, error) {
			var there bool
			var err error
			made, there, err = c.lookAgain(ctx, spec.UniqueName)
			return there, err
		}}
	err = c.run(ctx, k, func(ctx context.Context) error {
		got, err := c.groups().Post(ctx, newGroup(spec), nil)
		if err != nil {
			return err
		}
		if got == nil || got.GetId() == nil {
			return &Error{Message: "the tenant made a group and does not say which"}
		}
		made = fromModel(got)
		return nil
	})
	if isStatus(err, http.StatusConflict, http.StatusBadRequest) {
		// Somebody else, or an attempt of ours that was thought lost, was faster.
		if found, there, lookErr := c.GroupByUniqueName(ctx, spec.UniqueName); lookErr == nil && there {
			made, err = found, nil
		}
	}
	if err != nil {
		return tenant.Group{}, err
	}
	made.UniqueName = spec.UniqueName
	c.born(made.ID)
	return made, nil
}

// lookAgain searches for a group that may just have been made: another server of the tenant may need a moment to know it.
func (c *Client) lookAgain(ctx context.Context, uniqueName string) (tenant.Group, bool, error) {
	for wait := time.Second; ; wait *= 2 {
		g, there, err := c.GroupByUniqueName(ctx, uniqueName)
		if err != nil || there || wait > 4*time.Second {
			return g, there, err
		}
		if err := clock.Wait(ctx, c.clock, wait); err != nil {
			return tenant.Group{}, false, err
		}
	}
}

// newGroup is always a fresh model; see patchOf.
func newGroup(spec tenant.GroupSpec) models.Groupable {
	g := namedGroup(spec.Name, spec.Description, spec.Nickname, spec.UniqueName)
	no, yes, on := false, true, "On"
	g.SetMailEnabled(&no)
	g.SetSecurityEnabled(&yes)
	g.SetGroupTypes([]string{"DynamicMembership"})
	g.SetMembershipRule(&spec.Rule)
	g.SetMembershipRuleProcessingState(&on)
	return g
}

// namedGroup is what groups of every kind are called by; an empty description is left out.
func namedGroup(name, description, nickname, uniqueName string) *models.Group {
	g := models.NewGroup()
	g.SetDisplayName(&name)
	if description != "" {
		g.SetDescription(&description)
	}
	g.SetMailNickname(&nickname)
	g.SetUniqueName(&uniqueName)
	return g
}

// patchOf is a fresh model too: a model that was read before and then changed may be sent as an empty object.
func patchOf(spec tenant.GroupSpec) models.Groupable {
	g := models.NewGroup()
	on := "On"
	g.SetDisplayName(&spec.Name)
	g.SetMembershipRule(&spec.Rule)
	g.SetMembershipRuleProcessingState(&on)
	if spec.Description == "" {
		g.SetAdditionalData(map[string]any{"description": nil}) // an empty text is refused, null clears
	} else {
		g.SetDescription(&spec.Description)
	}
	return g
}

// UpdateGroup changes name, description and rule of a group, and switches its rule on.
func (c *Client) UpdateGroup(ctx context.Context, groupID ident.ObjectID, spec tenant.GroupSpec) error {
	k := call{doing: "changing a group", needs: writesGroups, template: "/groups/{id}", limit: c.directory, group: groupID, writes: true}
	if groupID == "" {
		return errNoID(k)
	}
	return c.run(ctx, k, func(ctx context.Context) error {
		_, err := c.groups().ByGroupId(string(groupID)).Patch(ctx, patchOf(spec), nil)
		return err
	})
}

// DeleteGroup removes a group. One that is not there any more is as good as removed. The tenant refuses while the group hands
// out licences; take those away first and wait until it says so.
func (c *Client) DeleteGroup(ctx context.Context, groupID ident.ObjectID) error {
	k := call{doing: "removing a group", needs: writesGroups, template: "/groups/{id}", limit: c.directory, writes: true}
	if groupID == "" {
		return errNoID(k)
	}
	err := c.run(ctx, k, func(ctx context.Context) error {
		return c.groups().ByGroupId(string(groupID)).Delete(ctx, nil)
	})
	if err != nil && !isStatus(err, http.StatusNotFound) {
		return err
	}
	c.gone(groupID)
	return nil
}

// SetGroupLicences adds and removes licences of a group. Before a repetition it looks which of them are still to be done, because
// the tenant refuses to remove what is not there.
func (c *Client) SetGroupLicences(ctx context.Context, groupID ident.ObjectID, add []tenant.GroupLicence, remove []ident.SKU) error {
	k := call{doing: "changing the licences of a group", needs: "LicenseAssignment.ReadWrite.All",
		template: "/groups/{id}/assignLicense", limit: c.directory, group: groupID, writes: true}
	if groupID == "" {
		return errNoID(k)
	}
	adding, off, err := licencesWithOff(k, add)
	if err != nil {
		return err
	}
	removing, err := guids(k, remove)
	if err != nil {
		return err
	}
	if len(adding)+len(removing) == 0 {
		return nil
	}
	k.look = func(ctx context.Context) (bool, error) {
		has, err := c.groupLicences(ctx, groupID)
		if err != nil {
			return false, err
		}
		// One with parts switched off is sent again: adding it anew says the same once more.
		adding = slices.DeleteFunc(adding, func(sku uuid.UUID) bool { return len(off[sku]) == 0 && slices.Contains(has, sku) })
		removing = slices.DeleteFunc(removing, func(sku uuid.UUID) bool { return !slices.Contains(has, sku) })
		return len(adding)+len(removing) == 0, nil
	}
	return dependence(c.run(ctx, k, func(ctx context.Context) error {
		body := groups.NewItemAssignLicensePostRequestBody()
		licences := make([]models.AssignedLicenseable, 0, len(adding)) // both lists must be there, also when empty
		for _, sku := range adding {
			l := models.NewAssignedLicense()
			l.SetSkuId(&sku)
			l.SetDisabledPlans(append([]uuid.UUID{}, off[sku]...))
			licences = append(licences, l)
		}
		body.SetAddLicenses(licences)
		body.SetRemoveLicenses(append([]uuid.UUID{}, removing...))
		_, err := c.groups().ByGroupId(string(groupID)).AssignLicense().Post(ctx, body, nil)
		return err
	}))
}

// dependence says of Microsoft's refusal of an add-on without its prerequisite what it means and how it is mended.
func dependence(err error) error {
	if err == nil || !strings.Contains(err.Error(), "depends on the service plan(s)") {
		return err
	}
	return problem.New("GRAPH_LICENCE_DEPENDS").Detailed(err).Hinted().Because(err)
}

// licencesWithOff reads the ids of licences and of the parts of them that are switched off.
func licencesWithOff(k call, add []tenant.GroupLicence) (skus []uuid.UUID, off map[uuid.UUID][]uuid.UUID, err error) {
	list := make([]ident.SKU, len(add))
	for i, l := range add {
		list[i] = l.SKU
	}
	if skus, err = guids(k, list); err != nil {
		return nil, nil, err
	}
	off = map[uuid.UUID][]uuid.UUID{}
	for i, l := range add {
		plans := make([]ident.SKU, len(l.DisabledPlans))
		for n, plan := range l.DisabledPlans {
			plans[n] = ident.SKU(plan)
		}
		if off[skus[i]], err = guids(k, plans); err != nil {
			return nil, nil, err
		}
	}
	return skus, off, nil
}

func (c *Client) groupLicences(ctx context.Context, groupID ident.ObjectID) ([]uuid.UUID, error) {
	k := call{doing: "reading the licences of a group", needs: readsGroups, template: "/groups/{id}", limit: c.directory, group: groupID}
	var has []uuid.UUID
	err := c.run(ctx, k, func(ctx context.Context) error {
		has = nil
		got, err := c.groups().ByGroupId(string(groupID)).Get(ctx, &groups.GroupItemRequestBuilderGetRequestConfiguration{
			QueryParameters: &groups.GroupItemRequestBuilderGetQueryParameters{Select: []string{"id", "assignedLicenses"}},
		})
		if err != nil {
			return err
		}
		if got == nil {
			return errEmpty()
		}
		for _, l := range got.GetAssignedLicenses() {
			if l != nil && l.GetSkuId() != nil {
				has = append(has, *l.GetSkuId())
			}
		}
		return nil
	})
	return has, err
}

func guids(k call, skus []ident.SKU) ([]uuid.UUID, error) {
	made := make([]uuid.UUID, 0, len(skus))
	for _, sku := range skus {
		id, err := uuid.Parse(string(sku))
		if err != nil {
			return nil, problem.New(CodeRefused+".licence", k.says()).Detailed(sku).
				Hinted().Because(err)
		}
		made = append(made, id)
	}
	return made, nil
}
