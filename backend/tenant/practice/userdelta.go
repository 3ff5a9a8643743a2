package practice

import (
	"net/http"
	"strings"
	"time"
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
func (t *Tenant) openDelta(rq *request, log *changeLog) (deltaToken, *reply) {
	text, later := rq.query["$deltatoken"]
	if page, ok := rq.query["$skiptoken"]; ok {
		text, later = page, true
	}
	if !later || text == "latest" || text == "" {
		d := deltaToken{W: t.incarnation, Select: rq.query["$select"], IDs: rq.query["$filter"],
			Since: log.next(), Upto: log.next(), Full: text != "latest", Made: t.now().Unix()}
		return d, nil
	}
	var d deltaToken
	if !unseal(text, &d) || d.W != t.incarnation || !log.knows(d.Since) || !log.knows(d.Upto) ||
		t.now().Sub(time.Unix(d.Made, 0)) > deltaLife {
		return d, fail(http.StatusBadRequest, "syncStateNotFound", "The sync state generation is not found; it has expired or is invalid. Start again without a token.")
	}
	if _, page := rq.query["$skiptoken"]; !page { // a new round on the link of the last one
		d.Upto, d.At, d.Full, d.Made = log.next(), 0, false, t.now().Unix()
	}
	rq.query["$select"] = d.Select
	return d, nil
}

// deltaReply writes a page of a delta round with the link that follows it.
func (t *Tenant) deltaReply(rq *request, d deltaToken, kind string, items [][]byte, more bool, at int) *reply {
	b := append([]byte(nil), `{"@odata.context":`...)
	b = quote(b, rq.base+"/$metadata#"+kind+selectContext(rq))
	if more {
		d.At = at
		b = append(b, `,"@odata.nextLink":`...)
		b = quote(b, rq.base+"/"+rq.path+"?$skiptoken="+seal(d))
	} else {
		d.Since, d.At, d.Full = d.Upto, 0, false
		b = append(b, `,"@odata.deltaLink":`...)
		b = quote(b, rq.base+"/"+rq.path+"?$deltatoken="+seal(d))
	}
	return &reply{status: http.StatusOK, body: finish(b, items)}
}

// deltaIDs reads the only filter that a delta query takes: up to fifty ids.
func deltaIDs(text string) (map[string]bool, *reply) {
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

func (t *Tenant) userDelta(rq *request) *reply {
	d, bad := t.openDelta(rq, &t.userLog)
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
		if p, ok := propertyByName[n]; ok && !properties[p].untrack {
			watched |= 1 << p
		}
	}
	minimal := strings.Contains(rq.header.Get("Prefer"), "return=minimal") && !d.Full
	var order []int32
	masks := map[int32]uint64{}
	total := len(t.users)
	if !d.Full {
		order, masks = t.userLog.between(d.Since, d.Upto)
		total = len(order)
	}
	var items [][]byte
	at := d.At
	for ; at < total && len(items) < deltaPage; at++ {
		i := int32(at)
		if !d.Full {
			i = order[at]
		}
		u, mask := &t.users[i], masks[i]
		if ids != nil && !ids[u.id.String()] {
			continue
		}
		switch {
		case u.gone():
			if !d.Full {
				items = append(items, removedItem(u.id, u.is(isPurged)))
			}
		case d.Full || mask&changedCreated != 0:
			items = append(items, t.deltaUser(u, names, mask, false))
		case mask&watched != 0:
			items = append(items, t.deltaUser(u, names, mask, minimal))
		}
	}
	return t.deltaReply(rq, d, "users", items, at < total, at)
}

// deltaUser writes a user for a delta page: what was never set is left out, what was cleared is null.
func (t *Tenant) deltaUser(u *user, names []string, mask uint64, minimal bool) []byte {
	show := []string{"id"}
	for _, n := range names {
		p, ok := propertyByName[n]
		switch {
		case n == "id":
		case !ok && u.rare().Open[n] != "":
			show = append(show, n)
		case !ok:
		case mask&(1<<p) != 0 || !minimal && !properties[p].blank(u):
			show = append(show, n)
		}
	}
	return t.writeUser(u, show, false)
}

func removedItem(id guid, forGood bool) []byte {
	reason := "changed"
	if forGood {
		reason = "deleted"
	}
	return []byte(`{"id":"` + id.String() + `","@removed":{"reason":"` + reason + `"}}`)
}
