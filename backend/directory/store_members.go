package directory

import (
	"slices"

	"personadesk/backend/ident"
)

// memberHead writes what stands before the pages of a group: how many users are known, with whom each page begins, and the ids of
// everybody else.
func (p *pen) memberHead(m *membership) {
	p.uint(uint64(m.set.Count()))
	at, before := 0, 0
	for i := range m.set.Each() {
		if at%memberPage == 0 {
			p.uint(uint64(i - before))
			before = i
		}
		at++
	}
	p.names(ident.Texts(m.outside))
}

// memberHead is a group as the head of the members tells it.
type memberHead struct {
	group   ident.ObjectID
	known   int
	first   []int // of each page
	outside []ident.ObjectID
}

func (e *eye) memberHeads(users int) []memberHead {
	var list []memberHead
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		h := memberHead{group: ident.Object(e.text()), known: e.count(users)}
		at := 0
		for range pagesOf(h.known, memberPage) {
			at += e.count(users)
			h.first = append(h.first, at)
		}
		h.outside = ident.All(e.names(), ident.Object)
		list = append(list, h)
	}
	return list
}

// page is the page on which a user would stand; false when no page reaches so far down.
func (h memberHead) page(i int) (int, bool) {
	at, found := slices.BinarySearch(h.first, i)
	if !found {
		at--
	}
	return at, at >= 0
}

// places writes users as distances, which are short where there are many.
func (p *pen) places(list []int) {
	last := -1
	for _, i := range list {
		p.uint(uint64(i - last))
		last = i
	}
}

func (e *eye) places(n, users int) []int {
	list := make([]int, 0, n)
	at := -1
	for range n {
		if at += e.count(users); at < 0 || at >= users || e.err != nil {
			e.fail()
			break
		}
		list = append(list, at)
	}
	return list
}
