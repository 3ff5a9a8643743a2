package practice

import (
	"net/http"
	"strings"
)

// userAt finds a user by object id or user principal name; deleted ones are not found.
func (w *world) userAt(key string) (int32, bool) {
	if g, ok := parseGUID(key); ok {
		i, ok := w.byID[g]
		if !ok || w.users[i].gone() {
			return 0, false
		}
		return i, true
	}
	id, ok := w.texts.ids[strings.ToLower(key)]
	if !ok {
		return 0, false
	}
	i, ok := w.byUPN[id]
	if !ok || w.users[i].gone() {
		return 0, false
	}
	return i, true
}

// chooseProperties checks $select of users. A collection cannot show what lives outside the directory.
func chooseProperties(rq *request, single bool) ([]string, *reply) {
	names := selected(rq)
	if names == nil {
		return defaultProperties, nil
	}
	out := names[:0:0]
	for _, n := range names {
		if _, ok := propertyByName[n]; ok || isOpenName(n) {
			out = append(out, n)
			continue
		}
		if contains(elsewhere, n) {
			if single {
				return nil, fail(http.StatusNotImplemented, "NotImplemented", "The practice tenant does not keep the property '"+n+"'.")
			}
			return nil, fail(http.StatusNotImplemented, "NotImplemented", "This operation target is not yet supported.")
		}
		return nil, badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.user'.")
	}
	return out, nil
}

func selectContext(rq *request) string {
	if names := selected(rq); names != nil {
		return "(" + strings.Join(names, ",") + ")"
	}
	return ""
}

func (t *Tenant) listUsers(rq *request) *reply {
	all := func(yield func(int32) bool) {
		for i := range t.users {
			if !t.users[i].gone() && !yield(int32(i)) {
				return
			}
		}
	}
	return t.userPage(rq, "users"+selectContext(rq), all, false)
}

// userPage answers one page of a sequence of users, with all the options of a list.
func (t *Tenant) userPage(rq *request, context string, all func(func(int32) bool), odataType bool) *reply {
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
		return fail(http.StatusBadRequest, "Request_UnsupportedQuery", "The practice tenant does not sort users.")
	}
	next, count := "", 0
	counts := counting(rq, 0) == 0
	items := make([][]byte, 0, min(size, 999))
	for i := range all {
		u := &t.users[i]
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
func userFilter(rq *request) (filter, *reply) {
	text, ok := rq.query["$filter"]
	if !ok {
		return nil, nil
	}
	keep, needs, err := parseFilter(text, filterable)
	if err != nil {
		return nil, badRequest(err.Error())
	}
	if needs && !advanced(rq) {
		return nil, fail(http.StatusBadRequest, "Request_UnsupportedQuery", "Unsupported Query. An advanced query needs ConsistencyLevel: eventual and $count=true.")
	}
	return keep, nil
}

func (t *Tenant) getUser(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
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
func (t *Tenant) userEntity(rq *request, i int32, names []string) *reply {
	if !contains(names, "id") {
		names = append([]string{"id"}, names...)
	}
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.base+"/$metadata#users"+selectContext(rq)+"/$entity")
	b = append(b, ',')
	return &reply{status: http.StatusOK, body: append(b, t.writeUser(&t.users[i], names, false)[1:]...)}
}

func (t *Tenant) getByIds(rq *request) *reply {
	var in struct {
		IDs   []string `json:"ids"`
		Types []string `json:"types"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if len(in.IDs) > 1000 {
		return badRequest("Number of included identifiers cannot exceed '1000'.")
	}
	var items [][]byte
	for _, id := range in.IDs {
		g, ok := parseGUID(id)
		if !ok {
			return badRequest("Invalid GUID:" + id)
		}
		if i, ok := t.byID[g]; ok && !t.users[i].gone() && (len(in.Types) == 0 || contains(in.Types, "user")) {
			items = append(items, t.writeUser(&t.users[i], defaultProperties, true))
		}
		if gr, ok := t.groupByID[g]; ok && !gr.deleted && (len(in.Types) == 0 || contains(in.Types, "group")) {
			items = append(items, t.writeGroup(gr, defaultGroupProperties, true))
		}
	}
	return t.collection(rq, "directoryObjects", -1, items, "")
}
