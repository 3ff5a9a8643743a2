package proof

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
)

// whyUnlicensed asks for the reasons of the people who lack a licence.
func (v *proof) whyUnlicensed(ctx context.Context, p persona.Persona, lacks map[ident.ObjectID]ident.SKU, r *PersonaResult) error {
	if len(lacks) == 0 {
		return nil
	}
	users := make([]ident.ObjectID, 0, len(lacks))
	for user := range lacks {
		users = append(users, user)
	}
	slices.Sort(users)
	asked := users[:min(len(users), missingShown)]
	states, err := v.t.Graph.LicenceStates(ctx, asked)
	if err != nil {
		return err
	}
	g, _, err := v.group(ctx, persona.GroupKey(p))
	if err != nil {
		return err
	}
	for _, user := range users {
		why := "the tenant gives no reason"
		if _, said := holding(states[user], lacks[user], g.ID); said != "" {
			why = said
		}
		r.miss(user, "licence "+string(lacks[user]), why)
	}
	return nil
}

// inTeam says whether a person is a member of a team; the members are laid out once a team.
func (v *proof) inTeam(ctx context.Context, name string, user ident.ObjectID) (bool, error) {
	key := "team " + string(ident.Fold(name))
	if v.members[key] == nil {
		team, _, err := v.team(ctx, name)
		if err != nil {
			return false, err
		}
		in := make(map[ident.ObjectID]bool, len(team.Members))
		for _, id := range team.Members {
			in[id] = true
		}
		v.members[key] = in
	}
	return v.members[key][user], nil
}
