package directory

import (
	"encoding/binary"
	"encoding/hex"
	"hash/maphash"

	"personadesk/backend/ident"
)

// identity is a GUID, or a hash that stands for an id of another shape.
type identity [16]byte

// identities are the object ids and the way back from them. Nearly all are
// GUIDs in lower case: sixteen bytes, and a slot or two in the index.
type identities struct {
	keys    []identity
	spelled map[int]spelt // ids that are no GUID in lower case
	slots   []int32       // positions + 1 by hash, the next free slot where that is taken
	seed    maphash.Seed
}

// spelt is an id as it was read, which rules look at, and as it is compared.
type spelt struct {
	text string
	id   ident.ObjectID
}

func newIdentities(users int) identities {
	return identities{keys: make([]identity, 0, users), spelled: make(map[int]spelt), seed: maphash.MakeSeed()}
}

// keyOf gives the key of an id, and whether the key is all of it.
func (d *identities) keyOf(id ident.ObjectID) (key identity, guid bool) {
	if key, ok := parseGUID(id); ok {
		return key, true
	}
	binary.LittleEndian.PutUint64(key[:8], maphash.String(d.seed, string(id)))
	binary.LittleEndian.PutUint64(key[8:], maphash.String(d.seed, string(id)+"\x00"))
	return key, false
}

// parseGUID reads eight, four, four, four and twelve hexadecimal digits.
func parseGUID(id ident.ObjectID) (key identity, ok bool) {
	if len(id) != 36 || id[8] != '-' || id[13] != '-' || id[18] != '-' || id[23] != '-' {
		return key, false
	}
	var digits [32]byte
	n := copy(digits[:], id[:8])
	n += copy(digits[n:], id[9:13])
	n += copy(digits[n:], id[14:18])
	n += copy(digits[n:], id[19:23])
	copy(digits[n:], id[24:])
	_, err := hex.Decode(key[:], digits[:])
	return key, err == nil
}

// appendText writes the id of a user as it was read.
func (d *identities) appendText(to []byte, i int) []byte {
	if odd, ok := d.spelled[i]; ok {
		return append(to, odd.text...)
	}
	key := d.keys[i][:]
	for at, end := range []int{4, 6, 8, 10, 16} {
		from := []int{0, 4, 6, 8, 10}[at]
		if at > 0 {
			to = append(to, '-')
		}
		to = hex.AppendEncode(to, key[from:end])
	}
	return to
}

func (d *identities) text(i int) string { return string(d.appendText(make([]byte, 0, 36), i)) }

func (d *identities) id(i int) ident.ObjectID {
	if odd, ok := d.spelled[i]; ok {
		return odd.id
	}
	return ident.ObjectID(d.text(i))
}

// find looks for the user with an id.
func (d *identities) find(id ident.ObjectID) (int, bool) {
	key, guid := d.keyOf(id)
	return d.findKey(key, func(i int) bool {
		spelled, odd := d.spelled[i]
		return guid && !odd || odd && spelled.id == id
	})
}

func (d *identities) findKey(key identity, same func(i int) bool) (int, bool) {
	if len(d.slots) == 0 {
		return 0, false
	}
	for slot := d.home(key); d.slots[slot] != 0; slot = (slot + 1) % len(d.slots) {
		if i := int(d.slots[slot] - 1); d.keys[i] == key && same(i) {
			return i, true
		}
	}
	return 0, false
}

// home is the slot where the search for a key begins.
func (d *identities) home(key identity) int {
	return int(maphash.Bytes(d.seed, key[:]) % uint64(len(d.slots)))
}

// add appends a user with an id that nobody has.
func (d *identities) add(text string) int {
	i := len(d.keys)
	if (i+1)*4 > len(d.slots)*3 {
		d.grow(max(64, cap(d.keys)*3/2, i*2))
	}
	key, _ := d.keyOf(ident.Object(text))
	d.keys = append(d.keys, key)
	d.spell(i, text)
	d.settle(i)
	return i
}

// spell keeps the spelling of an id where the key does not tell it, and says
// whether it is another than before.
func (d *identities) spell(i int, text string) bool {
	before, odd := d.spelled[i]
	id := ident.Object(text)
	if _, guid := parseGUID(id); guid && string(id) == text {
		delete(d.spelled, i)
		return odd
	}
	d.spelled[i] = spelt{text, id}
	return before.text != text
}

func (d *identities) settle(i int) {
	slot := d.home(d.keys[i])
	for d.slots[slot] != 0 {
		slot = (slot + 1) % len(d.slots)
	}
	d.slots[slot] = int32(i + 1)
}

func (d *identities) grow(slots int) {
	d.slots = make([]int32, slots)
	for i := range d.keys {
		d.settle(i)
	}
}

// remove takes user i out: the last user takes the place.
func (d *identities) remove(i int) {
	last := len(d.keys) - 1
	d.free(d.slotOf(i))
	if i != last {
		d.slots[d.slotOf(last)] = int32(i + 1)
		d.keys[i] = d.keys[last]
	}
	delete(d.spelled, i)
	if id, odd := d.spelled[last]; odd && i != last {
		d.spelled[i] = id
		delete(d.spelled, last)
	}
	d.keys = d.keys[:last]
}

func (d *identities) slotOf(i int) int {
	slot := d.home(d.keys[i])
	for d.slots[slot] != int32(i+1) {
		slot = (slot + 1) % len(d.slots)
	}
	return slot
}

// free empties a slot and moves up those that had to go past it.
func (d *identities) free(gap int) {
	size := len(d.slots)
	for slot := (gap + 1) % size; d.slots[slot] != 0; slot = (slot + 1) % size {
		home := d.home(d.keys[d.slots[slot]-1])
		if (slot-home+size)%size >= (slot-gap+size)%size {
			d.slots[gap] = d.slots[slot]
			gap = slot
		}
	}
	d.slots[gap] = 0
}
