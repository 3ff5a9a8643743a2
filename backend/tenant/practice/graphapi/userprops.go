package graphapi

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// property is one line of the table of user properties, in the order of userProperties.
type property struct {
	name    string
	field   world.Field // of text properties, else -1
	write   func(t *API, u *world.User, b []byte) []byte
	blank   func(u *world.User) bool // nothing was ever set
	untrack bool                     // changes do not reach a delta query
}

// elsewhere are properties that do not live in the directory; a collection answers 501 for them.
var elsewhere = []string{"aboutMe", "birthday", "hireDate", "interests", "mySite", "pastProjects", "preferredName",
	"responsibilities", "schools", "skills", "mailboxSettings"}

var (
	properties = make([]property, len(world.UserProperties))
	// defaultProperties is what a user shows without $select.
	defaultProperties = []string{"businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone",
		"officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id"}
)

func init() {
	for i, name := range world.TextFields {
		f := world.Field(i)
		properties[world.PropertyByName[name]] = property{name: name, field: f,
			write: func(t *API, u *world.User, b []byte) []byte { return nullable(b, t.Texts.Get(u.Text[f])) },
			blank: func(u *world.User) bool { return u.Text[f] == 0 }}
	}
	add := func(name string, untrack bool, write func(t *API, u *world.User, b []byte) []byte, blank func(u *world.User) bool) {
		properties[world.PropertyByName[name]] = property{name: name, field: -1, write: write, blank: blank, untrack: untrack}
	}
	never := func(*world.User) bool { return false }
	add("id", false, func(_ *API, u *world.User, b []byte) []byte { return quote(b, u.ID.String()) }, never)
	add("accountEnabled", false, func(_ *API, u *world.User, b []byte) []byte { return strconv.AppendBool(b, u.Is(world.IsEnabled)) }, never)
	add("userType", false, func(_ *API, u *world.User, b []byte) []byte { return quote(b, world.UserType(u)) }, never)
	add("createdDateTime", false, func(_ *API, u *world.User, b []byte) []byte { return quote(b, world.Stamp(u.Created)) }, never)
	add("mailNickname", false, func(t *API, u *world.User, b []byte) []byte {
		nick, _, _ := strings.Cut(t.Texts.Get(u.Text[world.FieldUPN]), "@")
		return quote(b, strings.ReplaceAll(nick, "#EXT#", ""))
	}, never)
	add("onPremisesSyncEnabled", false, func(_ *API, u *world.User, b []byte) []byte {
		if u.Is(world.IsSynced) {
			return append(b, "true"...)
		}
		return append(b, "null"...)
	}, func(u *world.User) bool { return !u.Is(world.IsSynced) })
	add("businessPhones", false, func(_ *API, u *world.User, b []byte) []byte { return list(b, u.Rare().Phones) }, never)
	add("otherMails", false, func(_ *API, u *world.User, b []byte) []byte { return list(b, u.Rare().Mails) }, never)
	add("proxyAddresses", false, func(t *API, u *world.User, b []byte) []byte {
		if mail := t.Texts.Get(u.Text[world.FieldMail]); mail != "" {
			return list(b, []string{"SMTP:" + mail})
		}
		return append(b, "[]"...)
	}, never)
	add("onPremisesExtensionAttributes", false, writeExtensions, func(u *world.User) bool { return u.More == nil })
	add("isResourceAccount", false, func(_ *API, u *world.User, b []byte) []byte {
		if u.Is(world.IsResource) {
			return append(b, "true"...)
		}
		return append(b, "null"...)
	}, func(u *world.User) bool { return !u.Is(world.IsResource) })
	add("assignedLicenses", false, writeLicences, never)
	add("assignedPlans", false, writePlans, never)
	add("licenseAssignmentStates", true, writeStates, never)
	for _, name := range world.AlwaysNull {
		add(name, true, func(_ *API, _ *world.User, b []byte) []byte { return append(b, "null"...) }, func(*world.User) bool { return true })
	}
	for _, name := range world.AlwaysEmpty {
		add(name, true, func(_ *API, _ *world.User, b []byte) []byte { return append(b, "[]"...) }, never)
	}
}

// nullable writes a text, or null for an empty one: the directory holds no empty texts.
func nullable(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return quote(b, s)
}

func list(b []byte, items []string) []byte {
	b = append(b, '[')
	for i, s := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = quote(b, s)
	}
	return append(b, ']')
}

func writeExtensions(_ *API, u *world.User, b []byte) []byte {
	b = append(b, '{')
	for i, v := range u.Rare().Ext {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `"extensionAttribute`...)
		b = strconv.AppendInt(b, int64(i+1), 10)
		b = append(b, `":`...)
		b = nullable(b, v)
	}
	return append(b, '}')
}

// writeUser writes the named properties of a user; names must have been checked.
func (t *API) writeUser(u *world.User, names []string, odataType bool) []byte {
	b := make([]byte, 0, 48*len(names))
	b = append(b, '{')
	if odataType {
		b = append(b, `"@odata.type":"#microsoft.graph.user",`...)
	}
	for i, n := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = quote(b, n)
		b = append(b, ':')
		if p, ok := world.PropertyByName[n]; ok {
			b = properties[p].write(t, u, b)
		} else {
			b = nullable(b, u.Rare().Open[n])
		}
	}
	return append(b, '}')
}

// userValue gives a property of a user in the form that a filter compares.
func (t *API) userValue(u *world.User, name string) any {
	head, rest, deep := strings.Cut(name, "/")
	p, ok := world.PropertyByName[head]
	if !ok {
		if v := u.Rare().Open[head]; v != "" {
			return v
		}
		return nil
	}
	if f := properties[p].field; f >= 0 {
		if s := t.Texts.Get(u.Text[f]); s != "" {
			return s
		}
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(properties[p].write(t, u, nil)))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return nil
	}
	if deep {
		return part(v, rest)
	}
	return v
}

// filterable says whether users can be filtered by a property.
func filterable(name string) bool {
	_, ok := world.PropertyByName[name]
	return ok || world.IsOpenName(name)
}
