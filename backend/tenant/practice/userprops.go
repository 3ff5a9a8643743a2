package practice

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// property is one line of the table of user properties; its position is its bit in the change log.
type property struct {
	name    string
	field   field // of text properties, else -1
	write   func(w *world, u *user, b []byte) []byte
	blank   func(u *user) bool // nothing was ever set
	untrack bool               // changes do not reach a delta query
}

// textFields are the Graph names of the text properties, in the order of the constants.
var textFields = [fieldCount]string{"displayName", "givenName", "surname", "userPrincipalName", "mail", "department",
	"jobTitle", "city", "country", "state", "streetAddress", "postalCode", "officeLocation", "companyName",
	"usageLocation", "employeeId", "employeeType", "mobilePhone", "preferredLanguage", "faxNumber"}

// alwaysNull are properties of Graph that nobody in the practice tenant has.
var alwaysNull = []string{"ageGroup", "consentProvidedForMinor", "creationType", "employeeHireDate", "employeeLeaveDateTime",
	"employeeOrgData", "externalUserState", "externalUserStateChangeDateTime", "lastPasswordChangeDateTime",
	"legalAgeGroupClassification", "onPremisesDistinguishedName", "onPremisesDomainName", "onPremisesImmutableId",
	"onPremisesLastSyncDateTime", "onPremisesSamAccountName", "onPremisesSecurityIdentifier", "onPremisesUserPrincipalName",
	"passwordPolicies", "preferredDataLocation", "showInAddressList", "deletedDateTime"}

// alwaysEmpty are list properties of Graph that nobody in the practice tenant has.
var alwaysEmpty = []string{"imAddresses", "onPremisesProvisioningErrors", "serviceProvisioningErrors", "provisionedPlans", "identities"}

// elsewhere are properties that do not live in the directory; a collection answers 501 for them.
var elsewhere = []string{"aboutMe", "birthday", "hireDate", "interests", "mySite", "pastProjects", "preferredName",
	"responsibilities", "schools", "skills", "mailboxSettings"}

var (
	properties     []property
	propertyByName = map[string]int{}
	// defaultProperties is what a user shows without $select.
	defaultProperties = []string{"businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone",
		"officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id"}
)

func init() {
	for i, name := range textFields {
		f := field(i)
		properties = append(properties, property{name: name, field: f,
			write: func(w *world, u *user, b []byte) []byte { return nullable(b, w.texts.get(u.text[f])) },
			blank: func(u *user) bool { return u.text[f] == 0 }})
	}
	add := func(name string, untrack bool, write func(w *world, u *user, b []byte) []byte, blank func(u *user) bool) {
		properties = append(properties, property{name: name, field: -1, write: write, blank: blank, untrack: untrack})
	}
	never := func(*user) bool { return false }
	add("id", false, func(_ *world, u *user, b []byte) []byte { return quote(b, u.id.String()) }, never)
	add("accountEnabled", false, func(_ *world, u *user, b []byte) []byte { return strconv.AppendBool(b, u.is(isEnabled)) }, never)
	add("userType", false, func(_ *world, u *user, b []byte) []byte { return quote(b, userType(u)) }, never)
	add("createdDateTime", false, func(_ *world, u *user, b []byte) []byte { return quote(b, stamp(u.created)) }, never)
	add("mailNickname", false, func(w *world, u *user, b []byte) []byte {
		nick, _, _ := strings.Cut(w.texts.get(u.text[fUPN]), "@")
		return quote(b, strings.ReplaceAll(nick, "#EXT#", ""))
	}, never)
	add("onPremisesSyncEnabled", false, func(_ *world, u *user, b []byte) []byte {
		if u.is(isSynced) {
			return append(b, "true"...)
		}
		return append(b, "null"...)
	}, func(u *user) bool { return !u.is(isSynced) })
	add("businessPhones", false, func(_ *world, u *user, b []byte) []byte { return list(b, u.rare().Phones) }, never)
	add("otherMails", false, func(_ *world, u *user, b []byte) []byte { return list(b, u.rare().Mails) }, never)
	add("proxyAddresses", false, func(w *world, u *user, b []byte) []byte {
		if mail := w.texts.get(u.text[fMail]); mail != "" {
			return list(b, []string{"SMTP:" + mail})
		}
		return append(b, "[]"...)
	}, never)
	add("onPremisesExtensionAttributes", false, writeExtensions, func(u *user) bool { return u.more == nil })
	add("isResourceAccount", false, func(_ *world, u *user, b []byte) []byte {
		if u.is(isResource) {
			return append(b, "true"...)
		}
		return append(b, "null"...)
	}, func(u *user) bool { return !u.is(isResource) })
	add("assignedLicenses", false, writeLicences, never)
	add("assignedPlans", false, writePlans, never)
	add("licenseAssignmentStates", true, writeStates, never)
	for _, name := range alwaysNull {
		add(name, true, func(_ *world, _ *user, b []byte) []byte { return append(b, "null"...) }, func(*user) bool { return true })
	}
	for _, name := range alwaysEmpty {
		add(name, true, func(_ *world, _ *user, b []byte) []byte { return append(b, "[]"...) }, never)
	}
	for i, p := range properties {
		propertyByName[p.name] = i
	}
}

var noMore more

func (u *user) rare() *more {
	if u.more == nil {
		return &noMore
	}
	return u.more
}

func userType(u *user) string {
	if u.is(isGuest) {
		return "Guest"
	}
	return "Member"
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

func writeExtensions(_ *world, u *user, b []byte) []byte {
	b = append(b, '{')
	for i, v := range u.rare().Ext {
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
func (w *world) writeUser(u *user, names []string, odataType bool) []byte {
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
		if p, ok := propertyByName[n]; ok {
			b = properties[p].write(w, u, b)
		} else {
			b = nullable(b, u.rare().Open[n])
		}
	}
	return append(b, '}')
}

// userValue gives a property of a user in the form that a filter compares.
func (w *world) userValue(u *user, name string) any {
	head, rest, deep := strings.Cut(name, "/")
	p, ok := propertyByName[head]
	if !ok {
		if v := u.rare().Open[head]; v != "" {
			return v
		}
		return nil
	}
	if f := properties[p].field; f >= 0 {
		if s := w.texts.get(u.text[f]); s != "" {
			return s
		}
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(properties[p].write(w, u, nil)))
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

// isOpenName says whether a name is that of a directory extension, which any user may have.
func isOpenName(name string) bool { return strings.HasPrefix(name, "extension_") }

// filterable says whether users can be filtered by a property.
func filterable(name string) bool {
	_, ok := propertyByName[name]
	return ok || isOpenName(name)
}
