package cli

import (
	"github.com/spf13/cobra"

	"personadesk/backend/rule"
	"personadesk/backend/rule/combine"
	"personadesk/backend/rule/parse"
)

func (p *program) ruleFormat() *cobra.Command {
	cmd := &cobra.Command{
		Use: "format [--simplify] [--file F]", Short: "Write one rule a line in its canonical form", Args: arguments(0, 1),
		Long: "Writes every rule in its one canonical form. A line that is no valid rule comes out as it went in,\nand what is wrong with it is said on standard error.",
	}
	from := rulesFrom(cmd)
	simplify := cmd.Flags().Bool("simplify", false, "make it shorter as well, where it means the same")
	cmd.RunE = func(_ *cobra.Command, args []string) error { return p.formatRules(from(args), *simplify) }
	return cmd
}

// formattedRule is one line of the answer of rule format.
type formattedRule struct {
	Line    int    `json:"line"`
	Valid   bool   `json:"valid"`
	Text    string `json:"text"`    // canonical; as it was when it is not valid
	Changed bool   `json:"changed"` // whether that is another text than was given
}

func (p *program) formatRules(file string, simplify bool) error {
	wrong := 0
	if err := p.eachLineOf(file, func(n int, text string) error {
		f := formattedRule{Line: n, Text: text}
		parsed, problems := parse.Rule(text)
		if f.Valid = rule.Valid(problems); f.Valid {
			if simplify {
				parsed = combine.Simplified(parsed)
			}
			f.Text = parsed.String()
		} else {
			wrong++
			for _, found := range problems {
				if found.Severity == rule.Error {
					p.message("line %d, character %d: %s", n, found.Offset+1, found.Message)
				}
			}
		}
		f.Changed = f.Text != text
		if p.asJSON() {
			return p.line(f)
		}
		return p.sayLines(f.Text)
	}); err != nil {
		return err
	}
	if wrong > 0 {
		return status(exitFailed)
	}
	return nil
}
