package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

type wireRelease struct {
	Telephone string `json:"telephoneNumber"`
	Type      string `json:"numberType"`
}

// ReleaseNumbers takes numbers back, like AssignNumbers. The tenant is told the number only, not whom to take it from. So where the
// request names its Target, the number is read first and released only while it is the Target's; one that is free already counts as
// released. A release whose answer was lost is not asked for again either.
func (c *Client) ReleaseNumbers(ctx context.Context, requests []tenant.NumberAssignment) []tenant.Accepted {
	k := call{doing: "releasing numbers", needs: writesNumbers, template: assignmentsPath + "/unassignNumber", limit: c.teamsAdmin, writes: true}
	results := make([]tenant.Accepted, 0, len(requests))
	for some := range slices.Chunk(requests, batchMost) {
		checks := c.holders(ctx, some)
		var open []tenant.NumberAssignment
		for i, r := range some {
			if checks[i].err == nil && !checks[i].free {
				open = append(open, r)
			}
		}
		asked := c.numberWrites(ctx, k, open, func(r tenant.NumberAssignment) (part, error) {
			return part{Method: http.MethodPost, URL: assignmentsPath + "/unassignNumber",
				Body: wireRelease{Telephone: r.Telephone, Type: r.Type},
				look: func(ctx context.Context) (bool, error) { return c.isReleased(ctx, k, r) }}, nil
		})
		for i := range some {
			if checks[i].err != nil || checks[i].free {
				results = append(results, tenant.Accepted{Err: checks[i].err})
				continue
			}
			results, asked = append(results, asked[0]), asked[1:]
		}
	}
	return results
}

// check is what was seen of one number before its release: free already, or not to be touched.
type check struct {
	free bool
	err  error
}

// holders reads up to twenty numbers in one batch and compares their holders with the targets of the requests.
func (c *Client) holders(ctx context.Context, some []tenant.NumberAssignment) []check {
	k := call{doing: "reading the holders of numbers", needs: readsNumbers, template: assignmentsPath + "?$filter=telephoneNumber", limit: c.teamsAdmin}
	checks := make([]check, len(some))
	var parts []part
	var which []int
	for i, r := range some {
		if r.Target != "" && r.Telephone != "" {
			parts = append(parts, part{Method: http.MethodGet,
				URL: assignmentsPath + "?$filter=" + escape("telephoneNumber eq ") + quoted(e164(r.Telephone))})
			which = append(which, i)
		}
	}
	if len(parts) == 0 {
		return checks
	}
	for n, reply := range c.batch(ctx, k, c.at, parts) {
		checks[which[n]] = compare(some[which[n]], reply, k)
	}
	return checks
}

func compare(r tenant.NumberAssignment, reply reply, k call) check {
	if reply.Err != nil {
		return check{err: reply.Err}
	}
	var p page[wireNumber]
	if err := json.Unmarshal(reply.Body, &p); err != nil {
		return check{err: explain(&Error{Status: http.StatusOK, Message: "a number of a batch cannot be read", notGraph: true, cause: err}, k)}
	}
	for _, w := range p.Value {
		n := w.plain()
		switch {
		case n.Telephone != e164(r.Telephone):
		case n.Target == "":
			return check{free: true}
		case n.Target != r.Target:
			return check{err: problem.New(CodeMoved).
				Detailed().Hinted()}
		default:
			return check{}
		}
	}
	return check{free: true} // what is not in the inventory is nobody's
}

// isReleased looks whether a release of unknown fate was carried out; see isHeldBy.
func (c *Client) isReleased(ctx context.Context, k call, r tenant.NumberAssignment) (bool, error) {
	n, there, err := c.NumberByTelephone(ctx, r.Telephone)
	switch {
	case err != nil:
		return false, err
	case !there || n.Target == "":
		return true, nil
	case r.Target == "" || n.Target != r.Target:
		return false, unsure(k, text.Of("tenant.unsure.holder"))
	}
	return false, lost(k, text.Of("tenant.lost.held"))
}
