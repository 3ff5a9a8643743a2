package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/explain"
)

func (p *program) ruleExplain() *cobra.Command {
	cmd := &cobra.Command{
		Use: "explain --users USERS.json --user ID RULE", Short: "Say why a rule lets one user of a file in or leaves them out", Args: arguments(1, 1),
	}
	from := usersFrom(cmd)
	user := cmd.Flags().String("user", "", "object id or user principal name")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		users, err := from()
		if err != nil {
			return err
		}
		if *user == "" {
			return usage{errors.New("--user is missing")}
		}
		return p.explainRule(args[0], users, *user)
	}
	return cmd
}

// explainedRule is the answer of rule explain. Its first three members are those of Graph's evaluateDynamicMembership.
type explainedRule struct {
	Rule    string              `json:"membershipRule"`
	Result  *bool               `json:"membershipRuleEvaluationResult"` // null when unknown
	Details explain.Explanation `json:"membershipRuleEvaluationDetails"`
	User    string              `json:"user"`
	Outcome string              `json:"outcome"` // match, no match, unknown
	Assumed bool                `json:"assumed"` // rests on behaviour that nobody documents
	Because []explain.Sentence  `json:"because"`
	Nearest *explain.Nearest    `json:"nearest"` // the smallest change that turns it round; null when none can be promised
}

// errFound ends the reading of users at the one that was looked for.
var errFound = errors.New("found")

func (p *program) explainRule(text, users, wanted string) error {
	parsed, err := validRule(text)
	if err != nil {
		return err
	}
	in, closeFile, err := p.open(users)
	if err != nil {
		return err
	}
	defer closeFile()
	var user rule.GraphUser
	err = eachUser(in, func(raw map[string]json.RawMessage) error {
		for _, name := range []string{"objectId", "userPrincipalName"} {
			if u := rule.NewGraphUser(raw); strings.EqualFold(u.Attribute(name).Text(), wanted) {
				user = u
				return errFound
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, errFound):
		return p.sayExplainedRule(explained(parsed, text, user, p))
	case err != nil:
		return usersUnreadable(err)
	}
	return problem.New("PERSON_UNKNOWN.file").Detailed(wanted).
		Hinted()
}

func explained(parsed rule.Rule, text string, user rule.GraphUser, p *program) explainedRule {
	now := p.clock.Now()
	result := evaluate.Rule(parsed, user, now)
	e := explainedRule{Rule: text, Details: explain.Rule(parsed, user, now), User: user.Attribute("objectId").Text(), Outcome: result.Outcome.String(),
		Assumed: result.Assumed, Because: explain.Because(parsed, user, now)}
	e.Result = e.Details.Holds
	if e.Because == nil {
		e.Because = []explain.Sentence{}
	}
	if nearest, found := explain.Turn(parsed, user, now); found {
		e.Nearest = &nearest
	}
	return e
}

func (p *program) sayExplainedRule(e explainedRule) error {
	if p.asJSON() {
		return p.document(e)
	}
	if err := p.say("%s: %s", e.User, e.Outcome); err != nil {
		return err
	}
	for _, because := range e.Because {
		if err := p.say("  %s", because.Text); err != nil {
			return err
		}
	}
	if e.Nearest != nil {
		if err := p.say("  Otherwise: %s", e.Nearest.Text); err != nil {
			return err
		}
	}
	return p.sayExpression(e.Details, 1)
}

// sayExpression lists every expression under the one it belongs to.
func (p *program) sayExpression(e explain.Explanation, depth int) error {
	has := ""
	if e.Property != nil {
		has = fmt.Sprintf("   %s is %q", e.Property.Name, e.Property.Value)
		if e.State != "known" {
			has = fmt.Sprintf("   %s is %s", e.Property.Name, e.State)
		}
	}
	if err := p.say("%s%-8s %s%s", strings.Repeat("  ", depth), e.Outcome, e.Expression, has); err != nil {
		return err
	}
	for _, detail := range e.Details {
		if err := p.sayExpression(detail, depth+1); err != nil {
			return err
		}
	}
	return nil
}
