package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// writeRulesOut writes out the rule of personas that had none and reached everybody by their conditions alone, because all
// these ask is whether an account is switched on. Since then a persona without a rule reaches nobody; a workbook from before
// keeps what it reached, and the record says so of each persona.
func writeRulesOut(ctx context.Context, tx *sql.Tx, at time.Time) error {
	personas, err := bodies[persona.Persona](ctx, tx, "SELECT body FROM persona ORDER BY id")
	if err != nil {
		return fmt.Errorf("reading personas: %w", err)
	}
	s := &session{tx: tx, by: "PersonaDesk", at: at, stmts: map[string]*sql.Stmt{}}
	for _, p := range personas {
		rule, made := ruleOfConditions(p)
		if !made {
			continue
		}
		before, err := encode(p)
		if err != nil {
			return err
		}
		p.Rule = rule
		after, err := encode(p)
		if err != nil {
			return err
		}
		if _, err := s.exec("UPDATE persona SET body = ? WHERE id = ?", after, p.ID); err != nil {
			return fmt.Errorf("writing out the rule of %s: %w", p.ID, err)
		}
		if s.last.Seq == 0 {
			err := tx.QueryRowContext(ctx, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").Scan(&s.last.Seq, &s.last.Hash)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return fmt.Errorf("finding the end of the record: %w", err)
			}
		}
		if err := s.record("change", audit.Persona(p.ID), before, after, text.Of("edit.persona.rule-written-out", p.Name)); err != nil {
			return err
		}
	}
	return nil
}

// ruleOfConditions is the rule that a persona had without saying it.
func ruleOfConditions(p persona.Persona) (rule string, made bool) {
	if persona.HasRule(p) || len(p.Conditions) == 0 {
		return "", false
	}
	rule, err := persona.RuleFrom(p.Conditions)
	return rule, err == nil // where they made none, it never reached anybody
}
