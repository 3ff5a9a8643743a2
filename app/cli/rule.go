package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

func (p *program) rule() *cobra.Command {
	group := &cobra.Command{Use: "rule", Short: "Check and evaluate membership rules", Args: noArguments, RunE: help}
	check := &cobra.Command{
		Use:   "check [--file F]",
		Short: "Check one rule a line, from a file or from standard input",
		Args:  arguments(0, 1),
	}
	file := check.Flags().String("file", "-", "file with one rule a line; - is standard input")
	check.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			*file = args[0]
		}
		return p.ruleCheck(*file)
	}
	eval := &cobra.Command{
		Use:   "eval --users USERS.json RULE",
		Short: "Say which users of a file a rule lets in",
		Args:  arguments(1, 1),
	}
	users := eval.Flags().String("users", "", "file with Graph user objects: a list, a page with value, or one object a line")
	eval.RunE = func(_ *cobra.Command, args []string) error {
		if *users == "" {
			return usage{errors.New("--users is missing")}
		}
		return p.ruleEval(*users, args[0])
	}
	group.AddCommand(check, eval)
	return group
}

func help(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// checkedRule is one line of the answer of rule check.
type checkedRule struct {
	Line      int            `json:"line"`
	Valid     bool           `json:"valid"`
	Canonical string         `json:"canonical"`
	Problems  []rule.Problem `json:"problems"`
}

func (p *program) ruleCheck(file string) error {
	in, closeFile, err := p.open(file)
	if err != nil {
		return err
	}
	defer closeFile()
	lines := bufio.NewReader(in)
	wrong := 0
	for n := 1; ; n++ {
		text, err := lines.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("reading rules: %w", err)
		}
		last := err != nil
		if text = strings.TrimRight(text, "\r\n"); text == "" {
			if last {
				break
			}
			continue
		}
		checked := checkRule(n, text)
		if !checked.Valid {
			wrong++
		}
		if err := p.sayChecked(checked, text); err != nil {
			return err
		}
		if last {
			break
		}
	}
	if wrong > 0 {
		return status(exitFailed)
	}
	return nil
}

func checkRule(n int, text string) checkedRule {
	parsed, problems := rule.Parse(text)
	c := checkedRule{Line: n, Valid: true, Problems: problems}
	for _, found := range problems {
		if found.Severity == rule.Error {
			c.Valid = false
		}
	}
	if c.Valid {
		c.Canonical = parsed.String()
	}
	if c.Problems == nil {
		c.Problems = []rule.Problem{}
	}
	return c
}

func (p *program) sayChecked(c checkedRule, text string) error {
	if p.asJSON() {
		return p.line(c)
	}
	word := "valid"
	if !c.Valid {
		word = "not valid"
	}
	if err := p.say("%d: %s", c.Line, word); err != nil {
		return err
	}
	for _, found := range c.Problems {
		if err := p.say("   %s %s: %s (character %d)", found.Severity, found.Code, found.Message, found.Offset+1); err != nil {
			return err
		}
	}
	return nil
}

// evaluated is the answer of rule eval.
type evaluated struct {
	Total   int           `json:"total"`
	Matched []string      `json:"matched"`
	Unknown []unknownUser `json:"unknown"`
}

type unknownUser struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

func (p *program) ruleEval(users, text string) error {
	parsed, problems := rule.Parse(text)
	for _, found := range problems {
		if found.Severity == rule.Error {
			return problem.New("RULE_INVALID", "The rule is not valid").
				Detailf("%s at character %d", found.Message, found.Offset+1).
				Hintf("personadesk rule check shows every problem with its fix.")
		}
	}
	in, closeFile, err := p.open(users)
	if err != nil {
		return err
	}
	defer closeFile()
	now := p.now()
	answer := evaluated{Matched: []string{}, Unknown: []unknownUser{}}
	err = eachUser(in, func(raw map[string]json.RawMessage) error {
		var id string
		if err := json.Unmarshal(raw["id"], &id); err != nil {
			return fmt.Errorf("user %d has no id: %w", answer.Total+1, err)
		}
		answer.Total++
		switch result := parsed.Evaluate(rule.NewGraphUser(raw), now); result.Outcome {
		case rule.Match:
			answer.Matched = append(answer.Matched, id)
		case rule.Unknown:
			answer.Unknown = append(answer.Unknown, unknownUser{id, result.Reason})
		case rule.NoMatch:
		}
		return nil
	})
	if err != nil {
		return problem.New("USERS_UNREADABLE", "The file of users cannot be read").
			Detailf("%v", err).Hintf("Give a list of Graph user objects, a page with value, or one object a line.").Because(err)
	}
	if p.asJSON() {
		return p.document(answer)
	}
	if err := p.say("%d of %d users match, %d are unknown", len(answer.Matched), answer.Total, len(answer.Unknown)); err != nil {
		return err
	}
	for _, id := range answer.Matched {
		if err := p.say("  %s", id); err != nil {
			return err
		}
	}
	for _, u := range answer.Unknown {
		if err := p.say("? %s  %s", u.ID, u.Reason); err != nil {
			return err
		}
	}
	return nil
}

// open gives standard input for "-", else the file.
func (p *program) open(file string) (io.Reader, func(), error) {
	if file == "-" {
		return p.In, func() {}, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, problem.New("FILE_UNREADABLE", "The file cannot be opened").
			Detailf("%v", err).Hintf("Check the path and your rights to it.").Because(err)
	}
	return f, func() {
		if err := f.Close(); err != nil {
			p.message("closing %s: %v", file, err)
		}
	}, nil
}
