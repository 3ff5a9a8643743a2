package graphapi

import (
	"net/http"
	"strings"
	"time"

	"personadesk/backend/tenant/practice/world"
)

const (
	deltaPage = 200                // how many objects a page of a delta query holds; the server's choice
	deltaLife = 7 * 24 * time.Hour // how long a delta token holds
)

// deltaToken is the state of a delta round, sealed into the links. Nothing of it is kept on the server.
type deltaToken struct {
	W      string `json:"w"`           // incarnation of the tenant
	Select string `json:"s"`           // what the first call selected
	IDs    string `json:"f,omitempty"` // the filter of the first call
	Since  uint64 `json:"q"`           // position in the change log after which changes count
	Upto   uint64 `json:"u"`           // position at which this round began
	Full   bool   `json:"a,omitempty"` // the round shows everybody
	At     int    `json:"p,omitempty"` // where the next page begins
	Made   int64  `json:"t"`           // unix seconds
}

// openDelta reads the token of a delta call, or begins a round.
func (t *API) openDelta(rq *Request, log *world.ChangeLog) (deltaToken, *Reply) {
	text, later := rq.query["$deltatoken"]
	if page, ok := rq.query["$skiptoken"]; ok {
		text, later = page, true
	}
	if !later || text == "latest" || text == "" {
		d := deltaToken{W: t.Incarnation, Select: rq.query["$select"], IDs: rq.query["$filter"],
			Since: log.Next(), Upto: log.Next(), Full: text != "latest", Made: t.Now().Unix()}
		return d, nil
	}
	var d deltaToken
	if !unseal(text, &d) || d.W != t.Incarnation || !log.Knows(d.Since) || !log.Knows(d.Upto) ||
		t.Now().Sub(time.Unix(d.Made, 0)) > deltaLife {
		return d, Fail(http.StatusBadRequest, "syncStateNotFound", "The sync state generation is not found; it has expired or is invalid. Start again without a token.")
	}
	if _, page := rq.query["$skiptoken"]; !page { // a new round on the link of the last one
		d.Upto, d.At, d.Full, d.Made = log.Next(), 0, false, t.Now().Unix()
	}
	rq.query["$select"] = d.Select
	return d, nil
}

// deltaReply writes a page of a delta round with the link that follows it.
func (t *API) deltaReply(rq *Request, d deltaToken, kind string, items [][]byte, more bool, at int) *Reply {
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.Base+"/$metadata#"+kind+selectContext(rq))
	if more {
		d.At = at
		b = append(b, `,"@odata.nextLink":`...)
		b = quote(b, rq.Base+"/"+rq.Path+"?$skiptoken="+seal(d))
	} else {
		d.Since, d.At, d.Full = d.Upto, 0, false
		b = append(b, `,"@odata.deltaLink":`...)
		b = quote(b, rq.Base+"/"+rq.Path+"?$deltatoken="+seal(d))
	}
	return &Reply{Status: http.StatusOK, Body: finish(b, items)}
}

// deltaIDs reads the only filter that a delta query takes: up to fifty ids.
func deltaIDs(text string) (map[string]bool, *Reply) {
	if text == "" {
		return nil, nil
	}
	ids := map[string]bool{}
	for _, part := range strings.Split(text, " or ") {
		v, ok := strings.CutPrefix(strings.TrimSpace(part), "id eq ")
		id, rest, closed := quoted(strings.TrimSpace(v))
		if !ok || !closed || rest != "" {
			return nil, badRequest("Delta queries can be filtered by id only.")
		}
		ids[strings.ToLower(id)] = true
	}
	if len(ids) > 50 {
		return nil, badRequest("Too many ids in the filter of a delta query.")
	}
	return ids, nil
}

func (t *API) userDelta(rq *Request) *Reply {
	d, bad := t.openDelta(rq, &t.UserLog)
	if bad != nil {
		return bad
	}
	names, bad := chooseProperties(rq, false)
	if bad != nil {
		return bad
	}
	ids, bad := deltaIDs(d.IDs)
	if bad != nil {
		return bad
	}
	var watched uint64
	for _, n := range names {
		if p, ok := world.PropertyByName[n]; ok && !properties[p].untrack {
			watched |= 1 << p
		}
	}
	minimal := strings.Contains(rq.Header.Get("Prefer"), "return=minimal") && !d.Full
	var order []int32
	masks := map[int32]uint64{}
	total := len(t.Users)
	if !d.Full {
		order, masks = t.UserLog.Between(d.Since, d.Upto)
		total = len(order)
	}
	var items [][]byte
	at := d.At
	for ; at < total && len(items) < deltaPage; at++ {
		i := int32(at)
		if !d.Full {
			i = order[at]
		}
		u, mask := &t.Users[i], masks[i]
		if ids != nil && !ids[u.ID.String()] {
			continue
		}
		switch {
		case u.Gone():
			if !d.Full {
				items = append(items, removedItem(u.ID, u.Is(world.IsPurged)))
			}
		case d.Full || mask&world.ChangedCreated != 0:
			items = append(items, t.deltaUser(u, names, mask, false))
		case mask&watched != 0:
			items = append(items, t.deltaUser(u, names, mask, minimal))
		}
	}
	return t.deltaReply(rq, d, "users", items, at < total, at)
}

// deltaUser writes a user for a delta page: what was never set is left out, what was cleared is null.
func (t *API) deltaUser(u *world.User, names []string, mask uint64, minimal bool) []byte {
	show := []string{"id"}
	for _, n := range names {
		p, ok := world.PropertyByName[n]
		switch {
		case n == "id":
		case !ok && u.Rare().Open[n] != "":
			show = append(show, n)
		case !ok:
		case mask&(1<<p) != 0 || !minimal && !properties[p].blank(u):
			show = append(show, n)
		}
	}
	return t.writeUser(u, show, false)
}

func removedItem(id world.GUID, forGood bool) []byte {
	reason := "changed"
	if forGood {
		reason = "deleted"
	}
	return []byte(`{"id":"` + id.String() + `","@removed":{"reason":"` + reason + `"}}`)
}
