package proof

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// whyUnlicensed asks for the reasons of the people who lack a licence.
func (v *proof) whyUnlicensed(ctx context.Context, p persona.Persona, lacks map[string]string, r *PersonaResult) error {
	if len(lacks) == 0 {
		return nil
	}
	users := make([]string, 0, len(lacks))
	for user := range lacks {
		users = append(users, user)
	}
	slices.Sort(users)
	asked := users[:min(len(users), missingShown)]
	states, err := v.t.Graph.LicenceStates(ctx, asked)
	if err != nil {
		return err
	}
	byID := make(map[string][]tenant.LicenceState, len(states))
	for id, list := range states {
		byID[strings.ToLower(id)] = list
	}
	g, _, err := v.group(ctx, persona.GroupKey(p))
	if err != nil {
		return err
	}
	for _, user := range users {
		why := "the tenant gives no reason"
		if _, said := holding(byID[user], lacks[user], g.ID); said != "" {
			why = said
		}
		r.miss(user, "licence "+lacks[user], why)
	}
	return nil
}

// inTeam says whether a person is a member of a team; the members are laid out once a team.
func (v *proof) inTeam(ctx context.Context, name, user string) (bool, error) {
	key := "team " + strings.ToLower(name)
	if v.members[key] == nil {
		team, _, err := v.team(ctx, name)
		if err != nil {
			return false, err
		}
		in := make(map[string]bool, len(team.Members))
		for _, id := range team.Members {
			in[strings.ToLower(id)] = true
		}
		v.members[key] = in
	}
	return v.members[key][user], nil
}
