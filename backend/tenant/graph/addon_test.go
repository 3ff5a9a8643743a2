package graph_test

import (
	"errors"
	"net/http"
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/practice"
)

const (
	teamsSKU = "7e31c0d9-9551-471d-836f-32ee72be4a01"
	entraSKU = "078d2b04-f1bd-4111-bbd4-b4b1b354cef4" // of several parts
)

// faulty is a practice tenant that plays faults, and a client of it.
func faulty(t *testing.T, faults string) *graph.Client {
	t.Helper()
	box, err := practice.Open(practice.Options{Users: 60, Seed: 7, Pace: practice.Instant, Faults: faults})
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { must(t, stop()) })
	c, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token), Transport: http.DefaultTransport})
	must(t, err)
	return c
}

// lastPart is one part of a licence with several in the tenant.
func lastPart(t *testing.T, c *graph.Client, sku ident.SKU) []ident.ServicePlan {
	t.Helper()
	bought, err := c.Subscriptions(t.Context())
	must(t, err)
	at := slices.IndexFunc(bought, func(b tenant.Subscription) bool { return b.SKU == sku && len(b.Plans) > 1 })
	if at < 0 {
		t.Fatalf("no %s of several parts was bought", sku)
	}
	return bought[at].Plans[len(bought[at].Plans)-1:]
}

// Both are played: the add-on alone is taken, as at customers, or refused in Microsoft's words. With what it adds to, it is taken always.
func TestAnAddOnAloneIsTakenOrRefusedAsIsPlayed(t *testing.T) {
	for name, c := range map[string]struct{ faults, code string }{
		"taken": {"", ""}, "refused": {"addon-alone", "GRAPH_LICENCE_DEPENDS"}, "taken, and refused to members": {"addon-alone:members", ""}, "never": {"addon-alone=0", ""},
	} {
		t.Run(name, func(t *testing.T) {
			client := faulty(t, c.faults)
			group := makeGroup(t, client)
			err := client.SetGroupLicences(t.Context(), group.ID, []tenant.GroupLicence{{SKU: phoneSKU}}, nil)
			if c.code == "" {
				must(t, err)
			} else {
				var refused *problem.Problem
				if !errors.As(err, &refused) || refused.Code != c.code || refused.Hint.IsZero() {
					t.Fatalf("got %v, want %s", err, c.code)
				}
			}
			off := lastPart(t, client, entraSKU)
			must(t, client.SetGroupLicences(t.Context(), group.ID, []tenant.GroupLicence{{SKU: teamsSKU}, {SKU: phoneSKU}, {SKU: entraSKU, DisabledPlans: off}}, nil))
			until(t, "all licences on the group, one with a part switched off", func() bool {
				g, there, err := client.GroupByUniqueName(t.Context(), group.UniqueName)
				must(t, err)
				at := slices.IndexFunc(g.Licences, func(l tenant.GroupLicence) bool { return l.SKU == entraSKU })
				return there && len(g.Licences) == 3 && at >= 0 && slices.Equal(g.Licences[at].DisabledPlans, off)
			})
		})
	}
}
