package cli

import (
	"github.com/spf13/cobra"

	"personadesk/backend/rule"
	"personadesk/backend/rule/check"
)

func (p *program) ruleCheck() *cobra.Command {
	cmd := &cobra.Command{
		Use: "check [--file F]", Short: "Check one rule a line, from a file or from standard input", Args: arguments(0, 1),
	}
	from := rulesFrom(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error { return p.checkRules(from(args)) }
	return cmd
}

// checkedRule is one line of the answer of rule check.
type checkedRule struct {
	Line      int            `json:"line"`
	Valid     bool           `json:"valid"`
	Canonical string         `json:"canonical"`
	Problems  []rule.Problem `json:"problems"`
}

func (p *program) checkRules(file string) error {
	wrong := 0
	if err := p.eachLineOf(file, func(n int, text string) error {
		checked := checkRule(n, text)
		if !checked.Valid {
			wrong++
		}
		return p.sayChecked(checked)
	}); err != nil {
		return err
	}
	if wrong > 0 {
		return status(exitFailed)
	}
	return nil
}

func checkRule(n int, text string) checkedRule {
	parsed, problems := check.Rule(text)
	c := checkedRule{Line: n, Valid: rule.Valid(problems), Problems: problems}
	if c.Valid {
		c.Canonical = parsed.String()
	}
	if c.Problems == nil {
		c.Problems = []rule.Problem{}
	}
	return c
}

func (p *program) sayChecked(c checkedRule) error {
	if p.asJSON() {
		return p.line(c)
	}
	word := "valid"
	if !c.Valid {
		word = "not valid"
	}
	if err := p.say("%d: %s", c.Line, word); err != nil {
		return err
	}
	return p.sayFound(c.Problems)
}

// sayFound lists problems of a rule under its line.
func (p *program) sayFound(problems []rule.Problem) error {
	for _, found := range problems {
		if err := p.say("   %s %s: %s (character %d)", found.Severity, found.Code, found.Message, found.Offset+1); err != nil {
			return err
		}
	}
	return nil
}
