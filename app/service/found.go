package service

import (
	"context"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func reasonViews(in *text.Printer, list []plan.Reason) []ReasonView {
	views := []ReasonView{}
	for _, r := range list {
		views = append(views, ReasonView{Stop: r.Stop, ID: r.ID, Says: in.Print(r.Says)})
	}
	return views
}

func findPersona(ctx context.Context, wb *workbook.Workbook, id string) (persona.Persona, error) {
	design, err := wb.Design(ctx)
	if err != nil {
		return persona.Persona{}, err
	}
	for _, p := range design.Personas {
		if p.ID == id {
			return p, nil
		}
	}
	return persona.Persona{}, unknownPersona(id)
}

func unknownPersona(id string) error {
	return problem.New("PERSONA_UNKNOWN").Detailed(id).Hinted()
}
