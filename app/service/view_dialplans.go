package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// DialPlansView is the second list: what is made here, what the tenant has, and what a dial plan can be started from.
type DialPlansView struct {
	Read      bool               `json:"read"`    // false: the tenant was never read, or its dial plans were not
	Country   string             `json:"country"` // of the customer, two letters
	Plans     []DialPlanLine     `json:"plans"`
	Tenant    []DialPlanLine     `json:"tenant"`
	After     []string           `json:"after"` // names of the countries whose own rules come after these
	Templates []DialTemplateLine `json:"templates"`
	Countries []NamedView        `json:"countries"`
}

// DialPlanLine is one dial plan in the list.
type DialPlanLine struct {
	Name   string `json:"name"`
	Rules  int    `json:"rules"`
	Broken int    `json:"broken"` // rules that take nothing
	Tests  int    `json:"tests"`
	Wrong  int    `json:"wrong"` // test numbers that do not become what they should
	Users  int    `json:"users"`
	Here   bool   `json:"here"` // of the tenant's: the design has one of that name
}

// DialTemplateLine is how people of a country dial.
type DialTemplateLine struct {
	Country string `json:"country"`
	Name    string `json:"name"`
	Rules   int    `json:"rules"`
	Area    string `json:"area"` // an area code as an example, "" where nobody dials without one
}

// DialPlanView is one dial plan, here, in the tenant or as a template.
type DialPlanView struct {
	Side        string             `json:"side"` // here, tenant or template
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Country     string             `json:"country"`     // two letters, "" when nobody said
	CountryName string             `json:"countryName"` //
	Source      string             `json:"source"`      // of a template
	Rules       []DialRuleView     `json:"rules"`
	Tests       []DialTestView     `json:"tests"`
	Right       int                `json:"right"` // test numbers that become what they should
	Given       []DialGivenView    `json:"given"` // personas that give it
	Users       int                `json:"users"`
	Read        bool               `json:"read"`
	InTenant    bool               `json:"inTenant"`
	Most        int                `json:"most"` // rules that a dial plan may have
	Problems    []problem.Shown    `json:"problems"`
	Came        []DialCameView     `json:"came"`     // what the tenant shows of it and the design has no place for
	Proposed    []phone.TestNumber `json:"proposed"` // test numbers that the interviews name and the plan lacks
}

// DialRuleView is one rule with what is said of it and what the other sides say.
type DialRuleView struct {
	Rule     persona.NormalizationRule  `json:"rule"`
	Findings []DialFindingView          `json:"findings"`
	Takes    int                        `json:"takes"` // of the test numbers
	Tenant   *persona.NormalizationRule `json:"tenant"`
	Template *persona.NormalizationRule `json:"template"`
}

// DialFindingView is something to be said of a rule, at a place in one of its fields.
type DialFindingView struct {
	Severity problem.Severity `json:"severity"`
	Code     string           `json:"code"`
	Summary  string           `json:"summary"`
	Detail   string           `json:"detail"`
	Hint     string           `json:"hint"`
	Field    string           `json:"field"`
	Offset   int              `json:"offset"` // in characters
	Length   int              `json:"length"`
	Fix      *DialFixView     `json:"fix"`
	Rule     int              `json:"rule"` // position of the rule that it is about
	With     []int            `json:"with"` // positions of the earlier rules that it clashes with
}

// DialFixView is a mend: the text replaces the characters of the place.
type DialFixView struct {
	Text string `json:"text"`
	Says string `json:"says"`
}

// DialTestView is a test number with what becomes of it.
type DialTestView struct {
	Test      phone.TestNumber `json:"test"`
	Number    string           `json:"number"`
	Rule      int              `json:"rule"` // -1 for none
	RuleName  string           `json:"ruleName"`
	Emergency bool             `json:"emergency"`
	Right     bool             `json:"right"`
	From      string           `json:"from"` // who named it, in words
}

// DialGivenView is a persona that gives the dial plan.
type DialGivenView struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Users int    `json:"users"`
}

// DialCameView is something that is shown as it came.
type DialCameView struct {
	Rule  string `json:"rule"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

// DialledView is what becomes of a text on the bench.
type DialledView struct {
	Text      string         `json:"text"`
	Number    string         `json:"number"`
	Rule      int            `json:"rule"`
	RuleName  string         `json:"ruleName"`
	Emergency bool           `json:"emergency"`
	Steps     []string       `json:"steps"` // of every rule: noMatch, takes, notAsked, unreadable, endless
	Problem   *problem.Shown `json:"problem"`
	Tested    bool           `json:"tested"` // it is one of the test numbers
	Should    string         `json:"should"`
}

// DialExamView is what is to be said of a rule while somebody writes it.
type DialExamView struct {
	Sound    bool              `json:"sound"` // it can be kept
	Findings []DialFindingView `json:"findings"`
	Wants    []DialFindingView `json:"wants"`  // later rules that want what it takes
	Mended   bool              `json:"mended"` // words and examples are said of the mended rule
	Words    []DialWordsView   `json:"words"`
	Examples []DialTestView    `json:"examples"`
}

// DialWordsView is a piece of a pattern in words.
type DialWordsView struct {
	Piece string `json:"piece"`
	Says  string `json:"says"`
}

// DialCompareView is one rule as two dial plans have it.
type DialCompareView struct {
	Name  string                     `json:"name"`
	Here  *persona.NormalizationRule `json:"here"`
	There *persona.NormalizationRule `json:"there"`
	State string                     `json:"state"` // same, differs, moved, here, there
}
