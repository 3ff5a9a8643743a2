package directory

// Everybody is the set of all users.
func (d *Directory) Everybody() Set { return newSet(d.Len()).Not() }
