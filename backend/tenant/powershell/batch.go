package powershell

import (
	"context"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// Batch reads how far an operation has come that gives a policy to many users. That it is complete does not say that everybody has the
// policy: each user has a result.
func (t Teams) Batch(ctx context.Context, operation string) (tenant.Batch, error) {
	const name = "Get-CsBatchPolicyAssignmentOperation"
	b := tenant.Batch{Refused: map[ident.ObjectID]string{}}
	objects, err := t.get(ctx, name, tenant.Param{Name: "Identity", Value: tenant.Text(operation)})
	if err != nil {
		return b, err
	}
	if len(objects) != 1 {
		return b, problem.New("TEAMS_UNREADABLE.teams").Detailed(name, "OperationId", text.Of("teams.property.missing")).Hinted()
	}
	r := reader{what: name, o: objects[0]}
	status := r.text("OverallStatus")
	b.Over = strings.EqualFold(status, "Completed") || strings.EqualFold(status, "Complete") // the page of the command writes both
	b.Done = r.number("CompletedCount")
	states, _ := r.find("UserState")
	rows, _ := states.([]any)
	b.Users = len(rows)
	for _, row := range rows {
		fields, ok := row.(map[string]any)
		if !ok {
			r.fail("UserState", text.Of("teams.property.no-text"))
			break
		}
		one := reader{what: name, o: fields}
		id, result := ident.Object(one.text("Id")), one.optional("Result")
		if one.err != nil {
			return b, one.err
		}
		if result != "" && !strings.EqualFold(result, "Success") {
			b.Refused[id] = result
		}
	}
	return b, r.err
}
