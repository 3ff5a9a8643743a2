package graph

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// groupSelection is what changes of groups are told of. How far licences and rules are is not told: it is read by GroupsByID.
const groupSelection = "displayName,uniqueName,description,groupTypes,membershipRule,membershipRuleProcessingState,assignedLicenses,securityEnabled,members"

func (c *Client) groupChangesCall() call {
	return call{doing: "reading what changed of the groups", needs: readsGroups, template: "/groups/delta", limit: c.directory}
}

// GroupsLink gives the link that begins now. Whoever takes it before reading the groups misses nothing: what happens in between is told
// once more.
func (c *Client) GroupsLink(ctx context.Context) (string, error) {
	k := c.groupChangesCall()
	first := c.at.join("/groups/delta?$select=" + groupSelection + "&$deltatoken=latest")
	return round(ctx, c, k, first, "", false, func(page[json.RawMessage]) error { return nil })
}

// GroupChanges reads what happened since a link. The error is tenant.ErrResync when the tenant no longer takes it.
func (c *Client) GroupChanges(ctx context.Context, link string, each func([]tenant.GroupChange) error) (string, error) {
	k := c.groupChangesCall()
	first, err := c.at.rebase(link)
	if err != nil {
		return "", resync(err)
	}
	return round(ctx, c, k, first, "return=minimal", true, func(p page[groupDelta]) error {
		list := make([]tenant.GroupChange, 0, len(p.Value))
		for _, d := range p.Value {
			change, err := d.plain()
			if err != nil {
				return unreadablePart(k, "a group", err)
			}
			list = append(list, change)
		}
		return each(list)
	})
}

// groupDelta is an item of a round: its properties, of which those that are missing are as they were.
type groupDelta map[string]json.RawMessage

func (d groupDelta) plain() (tenant.GroupChange, error) {
	var c tenant.GroupChange
	if err := json.Unmarshal(d["id"], &c.ID); err != nil || c.ID == "" {
		return c, errors.New("it has no id")
	}
	if _, c.Removed = d["@removed"]; c.Removed {
		return c, nil
	}
	var types *[]string
	var state *string
	var licences *[]wireLicence
	var members []struct {
		ID      ident.ObjectID  `json:"id"`
		Type    string          `json:"@odata.type"`
		Removed json.RawMessage `json:"@removed"`
	}
	err := errors.Join(property(d, "displayName", &c.Name), property(d, "uniqueName", &c.UniqueName), property(d, "description", &c.Description),
		property(d, "membershipRule", &c.Rule), property(d, "securityEnabled", &c.SecurityEnabled), property(d, "groupTypes", &types),
		property(d, "membershipRuleProcessingState", &state), property(d, "assignedLicenses", &licences))
	if raw, told := d["members@delta"]; told && err == nil {
		err = json.Unmarshal(raw, &members)
	}
	if err != nil {
		return c, err
	}
	if types != nil {
		dynamic := wireGroup{Types: *types}.plain().Dynamic
		c.Dynamic = &dynamic
	}
	if state != nil {
		on := *state == "On"
		c.RuleOn = &on
	}
	if licences != nil {
		list := wireGroup{Licences: *licences}.plain().Licences
		c.Licences = &list
	}
	for _, m := range members {
		switch {
		case m.Type != "" && !strings.EqualFold(m.Type, "#microsoft.graph.user"): // devices, contacts and nested groups have no telephone
		case m.Removed != nil:
			c.Left = append(c.Left, m.ID)
		default:
			c.Came = append(c.Came, m.ID)
		}
	}
	return c, nil
}

// property reads a property that was told; null is told as the empty value.
func property[T any](d groupDelta, name string, to **T) error {
	raw, told := d[name]
	if !told {
		return nil
	}
	*to = new(T)
	return json.Unmarshal(raw, *to)
}
