package service

import (
	"context"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/plan"
)

// hitMost is how many of each kind a search gives.
const hitMost = 8

// Search finds people, numbers, personas, policies, queues and settings.
func (s *Shell) Search(text string) ([]Hit, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	list := []Hit{}
	text = strings.ToLower(strings.TrimSpace(text))
	if len(text) < 2 {
		return list, nil
	}
	ctx := s.ctx
	design, r, err := s.d.wantedAndRead(ctx)
	if err != nil {
		return list, err
	}
	list = append(list, searchDesign(design, text)...)
	if r != nil {
		for _, p := range r.window(r.Directory.Everybody(), text, 0, hitMost).Rows {
			list = append(list, Hit{Kind: "person", ID: p.ID, Title: p.Name, Detail: strings.Trim(p.JobTitle+", "+p.City, ", ")})
		}
	}
	numbers, err := s.d.searchNumbers(ctx, r, text)
	return append(list, numbers...), err
}

func searchDesign(design *plan.Design, text string) []Hit {
	var personas, policies, queues, settings []Hit
	for _, p := range design.Persona.Personas {
		if contains(text, p.Name, p.Description) && len(personas) < hitMost {
			personas = append(personas, Hit{Kind: "persona", ID: p.ID, Title: p.Name, Detail: p.Description})
		}
	}
	for _, p := range design.Persona.Policies {
		if contains(text, string(p.Name), p.Description) && len(policies) < hitMost {
			policies = append(policies, Hit{Kind: "policy", ID: p.Type + "/" + string(p.Name), Title: string(p.Name), Detail: catalog.PolicyTypeName(p.Type)})
		}
	}
	for _, q := range design.Persona.Queues {
		if contains(text, q.Name) && len(queues) < hitMost {
			queues = append(queues, Hit{Kind: "queue", ID: q.Name, Title: q.Name})
		}
	}
	for _, t := range catalog.PolicyTypes() {
		if contains(text, t.Name) && len(settings) < hitMost {
			settings = append(settings, Hit{Kind: "setting", ID: t.ID, Title: t.Name, Detail: t.Area})
		}
	}
	return append(append(append(personas, policies...), queues...), settings...)
}

func (d *Desk) searchNumbers(ctx context.Context, r *reading, text string) ([]Hit, error) {
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, text)
	list := []Hit{}
	if len(digits) < 3 {
		return list, nil
	}
	wb, err := d.Workbook()
	if err != nil {
		return list, err
	}
	found, err := wb.FindNumbers(ctx, strings.TrimPrefix(digits, "0"), hitMost)
	for _, t := range found {
		hit := Hit{Kind: "number", ID: t.Key.String(), Title: written(t.Key.String()), Detail: r.name(string(t.Held.Target))}
		if t.Recorded {
			hit.Detail = string(t.Own.State)
		}
		list = append(list, hit)
	}
	return list, err
}

func contains(text string, fields ...string) bool {
	for _, f := range fields {
		if strings.Contains(strings.ToLower(f), text) {
			return true
		}
	}
	return false
}
