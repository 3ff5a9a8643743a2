package graphapi

import (
	"bytes"
	"encoding/json"
	"slices"

	"personadesk/backend/tenant/practice/world"
)

// memberPage is how many members one item of a groups delta carries; larger groups come in several items.
const memberPage = 500

// groupDelta answers /groups/delta. Groups with many members are split over items and pages, as Graph does.
func (t *API) groupDelta(rq *Request) *Reply {
	d, bad := t.openDelta(rq, &t.GroupLog)
	if bad != nil {
		return bad
	}
	names := selected(rq)
	withMembers := names == nil || slices.Contains(names, "members")
	keep := []string{"id"}
	var watched uint64
	for _, n := range names {
		if n == "members" || n == "id" {
			continue
		}
		if _, ok := t.groupValue(&world.Group{}, n); !ok {
			return badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.group'.")
		}
		keep = append(keep, n)
		watched |= world.GroupBits[n]
	}
	if names == nil {
		keep, watched = defaultGroupProperties, ^uint64(0)>>3
	}
	if withMembers {
		watched |= world.ChangedMembers
	}
	ids, bad := deltaIDs(d.IDs)
	if bad != nil {
		return bad
	}
	items := t.groupDeltaItems(d, keep, watched, withMembers, ids)
	from := min(d.At, len(items))
	to := min(from+deltaPage, len(items))
	return t.deltaReply(rq, d, "groups", items[from:to], to < len(items), to)
}

// groupDeltaItems writes the whole round; the pages are cut from it. Groups are few, members are many.
func (t *API) groupDeltaItems(d deltaToken, keep []string, watched uint64, withMembers bool, ids map[string]bool) [][]byte {
	var items [][]byte
	emit := func(g *world.Group, members []world.MemberChange) {
		if !withMembers || len(members) == 0 {
			items = append(items, t.writeGroup(g, keep, false))
			return
		}
		for len(members) > 0 {
			n := min(memberPage, len(members))
			head := t.writeGroup(g, keep, false)
			items = append(items, t.membersDelta(head, members[:n]))
			members = members[n:]
		}
	}
	if d.Full {
		for _, g := range t.Groups {
			if g.Deleted || ids != nil && !ids[g.ID.String()] {
				continue
			}
			members := make([]world.MemberChange, 0, g.Members.GetCardinality())
			for it := g.Members.Iterator(); it.HasNext(); {
				members = append(members, world.MemberChange{User: int32(it.Next())})
			}
			emit(g, members)
		}
		return items
	}
	order, masks := t.GroupLog.Between(d.Since, d.Upto)
	moved := map[int32][]world.MemberChange{}
	for at := d.Since; at < d.Upto; at++ {
		if m, ok := t.MemberLog[at]; ok {
			i := t.GroupLog.List[at-t.GroupLog.Base].Index
			moved[i] = append(moved[i], m)
		}
	}
	for _, i := range order {
		g := t.Groups[i]
		switch {
		case ids != nil && !ids[g.ID.String()]:
		case g.Deleted:
			items = append(items, removedItem(g.ID, false))
		case masks[i]&world.ChangedCreated != 0 || masks[i]&watched != 0:
			emit(g, lastMoves(moved[i]))
		}
	}
	return items
}

// lastMoves keeps the last move of each member: who left and came back has come.
func lastMoves(moves []world.MemberChange) []world.MemberChange {
	last := make(map[int32]bool, len(moves))
	var order []int32
	for _, m := range moves {
		if _, ok := last[m.User]; !ok {
			order = append(order, m.User)
		}
		last[m.User] = m.Left
	}
	out := make([]world.MemberChange, len(order))
	for i, u := range order {
		out[i] = world.MemberChange{User: u, Left: last[u]}
	}
	return out
}

// membersDelta adds members@delta to a written group.
func (t *API) membersDelta(head []byte, members []world.MemberChange) []byte {
	list := make([]obj, len(members))
	for i, m := range members {
		list[i] = obj{"@odata.type": "#microsoft.graph.user", "id": t.Users[m.User].ID.String()}
		if m.Left {
			list[i]["@removed"] = obj{"reason": "deleted"}
		}
	}
	enc, err := json.Marshal(list)
	if err != nil {
		return head
	}
	return append(append(append(bytes.TrimSuffix(head, []byte("}")), `,"members@delta":`...), enc...), '}')
}
