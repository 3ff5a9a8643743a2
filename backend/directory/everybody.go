package directory

import "personadesk/backend/ident"

// Everybody is the set of all users.
func (d *Directory) Everybody() Set { return newSet(d.Len()).Not() }

// SetOf gives the set of the users with these object ids; ids of nobody in the directory are left out.
func (d *Directory) SetOf(ids []string) Set {
	set := newSet(d.Len())
	for _, id := range ids {
		if i, known := d.Index(ident.Object(id)); known {
			set.words[i/64] |= 1 << (i % 64)
		}
	}
	return set
}
