package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

func (p *program) ruleEval() *cobra.Command {
	cmd := &cobra.Command{Use: "eval --users USERS.json RULE", Short: "Say which users of a file a rule lets in", Args: arguments(1, 1)}
	from := usersFrom(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		users, err := from()
		if err != nil {
			return err
		}
		return p.evalRule(users, args[0])
	}
	return cmd
}

// unknownUser is a user of whom nobody can tell, and why.
type unknownUser struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

func (p *program) evalRule(users, text string) (err error) {
	parsed, err := validRule(text)
	if err != nil {
		return err
	}
	in, closeFile, err := p.open(users)
	if err != nil {
		return err
	}
	defer closeFile()
	answer, err := newEvaluated()
	if err != nil {
		return err
	}
	defer func() {
		if e := answer.remove(); e != nil && err == nil {
			err = e
		}
	}()
	now, limited := p.clock.Now(), evaluate.Limited(parsed)
	err = eachUser(in, func(raw map[string]json.RawMessage) error {
		var id string
		if err := json.Unmarshal(raw["id"], &id); err != nil {
			return fmt.Errorf("user %d has no id: %w", answer.total+1, err)
		}
		return answer.add(id, evaluate.Rule(limited, rule.NewGraphUser(raw), now))
	})
	if err != nil {
		return usersUnreadable(err)
	}
	if p.asJSON() {
		return answer.writeJSON(p.Out)
	}
	if err := p.say("%d of %d users match, %d are unknown", answer.matched.count, answer.total, answer.unknown.count); err != nil {
		return err
	}
	if err := answer.matched.each(func(raw []byte) error {
		var id string
		if err := json.Unmarshal(raw, &id); err != nil {
			return fmt.Errorf("read back a user: %w", err)
		}
		return p.say("  %s", id)
	}); err != nil {
		return err
	}
	return answer.unknown.each(func(raw []byte) error {
		var u unknownUser
		if err := json.Unmarshal(raw, &u); err != nil {
			return fmt.Errorf("read back a user: %w", err)
		}
		return p.say("? %s  %s", u.ID, u.Reason)
	})
}
