package proof

import (
	"context"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// things finds the things of a kind that have a name, in any case of its letters.
func (l *Look) things(ctx context.Context, kind tenant.ThingKind, name string) ([]tenant.Thing, error) {
	err := l.once("things/"+string(kind), func() (err error) { l.named[kind], err = l.t.Teams.Things(ctx, kind); return err })
	key := ident.Fold(name)
	var found []tenant.Thing
	for _, one := range l.named[kind] {
		if ident.Fold(one.Name) == key {
			found = append(found, one)
		}
	}
	return found, err
}

// checkThing says that a thing is as it should be when the tenant lists it with the settings that were sent, or does not list it any more.
func (l *Look) checkThing(ctx context.Context, want plan.ThingSeen) Finding {
	have, err := l.things(ctx, want.Kind, want.Name)
	switch {
	case err != nil:
		return cannot(err)
	case want.Gone:
		return found(len(have) == 0, text.Of("proof.thing.still"))
	case len(have) == 0:
		return Finding{Waiting, text.Of("proof.thing.unlisted")}
	case len(have) > 1:
		return Finding{Unread, text.Of("proof.thing.twice", len(have))}
	}
	ids := map[tenant.Ref]string{}
	for _, refs := range []map[string][]tenant.Ref{want.Refs, want.Without} {
		for _, list := range refs {
			for _, ref := range list {
				id, err := l.resolver.ID(ctx, ref)
				if err != nil {
					return cannot(err)
				}
				ids[ref] = string(id)
			}
		}
	}
	return found(want.Shows(have[0], ids), text.Of("proof.thing.other"))
}
