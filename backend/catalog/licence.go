package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"personadesk/backend/ident"
)

// LicenceKind says what a licence is bought for.
type LicenceKind string

// The kinds of licence.
const (
	Suite           LicenceKind = "base"         // Microsoft 365 or Office 365
	TeamsLicence    LicenceKind = "teams"        // Teams sold apart from a suite
	PhoneLicence    LicenceKind = "phone"        // Teams Phone
	CallingPlan     LicenceKind = "callingplan"  // minutes from Microsoft
	Credits         LicenceKind = "credits"      // prepaid balance
	Conferencing    LicenceKind = "conferencing" // dialling into meetings
	DeviceLicence   LicenceKind = "device"       // shared phones and rooms
	ResourceLicence LicenceKind = "resource"     // resource accounts of queues and attendants
	DirectoryOption LicenceKind = "directory"    // Entra ID
)

// Licence is one product that can be assigned, known to Graph by its SKU.
// Part numbers differ by contract: key on ID, detect abilities by plan.
type Licence struct {
	ID         ident.SKU           `json:"id"`         // SKU id
	Name       string              `json:"name"`       // what people call it
	PartNumber string              `json:"partNumber"` // skuPartNumber
	Kind       LicenceKind         `json:"kind"`
	Plans      []ident.ServicePlan `json:"plans"`    // ids of the Teams, voice and directory plans inside, as far as known
	Complete   bool                `json:"complete"` // false: the product may hold such plans beyond Plans
}

// Includes reports whether the licence is known to hold the service plan.
// False is no proof of the opposite unless Complete is true.
func (l Licence) Includes(planID ident.ServicePlan) bool {
	return slices.Contains(l.Plans, planID)
}

// ServicePlan is one switchable part of a licence.
type ServicePlan struct {
	ID   ident.ServicePlan `json:"id"`   // never to be mixed with SKU ids
	Name string            `json:"name"` // servicePlanName, such as MCOEV
	Says string            `json:"says"` // what it gives, in words
	// Gives is what a user can do by it, as far as licences are checked for it.
	Gives Ability `json:"gives,omitempty"`
	// Excludes names the kind of plans of which a user can have one only, "" for none: another of the kind is refused, with all that its
	// group hands out.
	Excludes string `json:"excludes,omitempty"`
}

// Ability is something that a service plan lets a user do.
type Ability string

// The abilities that licences are checked for.
const (
	TeamsAbility   Ability = "teams"
	PhoneAbility   Ability = "phone"
	Minutes        Ability = "minutes"      // minutes from Microsoft, so many a month
	PayAsYouGo     Ability = "payAsYouGo"   // minutes from Microsoft, each paid from credit
	CreditAbility  Ability = "credits"      // prepaid balance
	ConferenceCall Ability = "conferencing" // dialling into meetings
)

var loadPlans = sync.OnceValue(func() []ServicePlan { return must(readPlans()) })

func readPlans() ([]ServicePlan, error) {
	rows, err := readTSV("serviceplans.tsv")
	if err != nil {
		return nil, err
	}
	plans := make([]ServicePlan, 0, len(rows))
	for _, row := range rows {
		plans = append(plans, ServicePlan{ID: ident.Service(row["id"]), Name: row["name"], Says: row["says"], Gives: Ability(row["gives"]), Excludes: row["excludes"]})
	}
	return plans, nil
}

// ServicePlans returns every service plan that matters to Teams Phone.
func ServicePlans() []ServicePlan { return slices.Clone(loadPlans()) }

var planByName = sync.OnceValue(func() map[string]ServicePlan {
	return index(loadPlans(), func(p ServicePlan) string { return strings.ToLower(p.Name) })
})

// ServicePlanByName finds a plan by its servicePlanName, in any case.
func ServicePlanByName(name string) (ServicePlan, bool) {
	p, found := planByName()[strings.ToLower(name)]
	return p, found
}

var planByID = sync.OnceValue(func() map[ident.ServicePlan]ServicePlan {
	return index(loadPlans(), func(p ServicePlan) ident.ServicePlan { return p.ID })
})

// ServicePlanByID finds a plan by its id.
func ServicePlanByID(id ident.ServicePlan) (ServicePlan, bool) {
	p, found := planByID()[id]
	return p, found
}

var loadLicences = sync.OnceValue(func() []Licence { return must(readLicences()) })

func readLicences() ([]Licence, error) {
	rows, err := readTSV("licences.tsv", "complete")
	if err != nil {
		return nil, err
	}
	licences := make([]Licence, 0, len(rows))
	for _, row := range rows {
		licence := Licence{
			ID: ident.Licence(row["id"]), Name: row["name"], PartNumber: row["partNumber"],
			Kind: LicenceKind(row["kind"]), Complete: row.yes("complete"),
		}
		for _, name := range row.list("plans") {
			plan, found := ServicePlanByName(name)
			if !found {
				return nil, fmt.Errorf("licence %s holds unknown service plan %q", licence.PartNumber, name)
			}
			licence.Plans = append(licence.Plans, plan.ID)
		}
		licences = append(licences, licence)
	}
	return licences, nil
}

// Licences returns every product of the table.
func Licences() []Licence { return slices.Clone(loadLicences()) }

var licenceByID = sync.OnceValue(func() map[ident.SKU]Licence {
	return index(loadLicences(), func(l Licence) ident.SKU { return l.ID })
})

// LicenceByID finds a licence by its SKU id.
func LicenceByID(id ident.SKU) (Licence, bool) {
	l, found := licenceByID()[id]
	return l, found
}

// LicenceName is what people call a licence, by its SKU id; one that is not in the table keeps its id.
func LicenceName(id ident.SKU) string {
	if l, found := LicenceByID(id); found {
		return l.Name
	}
	return string(id)
}

// LicenceNames are the names of licences by their ids.
func LicenceNames(ids []ident.SKU) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = LicenceName(id)
	}
	return names
}

var licenceByPart = sync.OnceValue(func() map[string]Licence {
	return index(loadLicences(), func(l Licence) string { return strings.ToLower(l.PartNumber) })
})

// LicenceByPartNumber finds a licence by its skuPartNumber, in any case.
func LicenceByPartNumber(part string) (Licence, bool) {
	l, found := licenceByPart()[strings.ToLower(part)]
	return l, found
}

// ServicePlanSays is what a service plan gives, by its id; one that is not in the table keeps its id.
func ServicePlanSays(id ident.ServicePlan) string {
	if p, found := ServicePlanByID(id); found {
		return p.Says
	}
	return string(id)
}
