package plan

import (
	"slices"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
)

// people names the users of a plan. Every object id is written once, and changes that touch the same users share one list of them, so
// that a plan of many changes is not many times as large as the tenant.
type people struct {
	dir   *directory.Directory
	order []int32            // positions by object id
	ids   []ident.ObjectID   // by position
	lists map[uint64][]group // by a sum of who is in it
}

// group is a set of users with the list of their ids.
type group struct {
	who  marks
	list []ident.ObjectID
}

func newPeople(d *directory.Directory) *people {
	return &people{dir: d, order: d.ByID(), ids: d.IDs(), lists: map[uint64][]group{}}
}

// id is the object id of a user.
func (p *people) id(i int) ident.ObjectID { return p.ids[i] }

// in lists the object ids of a set, sorted; nil for nobody. The list is not to be written to: others have the same.
func (p *people) in(set directory.Set) []ident.ObjectID {
	who := newMarks(p.dir.Len())
	for i := range set.Each() {
		who.add(i)
	}
	return p.of(who)
}

// of is in for marks, which are not to be changed any more.
func (p *people) of(who marks) []ident.ObjectID {
	n := who.count()
	if n == 0 {
		return nil
	}
	sum := uint64(n)
	for _, word := range who {
		sum = (sum ^ word ^ word>>29) * 0x9E3779B97F4A7C15 // an odd figure of which half the bits are set
	}
	for _, known := range p.lists[sum] {
		if slices.Equal(known.who, who) {
			return known.list
		}
	}
	list := p.sorted(who, n)
	p.lists[sum] = append(p.lists[sum], group{who, list})
	return list
}

// sorted lists n marked users. Few are sorted for themselves; many are picked out of the order of all.
func (p *people) sorted(who marks, n int) []ident.ObjectID {
	list := make([]ident.ObjectID, 0, n)
	if n < len(p.order)/16 {
		for i := range who.each() {
			list = append(list, p.ids[i])
		}
		slices.Sort(list)
		return list
	}
	for _, i := range p.order {
		if who.has(int(i)) {
			list = append(list, p.ids[i])
		}
	}
	return list
}
