package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	abs "github.com/microsoft/kiota-abstractions-go"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// The most members that one request adds or removes.
const (
	addMost    = 200
	removeMost = 20
)

// isTeamOption says of what hangs on a group whether it is a team.
func isTeamOption(option string) bool { return strings.EqualFold(option, "Team") }

// Teams reads the teams of the given display names with their members. Names are not unique; every team of a name comes.
func (c *Client) Teams(ctx context.Context, names []string) ([]tenant.Team, error) {
	k := call{doing: "looking for teams", needs: readsGroups, template: "/groups?$filter=displayName", limit: c.directory}
	var found []tenant.Team
	known := map[ident.ObjectID]bool{}
	for some := range slices.Chunk(names, batchMost) {
		parts := make([]part, len(some))
		for n, name := range some {
			parts[n] = part{Method: http.MethodGet, URL: "/groups?$filter=" + escape("displayName eq ") + quoted(name) +
				"&$select=id,displayName,uniqueName,visibility,resourceProvisioningOptions"}
		}
		for _, r := range c.batch(ctx, k, c.at, parts) {
			if r.Err != nil {
				return nil, r.Err
			}
			var p page[struct {
				ID         ident.ObjectID `json:"id"`
				Name       string         `json:"displayName"`
				UniqueName string         `json:"uniqueName"`
				Visibility string         `json:"visibility"`
				Options    []string       `json:"resourceProvisioningOptions"`
			}]
			if err := json.Unmarshal(r.Body, &p); err != nil {
				return nil, explain(&Error{Status: http.StatusOK, notGraph: true, cause: err}, k)
			}
			for _, g := range p.Value {
				if slices.ContainsFunc(g.Options, isTeamOption) && !known[g.ID] {
					known[g.ID] = true
					found = append(found, tenant.Team{ID: g.ID, Name: g.Name, UniqueName: g.UniqueName, Visibility: g.Visibility})
				}
			}
		}
	}
	for i := range found {
		var err error
		if found[i].Members, err = c.teamMembers(ctx, found[i].ID); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (c *Client) teamMembers(ctx context.Context, teamID ident.ObjectID) ([]ident.ObjectID, error) {
	k := call{doing: "reading the members of a team", needs: "TeamMember.Read.All", template: "/teams/{id}/members", limit: c.directory}
	type member struct {
		User ident.ObjectID `json:"userId"`
	}
	ids := []ident.ObjectID{}
	_, err := pages(ctx, c, k, c.at.join(fmt.Sprintf("/teams/%s/members?$top=%d", segment(string(teamID)), pageSize)), "",
		func(p page[member]) error {
			for _, m := range p.Value {
				if m.User != "" {
					ids = append(ids, m.User)
				}
			}
			return nil
		})
	return ids, err
}

// AddTeamMembers adds users to a team, up to 200 to a request. The map holds the users that failed, and why; the error ends the
// whole, and users that stand neither in a finished request nor in the map were not asked for.
func (c *Client) AddTeamMembers(ctx context.Context, teamID ident.ObjectID, userIDs []ident.ObjectID) (map[ident.ObjectID]error, error) {
	k := call{doing: "adding members to a team", needs: "TeamMember.ReadWriteNonOwnerRole.All", template: "/teams/{id}/members/add", limit: c.teams, writes: true}
	return c.changeMembers(ctx, k, "add", addMost, teamID, userIDs)
}

// RemoveTeamMembers takes users out of a team, up to 20 to a request; see AddTeamMembers.
func (c *Client) RemoveTeamMembers(ctx context.Context, teamID ident.ObjectID, userIDs []ident.ObjectID) (map[ident.ObjectID]error, error) {
	k := call{doing: "taking members out of a team", needs: "TeamMember.ReadWrite.All", template: "/teams/{id}/members/remove", limit: c.teams, writes: true}
	return c.changeMembers(ctx, k, "remove", removeMost, teamID, userIDs)
}

type wireMember struct {
	Type  string   `json:"@odata.type"`
	Roles []string `json:"roles"`
	User  string   `json:"user@odata.bind"`
}

type wireMemberResult struct {
	User  ident.ObjectID `json:"userId"`
	Error *errorDetail   `json:"error"`
}

// changeMembers may repeat a request freely: a member stays a member, and who is out stays out.
func (c *Client) changeMembers(ctx context.Context, k call, verb string, most int, teamID ident.ObjectID, userIDs []ident.ObjectID) (map[ident.ObjectID]error, error) {
	if teamID == "" {
		return nil, errNoID(k)
	}
	failed := map[ident.ObjectID]error{}
	for some := range slices.Chunk(userIDs, most) {
		values := make([]wireMember, len(some))
		for i, id := range some {
			values[i] = wireMember{Type: "#microsoft.graph.aadUserConversationMember", Roles: []string{},
				User: c.at.join("/users('" + segment(doubled(string(id))) + "')")}
		}
		body, err := json.Marshal(map[string]any{"values": values})
		if err != nil {
			return failed, fmt.Errorf("%s: writing the request: %w", k.doing, err)
		}
		var results page[wireMemberResult]
		err = c.run(ctx, k, func(ctx context.Context) error {
			data, err := c.send(ctx, abs.POST, c.at.join("/teams/"+segment(string(teamID))+"/members/"+verb), "", body)
			if err != nil {
				return err
			}
			results = page[wireMemberResult]{}
			return decode(ctx, data, &results)
		})
		if err != nil {
			return failed, err
		}
		readMemberResults(k, verb, some, results.Value, failed)
	}
	return failed, nil
}

// readMemberResults sorts out the failed users of one request. A user of whom the answer says nothing counts as failed.
func readMemberResults(k call, verb string, asked []ident.ObjectID, results []wireMemberResult, failed map[ident.ObjectID]error) {
	told := make(map[ident.ObjectID]*errorDetail, len(results))
	for i, r := range results {
		id := r.User
		if id == "" && len(results) == len(asked) {
			id = asked[i] // an unknown user may come without an id, but in order
		}
		told[id] = r.Error
	}
	for _, id := range asked {
		fault, known := told[id]
		switch {
		case !known:
			failed[id] = explain(&Error{Status: http.StatusMultiStatus, Message: "the answer says nothing of this user"}, k)
		case fault == nil:
		case verb == "remove" && strings.EqualFold(fault.Code, "NotFound"):
			// who is not in the team is as good as taken out
		default:
			e := &Error{Status: http.StatusMultiStatus}
			e.Code, e.Message = unwrap(fault.Code, fault.Message)
			if strings.EqualFold(fault.Code, "NotFound") {
				e.Status = http.StatusNotFound
			}
			failed[id] = explain(e, k)
		}
	}
}
