package directory

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"personadesk/backend/ident"
)

// A register says at which places users stand who could be called by a text. It holds a hash of each text and the place, in the order of
// the hashes, so that one page is read for one text.
const (
	chunkRegisters = "registers"
	chunkRegister  = "register/"
)

// The registers, by what users are called by.
const (
	byID = iota
	byUPN
	byName
)

var registerNames = []string{byID: "id", byUPN: "upn", byName: "name"}

// registered is one line of a register.
type registered struct {
	hash  uint32
	place int
}

// storeRegisters writes all registers.
func (d *Directory) storeRegisters(emit func(Chunk) error) error {
	all := make([][]registered, len(registerNames))
	head := newPen(chunkRegisters, emit)
	for n := range registerNames {
		all[n] = d.register(n)
		head.uint(uint64(len(all[n])))
		for from := 0; from < len(all[n]); from += registerPage {
			head.uint(uint64(all[n][from].hash))
		}
	}
	if err := head.end(); err != nil {
		return fmt.Errorf("writing the registers: %w", err)
	}
	for n, name := range registerNames {
		err := storePages(chunkRegister+name, emit, len(all[n]), registerPage, func(p *pen, from, to int) {
			last := uint32(0)
			for _, r := range all[n][from:to] {
				p.uint(uint64(r.hash - last))
				p.uint(uint64(r.place))
				last = r.hash
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *Directory) register(n int) []registered {
	list := make([]registered, 0, d.Len())
	for i := range d.Len() {
		if text := d.called(n, i); text != "" {
			list = append(list, registered{hashOf(text), i})
		}
	}
	slices.SortFunc(list, func(a, b registered) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.place-b.place) })
	return list
}

// called is what user i is called by.
func (d *Directory) called(n, i int) string {
	switch n {
	case byID:
		return d.ids.text(i)
	case byUPN:
		return d.UPN(i)
	}
	return d.DisplayName(i)
}

// hashOf is the same for texts that differ in letter case only.
func hashOf(text string) uint32 {
	hash := uint64(14695981039346656037) // FNV-1a
	for _, b := range []byte(ident.Fold(text)) {
		hash = (hash ^ uint64(b)) * 1099511628211
	}
	return uint32(hash ^ hash>>32)
}

// registerHead says how long a register is and with which hash each of its pages begins.
type registerHead struct {
	entries int
	first   []uint32
}

func (e *eye) registerHeads(users int) []registerHead {
	heads := make([]registerHead, len(registerNames))
	for n := range heads {
		heads[n].entries = e.count(users)
		for range pagesOf(heads[n].entries, registerPage) {
			heads[n].first = append(heads[n].first, uint32(e.count(math.MaxUint32)))
		}
	}
	return heads
}

// pagesWith are the pages on which a hash would stand: one, or more where many are called alike.
func (h registerHead) pagesWith(hash uint32) (from, to int) {
	from, _ = slices.BinarySearch(h.first, hash)
	to = from
	for to < len(h.first) && h.first[to] == hash {
		to++
	}
	return max(0, from-1), to
}

// length is how many entries a page has.
func (h registerHead) length(page int) int { return min(registerPage, h.entries-page*registerPage) }

// registered reads a page of a register.
func (e *eye) registered(n, users int) []registered {
	list := make([]registered, 0, n)
	hash := uint64(0)
	for range n {
		hash += e.uint()
		place := e.count(users)
		if hash > math.MaxUint32 || place >= users || e.err != nil {
			e.fail()
			break
		}
		list = append(list, registered{uint32(hash), place})
	}
	return list
}

// passRegisters reads the registers only to see that they are whole: who has all users in memory needs none.
func (r *chunkReader) passRegisters(users int) error {
	e, err := r.open(chunkRegisters)
	if err != nil {
		return err
	}
	heads := e.registerHeads(users)
	if err := e.end(); err != nil {
		return err
	}
	for n, name := range registerNames {
		e, err := r.pages(chunkRegister + name)
		if err != nil {
			return err
		}
		for page := range heads[n].first {
			e.registered(heads[n].length(page), users)
		}
		if err := e.end(); err != nil {
			return err
		}
	}
	return nil
}
