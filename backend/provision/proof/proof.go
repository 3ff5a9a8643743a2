package proof

import (
	"context"
	"fmt"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// missingShown is how many missing things are listed for each persona; all are counted.
const missingShown = 100

// Tally is of how many people something was due, and of how many the tenant showed it.
type Tally struct {
	Due  int `json:"due"`
	Seen int `json:"seen"`
}

// Missing is something that a person of a persona should have and was not seen to have.
type Missing struct {
	User ident.ObjectID `json:"user"`
	What string         `json:"what"` // licence, policy, queue, number or team, and which
	Why  string         `json:"why"`  // what the tenant showed instead
}

// PersonaResult is what the tenant shows of the people of one persona.
type PersonaResult struct {
	PersonaID    string    `json:"personaId"`
	Name         string    `json:"name"`
	Targeted     int       `json:"targeted"`
	Licensed     Tally     `json:"licensed"`
	WithPolicies Tally     `json:"withPolicies"`
	InQueues     Tally     `json:"inQueues"`
	WithNumbers  Tally     `json:"withNumbers"`
	InTeams      Tally     `json:"inTeams"`
	Missing      []Missing `json:"missing"` // the first of them
	MissingCount int       `json:"missingCount"`
}

// Whole says whether everything that was due was seen.
func (r PersonaResult) Whole() bool { return r.MissingCount == 0 }

func (r *PersonaResult) miss(user ident.ObjectID, what, why string) {
	r.MissingCount++
	if len(r.Missing) < missingShown {
		r.Missing = append(r.Missing, Missing{user, what, why})
	}
}

// proof is one reading of the tenant that all personas are held against.
type proof struct {
	*Look
	members map[string]map[ident.ObjectID]bool                // by uniqueName of a provisioning group
	numbers map[ident.ObjectID]bool                           // users who hold one
	highest map[ident.ObjectID]map[ident.Key]ident.PolicyName // policy by user and type
	decides map[ident.ObjectID]string                         // id of the persona that decides on the number, by user
}

// Verify reads the tenant anew and says of each persona what its people really have. Only what was read counts; what cannot be read is
// an error. Whom a persona reaches is taken from the plan.
func Verify(ctx context.Context, t tenant.Tenant, design plan.Design, p plan.Plan) ([]PersonaResult, error) {
	v := &proof{Look: NewLook(t, NewResolver(t), nil, 0), members: map[string]map[ident.ObjectID]bool{}, numbers: map[ident.ObjectID]bool{}}
	targeted := map[string][]ident.ObjectID{}
	for _, reach := range p.Targeted {
		targeted[reach.PersonaID] = reach.Users
	}
	if err := v.read(ctx, design.Persona); err != nil {
		return nil, fmt.Errorf("verifying: %w", err)
	}
	v.stack(design.Persona, targeted)
	results := make([]PersonaResult, 0, len(design.Persona.Personas))
	for _, who := range design.Persona.Personas {
		r := PersonaResult{PersonaID: who.ID, Name: who.Name, Targeted: len(targeted[who.ID]), Missing: []Missing{}}
		if err := v.persona(ctx, who, targeted[who.ID], &r); err != nil {
			return nil, fmt.Errorf("verifying persona %s: %w", who.ID, err)
		}
		results = append(results, r)
	}
	return results, nil
}

// read reads what look does not read by itself: members, holders of numbers and teams.
func (v *proof) read(ctx context.Context, design persona.Design) error {
	var names, keys []string
	for _, p := range design.Personas {
		keys = append(keys, persona.GroupKey(p))
	}
	if err := v.findGroups(ctx, keys); err != nil {
		return err
	}
	for _, p := range design.Personas {
		names = append(names, p.Teams...)
		g, ok, err := v.group(ctx, persona.GroupKey(p))
		if err != nil {
			return err
		}
		in := map[ident.ObjectID]bool{}
		if ok {
			list, err := v.Look.members(ctx, g.ID)
			if err != nil {
				return err
			}
			for _, id := range list {
				in[id] = true
			}
		}
		v.members[persona.GroupKey(p)] = in
	}
	if slices.Sort(names); len(names) > 0 {
		if err := v.readTeams(ctx, slices.Compact(names)); err != nil {
			return err
		}
		v.Look.read["teams"] = nil
	}
	return v.t.Graph.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			if n.Target != "" {
				v.numbers[n.Target] = true
			}
		}
		return nil
	})
}

