// Package graphapi is what the practice tenant answers to Microsoft Graph: users, groups, licences, teams and Teams
// administration, page by page and by delta, with Graph's own shapes of errors.
package graphapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// API answers for one world.
type API struct{ *world.World }

// New answers for a world.
func New(w *world.World) *API { return &API{w} }

// Answer is a reply with a JSON body.
func Answer(status int, v any) *Reply {
	b, err := json.Marshal(v)
	if err != nil {
		return Fail(http.StatusInternalServerError, "InternalServerError", err.Error())
	}
	return &Reply{Status: status, Body: b}
}

// Answer parses the rest of the address and runs the route.
func (t *API) Answer(rq *Request, rawQuery string) *Reply {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return Fail(http.StatusBadRequest, "BadRequest", "The query of the address cannot be read.")
	}
	rq.query = map[string]string{}
	for k, v := range values {
		if len(v) > 1 {
			return Fail(http.StatusBadRequest, "BadRequest", "Query option '"+k+"' was specified more than once, but it must be specified at most once.")
		}
		rq.query[strings.ToLower(k)] = v[0]
	}
	rq.segs, rq.args, err = splitPath(rq.Path)
	if err != nil {
		return Fail(http.StatusBadRequest, "BadRequest", err.Error())
	}
	var note *world.Logged
	if rq.Method != http.MethodGet {
		note = &world.Logged{Method: rq.Method, Version: rq.Version, Path: rq.Path, Query: rawQuery, Body: rq.Body, Grants: rq.Grants, As: rq.As}
	}
	end, err := t.Begin(note)
	if err != nil {
		return Fail(http.StatusServiceUnavailable, "ServiceUnavailable", err.Error())
	}
	defer end()
	return t.route(rq)
}

// Replayed answers a noted call once more, for nobody.
func (t *API) Replayed(l world.Logged) {
	t.Answer(&Request{Method: l.Method, Version: l.Version, Base: "http://127.0.0.1/" + l.Version, Path: l.Path,
		Header: http.Header{}, Body: l.Body, Grants: l.Grants, As: l.As}, l.Query)
}
