package graphapi

import (
	"net/http"
	"slices"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// chooseProperties checks $select of users. A collection cannot show what lives outside the directory.
func chooseProperties(rq *Request, single bool) ([]string, *Reply) {
	names := selected(rq)
	if names == nil {
		return defaultProperties, nil
	}
	out := names[:0:0]
	for _, n := range names {
		if _, ok := world.PropertyByName[n]; ok || world.IsOpenName(n) {
			out = append(out, n)
			continue
		}
		if slices.Contains(elsewhere, n) {
			if single {
				return nil, Fail(http.StatusNotImplemented, "NotImplemented", "The practice tenant does not keep the property '"+n+"'.")
			}
			return nil, Fail(http.StatusNotImplemented, "NotImplemented", "This operation target is not yet supported.")
		}
		return nil, badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.user'.")
	}
	return out, nil
}

func selectContext(rq *Request) string {
	if names := selected(rq); names != nil {
		return "(" + strings.Join(names, ",") + ")"
	}
	return ""
}

func (t *API) listUsers(rq *Request) *Reply {
	all := func(yield func(int32) bool) {
		for i := range t.Users {
			if !t.Users[i].Gone() && !yield(int32(i)) {
				return
			}
		}
	}
	return t.userPage(rq, "users"+selectContext(rq), all, false)
}

// userPage answers one page of a sequence of users, with all the options of a list.
func (t *API) userPage(rq *Request, context string, all func(func(int32) bool), odataType bool) *Reply {
	names, bad := chooseProperties(rq, false)
	if bad != nil {
		return bad
	}
	from, size, bad := t.window(rq, 100, 999)
	if bad != nil {
		return bad
	}
	keep, bad := userFilter(rq)
	if bad != nil {
		return bad
	}
	if _, sorted := rq.query["$orderby"]; sorted {
		return Fail(http.StatusBadRequest, "Request_UnsupportedQuery", "The practice tenant does not sort users.")
	}
	next, count := "", 0
	counts := counting(rq, 0) == 0
	items := make([][]byte, 0, min(size, 999))
	for i := range all {
		u := &t.Users[i]
		matches := keep == nil
		if !matches && (int(i) >= from || counts) {
			matches = keep(func(name string) any { return t.userValue(u, name) })
		}
		if matches {
			count++
		}
		if !matches || int(i) < from {
			continue
		}
		if len(items) == size {
			if next == "" {
				next = t.nextLink(rq, int(i))
			}
			if !counts {
				break
			}
			continue
		}
		items = append(items, t.writeUser(u, names, odataType))
	}
	if !counts {
		count = -1
	}
	return t.collection(rq, context, count, items, next)
}

// userFilter parses $filter of users; nil means none.
func userFilter(rq *Request) (filter, *Reply) {
	text, ok := rq.query["$filter"]
	if !ok {
		return nil, nil
	}
	keep, needs, err := parseFilter(text, filterable)
	if err != nil {
		return nil, badRequest(err.Error())
	}
	if needs && !advanced(rq) {
		return nil, Fail(http.StatusBadRequest, "Request_UnsupportedQuery", "Unsupported Query. An advanced query needs ConsistencyLevel: eventual and $count=true.")
	}
	return keep, nil
}

func (t *API) getUser(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	names, bad := chooseProperties(rq, true)
	if bad != nil {
		return bad
	}
	return t.userEntity(rq, i, names)
}

// userEntity answers one user. The id is always there.
func (t *API) userEntity(rq *Request, i int32, names []string) *Reply {
	if !slices.Contains(names, "id") {
		names = append([]string{"id"}, names...)
	}
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.Base+"/$metadata#users"+selectContext(rq)+"/$entity")
	b = append(b, ',')
	return &Reply{Status: http.StatusOK, Body: append(b, t.writeUser(&t.Users[i], names, false)[1:]...)}
}

func (t *API) getByIds(rq *Request) *Reply {
	var in struct {
		IDs   []string `json:"ids"`
		Types []string `json:"types"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if len(in.IDs) > 1000 {
		return badRequest("Number of included identifiers cannot exceed '1000'.")
	}
	var items [][]byte
	for _, id := range in.IDs {
		g, ok := world.ParseGUID(id)
		if !ok {
			return badRequest("Invalid GUID:" + id)
		}
		if i, ok := t.ByID[g]; ok && !t.Users[i].Gone() && (len(in.Types) == 0 || slices.Contains(in.Types, "user")) {
			items = append(items, t.writeUser(&t.Users[i], defaultProperties, true))
		}
		if gr, ok := t.GroupByID[g]; ok && !gr.Deleted && (len(in.Types) == 0 || slices.Contains(in.Types, "group")) {
			items = append(items, t.writeGroup(gr, defaultGroupProperties, true))
		}
	}
	return t.collection(rq, "directoryObjects", -1, items, "")
}