// stack finds, for every person, what the highest layer says: that counts, for each policy type and for the number.
func (v *proof) stack(design persona.Design, targeted map[string][]ident.ObjectID) {
	v.highest, v.decides = map[ident.ObjectID]map[ident.Key]ident.PolicyName{}, map[ident.ObjectID]string{}
	for _, layer := range persona.Layers() {
		for _, p := range slices.Backward(design.Personas) { // within a layer the first persona wins
			if p.Layer != layer {
				continue
			}
			for _, user := range targeted[p.ID] {
				if p.Number.Kind != persona.InheritNumber {
					v.decides[user] = p.ID
				}
				if v.highest[user] == nil {
					v.highest[user] = make(map[ident.Key]ident.PolicyName, len(p.Policies))
				}
				for _, c := range p.Policies {
					v.highest[user][ident.Fold(c.Type)] = c.Name
				}
			}
		}
	}
}

func (v *proof) persona(ctx context.Context, p persona.Persona, users []ident.ObjectID, r *PersonaResult) error {
	in := v.members[persona.GroupKey(p)]
	unlicensed := map[ident.ObjectID]ident.SKU{}
	for _, user := range users {
		if len(p.Licences) > 0 {
			has, err := v.holds(ctx, user)
			if err != nil {
				return err
			}
			r.Licensed.Due++
			if lacks := slices.IndexFunc(p.Licences, func(sku ident.SKU) bool { return !has[sku] }); lacks >= 0 {
				unlicensed[user] = p.Licences[lacks]
			} else {
				r.Licensed.Seen++
			}
		}
		if err := v.policies(ctx, p, user, r); err != nil {
			return err
		}
		if p.Number.Kind == persona.NextFree && v.decides[user] == p.ID {
			r.WithNumbers.Due++
			if v.numbers[user] {
				r.WithNumbers.Seen++
			} else {
				r.miss(user, "number", "no number of the tenant is with this person")
			}
		}
		if err := v.places(ctx, p, user, in[user], r); err != nil {
			return err
		}
	}
	return v.whyUnlicensed(ctx, p, unlicensed, r)
}

// policies holds the policies of one person against those of the persona that no higher layer replaces.
func (v *proof) policies(ctx context.Context, p persona.Persona, user ident.ObjectID, r *PersonaResult) error {
	due, seen := false, true
	for _, c := range p.Policies {
		if v.highest[user][ident.Fold(c.Type)] != c.Name || c.Name == "" {
			continue // another persona of this person decides
		}
		due = true
		config, ok, err := v.Configuration(ctx, user)
		if err != nil {
			return err
		}
		has, key, kind := "the tenant default", ident.GlobalKey, ident.Fold(c.Type)
		for _, a := range config.Policies {
			if ident.Fold(a.Type) == kind {
				has, key = string(a.Name), a.Name.Key()
			}
		}
		switch {
		case !ok:
			seen = false
			r.miss(user, c.Type, "Teams does not list this person")
		case key != c.Name.Key():
			seen = false
			r.miss(user, c.Type, "Teams shows "+has)
		}
	}
	if due {
		r.WithPolicies.Due++
		if seen {
			r.WithPolicies.Seen++
		}
	}
	return nil
}

// places holds the queues and teams of one person against those of the persona.
func (v *proof) places(ctx context.Context, p persona.Persona, user ident.ObjectID, inGroup bool, r *PersonaResult) error {
	if len(p.Queues) > 0 {
		r.InQueues.Due++
		g, _, err := v.group(ctx, persona.GroupKey(p))
		if err != nil {
			return err
		}
		whole := true
		for _, name := range p.Queues {
			q, ok, err := v.queue(ctx, name)
			if err != nil {
				return err
			}
			if !ok || !inGroup || !slices.Contains(q.Groups, g.ID) {
				whole = false
				r.miss(user, "queue "+name, "the group of the persona does not answer it, or the person is not in the group")
			}
		}
		if whole {
			r.InQueues.Seen++
		}
	}
	if len(p.Teams) == 0 {
		return nil
	}
	r.InTeams.Due++
	whole := true
	for _, name := range p.Teams {
		in, err := v.inTeam(ctx, name, user)
		if err != nil {
			return err
		}
		if !in {
			whole = false
			r.miss(user, "team "+name, "the person is not a member")
		}
	}
	if whole {
		r.InTeams.Seen++
	}
	return nil
}
