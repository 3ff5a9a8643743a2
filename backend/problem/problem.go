// Package problem is the one way PersonaDesk tells a person that something is wrong: what, where, and what to do now.
package problem

import (
	"errors"
	"fmt"
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

// Problem is what a person is shown; it is an error as well, so that it travels like one.
type Problem struct {
	Code     string   `json:"code"`     // stable, upper case, e.g. "WORKBOOK_NEWER"
	Severity Severity `json:"severity"` // see Severity
	Summary  string   `json:"summary"`  // one sentence without a full stop
	Detail   string   `json:"detail"`   // which persona, which row, what the tenant said
	Hint     string   `json:"hint"`     // what to do now
	Where    Where    `json:"where"`
	cause    error
}

// New makes an error-level problem.
func New(code, summary string) *Problem {
	return &Problem{Code: code, Severity: Error, Summary: summary}
}

// Warn makes a warning.
func Warn(code, summary string) *Problem {
	return &Problem{Code: code, Severity: Warning, Summary: summary}
}

// Detailf sets the detail and returns the problem.
func (p *Problem) Detailf(format string, args ...any) *Problem {
	p.Detail = fmt.Sprintf(format, args...)
	return p
}

// Hintf sets the hint and returns the problem.
func (p *Problem) Hintf(format string, args ...any) *Problem {
	p.Hint = fmt.Sprintf(format, args...)
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

// Error is the summary with the detail, for logs and for people without a screen.
func (p *Problem) Error() string {
	if p.Detail == "" {
		return p.Summary
	}
	return p.Summary + ": " + p.Detail
}

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
	return New("UNEXPECTED", "Something went wrong that we did not foresee").
		Detailf("%v", err).Hintf("Try again; if it stays, report it with this text.").Because(err)
}

// Worst gives the severity of the worst problem of the list, or "" for an empty one.
func Worst(list []Problem) Severity {
	worst := Severity("")
	for _, p := range list {
		switch {
		case p.Severity == Error:
			return Error
		case p.Severity == Warning:
			worst = Warning
		case worst == "":
			worst = p.Severity
		}
	}
	return worst
}
