package voice

import "personadesk/backend/ident"

// There is what the tenant has, by kind: the names of everything that was read. A kind that is not in it was not read, and nothing is
// concluded from it.
type There map[Kind][]string

// KindGateway is what the tenant knows of session border controllers; they are made in the tenant alone.
const KindGateway Kind = "gateway"

// Has says whether the tenant has something of a kind under a name, in any case of its letters; known is false when nobody can tell.
func (t There) Has(kind Kind, name string) (has, known bool) {
	names, read := t[kind]
	if !read {
		return false, false
	}
	key := ident.Fold(name)
	for _, n := range names {
		if ident.Fold(n) == key {
			return true, true
		}
	}
	return false, true
}
