package world

import (
	"slices"
	"strings"
)

// TextFields are the Graph names of the text properties, in the order of the constants.
var TextFields = [fieldCount]string{"displayName", "givenName", "surname", "userPrincipalName", "mail", "department",
	"jobTitle", "city", "country", "state", "streetAddress", "postalCode", "officeLocation", "companyName",
	"usageLocation", "employeeId", "employeeType", "mobilePhone", "preferredLanguage", "faxNumber"}

// AlwaysNull are properties of Graph that nobody in the practice tenant has.
var AlwaysNull = []string{"ageGroup", "consentProvidedForMinor", "creationType", "employeeHireDate", "employeeLeaveDateTime",
	"employeeOrgData", "externalUserState", "externalUserStateChangeDateTime", "lastPasswordChangeDateTime",
	"legalAgeGroupClassification", "onPremisesDistinguishedName", "onPremisesDomainName", "onPremisesImmutableId",
	"onPremisesLastSyncDateTime", "onPremisesSamAccountName", "onPremisesSecurityIdentifier", "onPremisesUserPrincipalName",
	"passwordPolicies", "preferredDataLocation", "showInAddressList", "deletedDateTime"}

// AlwaysEmpty are list properties of Graph that nobody in the practice tenant has.
var AlwaysEmpty = []string{"imAddresses", "onPremisesProvisioningErrors", "serviceProvisioningErrors", "provisionedPlans", "identities"}

// UserProperties are all properties of a user. The place of each is its bit in the change log, also of saved ones.
var UserProperties = slices.Concat(TextFields[:], []string{"id", "accountEnabled", "userType", "createdDateTime", "mailNickname",
	"onPremisesSyncEnabled", "businessPhones", "otherMails", "proxyAddresses", "onPremisesExtensionAttributes", "isResourceAccount",
	"assignedLicenses", "assignedPlans", "licenseAssignmentStates"}, AlwaysNull, AlwaysEmpty)

// PropertyByName gives the place of a property.
var PropertyByName = func() map[string]int {
	places := make(map[string]int, len(UserProperties))
	for i, name := range UserProperties {
		places[name] = i
	}
	return places
}()

var noMore More

// Rare are the rare properties of a user, to be read only.
func (u *User) Rare() *More {
	if u.More == nil {
		return &noMore
	}
	return u.More
}

// UserType says whether a user is a member or a guest.
func UserType(u *User) string {
	if u.Is(IsGuest) {
		return "Guest"
	}
	return "Member"
}

// IsOpenName says whether a name is that of a directory extension, which any user may have.
func IsOpenName(name string) bool { return strings.HasPrefix(name, "extension_") }

// Own gives a user a place for rare properties.
func (u *User) Own() {
	if u.More == nil {
		u.More = &More{}
	}
}

// GroupBits are the bits of group properties in the change log.
var GroupBits = map[string]uint64{"displayName": 1, "description": 2, "membershipRule": 4, "membershipRuleProcessingState": 8,
	"groupTypes": 16, "mailNickname": 32, "uniqueName": 64, "assignedLicenses": 128, "licenseProcessingState": 256}

// UserChanged notes a change for delta queries, and lets the rules look at the user again.
func (w *World) UserChanged(i int32, mask uint64) {
	w.Dirty = true
	w.UserLog.Add(i, mask)
	for _, g := range w.Groups {
		if g.Dynamic() && !g.Deleted && g.RuleState == "On" {
			w.EvaluateLater(g)
		}
	}
}
