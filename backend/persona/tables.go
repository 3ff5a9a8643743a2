package persona

import (
	"cmp"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// GroupLicences is one row of the guide's first table: what a provisioning group hands out. A group without any has no licence.
type GroupLicences struct {
	PersonaID string
	Group     string
	Licences  []LicenceOfGroup
}

// LicenceOfGroup is one licence of a group, with the parts of it that are switched off.
type LicenceOfGroup struct {
	SKU ident.SKU
	Off []ident.ServicePlan
}

// GroupPolicy is one row of the guide's second table: a policy that a provisioning group gives.
type GroupPolicy struct {
	PersonaID string
	Group     string
	Type      string           // policy type id; "" for a group that leaves everything at the tenant default
	Name      ident.PolicyName // "" where Type is
}

// guideOrder puts personas as the guide lists their groups: by layer from the bottom, and within a layer the first first.
func guideOrder(personas []Persona) []Persona {
	list := slices.Clone(personas)
	slices.SortStableFunc(list, func(a, b Persona) int {
		return cmp.Or(cmp.Compare(a.Layer.Height(), b.Layer.Height()), cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// LicenceTable is the guide's table of groups and the licences to assign to them. A persona without licences has its row as well.
func LicenceTable(d Design) []GroupLicences {
	rows := make([]GroupLicences, 0, len(d.Personas))
	for _, p := range guideOrder(d.Personas) {
		row := GroupLicences{PersonaID: p.ID, Group: GroupName(p), Licences: []LicenceOfGroup{}}
		for _, sku := range p.Licences {
			if !slices.ContainsFunc(row.Licences, func(had LicenceOfGroup) bool { return had.SKU == sku }) {
				row.Licences = append(row.Licences, LicenceOfGroup{SKU: sku, Off: p.PlansOff[sku]})
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// guideFirst are the policy types that the guide names first, in its order; the others follow in that of the catalogue.
var guideFirst = []string{"TenantDialPlan", VoiceRouting, "TeamsCallingPolicy", "CallingLineIdentity"}

// PolicyTable is the guide's table of groups and the policies that they give. A persona that gives none has one row that says so.
func PolicyTable(d Design) []GroupPolicy {
	place := map[ident.Key]int{}
	for i, t := range catalog.PolicyTypes() {
		place[ident.Fold(t.ID)] = len(guideFirst) + i
	}
	for i, id := range guideFirst {
		place[ident.Fold(id)] = i
	}
	var rows []GroupPolicy
	for _, p := range guideOrder(d.Personas) {
		given := slices.Clone(p.Policies)
		slices.SortStableFunc(given, func(a, b PolicyChoice) int {
			return cmp.Compare(place[ident.Fold(a.Type)], place[ident.Fold(b.Type)])
		})
		for _, choice := range given {
			rows = append(rows, GroupPolicy{PersonaID: p.ID, Group: GroupName(p), Type: choice.Type, Name: choice.Name})
		}
		if len(given) == 0 {
			rows = append(rows, GroupPolicy{PersonaID: p.ID, Group: GroupName(p)})
		}
	}
	return rows
}
