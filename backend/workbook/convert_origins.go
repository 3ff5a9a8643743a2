package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"personadesk/backend/origin"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// deriveOrigins writes down, once, where the settings of personas come from in a workbook that did not keep it: what the
// program guessed anew for every plan until then. Each says that it was derived, so that nobody takes it for what was said.
func deriveOrigins(ctx context.Context, tx *sql.Tx, _ time.Time) error {
	var said workshop.Workshop
	var err error
	if said.Departments, err = bodies[workshop.Department](ctx, tx, "SELECT body FROM department ORDER BY ordinal, id"); err != nil {
		return fmt.Errorf("reading departments: %w", err)
	}
	if said.Answers, err = bodies[workshop.Answer](ctx, tx, "SELECT body FROM answer ORDER BY department, question, queue"); err != nil {
		return fmt.Errorf("reading answers: %w", err)
	}
	if said.Scores, err = bodies[workshop.Score](ctx, tx, "SELECT body FROM score ORDER BY department, feature"); err != nil {
		return fmt.Errorf("reading grades: %w", err)
	}
	personas, err := bodies[persona.Persona](ctx, tx, "SELECT body FROM persona ORDER BY id")
	if err != nil {
		return fmt.Errorf("reading personas: %w", err)
	}
	for _, p := range personas {
		body, err := encode(origin.Derived(said, p))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE persona SET body = ? WHERE id = ?", body, p.ID); err != nil {
			return fmt.Errorf("keeping where the settings of %s come from: %w", p.ID, err)
		}
	}
	return nil
}
