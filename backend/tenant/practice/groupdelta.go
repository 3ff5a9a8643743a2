package practice

import (
	"bytes"
	"encoding/json"
)

// memberPage is how many members one item of a groups delta carries; larger groups come in several items.
const memberPage = 500

// groupDelta answers /groups/delta. Groups with many members are split over items and pages, as Graph does.
func (t *Tenant) groupDelta(rq *request) *reply {
	d, bad := t.openDelta(rq, &t.groupLog)
	if bad != nil {
		return bad
	}
	names := selected(rq)
	withMembers := names == nil || contains(names, "members")
	keep := []string{"id"}
	var watched uint64
	for _, n := range names {
		if n == "members" || n == "id" {
			continue
		}
		if _, ok := t.groupValue(&group{}, n); !ok {
			return badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.group'.")
		}
		keep = append(keep, n)
		watched |= groupBits[n]
	}
	if names == nil {
		keep, watched = defaultGroupProperties, ^uint64(0)>>3
	}
	if withMembers {
		watched |= changedMembers
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
func (t *Tenant) groupDeltaItems(d deltaToken, keep []string, watched uint64, withMembers bool, ids map[string]bool) [][]byte {
	var items [][]byte
	emit := func(g *group, members []memberChange) {
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
		for _, g := range t.groups {
			if g.deleted || ids != nil && !ids[g.id.String()] {
				continue
			}
			members := make([]memberChange, 0, g.members.GetCardinality())
			for it := g.members.Iterator(); it.HasNext(); {
				members = append(members, memberChange{User: int32(it.Next())})
			}
			emit(g, members)
		}
		return items
	}
	order, masks := t.groupLog.between(d.Since, d.Upto)
	moved := map[int32][]memberChange{}
	for at := d.Since; at < d.Upto; at++ {
		if m, ok := t.memberLog[at]; ok {
			i := t.groupLog.List[at-t.groupLog.Base].Index
			moved[i] = append(moved[i], m)
		}
	}
	for _, i := range order {
		g := t.groups[i]
		switch {
		case ids != nil && !ids[g.id.String()]:
		case g.deleted:
			items = append(items, removedItem(g.id, false))
		case masks[i]&changedCreated != 0 || masks[i]&watched != 0:
			emit(g, lastMoves(moved[i]))
		}
	}
	return items
}

// lastMoves keeps the last move of each member: who left and came back has come.
func lastMoves(moves []memberChange) []memberChange {
	last := make(map[int32]bool, len(moves))
	var order []int32
	for _, m := range moves {
		if _, ok := last[m.User]; !ok {
			order = append(order, m.User)
		}
		last[m.User] = m.Left
	}
	out := make([]memberChange, len(order))
	for i, u := range order {
		out[i] = memberChange{u, last[u]}
	}
	return out
}

// membersDelta adds members@delta to a written group.
func (t *Tenant) membersDelta(head []byte, members []memberChange) []byte {
	list := make([]obj, len(members))
	for i, m := range members {
		list[i] = obj{"@odata.type": "#microsoft.graph.user", "id": t.users[m.User].id.String()}
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
