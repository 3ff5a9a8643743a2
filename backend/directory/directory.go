package directory

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// Licences is the column of the SKU ids of a user's licences, which no rule
// can name.
const Licences = "assignedLicenses"

// Directory is the users of a tenant. Any number of goroutines may read it at
// the same time; Apply, Set, Merge and Remove need it for themselves.
//
// Users are counted from 0. Their positions hold until the next Remove, which
// moves the last user into the gap.
type Directory struct {
	ids     identities
	columns map[string]*column
	byID    *column // the object ids, seen as a column

	extensions map[string][]uint32 // codes of extension attributes, by the JSON of their object

	writing uint64 // counts the calls of Set

	teams   *teams                         // what Teams says; nil when it could not be asked
	members map[ident.ObjectID]*membership // of groups; nil when they could not be read

	crowd  uint64 // changes whenever a user comes or goes
	leaves remembered
	memo   memo
}

// New makes a directory without users, with room for about users of them.
func New(users int) *Directory {
	d := &Directory{
		ids:     newIdentities(users),
		columns: make(map[string]*column),

		extensions: make(map[string][]uint32),
	}
	d.byID = newColumn()
	d.byID.ids = &d.ids
	return d
}

// Len is the number of users.
func (d *Directory) Len() int { return len(d.ids.keys) }

// Index finds a user by object id.
func (d *Directory) Index(id ident.ObjectID) (int, bool) { return d.ids.find(id) }

// Find finds a user by object id or user principal name. The name is searched
// for in a pass over all users.
func (d *Directory) Find(idOrName string) (int, bool) {
	if i, ok := d.Index(ident.Object(idOrName)); ok {
		return i, true
	}
	key := ident.Fold(idOrName)
	for i := range d.Len() {
		if idOrName != "" && ident.Fold(d.UPN(i)) == key {
			return i, true
		}
	}
	return 0, false
}

// ID is the object id of user i.
func (d *Directory) ID(i int) ident.ObjectID { return d.ids.id(i) }

// UPN is the user principal name of user i, "" when it was not read.
func (d *Directory) UPN(i int) string { return d.Value(i, "userPrincipalName").Text() }

// DisplayName is the name shown for user i, "" when there is none.
func (d *Directory) DisplayName(i int) string { return d.Value(i, "displayName").Text() }

// Value is what is known of a property of user i. The property may have its
// rule name or its Graph name; "assignedLicenses" gives the SKU ids.
func (d *Directory) Value(i int, property string) rule.Value {
	c := d.column(property)
	if c == nil {
		return rule.UnknownValue()
	}
	return c.value(c.get(i))
}

// User is user i as rules see it.
func (d *Directory) User(i int) evaluate.User { return user{d, i} }

type user struct {
	directory *Directory
	index     int
}

func (u user) Attribute(name string) rule.Value { return u.directory.Value(u.index, name) }

// column finds a column by a property's name; nil when nothing was ever read.
func (d *Directory) column(property string) *column {
	if c, ok := d.columns[property]; ok {
		return c
	}
	if property == objectID {
		return d.byID
	}
	if p, ok := rule.PropertyNamed(property); ok {
		if p.Name == objectID {
			return d.byID
		}
		if c, ok := d.columns[p.Name]; ok {
			return c
		}
		return d.columns[singleUnderscore(p.Name)]
	}
	return nil
}

// singleUnderscore is the Graph name of a custom extension that a rule writes
// with two underscores before its last part.
func singleUnderscore(name string) string {
	app, rest, found := strings.Cut(strings.TrimPrefix(name, "extension_"), "_")
	if !found || !strings.HasPrefix(name, "extension_") {
		return name
	}
	return "extension_" + app + "_" + strings.TrimLeft(rest, "_")
}
