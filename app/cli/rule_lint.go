package cli

import (
	"errors"
	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

func (p *program) ruleLint() *cobra.Command {
	return &cobra.Command{
		Use: "lint FILE", Short: "Report everything odd about the rules of a workbook, alone and together", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				v, err := service.CoverageOf(d.Session(cmd.Context())).Lint()
				if err != nil {
					return err
				}
				return p.sayLint(v)
			})
		},
	}
}

func (p *program) sayLint(v service.LintView) error {
	wrong := problem.Worst(v.Problems) == problem.Error
	for _, r := range v.Rules {
		wrong = wrong || !rule.Valid(r.Problems)
	}
	if err := p.sayLintView(v); err != nil {
		return err
	}
	if wrong {
		return status(exitFailed)
	}
	return nil
}

func (p *program) sayLintView(v service.LintView) error {
	if p.asJSON() {
		return p.document(v)
	}
	for _, r := range v.Rules {
		if len(r.Problems) == 0 {
			continue
		}
		if err := errors.Join(p.say("%s", r.Name), p.sayLines("   "+r.Rule)); err != nil {
			return err
		}
		if err := p.sayFound(r.Problems); err != nil {
			return err
		}
	}
	for _, found := range v.Problems {
		if err := p.say("%s %s: %s. %s", found.Severity, found.Code, found.Summary, found.Detail); err != nil {
			return err
		}
	}
	if v.ReadAt == "" {
		p.message("The tenant was never read, so no rule was held against users; personadesk sync does that.")
	}
	return nil
}
