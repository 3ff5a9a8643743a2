package document

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// DialRules is what comes of a file of normalization rules that is taken into a dial plan. With a refusal among the problems nothing of it can
// be taken: the order of the rules counts, so that some without the others would mean something else.
type DialRules struct {
	Plan     persona.Policy // as it would be
	New      bool           // the design has no dial plan of the name yet
	Rules    []DialRule     // of the file, in its order
	Gone     []string       // rules of the plan that the file does not have and that would go
	Problems []problem.Problem

	was []persona.NormalizationRule
}

// DialRule is one rule of a file, with the row that it stands in.
type DialRule struct {
	Row  int
	Rule persona.NormalizationRule
	Says string // new, changed or same, against the rule of its name in the plan
}

// Refused says whether anything stands in the way of taking the rules.
func (d DialRules) Refused() bool {
	return slices.ContainsFunc(d.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error })
}

// Same says that the plan is as the file has it already.
func (d DialRules) Same() bool { return !d.New && slices.Equal(d.was, d.Plan.Rules) }

// ReadDialRules reads a file of rules for a dial plan of a design, and says what taking it would do. The rules take the place of those of the
// plan, or come behind them when more is asked for. A file that cannot be read at all is an error.
func ReadDialRules(design persona.Design, name string, raw []byte, more bool) (DialRules, error) {
	rows, err := rowsOf(raw)
	if err != nil {
		return DialRules{}, err
	}
	have, there := design.DialPlan(name)
	if !there {
		have = persona.Policy{Type: persona.DialPlanType, Name: ident.Policy(name), Settings: []persona.Setting{}}
	}
	d := DialRules{Plan: have, New: !there, was: have.Rules}
	heads, rest, found := headed(rows)
	d.Problems = append(d.Problems, found...)
	d.Plan.Rules = []persona.NormalizationRule{}
	if more {
		d.Plan.Rules = slices.Clone(have.Rules)
	}
	kept := len(d.Plan.Rules)
	for _, row := range rest {
		rule, found := heads.rule(row)
		d.Problems = append(d.Problems, found...)
		if len(found) > 0 {
			continue
		}
		d.Rules = append(d.Rules, DialRule{row.number, rule, against(have.Rules, rule)})
		d.Plan.Rules = append(d.Plan.Rules, rule)
	}
	if len(rest) == 0 && !d.Refused() {
		d.Problems = append(d.Problems, *problem.New("DIALRULES_EMPTY").Hinted())
	}
	if !more {
		d.Gone = gone(have.Rules, d.Plan.Rules)
	}
	for _, f := range d.Plan.AsDialPlan().Findings() {
		if f.Rule < 0 && f.Problem.Severity == problem.Error {
			d.Problems = append(d.Problems, f.Problem)
		} else if at := f.Rule - kept; at >= 0 && f.Problem.Severity != problem.Info {
			d.Problems = append(d.Problems, inRow(d.Rules[at].Row, f))
		}
	}
	return d, nil
}

// inRow says of a finding in which row and column of the file it is.
func inRow(row int, f phone.Finding) problem.Problem {
	p := problem.New("DIALRULES_RULE").Detailed(row, f.Field, f.Problem.Text()).Hinted()
	p.Severity = f.Problem.Severity
	return *p.At(f.Problem.Where)
}

func against(have []persona.NormalizationRule, rule persona.NormalizationRule) string {
	for _, h := range have {
		switch {
		case h == rule:
			return "same"
		case strings.EqualFold(h.Name, rule.Name):
			return "changed"
		}
	}
	return "new"
}

func gone(have, next []persona.NormalizationRule) []string {
	var names []string
	for _, h := range have {
		if !slices.ContainsFunc(next, func(n persona.NormalizationRule) bool { return strings.EqualFold(n.Name, h.Name) }) {
			names = append(names, h.Name)
		}
	}
	return names
}

// TakeDialRules takes a file of rules into a dial plan as one edit. What the file would do is read again inside of it, so that nothing comes
// between; a refusal is the error, and nothing is taken.
func TakeDialRules(ctx context.Context, wb *workbook.Workbook, name string, raw []byte, more bool) error {
	design, err := wb.Design(ctx)
	if err != nil {
		return err
	}
	label := text.Of("edit.dialplan.import", name)
	if _, there := design.DialPlan(name); !there {
		d, err := taken(design, name, raw, more)
		if err != nil {
			return err
		}
		return wb.AddDialPlan(ctx, label, d)
	}
	return wb.EditDialPlan(ctx, label, name, func(have persona.Policy) (persona.Policy, error) {
		return taken(persona.Design{Policies: []persona.Policy{have}}, name, raw, more)
	})
}

func taken(design persona.Design, name string, raw []byte, more bool) (persona.Policy, error) {
	d, err := ReadDialRules(design, name, raw, more)
	if err != nil {
		return d.Plan, err
	}
	for i := range d.Problems {
		if d.Problems[i].Severity == problem.Error {
			return d.Plan, &d.Problems[i]
		}
	}
	return d.Plan, nil
}
