package limit

import "slices"

// Limit is one thing that Microsoft 365 allows or that excludes another, or that a design has to be for a plan to be made of it.
type Limit struct {
	Subject string // what it is a limit of
	Says    string // the limit in words; %d stands for the figure
	Figure  int    // 0 for what is no figure
	Source  string // the file of the reference and its section; Design for what a design says of itself, Guide for what the guide wants
	Code    string // of the problem that says so, with its variant
	Reason  string // of a rule that Entra refuses: the code of the language of rules
	Fix     bool   // a problem of it has a way out that needs no other decision
	Unkept  bool   // no workbook can hold it, so that only the compiler meets it, in a design that comes otherwise
}

// Sources that are no file of the reference.
const (
	Design = "design"
	Guide  = "guide"
)

// Table lists every limit and every incompatibility that the compiler of designs knows, by subject.
func Table() []Limit {
	return slices.Concat(personas, rules, policies, dialPlans, emergency, licences, numbers, sharedCalling, things, calls)
}

// Name is what a limit is told apart by: the code, and the reason where there is one.
func (l Limit) Name() string {
	if l.Reason == "" {
		return l.Code
	}
	return l.Code + "." + l.Reason
}
