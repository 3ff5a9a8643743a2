package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/microsoftgraph/msgraph-sdk-go/subscribedskus"
	"golang.org/x/sync/errgroup"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// Subscriptions reads the licences bought. Seats under warning may still be given out.
func (c *Client) Subscriptions(ctx context.Context) ([]tenant.Subscription, error) {
	k := call{doing: "reading the licences bought", needs: "LicenseAssignment.Read.All", template: "/subscribedSkus", limit: c.directory}
	var all []tenant.Subscription
	err := c.run(ctx, k, func(ctx context.Context) error {
		all = nil
		got, err := subscribedskus.NewSubscribedSkusRequestBuilderInternal(
			map[string]string{"baseurl": c.at.String()}, c.adapter).Get(ctx, nil)
		if err != nil {
			return err
		}
		if got == nil {
			return errEmpty()
		}
		for _, s := range got.GetValue() {
			if s == nil || s.GetSkuId() == nil {
				continue
			}
			made := tenant.Subscription{SKU: ident.Licence(s.GetSkuId().String()), PartNumber: said(s.GetSkuPartNumber()), Used: count(s.GetConsumedUnits())}
			if units := s.GetPrepaidUnits(); units != nil {
				made.Bought = count(units.GetEnabled()) + count(units.GetWarning())
			}
			for _, plan := range s.GetServicePlans() {
				if plan != nil && plan.GetServicePlanId() != nil {
					made.Plans = append(made.Plans, ident.Service(plan.GetServicePlanId().String()))
				}
			}
			all = append(all, made)
		}
		return nil
	})
	return all, err
}

func count(n *int32) int {
	if n == nil {
		return 0
	}
	return int(*n)
}

// batchesAtOnce is how many batches of readings are under way at a time.
const batchesAtOnce = 4

// LicenceStates reads the licences of the given users, twenty to a batch. A user who is not there any more, or of whose
// licences the tenant says nothing, is missing from the result: unknown. A user without licences has an empty list.
func (c *Client) LicenceStates(ctx context.Context, userIDs []ident.ObjectID) (map[ident.ObjectID][]tenant.LicenceState, error) {
	k := call{doing: "reading the licences of users", needs: "User.Read.All",
		template: "/users/{id}?$select=id,licenseAssignmentStates", limit: c.directory}
	states := make(map[ident.ObjectID][]tenant.LicenceState, len(userIDs))
	var mu sync.Mutex
	crowd, ctx := errgroup.WithContext(ctx)
	crowd.SetLimit(batchesAtOnce)
	for some := range slices.Chunk(userIDs, batchMost) {
		crowd.Go(func() error {
			parts := make([]part, len(some))
			for n, id := range some {
				parts[n] = part{Method: http.MethodGet, URL: "/users/" + segment(string(id)) + "?$select=id,licenseAssignmentStates"}
			}
			for n, r := range c.batch(ctx, k, c.at, parts) {
				if isStatus(r.Err, http.StatusNotFound) {
					continue
				}
				if r.Err != nil {
					return r.Err
				}
				list, told, err := readStates(r.Body, some[n], k)
				if err != nil {
					return err
				}
				if !told {
					continue
				}
				mu.Lock()
				states[some[n]] = list
				mu.Unlock()
			}
			return nil
		})
	}
	if err := crowd.Wait(); err != nil {
		return nil, err
	}
	return states, nil
}

// readStates reads one user; told is false when the answer does not speak of licences, which is not the same as having none.
func readStates(body json.RawMessage, of ident.ObjectID, k call) (list []tenant.LicenceState, told bool, err error) {
	var u struct {
		ID     string          `json:"id"`
		States json.RawMessage `json:"licenseAssignmentStates"`
	}
	var states []struct {
		SKU   ident.SKU      `json:"skuId"`
		Group ident.ObjectID `json:"assignedByGroup"`
		State string         `json:"state"`
		Error string         `json:"error"`
	}
	err = json.Unmarshal(entity(body), &u)
	if err == nil && u.States != nil {
		err = json.Unmarshal(u.States, &states)
	}
	if err == nil && !strings.EqualFold(u.ID, string(of)) {
		err = errAnother
	}
	if err != nil {
		return nil, false, explain(&Error{Status: http.StatusOK, Message: "a user of a batch cannot be read", notGraph: true, cause: err}, k)
	}
	list = make([]tenant.LicenceState, 0, len(states))
	for _, s := range states {
		if s.Error == "" {
			s.Error = "None"
		}
		list = append(list, tenant.LicenceState{SKU: s.SKU, GroupID: s.Group, State: s.State, Error: s.Error})
	}
	return list, u.States != nil, nil
}
