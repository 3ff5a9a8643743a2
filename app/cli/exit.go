package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/backend/problem"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/text"
)

// The exit statuses, a contract with scripts.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitChanges     = 3 // plan: there are changes
	exitRefused     = 4 // by a safeguard, or because a right is missing
	exitSomeFailed  = 5 // some changes failed
	exitInterrupted = 130
)

// usage marks an error of the person who typed the command.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// interrupted marks a command that was stopped from outside.
type interrupted struct{ error }

// status is an outcome that is no error but not 0 either.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// end says what went wrong, in the form the person asked for, and gives the exit status.
func (p *program) end(err error) int {
	var (
		s status
		u usage
		i interrupted
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &s):
		return int(s)
	case errors.As(err, &i):
		p.message("interrupted: what was under way is in the journal")
		return exitInterrupted
	case errors.As(err, &u):
		p.message("error: %s", u.Error())
		p.message("hint: personadesk --help lists the commands and flags")
		return exitUsage
	case strings.HasPrefix(err.Error(), "unknown command"), strings.HasPrefix(err.Error(), "required flag"):
		p.message("error: %s", strings.SplitN(err.Error(), "\n", 2)[0])
		p.message("hint: personadesk --help lists the commands and flags")
		return exitUsage
	}
	found := p.inWords(err)
	p.sayProblem(found)
	if slices.Contains(append(safeguards.Codes(), "PLAN_STOPPED", "PLAN_NOT_APPROVED", "RIGHT_MISSING", "CLOCK_APART"), found.Code) {
		return exitRefused
	}
	return exitFailed
}

// message writes one line for a person, as say does.
func (p *program) message(format string, args ...any) {
	if _, err := fmt.Fprintf(p.Err, format+"\n", quoted(args)...); err != nil {
		return // nobody can be told that nobody can be told
	}
}

// printer prints what the rooms below say in the language of whoever typed the command.
func (p *program) printer() *text.Printer { return text.For(p.Language) }

// inWords is an error in words.
func (p *program) inWords(err error) problem.Shown { return problem.From(err).Shown(p.printer()) }

func (p *program) sayProblem(found problem.Shown) {
	word := string(found.Severity)
	p.message("%s: %s [%s]", word, found.Summary, found.Code)
	if found.Detail != "" {
		p.message("  %s", found.Detail)
	}
	if found.Hint != "" {
		p.message("hint: %s", found.Hint)
	}
}

// noArguments refuses anything after the flags, and says so as a usage error.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage{fmt.Errorf("%s does not know %q", cmd.CommandPath(), args[0])}
	}
	return nil
}

// arguments wants between least and most arguments.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return usage{fmt.Errorf("%d arguments given; the form is: %s", len(args), cmd.UseLine())}
		}
		return nil
	}
}
