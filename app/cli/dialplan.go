package cli

import (
	"io"

	"github.com/spf13/cobra"

	"personadesk/backend/document"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

func (p *program) dialplan() *cobra.Command {
	group := &cobra.Command{Use: "dialplan", Short: "Check normalization rules, try what becomes of dialled texts, and take rules into a dial plan", Args: noArguments, RunE: help}
	group.AddCommand(p.dialplanCheck(), p.dialplanTry(), p.dialplanImport())
	return group
}

func (p *program) dialplanCheck() *cobra.Command {
	return &cobra.Command{
		Use: "check RULES.json", Short: "Check rules: a list of name, pattern and translation; - is standard input", Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := p.dialRules(args[0])
			if err != nil {
				return err
			}
			return p.checkDialRules(rules)
		},
	}
}

// dialRules reads a list of normalization rules.
func (p *program) dialRules(file string) ([]phone.NormalizationRule, error) {
	in, closeFile, err := p.open(file)
	if err != nil {
		return nil, err
	}
	defer closeFile()
	body, err := io.ReadAll(in)
	if err != nil {
		return nil, problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	rules, found := document.ReadRuleList(body)
	if len(found) == 0 {
		return rules, nil
	}
	for _, one := range found {
		p.sayProblem(one.Shown(p.printer()))
	}
	return nil, status(exitFailed)
}

// dialFinding is a problem of a rule as rule check writes one, with the field that it stands in.
type dialFinding struct {
	Severity problem.Severity `json:"severity"`
	Code     string           `json:"code"`
	Message  string           `json:"message"`
	Field    string           `json:"field"` // name, pattern, translation; rules for the plan as a whole
	Offset   int              `json:"offset"`
	Length   int              `json:"length"`
	Fix      *dialFix         `json:"fix"`
}

type dialFix struct {
	Text string `json:"text"`
	Says string `json:"says"`
}

// checkedDialRule is one line of the answer of dialplan check.
type checkedDialRule struct {
	Line     int           `json:"line"` // position in the list, from 1; 0 for the plan as a whole
	Name     string        `json:"name"`
	Valid    bool          `json:"valid"`
	Problems []dialFinding `json:"problems"`
}

func (p *program) checkDialRules(rules []phone.NormalizationRule) error {
	lines := make([]checkedDialRule, len(rules)+1)
	for i := range lines {
		lines[i] = checkedDialRule{Line: i, Valid: true, Problems: []dialFinding{}}
		if i > 0 {
			lines[i].Name = rules[i-1].Name
		}
	}
	wrong := 0
	for _, f := range (phone.DialPlan{Name: "rules", Rules: rules}).Findings() {
		line := &lines[f.Rule+1]
		if f.Problem.Severity == problem.Error {
			line.Valid = false
			wrong++
		}
		line.Problems = append(line.Problems, p.dialFinding(f))
	}
	if len(lines[0].Problems) == 0 {
		lines = lines[1:]
	}
	for _, line := range lines {
		if err := p.sayDialRule(line); err != nil {
			return err
		}
	}
	if wrong > 0 {
		return status(exitFailed)
	}
	return nil
}

func (p *program) dialFinding(f phone.Finding) dialFinding {
	found := dialFinding{Severity: f.Problem.Severity, Code: f.Problem.Code, Message: p.printer().Print(f.Problem.Text()), Field: f.Field, Offset: f.Offset, Length: f.Length}
	if f.Fix != nil {
		found.Fix = &dialFix{f.Fix.Text, p.printer().Print(f.Fix.Says)}
	}
	return found
}

func (p *program) sayDialRule(line checkedDialRule) error {
	if p.asJSON() {
		return p.line(line)
	}
	word := "valid"
	if !line.Valid {
		word = "not valid"
	}
	if err := p.say("%d: %s, %s", line.Line, line.Name, word); err != nil {
		return err
	}
	for _, f := range line.Problems {
		if err := p.say("   %s %s: %s (%s, character %d)", f.Severity, f.Code, f.Message, f.Field, f.Offset+1); err != nil {
			return err
		}
		if f.Fix != nil {
			if err := p.say("      %s: %s", f.Fix.Says, f.Fix.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *program) dialplanTry() *cobra.Command {
	return &cobra.Command{
		Use: "try RULES.json", Short: "Say what becomes of dialled texts, one a line from standard input", Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := p.dialRules(args[0])
			if err != nil {
				return err
			}
			bench := phone.DialPlan{Name: "rules", Rules: rules}.Bench()
			return eachDialled(p.In, func(dialled string) error { return p.sayDialled(bench.Dial(dialled)) })
		},
	}
}

// triedDial is one line of the answer of dialplan try.
type triedDial struct {
	Dialled string       `json:"dialled"`
	Rule    *string      `json:"rule"`   // the name of the rule that took it; null for none
	Number  string       `json:"number"` // what was dialled, where no rule took it
	Problem *dialProblem `json:"problem"`
}

// dialProblem is why the service may say otherwise.
type dialProblem struct {
	Severity problem.Severity `json:"severity"`
	Code     string           `json:"code"`
	Message  string           `json:"message"`
}

func (p *program) sayDialled(d phone.Dialled) error {
	tried := triedDial{Dialled: d.Text, Number: d.Number}
	if d.Rule >= 0 {
		tried.Rule = &d.Name
	}
	if d.Problem != nil {
		tried.Problem = &dialProblem{d.Problem.Severity, d.Problem.Code, p.printer().Print(d.Problem.Text())}
	}
	if p.asJSON() {
		return p.line(tried)
	}
	rule := d.Name
	if d.Rule < 0 {
		rule = p.printer().Print(text.Of("dialled.nobody"))
	}
	if err := p.say("%s -> %s (%s)", d.Text, d.Number, rule); err != nil || tried.Problem == nil {
		return err
	}
	return p.say("   %s %s: %s", tried.Problem.Severity, tried.Problem.Code, tried.Problem.Message)
}
