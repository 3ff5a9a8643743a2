package proof

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// checkVoice says that voice is enabled or disabled when Teams says so of the user.
func (l *Look) checkVoice(ctx context.Context, want plan.Voice) Finding {
	c, ok, err := l.Configuration(ctx, want.User)
	switch {
	case err != nil:
		return cannot(err)
	case !ok:
		return Finding{Waiting, text.Of("proof.grant.person-unlisted")}
	case c.VoiceUnread:
		return Finding{Unread, text.Of("proof.voice.unread")}
	}
	return found(c.EnterpriseVoice == want.On, text.Of("proof.voice.other"))
}

// MayVoice looks at a user right before voice is enabled or disabled: whoever has left the group of the persona meanwhile is left as they are,
// and so is whoever has a number by now, because the number decides. The error says why nothing is to be sent.
func (l *Look) MayVoice(ctx context.Context, want plan.Voice, at problem.Where) error {
	c, _, err := l.Configuration(ctx, want.User)
	if err != nil {
		return err
	}
	if len(c.Numbers) > 0 {
		return problem.New("VOICE_NUMBERED").Hinted().At(at)
	}
	if want.Group == "" {
		return nil
	}
	in, err := l.isMember(ctx, want.Group, want.User)
	if err == nil && !in {
		return problem.New("VOICE_LEFT").Hinted().At(at)
	}
	return err
}

// isMember says whether a user is in a provisioning group; a group that is not there has nobody.
func (l *Look) isMember(ctx context.Context, key string, user ident.ObjectID) (bool, error) {
	g, exists, err := l.group(ctx, key)
	if err != nil || !exists {
		return false, err
	}
	if l.sorted[g.ID] == nil {
		list, err := l.members(ctx, g.ID)
		if err != nil {
			return false, err
		}
		if l.sorted == nil {
			l.sorted = map[ident.ObjectID][]ident.ObjectID{}
		}
		l.sorted[g.ID] = slices.Sorted(slices.Values(list))
	}
	_, in := slices.BinarySearch(l.sorted[g.ID], user)
	return in, nil
}
