package document

import (
	"encoding/json"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

// unplaced are the personas of a document, by id, that say nothing of a place. Saying that there is none is something else.
func unplaced(raw []byte) map[ident.Key]bool {
	var said struct {
		Personas []struct {
			ID       string  `json:"id"`
			Location *string `json:"location"`
		} `json:"personas"`
	}
	if json.Unmarshal(raw, &said) != nil {
		return nil // it is no design, which was said of it
	}
	list := map[ident.Key]bool{}
	for _, p := range said.Personas {
		if p.Location == nil {
			list[ident.Fold(p.ID)] = true
		}
	}
	return list
}

// placed gives each persona its place by what stands: the one it has where the document says nothing, and otherwise the one that is meant.
func (d Design) placed(now plan.Design) Design {
	had := map[ident.Key]string{}
	for _, p := range now.Persona.Personas {
		had[ident.Fold(p.ID)] = p.Location
	}
	with := d.with(now)
	d.Personas = slices.Clone(d.Personas)
	for i, p := range d.Personas {
		if d.unplaced[ident.Fold(p.ID)] {
			d.Personas[i].Location = had[ident.Fold(p.ID)]
			continue
		}
		d.Personas[i].Location, _ = persona.PlaceNamed(with, nil, p.Location)
	}
	return d
}

// with is the design as it stands, with the places of the document where it says something of them.
func (d Design) with(now plan.Design) persona.Design {
	with := now.Persona
	if d.Sites != nil {
		with.Sites = d.Sites
	}
	if d.Locations != nil {
		with.Locations = d.Locations
	}
	return with
}

// UnknownPlaces says which personas of a document would have a place that is none of the document, of the design that stands or of the tenant;
// there are the labels of the tenant's locations, nil where they were not read.
func UnknownPlaces(now plan.Design, d Design, there []string) []problem.Problem {
	var list []problem.Problem
	with := d.with(now)
	for _, p := range d.placed(now).Personas {
		if unknown := persona.UnknownPlace(with, there, p); unknown != nil {
			list = append(list, *unknown)
		}
	}
	return list
}
