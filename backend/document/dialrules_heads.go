package document

import (
	"slices"
	"strings"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// The columns of a file of rules.
const (
	ruleName        = "name"
	ruleDescription = "description"
	rulePattern     = "pattern"
	ruleTranslation = "translation"
	ruleInternal    = "isInternalExtension"
	ruleNothing     = "nothing" // a head that nobody knows, which is named
)

// ruleHeads are the heads under which each column is known: ours, those of the admin centre and those that PowerShell exports.
var ruleHeads = map[string]string{
	"name": ruleName, "rule": ruleName, "rulename": ruleName, "description": ruleDescription, "pattern": rulePattern, "patterntomatch": rulePattern,
	"translation": ruleTranslation, "translationrule": ruleTranslation, "result": ruleTranslation, "isinternalextension": ruleInternal, "internalextension": ruleInternal,
}

// heads says which column holds what; "" for one without a head, of which nothing can be taken.
type heads []string

// headed finds the heads in the first row. A file without heads has three columns: name, pattern and translation.
func headed(rows []sheetRow) (heads, []sheetRow, []problem.Problem) {
	if len(rows) == 0 {
		return nil, nil, nil
	}
	var found heads
	var problems []problem.Problem
	strange := []string{}
	for _, cell := range rows[0].cells {
		cell = strings.TrimSpace(cell)
		column := ruleHeads[strings.ToLower(strings.NewReplacer(" ", "", "_", "", "-", "").Replace(cell))]
		if column == "" && cell != "" {
			column, strange = ruleNothing, append(strange, cell)
		}
		if column != "" && column != ruleNothing && slices.Contains(found, column) {
			problems = append(problems, *problem.New("DIALRULES_HEADS.twice").Detailed(rows[0].number, cell).Hinted())
		}
		found = append(found, column)
	}
	if !slices.Contains(found, rulePattern) && !slices.Contains(found, ruleTranslation) {
		return heads{ruleName, rulePattern, ruleTranslation}, rows, nil // no heads: a rule already
	}
	for _, need := range []string{ruleName, rulePattern, ruleTranslation} {
		if !slices.Contains(found, need) {
			problems = append(problems, *problem.New("DIALRULES_HEADS.missing").Detailed(rows[0].number, need).Hinted())
		}
	}
	if len(strange) > 0 {
		problems = append(problems, *problem.Warn("DIALRULES_HEADS.strange").Detailed(rows[0].number, strange).Hinted())
	}
	if slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Severity == problem.Error }) {
		return found, nil, problems
	}
	return found, rows[1:], problems
}

// rule reads one row. What cannot be read is named with its row and column.
func (h heads) rule(row sheetRow) (rule persona.NormalizationRule, found []problem.Problem) {
	for i, cell := range row.cells {
		if strings.TrimSpace(cell) != "" && (i >= len(h) || h[i] == "") {
			return rule, []problem.Problem{*problem.New("DIALRULES_ROW.cells").Detailed(row.number, i+1, len(h)).Hinted()}
		}
	}
	for i, cell := range row.cells[:min(len(row.cells), len(h))] {
		switch h[i] {
		case ruleName:
			rule.Name = strings.TrimSpace(cell)
		case ruleDescription:
			rule.Description = strings.TrimSpace(cell)
		case rulePattern:
			rule.Pattern = strings.Trim(cell, "\r\n\t") // a blank at the end is part of a pattern
		case ruleTranslation:
			rule.Translation = strings.TrimSpace(cell)
		case ruleInternal:
			switch strings.ToLower(strings.TrimSpace(cell)) {
			case "true", "yes", "1", "$true":
				rule.IsInternalExtension = true
			case "", "false", "no", "0", "$false":
			default:
				found = append(found, *problem.New("DIALRULES_ROW.truth").Detailed(row.number, ruleInternal, cell).Hinted())
			}
		}
	}
	return rule, found
}
