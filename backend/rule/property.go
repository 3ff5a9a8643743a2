package rule

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// PropertyType says which operators and values a property takes.
type PropertyType string

// The types of properties, spelt as screens and JSON show them.
const (
	Boolean         PropertyType = "boolean"
	String          PropertyType = "string"
	Date            PropertyType = "date"
	TextCollection  PropertyType = "strings"
	PlanCollection  PropertyType = "plans"
	GroupCollection PropertyType = "groups"
	NoType          PropertyType = ""
)

// Property is one user property the language documents.
type Property struct {
	Name      string       `json:"name"`                // the documented spelling, without "user."
	Type      PropertyType `json:"type"`                // decides the operators
	Graph     string       `json:"graph"`               // the Microsoft Graph property it is read from
	Values    []string     `json:"values,omitempty"`    // the only values that occur, where that is known
	MaxLength int          `json:"maxLength,omitempty"` // characters, 0 when not documented
	Sensitive bool         `json:"sensitive,omitempty"` // users, HR or a helpdesk can influence it
}

// ManagerAttribute is what Evaluate asks a User for to answer a direct-reports
// rule: the object id of the manager as a text.
const ManagerAttribute = "manager"

// MemberOfAttribute is the name of the collection of group object ids.
const MemberOfAttribute = "memberOf"

var properties = append([]Property{
	{Name: "accountEnabled", Type: Boolean, Graph: "accountEnabled"},
	{Name: "dirSyncEnabled", Type: Boolean, Graph: "onPremisesSyncEnabled"},
	{Name: "employeeHireDate", Type: Date, Graph: "employeeHireDate"},
	{Name: "city", Type: String, Graph: "city", MaxLength: 128, Sensitive: true},
	{Name: "country", Type: String, Graph: "country", MaxLength: 128, Sensitive: true},
	{Name: "companyName", Type: String, Graph: "companyName", MaxLength: 64, Sensitive: true},
	{Name: "department", Type: String, Graph: "department", MaxLength: 64, Sensitive: true},
	{Name: "displayName", Type: String, Graph: "displayName", MaxLength: 256, Sensitive: true},
	{Name: "employeeId", Type: String, Graph: "employeeId", MaxLength: 16},
	{Name: "facsimileTelephoneNumber", Type: String, Graph: "faxNumber"},
	{Name: "givenName", Type: String, Graph: "givenName", MaxLength: 64, Sensitive: true},
	{Name: "jobTitle", Type: String, Graph: "jobTitle", MaxLength: 128, Sensitive: true},
	{Name: "mail", Type: String, Graph: "mail"},
	{Name: "mailNickName", Type: String, Graph: "mailNickname", MaxLength: 64},
	{Name: "mobile", Type: String, Graph: "mobilePhone", MaxLength: 64, Sensitive: true},
	{Name: "objectId", Type: String, Graph: "id", MaxLength: 36},
	{Name: "onPremisesDistinguishedName", Type: String, Graph: "onPremisesDistinguishedName"},
	{Name: "onPremisesSecurityIdentifier", Type: String, Graph: "onPremisesSecurityIdentifier"},
	{Name: "passwordPolicies", Type: String, Graph: "passwordPolicies", Values: []string{
		"None", "DisableStrongPassword", "DisablePasswordExpiration", "DisablePasswordExpiration, DisableStrongPassword"}},
	{Name: "physicalDeliveryOfficeName", Type: String, Graph: "officeLocation"},
	{Name: "postalCode", Type: String, Graph: "postalCode", MaxLength: 40},
	{Name: "preferredLanguage", Type: String, Graph: "preferredLanguage", Sensitive: true},
	{Name: "sipProxyAddress", Type: String, Graph: "imAddresses"},
	{Name: "state", Type: String, Graph: "state", MaxLength: 128, Sensitive: true},
	{Name: "streetAddress", Type: String, Graph: "streetAddress", MaxLength: 1024},
	{Name: "surname", Type: String, Graph: "surname", MaxLength: 64, Sensitive: true},
	{Name: "telephoneNumber", Type: String, Graph: "businessPhones", Sensitive: true},
	{Name: "usageLocation", Type: String, Graph: "usageLocation", MaxLength: 2},
	{Name: "userPrincipalName", Type: String, Graph: "userPrincipalName"},
	{Name: "userType", Type: String, Graph: "userType", Values: []string{"Member", "Guest"}},
	{Name: "otherMails", Type: TextCollection, Graph: "otherMails", Sensitive: true},
	{Name: "proxyAddresses", Type: TextCollection, Graph: "proxyAddresses"},
	{Name: "assignedPlans", Type: PlanCollection, Graph: "assignedPlans"},
	{Name: MemberOfAttribute, Type: GroupCollection, Graph: "memberOf"},
}, extensionAttributes()...)

func extensionAttributes() []Property {
	list := make([]Property, 15)
	for i := range list {
		list[i] = Property{Name: fmt.Sprintf("extensionAttribute%d", i+1), Type: String, Graph: "onPremisesExtensionAttributes", MaxLength: 1024}
	}
	return list
}

// planFields are the parts of an assigned plan that a lambda can test.
var planFields = []Property{
	{Name: "servicePlanId", Type: String},
	{Name: "service", Type: String},
	{Name: "capabilityStatus", Type: String, Values: []string{"Enabled", "Warning", "Suspended", "Deleted", "LockedOut"}},
}

var (
	byRuleName  = indexBy(func(p Property) string { return p.Name })
	byGraphName = indexBy(func(p Property) string { return p.Graph })
	extension   = regexp.MustCompile(`(?i)^extension_([0-9a-z]{32}_+\w+)$`)
)

func indexBy(key func(Property) string) map[string]Property {
	m := make(map[string]Property, len(properties))
	for _, p := range properties {
		if _, taken := m[strings.ToLower(key(p))]; !taken {
			m[strings.ToLower(key(p))] = p
		}
	}
	return m
}

// Properties lists every property a user rule may name, except the custom
// extensions of a tenant, in the order of their documentation.
func Properties() []Property { return slices.Clone(properties) }

// PlanFields lists the parts of an assigned plan that a lambda can test.
func PlanFields() []Property { return slices.Clone(planFields) }

// CapabilityStatus is the part of a plan that says whether it is enabled.
const CapabilityStatus = "capabilityStatus"

// PlanFieldNamed finds a part of an assigned plan by its name, in any case.
func PlanFieldNamed(name string) (Property, bool) {
	for _, p := range planFields {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Property{}, false
}

// IsGraphName reports whether Graph calls a property so, in any case.
func IsGraphName(name string) bool {
	_, ok := byGraphName[strings.ToLower(name)]
	return ok
}

// PropertyNamed finds a property by its rule name or its Graph name, in any
// case, and recognises custom extensions (extension_<application>_<name>),
// whose spelling is kept. The rule name wins where the two differ.
func PropertyNamed(name string) (Property, bool) {
	if p, ok := RuleProperty(name); ok {
		return p, true
	}
	if strings.EqualFold(name, "onPremisesExtensionAttributes") {
		return Property{}, false // fifteen properties, not one
	}
	p, ok := byGraphName[strings.ToLower(name)]
	return p, ok
}

// RuleProperty finds a property by the name it has in rules, which custom extensions have as well.
func RuleProperty(name string) (Property, bool) {
	if p, ok := byRuleName[strings.ToLower(name)]; ok {
		return p, true
	}
	if m := extension.FindStringSubmatch(name); m != nil {
		canonical := "extension_" + m[1]
		return Property{Name: canonical, Type: String, Graph: canonical}, true
	}
	return Property{}, false
}
