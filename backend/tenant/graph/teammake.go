package graph

import (
	"context"
	"net/http"
	"slices"

	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/groups"
	"github.com/microsoftgraph/msgraph-sdk-go/models"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// CreateTeam makes a team in two steps that may each be taken again: a Microsoft 365 group under our key, which the tenant gives to one
// group only, and a team on it, of which a group has one. A second request for the team is answered with 409, see
// microsoft-graph-docs issue 6448; a group that is too young is answered with 404, and may have got its team all the same.
func (c *Client) CreateTeam(ctx context.Context, spec tenant.TeamSpec) (tenant.Team, error) {
	if spec.UniqueName == "" {
		return tenant.Team{}, problem.New(CodeRefused + ".key").Detailed().Hinted()
	}
	g, there, err := c.GroupByUniqueName(ctx, spec.UniqueName)
	if err != nil {
		return tenant.Team{}, err
	}
	if there && ident.Fold(g.Name) != ident.Fold(spec.Name) {
		return tenant.Team{}, problem.New("GRAPH_TEAM_RENAMED").Detailed(spec.Name, g.Name).Hinted()
	}
	if !there {
		if g, err = c.groupForTeam(ctx, spec); err != nil {
			return tenant.Team{}, err
		}
	}
	c.born(g.ID) // one that an earlier attempt made may be as young
	if err := c.putTeam(ctx, g.ID); err != nil {
		return tenant.Team{}, err
	}
	return tenant.Team{ID: g.ID, Name: g.Name, UniqueName: spec.UniqueName, Visibility: spec.Visibility, Members: spec.Owners}, nil
}

func (c *Client) groupForTeam(ctx context.Context, spec tenant.TeamSpec) (made tenant.Group, err error) {
	taken, err := c.nicknameTaken(ctx, spec.Nickname)
	if err != nil {
		return made, err
	}
	if taken {
		spec.Nickname = spec.Spare
	}
	k := call{doing: "making a group", needs: writesGroups, template: "/groups", limit: c.directory, writes: true,
		look: func(ctx context.Context) (there bool, err error) {
			made, there, err = c.lookAgain(ctx, spec.UniqueName)
			return there, err
		}}
	err = c.run(ctx, k, func(ctx context.Context) error {
		got, err := c.groups().Post(ctx, c.newTeamGroup(spec), nil)
		if err != nil {
			return err
		}
		if got == nil || got.GetId() == nil {
			return &Error{Message: "the tenant made a group and does not say which"}
		}
		made = fromModel(got)
		return nil
	})
	return made, err
}

// newTeamGroup is always a fresh model; see patchOf. Owners are members too, or Teams would not show them the team.
func (c *Client) newTeamGroup(spec tenant.TeamSpec) models.Groupable {
	g := namedGroup(spec.Name, spec.Description, spec.Nickname, spec.UniqueName)
	no, yes := false, true
	g.SetMailEnabled(&yes)
	g.SetSecurityEnabled(&no)
	g.SetGroupTypes([]string{"Unified"})
	g.SetVisibility(&spec.Visibility)
	if len(spec.Owners) > 0 {
		links := make([]string, len(spec.Owners))
		for i, id := range spec.Owners {
			links[i] = c.at.join("/users/" + segment(string(id)))
		}
		g.SetAdditionalData(map[string]any{"owners@odata.bind": links, "members@odata.bind": links})
	}
	return g
}

// nicknameTaken says whether a group has a mail address already that begins so.
func (c *Client) nicknameTaken(ctx context.Context, nickname string) (bool, error) {
	k := call{doing: "looking for a mail nickname", needs: readsGroups, template: "/groups?$filter=mailNickname", limit: c.directory}
	taken := false
	filter := "mailNickname eq '" + doubled(nickname) + "'"
	err := c.run(ctx, k, func(ctx context.Context) error {
		got, err := c.groups().Get(ctx, &groups.GroupsRequestBuilderGetRequestConfiguration{
			QueryParameters: &groups.GroupsRequestBuilderGetQueryParameters{Filter: &filter, Select: []string{"id"}},
		})
		if err != nil {
			return err
		}
		if got == nil {
			return errEmpty()
		}
		taken = len(got.GetValue()) > 0
		return nil
	})
	return taken, err
}

func (c *Client) putTeam(ctx context.Context, groupID ident.ObjectID) error {
	k := call{doing: "making a team of a group", needs: writesGroups, template: "/groups/{id}/team", limit: c.teams, group: groupID, writes: true,
		look: func(ctx context.Context) (bool, error) { return c.isTeam(ctx, groupID) }}
	err := c.run(ctx, k, func(ctx context.Context) error {
		_, err := c.groups().ByGroupId(string(groupID)).Team().Put(ctx, models.NewTeam(), nil)
		return err
	})
	if isStatus(err, http.StatusConflict) {
		if there, lookErr := c.isTeam(ctx, groupID); lookErr == nil && there {
			return nil
		}
	}
	return err
}

// isTeam says whether a group has its team.
func (c *Client) isTeam(ctx context.Context, groupID ident.ObjectID) (bool, error) {
	k := call{doing: "looking for teams", needs: readsGroups, template: "/groups/{id}", limit: c.directory, group: groupID}
	var got struct { // the models of the SDK do not have it
		Options []string `json:"resourceProvisioningOptions"`
	}
	err := c.run(ctx, k, func(ctx context.Context) error {
		data, err := c.send(ctx, abs.GET, c.at.join("/groups/"+segment(string(groupID))+"?$select=id,resourceProvisioningOptions"), "", nil)
		if err != nil {
			return err
		}
		got.Options = nil
		return decode(ctx, data, &got)
	})
	return slices.ContainsFunc(got.Options, isTeamOption), err
}
