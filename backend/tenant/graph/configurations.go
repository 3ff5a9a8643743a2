package graph

import (
	"context"
	"encoding/json"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// adminRoot is where the Teams administration API lives below the root. The SDK does not know it.
const adminRoot = "/admin/teams"

type wireConfiguration struct {
	ID       ident.ObjectID `json:"id"`
	UPN      string         `json:"userPrincipalName"`
	Type     string         `json:"accountType"`
	Voice    told           `json:"isEnterpriseVoiceEnabled"`
	Features []string       `json:"featureTypes"`
	Numbers  []struct {
		Telephone string `json:"telephoneNumber"`
		Category  string `json:"assignmentCategory"`
	} `json:"telephoneNumbers"`
	Policies []struct {
		Type       string `json:"policyType"`
		Assignment struct {
			Name  string         `json:"displayName"`
			Kind  string         `json:"assignmentType"`
			Group ident.ObjectID `json:"groupId"`
		} `json:"policyAssignment"`
	} `json:"effectivePolicyAssignments"`
}

// told is yes or no, and whether the answer has it at all: null is a no, a property that is missing is unknown.
type told struct{ at, yes bool }

// UnmarshalJSON is called for null too.
func (t *told) UnmarshalJSON(text []byte) error {
	t.at = true
	return json.Unmarshal(text, &t.yes)
}

// UserConfigurations reads what Teams says of every user. Resource accounts may be missing from it.
func (c *Client) UserConfigurations(ctx context.Context, each func([]tenant.UserConfiguration) error) error {
	k := call{doing: "reading the Teams settings of the users", needs: "TeamsUserConfiguration.Read.All",
		template: adminRoot + "/userConfigurations", limit: c.teamsAdmin}
	_, err := pages(ctx, c, k, c.at.join(adminRoot+"/userConfigurations"), "", func(p page[wireConfiguration]) error {
		list := make([]tenant.UserConfiguration, 0, len(p.Value))
		for _, w := range p.Value {
			list = append(list, w.plain())
		}
		return each(list)
	})
	return err
}

func (w wireConfiguration) plain() tenant.UserConfiguration {
	u := tenant.UserConfiguration{ID: w.ID, UPN: w.UPN, AccountType: w.Type, Features: w.Features,
		EnterpriseVoice: w.Voice.yes, VoiceUnread: !w.Voice.at}
	for _, n := range w.Numbers {
		if n.Category == "primary" {
			u.Numbers = append([]string{e164(n.Telephone)}, u.Numbers...)
		} else {
			u.Numbers = append(u.Numbers, e164(n.Telephone))
		}
	}
	for _, p := range w.Policies {
		u.Policies = append(u.Policies, tenant.PolicyAssignment{Type: p.Type, Name: ident.Policy(p.Assignment.Name),
			Direct: p.Assignment.Kind == "direct", GroupID: p.Assignment.Group})
	}
	return u
}
