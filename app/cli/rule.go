package cli

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"personadesk/backend/problem"
	"personadesk/backend/regular"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
)

func (p *program) rule() *cobra.Command {
	group := &cobra.Command{Use: "rule", Short: "Check, format, evaluate and explain membership rules", Args: noArguments, RunE: help}
	group.AddCommand(p.ruleCheck(), p.ruleFormat(), p.ruleEval(), p.ruleExplain(), p.ruleLint(), p.ruleQuality())
	return group
}

func help(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// rulesFrom is the flag that names where rules come from, one a line; an argument does the same.
func rulesFrom(cmd *cobra.Command) func(args []string) string {
	file := cmd.Flags().String("file", "-", "file with one rule a line; - is standard input")
	return func(args []string) string {
		if len(args) == 1 {
			return args[0]
		}
		return *file
	}
}

// usersFrom is the flag that names a file of users.
func usersFrom(cmd *cobra.Command) func() (string, error) {
	users := cmd.Flags().String("users", "", "file with Graph user objects: a list, a page with value, or one object a line; - is standard input")
	return func() (string, error) {
		if *users == "" {
			return "", usage{errors.New("--users is missing")}
		}
		return *users, nil
	}
}

// validRule reads a rule that has to be valid.
func validRule(text string) (rule.Rule, error) {
	parsed, problems := parse.Rule(text)
	for _, found := range problems {
		if found.Severity == rule.Error {
			return parsed, problem.New("RULE_INVALID.command").
				Detailed(found.Message, found.Offset+1).
				Hinted()
		}
	}
	return parsed, nil
}

// eachLineOf reads the lines of a file, or of standard input for "-".
func (p *program) eachLineOf(file string, take func(n int, text string) error) error {
	in, closeFile, err := p.open(file)
	if err != nil {
		return err
	}
	defer closeFile()
	return eachLine(in, take)
}

func usersUnreadable(err error) error {
	return problem.New("USERS_UNREADABLE").
		Detailed(err).Hinted().Because(err)
}

// open gives standard input for "-", else the file.
func (p *program) open(file string) (io.Reader, func(), error) {
	if file == "-" {
		return p.In, func() {}, nil
	}
	if err := p.apart(p.path(file)); err != nil {
		return nil, nil, err
	}
	f, err := regular.Open(p.path(file))
	if err != nil {
		return nil, nil, problem.New("FILE_UNREADABLE.file").
			Detailed(err).Hinted().Because(err)
	}
	return f, func() {
		if err := f.Close(); err != nil {
			p.message("closing %s: %v", file, err)
		}
	}, nil
}
