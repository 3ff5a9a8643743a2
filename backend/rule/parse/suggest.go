package parse

import (
	"regexp"
	"strings"

	"personadesk/backend/rule"
)

// askedFor are names seen in public rules that no list of Microsoft's has.
var askedFor = []string{"employeeType", "employeeOrgData", "costCenter", "division", "pager", "onPremisesSamAccountName",
	"assignedLicenses", "createdDateTime", "creationType", "manager", "transitiveMemberOf", "externalUserState",
	"onPremisesDomainName", "onPremisesImmutableId", "onPremisesUserPrincipalName", "employeeLeaveDateTime", "signInActivity",
	"ageGroup", "legalAgeGroupClassification", "identities", "licenseAssignmentStates", "provisionedPlans"}

// otherNames are what directories, Exchange and habit call a property.
var otherNames = map[string]string{
	"title": "jobTitle", "job": "jobTitle", "position": "jobTitle", "office": "physicalDeliveryOfficeName",
	"upn": "userPrincipalName", "username": "userPrincipalName", "login": "userPrincipalName",
	"enabled": "accountEnabled", "isenabled": "accountEnabled", "active": "accountEnabled",
	"email": "mail", "emailaddress": "mail", "primarysmtpaddress": "mail", "alias": "mailNickName", "nickname": "mailNickName",
	"company": "companyName", "organization": "companyName", "firstname": "givenName", "lastname": "surname", "sn": "surname", "familyname": "surname",
	"name": "displayName", "fullname": "displayName", "cn": "displayName", "type": "userType", "dept": "department",
	"l": "city", "town": "city", "c": "country", "co": "country", "countryorregion": "country", "st": "state", "stateorprovince": "state", "province": "state",
	"street": "streetAddress", "address": "streetAddress", "zip": "postalCode", "zipcode": "postalCode", "postcode": "postalCode",
	"phone": "telephoneNumber", "phonenumber": "telephoneNumber", "businessphone": "telephoneNumber", "officephone": "telephoneNumber",
	"mobilenumber": "mobile", "cellphone": "mobile", "fax": "facsimileTelephoneNumber", "language": "preferredLanguage",
	"dn": "onPremisesDistinguishedName", "distinguishedname": "onPremisesDistinguishedName", "sid": "onPremisesSecurityIdentifier",
	"employeenumber": "employeeId", "hiredate": "employeeHireDate", "startdate": "employeeHireDate", "guid": "objectId", "oid": "objectId",
	"emailaddresses": "proxyAddresses", "proxyaddress": "proxyAddresses", "othermail": "otherMails", "alternateemailaddress": "otherMails",
	"licenses": "assignedPlans", "plans": "assignedPlans", "serviceplans": "assignedPlans", "groups": "memberOf", "dirsync": "dirSyncEnabled",
}

var customAttribute = regexp.MustCompile(`(?i)^customAttribute([1-9]|1[0-5])$`)

// suggestProperty proposes the rule name that an unknown name was meant to be.
func suggestProperty(name string) string {
	if p, ok := rule.PropertyNamed(name); ok {
		return p.Name
	}
	lower := strings.ToLower(name)
	if other, ok := otherNames[lower]; ok {
		return other
	}
	if m := customAttribute.FindStringSubmatch(name); m != nil {
		return "extensionAttribute" + m[1]
	}
	if strings.HasPrefix(lower, "extensionattribute") {
		return ""
	}
	best, distance := "", 3
	for _, p := range rule.Properties() {
		if d := rule.Distance(lower, strings.ToLower(p.Name)); d < distance && d < len(lower) {
			best, distance = p.Name, d
		}
	}
	return best
}
