package graph

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

const writesNumbers = "TeamsTelephoneNumber.ReadWrite.All"

type wireAssign struct {
	Telephone string         `json:"telephoneNumber"`
	Target    ident.ObjectID `json:"assignmentTargetId"`
	Type      string         `json:"numberType"`
	Category  string         `json:"assignmentCategory"`
	Location  string         `json:"locationId,omitempty"`
}

// AssignNumbers asks for numbers, twenty to a batch. A request that may have been taken, though its answer was lost, is never made again:
// the tenant may still be carrying it out, and shows nothing of it until it is done. Its number is read once, and where it does not show the
// holder yet the error is uncertain. An empty Operation without an error means that the number was seen with its holder, or that the tenant
// gave no operation to ask about; in both cases a reading of the number tells the outcome.
func (c *Client) AssignNumbers(ctx context.Context, requests []tenant.NumberAssignment) []tenant.Accepted {
	k := call{doing: "assigning numbers", needs: writesNumbers, template: assignmentsPath + "/assignNumber", limit: c.teamsAdmin, writes: true}
	return c.numberWrites(ctx, k, requests, func(r tenant.NumberAssignment) (part, error) {
		if r.Target == "" {
			return part{}, problem.New(CodeRefused+".holder", k.says()).Detailed().
				Hinted()
		}
		return part{Method: http.MethodPost, URL: assignmentsPath + "/assignNumber",
			Body: wireAssign{Telephone: r.Telephone, Target: r.Target, Type: r.Type, Category: "primary", Location: r.LocationID},
			look: func(ctx context.Context) (bool, error) { return c.isHeldBy(ctx, k, r) }}, nil
	})
}

// isHeldBy looks whether an assignment of unknown fate was carried out. It is an error that it cannot be seen: what is under way is not
// shown, so that nobody can tell it from what never came.
func (c *Client) isHeldBy(ctx context.Context, k call, r tenant.NumberAssignment) (bool, error) {
	n, there, err := c.NumberByTelephone(ctx, r.Telephone)
	switch {
	case err != nil:
		return false, err
	case !there && r.Type != "directRouting": // such a number is in the inventory only while somebody holds it
		return false, unsure(k, text.Of("tenant.unsure.gone"))
	case !there || n.Target == "":
		return false, lost(k, text.Of("tenant.lost.free"))
	case n.Target != r.Target:
		return false, unsure(k, text.Of("tenant.unsure.held"))
	}
	return true, nil
}

// lost is the problem of a request that may still be under way.
func lost(k call, detail text.Text) error {
	return problem.New(CodeUnsure+".lost", k.says()).Detailed(detail).
		Hinted()
}

func unsure(k call, detail text.Text) error {
	return problem.New(CodeUnsure, k.says()).Detailed(detail).
		Hinted()
}

func (c *Client) numberWrites(ctx context.Context, k call, requests []tenant.NumberAssignment,
	write func(tenant.NumberAssignment) (part, error)) []tenant.Accepted {
	results := make([]tenant.Accepted, len(requests))
	var parts []part
	var which []int
	for i, r := range requests {
		p, err := write(r)
		if r.Telephone == "" {
			err = problem.New(CodeRefused+".number", k.says()).Detailed().Hinted()
		}
		if err != nil {
			results[i] = tenant.Accepted{Err: err}
			continue
		}
		parts, which = append(parts, p), append(which, i)
	}
	done := 0
	for some := range slices.Chunk(parts, batchMost) {
		for n, r := range c.batch(ctx, k, c.at, some) {
			results[which[done+n]] = c.accepted(k, r)
		}
		done += len(some)
	}
	return results
}

// accepted reads the operation from the Location of a reply. A Location elsewhere is not followed: the request was accepted, so
// it is no failure, but its outcome has to be read from the number itself.
func (c *Client) accepted(k call, r reply) tenant.Accepted {
	if r.Err != nil || r.Seen {
		return tenant.Accepted{Err: r.Err}
	}
	location := r.Header.Get("Location")
	if location == "" {
		return tenant.Accepted{}
	}
	u, err := url.Parse(location)
	if err != nil || u.IsAbs() && !c.at.holds(u) {
		c.log.Warn().Str("path", k.template).Msg("an operation outside of the tenant is not followed")
		return tenant.Accepted{}
	}
	return tenant.Accepted{Operation: operationID(u.Path)}
}

// operationID takes the identity from .../operations('x') or .../operations/x; "" when there is none.
func operationID(path string) string {
	_, tail, ok := strings.Cut(path, "/operations")
	if !ok {
		return ""
	}
	if key, ok := strings.CutPrefix(tail, "('"); ok {
		key, _, ok = strings.Cut(key, "')")
		if !ok {
			return ""
		}
		return strings.ReplaceAll(key, "''", "'")
	}
	return strings.Trim(tail, "/")
}

type wireOperation struct {
	ID      string `json:"id"`
	Status  string `json:"status"`
	Numbers []struct {
		Status string `json:"status"`
		Detail string `json:"statusDetail"`
	} `json:"numbers"`
}

// Operation reads the state of an accepted request. "Succeeded" still has to be seen in the number itself.
func (c *Client) Operation(ctx context.Context, id string) (tenant.Operation, error) {
	k := call{doing: "asking how far a number request is", needs: readsNumbers, template: numbersRoot + "/operations/{id}", limit: c.teamsAdmin}
	if id == "" {
		return tenant.Operation{}, errNoID(k)
	}
	var w wireOperation
	if err := c.readEntity(ctx, k, c.at.join(numbersRoot+"/operations/"+segment(id)), &w); err != nil {
		return tenant.Operation{}, err
	}
	return w.plain(id), nil
}

// plain takes an operation for failed as soon as one of its numbers did, and for running while its state is a word we do not know.
func (w wireOperation) plain(id string) tenant.Operation {
	o := tenant.Operation{ID: id, Status: tenant.OperationRunning}
	switch w.Status {
	case "succeeded":
		o.Status = tenant.OperationSucceeded
	case "failed", "skipped":
		o.Status = tenant.OperationFailed
	case "notStarted", "running":
	default:
		o.Detail = fmt.Sprintf("the tenant calls this state %q", w.Status)
	}
	for _, n := range w.Numbers {
		if n.Detail != "" && (o.Detail == "" || n.Status == "failed") {
			o.Detail = n.Detail
		}
		if n.Status == "failed" && o.Status == tenant.OperationSucceeded {
			o.Status = tenant.OperationFailed
		}
	}
	return o
}
