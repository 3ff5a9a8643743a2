package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"golang.org/x/sync/errgroup"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// askMany asks any number of parts, twenty to a batch and several batches at a time, as far as the pace of the service allows. The replies
// stand in the order of the parts. What a part lacks after its repetitions stands in its reply, and takes nothing from the others.
func (c *Client) askMany(ctx context.Context, k call, at root, parts []part) []reply {
	replies := make([]reply, len(parts))
	var crowd errgroup.Group
	crowd.SetLimit(batchesAtOnce)
	for from := 0; from < len(parts); from += batchMost {
		to := min(from+batchMost, len(parts))
		crowd.Go(func() error {
			copy(replies[from:to], c.batch(ctx, k, at, parts[from:to]))
			return nil
		})
	}
	_ = crowd.Wait() // gives no error: every part carries its own
	return replies
}

// distinct leaves out what is empty and what comes again.
func distinct[T ~string](list []T) []T {
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	if len(list) > 0 && list[0] == "" {
		return list[1:]
	}
	return list
}

// unreadablePart is an answer to a part of a batch that makes no sense.
func unreadablePart(k call, what string, cause error) error {
	return explain(&Error{Status: http.StatusOK, Message: what + " of a batch cannot be read", notGraph: true, cause: cause}, k)
}

// NumbersByTelephone reads several numbers, each by a filter that gives that number or nothing.
func (c *Client) NumbersByTelephone(ctx context.Context, telephones []string) (map[string]tenant.Number, map[string]error) {
	k := call{doing: "reading numbers", needs: readsNumbers, template: assignmentsPath + "?$filter=telephoneNumber", limit: c.teamsAdmin}
	asked := distinct(telephones)
	parts := make([]part, len(asked))
	for i, telephone := range asked {
		parts[i] = part{Method: http.MethodGet, URL: assignmentsPath + "?$filter=" + escape("telephoneNumber eq ") + quoted(e164(telephone))}
	}
	found, failed := make(map[string]tenant.Number, len(asked)), map[string]error{}
	for i, r := range c.askMany(ctx, k, c.at, parts) {
		if r.Err != nil {
			failed[asked[i]] = r.Err
			continue
		}
		var p struct {
			Value *[]wireNumber `json:"value"`
			Next  string        `json:"@odata.nextLink"`
		}
		if err := json.Unmarshal(r.Body, &p); err != nil || p.Value == nil {
			failed[asked[i]] = unreadablePart(k, "a number", err)
			continue
		}
		there, others := false, p.Next != ""
		for _, w := range *p.Value {
			n := w.plain()
			if n.Telephone != e164(asked[i]) {
				others = true
				continue
			}
			found[asked[i]], there = n, true
		}
		if there || !others {
			continue
		}
		// The service does not heed the filter, and a number that is on a later page must not pass for one that nobody has.
		n, there, err := c.NumberByTelephone(ctx, asked[i])
		if err != nil {
			failed[asked[i]] = err
		} else if there {
			found[asked[i]] = n
		}
	}
	return found, failed
}

// Operations reads the states of several accepted requests. The tenant forgets old ones, so one that it does not know is left out.
func (c *Client) Operations(ctx context.Context, ids []string) (map[string]tenant.Operation, error) {
	k := call{doing: "asking how far number requests are", needs: readsNumbers, template: numbersRoot + "/operations/{id}", limit: c.teamsAdmin}
	asked := distinct(ids)
	parts := make([]part, len(asked))
	for i, id := range asked {
		parts[i] = part{Method: http.MethodGet, URL: numbersRoot + "/operations/" + segment(id)}
	}
	states := make(map[string]tenant.Operation, len(asked))
	for i, r := range c.askMany(ctx, k, c.at, parts) {
		if isStatus(r.Err, http.StatusNotFound) {
			continue
		}
		if r.Err != nil {
			return nil, r.Err
		}
		var w wireOperation
		if err := json.Unmarshal(entity(r.Body), &w); err != nil {
			return nil, unreadablePart(k, "an operation", err)
		}
		states[asked[i]] = w.plain(asked[i])
	}
	return states, nil
}

// UserConfigurationsOf reads what Teams says of some users.
func (c *Client) UserConfigurationsOf(ctx context.Context, userIDs []ident.ObjectID) (map[ident.ObjectID]tenant.UserConfiguration, error) {
	k := call{doing: "reading the Teams settings of users", needs: "TeamsUserConfiguration.Read.All",
		template: adminRoot + "/userConfigurations/{id}", limit: c.teamsAdmin}
	asked := distinct(userIDs)
	parts := make([]part, len(asked))
	for i, id := range asked {
		parts[i] = part{Method: http.MethodGet, URL: adminRoot + "/userConfigurations/" + segment(string(id))}
	}
	list := make(map[ident.ObjectID]tenant.UserConfiguration, len(asked))
	for i, r := range c.askMany(ctx, k, c.at, parts) {
		if isStatus(r.Err, http.StatusNotFound) {
			continue
		}
		if r.Err != nil {
			return nil, r.Err
		}
		var w wireConfiguration
		if err := json.Unmarshal(entity(r.Body), &w); err != nil || w.ID != asked[i] {
			return nil, unreadablePart(k, "a user", err)
		}
		list[w.ID] = w.plain()
	}
	return list, nil
}
