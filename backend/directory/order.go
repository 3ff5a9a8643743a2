package directory

import (
	"bytes"
	"cmp"
	"slices"

	"personadesk/backend/ident"
)

// ByID lists the positions of all users in the order of their object ids, as ID writes them. What goes by it does not depend on the order
// in which the users were read. Sixteen bytes are compared, and a text only where an id is no GUID.
func (d *Directory) ByID() []int32 {
	list := make([]int32, d.Len())
	for i := range list {
		list[i] = int32(i)
	}
	keys := d.ids.keys
	if !d.ids.odd() {
		slices.SortFunc(list, func(a, b int32) int { return bytes.Compare(keys[a][:], keys[b][:]) })
		return list
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Compare(d.ID(int(a)), d.ID(int(b))) })
	return list
}

// odd says whether some id is no GUID, so that its key does not tell it.
func (d *identities) odd() bool {
	for _, odd := range d.spelled {
		if _, guid := parseGUID(odd.id); !guid {
			return true
		}
	}
	return false
}

// IDs are the object ids of all users by their positions, as ID writes them; the texts lie in one piece of memory.
func (d *Directory) IDs() []ident.ObjectID {
	const long = 36
	all, ends := make([]byte, 0, long*d.Len()), make([]int, d.Len())
	for i := range ends {
		if odd, spelled := d.ids.spelled[i]; spelled {
			all = append(all, odd.id...)
		} else {
			all = d.ids.appendText(all, i)
		}
		ends[i] = len(all)
	}
	text, list, from := string(all), make([]ident.ObjectID, d.Len()), 0
	for i, end := range ends {
		list[i], from = ident.ObjectID(text[from:end]), end
	}
	return list
}
