package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

type wireGroup struct {
	ID          ident.ObjectID `json:"id"`
	Name        string         `json:"displayName"`
	UniqueName  string         `json:"uniqueName"`
	Description string         `json:"description"`
	Types       []string       `json:"groupTypes"`
	Rule        string         `json:"membershipRule"`
	RuleState   string         `json:"membershipRuleProcessingState"`
	Security    bool           `json:"securityEnabled"`
	Licences    []wireLicence  `json:"assignedLicenses"`
	Processing  *struct {
		State string `json:"state"`
	} `json:"licenseProcessingState"`
}

type wireLicence struct {
	SKU      ident.SKU           `json:"skuId"`
	Disabled []ident.ServicePlan `json:"disabledPlans"`
}

func (w wireGroup) plain() tenant.Group {
	g := tenant.Group{ID: w.ID, Name: w.Name, UniqueName: w.UniqueName, Description: w.Description, Rule: w.Rule, RuleOn: w.RuleState == "On",
		Dynamic: slices.Contains(w.Types, "DynamicMembership"), SecurityEnabled: w.Security}
	if w.Processing != nil {
		g.LicenceState = w.Processing.State
	}
	for _, l := range w.Licences {
		g.Licences = append(g.Licences, tenant.GroupLicence{SKU: l.SKU, DisabledPlans: l.Disabled})
	}
	return g
}

// hasID says whether this is the group of an id.
func (w wireGroup) hasID(id ident.ObjectID) bool { return strings.EqualFold(string(w.ID), string(id)) }

// GroupsByID reads some groups, with how far the tenant is with their rules.
func (c *Client) GroupsByID(ctx context.Context, ids []ident.ObjectID) (map[ident.ObjectID]tenant.Group, error) {
	k := call{doing: "reading groups", needs: readsGroups, template: "/groups/{id}", limit: c.directory}
	return groupsAt(ctx, c, k, distinct(ids), func(id ident.ObjectID) string { return "/groups/" + segment(string(id)) }, wireGroup.hasID)
}

// GroupsByUniqueNames finds several groups by our keys, with how far the tenant is with their rules.
func (c *Client) GroupsByUniqueNames(ctx context.Context, uniqueNames []string) (map[string]tenant.Group, error) {
	k := call{doing: "looking for groups by their keys", needs: readsGroups, template: "/groups(uniqueName='{name}')", limit: c.directory}
	groups, err := groupsAt(ctx, c, k, distinct(uniqueNames), func(name string) string {
		if id, named := tenant.GroupOfKey(name); named {
			return "/groups/" + segment(string(id))
		}
		return "/groups(uniqueName='" + segment(doubled(name)) + "')"
	}, func(w wireGroup, name string) bool {
		if id, named := tenant.GroupOfKey(name); named {
			return w.hasID(id)
		}
		return w.UniqueName == "" || strings.EqualFold(w.UniqueName, name)
	})
	for name, g := range groups {
		if _, named := tenant.GroupOfKey(name); !named {
			g.UniqueName = name
			groups[name] = g
		}
	}
	return groups, err
}

// groupsAt reads groups by what they are asked for by, in batches. One that is not there is left out, and nothing is given when one cannot
// be read. An answer about another group is none: what is done to the one must not reach the other.
func groupsAt[K ~string](ctx context.Context, c *Client, k call, asked []K, at func(K) string, is func(wireGroup, K) bool) (map[K]tenant.Group, error) {
	parts := make([]part, len(asked))
	for i, one := range asked {
		parts[i] = part{Method: http.MethodGet, URL: at(one) + "?$select=" + strings.Join(groupProperties, ",")}
	}
	list, by := make([]tenant.Group, 0, len(asked)), make([]K, 0, len(asked))
	for i, r := range c.askMany(ctx, k, c.at, parts) {
		if isStatus(r.Err, http.StatusNotFound) {
			continue
		}
		if r.Err != nil {
			return nil, r.Err
		}
		var w wireGroup
		err := json.Unmarshal(entity(r.Body), &w)
		if err == nil && w.ID == "" {
			err = errors.New("it has no id")
		}
		if err == nil && !is(w, asked[i]) {
			err = errAnother
		}
		if err != nil {
			return nil, unreadablePart(k, "a group", err)
		}
		list, by = append(list, w.plain()), append(by, asked[i])
	}
	if err := c.ruleStatuses(ctx, list); err != nil {
		return nil, err
	}
	groups := make(map[K]tenant.Group, len(list))
	for i, g := range list {
		groups[by[i]] = g
	}
	return groups, nil
}
