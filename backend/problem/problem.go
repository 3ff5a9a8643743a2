// Package problem is the one way PersonaDesk tells a person that something is wrong: what, where, and what to do now.
package problem

import (
	"errors"
	"strings"

	"personadesk/backend/text"
)

// Severity says how much a problem holds up.
type Severity string

// The severities, from worst to mildest.
const (
	// Error stops the step it belongs to.
	Error Severity = "error"
	// Warning should be heeded, but stops nothing.
	Warning Severity = "warning"
	// Info is worth knowing.
	Info Severity = "info"
)

// Where points at the place of a problem, so that a screen can open it there.
type Where struct {
	Step  string `json:"step"`  // id of the step: workshop, features, personas, targeting, numbers, documents, plan, runs
	Kind  string `json:"kind"`  // what the id names: persona, user, number, range, change, row, file
	ID    string `json:"id"`    // identity within its kind
	Field string `json:"field"` // the field of it, when one is to blame
}

// Problem is what a person is shown, before it is in words (see Shown); it is an error as well, so that it travels like one.
type Problem struct {
	Code     string    `json:"code"`     // stable, upper case, e.g. "WORKBOOK_NEWER"
	Severity Severity  `json:"severity"` // see Severity
	Summary  text.Text `json:"summary"`  // one sentence without a full stop
	Detail   text.Text `json:"detail"`   // which persona, which row, what the tenant said
	Hint     text.Text `json:"hint"`     // what to do now
	Where    Where     `json:"where"`
	cause    error
}

// summary is how the code of a summary ends; those of a detail and a hint end in theirs.
const summary = ".summary"

// New makes an error-level problem. What it says stands in the catalogue under its code: CODE.summary, CODE.detail and CODE.hint. Where
// one code has several texts, a variant stands behind it: PLAN_STALE.tenant is a problem with the code PLAN_STALE.
func New(code string, args ...any) *Problem { return made(Error, code, args) }

// Warn makes a warning.
func Warn(code string, args ...any) *Problem { return made(Warning, code, args) }

// Note makes what is only worth knowing.
func Note(code string, args ...any) *Problem { return made(Info, code, args) }

func made(severity Severity, code string, args []any) *Problem {
	short, _, _ := strings.Cut(code, ".")
	return &Problem{Code: short, Severity: severity, Summary: text.Of(code+summary, args...)}
}

// Detailed says the detail of the catalogue with arguments and returns the problem.
func (p *Problem) Detailed(args ...any) *Problem {
	p.Detail = text.Of(strings.TrimSuffix(p.Summary.Code, summary)+".detail", args...)
	return p
}

// Hinted says the hint of the catalogue with arguments and returns the problem.
func (p *Problem) Hinted(args ...any) *Problem {
	p.Hint = text.Of(strings.TrimSuffix(p.Summary.Code, summary)+".hint", args...)
	return p
}

// Called gives the problem another code under the same words and returns it.
func (p *Problem) Called(code string) *Problem {
	p.Code = code
	return p
}

// At sets the place and returns the problem.
func (p *Problem) At(w Where) *Problem {
	p.Where = w
	return p
}

// Because keeps the error underneath for errors.Is and errors.As and returns the problem.
func (p *Problem) Because(err error) *Problem {
	p.cause = err
	return p
}

// Text is the summary with the detail.
func (p *Problem) Text() text.Text {
	if p.Detail.IsZero() {
		return p.Summary
	}
	return text.Of("problem.line", p.Summary, p.Detail)
}

// Error is the summary with the detail in English, for logs.
func (p *Problem) Error() string { return text.English().Print(p.Text()) }

// Unwrap gives the error underneath, if there is one.
func (p *Problem) Unwrap() error { return p.cause }

// From finds the problem inside an error, or wraps the error in one with the code "UNEXPECTED".
func From(err error) *Problem {
	if err == nil {
		return nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return New("UNEXPECTED").Detailed(err).Hinted().Because(err)
}

// Worst gives the severity of the worst problem of the list, or "" for an empty one.
func Worst[P interface{ grade() Severity }](list []P) Severity {
	worst := Severity("")
	for _, p := range list {
		switch grade := p.grade(); {
		case grade == Error:
			return Error
		case grade == Warning:
			worst = Warning
		case worst == "":
			worst = grade
		}
	}
	return worst
}

func (p Problem) grade() Severity { return p.Severity }
