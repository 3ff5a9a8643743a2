// Package sample is the customer that everybody can start from: a company of the United Kingdom with offices in
// Manchester and London, which has heard five of its six departments and designed the five personas of its first step.
// The numbers are those that Ofcom keeps free for fiction, and further on some in area codes that nobody has; the
// practice tenant holds the same ones.
package sample

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"personadesk/backend/number"
	"personadesk/backend/origin"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// Customer is what the sample customer is called.
const (
	Customer   = "Larkfield Group"
	Country    = "GB"
	Consultant = "Daniel Kerr"
	GoLive     = "2026-02-02"
)

//go:embed workshop.json
var workshopJSON []byte

// Content is everything the sample customer has before its tenant is read.
type Content struct {
	Customer string            `json:"customer"`
	GoLive   string            `json:"goLive"` // ISO date
	Workshop workshop.Workshop `json:"workshop"`
	Design   persona.Design    `json:"design"`
	Ranges   []number.Range    `json:"ranges"`
	Numbers  []number.Number   `json:"numbers"`
}

// heardFor lists the departments that a persona was made for: its own, those that call for an office, everybody for the
// baseline.
func heardFor(w workshop.Workshop, p persona.Persona) []string {
	if p.Department != "" {
		return []string{p.Department}
	}
	var ids []string
	for _, d := range w.Departments {
		if p.Layer == persona.Baseline || slices.Contains(callers, d.Name) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// Sample gives the sample customer, the same every time.
func Sample() (Content, error) {
	c := Content{Customer: Customer, GoLive: GoLive, Design: design(), Ranges: ranges(), Numbers: numbers()}
	if err := json.Unmarshal(workshopJSON, &c.Workshop); err != nil {
		return Content{}, fmt.Errorf("read the workshop of the sample customer: %w", err)
	}
	for i, p := range c.Design.Personas {
		text, err := persona.RuleFrom(p.Conditions)
		if err != nil {
			return Content{}, fmt.Errorf("make the rule of %s: %w", p.Name, err)
		}
		p.Rule = text
		c.Design.Personas[i] = origin.MadeFor(c.Workshop, p, heardFor(c.Workshop, p)...)
	}
	return c, nil
}
