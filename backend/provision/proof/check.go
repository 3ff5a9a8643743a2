package proof

import (
	"context"
	"maps"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// Case is a change that was sent, with what is needed to look for it.
type Case struct {
	*plan.Change
	Targeted  []ident.ObjectID // whom the persona of the change reaches
	Operation string           // by which the tenant can be asked, "" when it gave none
	Refused   int              // of the people a change adds, how many the tenant said no to
	Note      text.Text        // what the tenant said when it was sent
}

// Verdict is what a look says of one change.
type Verdict int

// The verdicts.
const (
	Waiting Verdict = iota // it was looked for and is not there (yet)
	Unread                 // it could not be looked for
	There
	Failed   // it will not come: the tenant says so
	Underway // the tenant says that it is still carrying it out
)

// Finding is a verdict with what the tenant showed.
type Finding struct {
	Verdict Verdict
	Says    text.Text
}

func found(ok bool, otherwise text.Text) Finding {
	if ok {
		return Finding{Verdict: There}
	}
	return Finding{Waiting, otherwise}
}

func cannot(err error) Finding { return Finding{Unread, provision.Reason(err)} }

// Check holds one change against a fresh look at the tenant.
func (l *Look) Check(ctx context.Context, c Case) Finding {
	e := c.Expect
	switch {
	case e.Group != nil:
		return l.checkGroup(ctx, c)
	case e.NoGroup != nil:
		return l.checkNoGroup(ctx, *e.NoGroup)
	case e.Policy != nil:
		return l.checkPolicy(ctx, c)
	case e.Gone != nil:
		return l.checkGone(ctx, *e.Gone)
	case e.Grant != nil && e.Grant.User != "":
		return l.checkUserGrant(ctx, c)
	case e.Grant != nil:
		return l.checkGroupGrant(ctx, *e.Grant)
	case e.Licences != nil:
		return l.checkLicences(ctx, c)
	case e.Number != nil:
		return l.checkNumber(ctx, c)
	case e.Queue != nil:
		return l.checkQueue(ctx, *e.Queue)
	case e.Voice != nil:
		return l.checkVoice(ctx, *e.Voice)
	case e.NewTeam != nil:
		return l.checkNewTeam(ctx, *e.NewTeam)
	case e.Team != nil:
		return l.checkTeam(ctx, c)
	case e.Thing != nil:
		return l.checkThing(ctx, *e.Thing)
	}
	return Finding{Unread, text.Of("proof.not-said")}
}

func (l *Look) checkGroup(ctx context.Context, c Case) Finding {
	want := c.Expect.Group
	g, ok, err := l.group(ctx, want.UniqueName)
	switch {
	case err != nil:
		return cannot(err)
	case !ok:
		return Finding{Waiting, text.Of("proof.group.unlisted")}
	case g.Rule != want.Rule || g.Name != want.Name:
		return Finding{Waiting, text.Of("proof.group.other")}
	case !g.RuleOn:
		return Finding{Waiting, text.Of("proof.group.rule-off")}
	case g.RuleStatus == "Failed":
		return Finding{Failed, text.Of("proof.group.rule-failed")}
	case g.RuleStatus != "Succeeded" && g.RuleStatus != "":
		return Finding{Waiting, text.Of("proof.group.rule-processed", g.RuleStatus)}
	}
	if c.Kind == plan.CreateGroup && g.RuleStatus != "" {
		return Finding{Verdict: There}
	}
	// The status may still be the one of the rule before, or not be told at all: the members tell.
	members, err := l.members(ctx, g.ID)
	if err != nil {
		return cannot(err)
	}
	absent := missing(c.Targeted, members)
	if len(absent) > 0 {
		return Finding{Waiting, text.Of("proof.group.absent-yet", len(absent), len(c.Targeted))}
	}
	leaving := missing(c.Users, c.Targeted)
	left := missing(leaving, members)
	return found(len(left) == len(leaving), text.Of("proof.group.still-in", len(leaving)-len(left)))
}

func (l *Look) checkNoGroup(ctx context.Context, want plan.NoGroup) Finding {
	g, _, err := l.group(ctx, want.Key)
	if err != nil {
		return cannot(err)
	}
	return found(g.ID != want.ID, text.Of("proof.group.still"))
}

// missing gives those of want that are not in have.
func missing(want, have []ident.ObjectID) []ident.ObjectID {
	in := make(map[ident.ObjectID]bool, len(have))
	for _, id := range have {
		in[id] = true
	}
	var list []ident.ObjectID
	for _, id := range want {
		if !in[id] {
			list = append(list, id)
		}
	}
	return list
}

func (l *Look) checkPolicy(ctx context.Context, c Case) Finding {
	want, err := l.accounted(ctx, c)
	if err != nil {
		return cannot(err)
	}
	p, ok, err := l.policy(ctx, want.Type, want.Name.Key())
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return Finding{Waiting, text.Of("proof.policy.unlisted")}
	}
	return found(plan.Reads(want, p), text.Of("proof.policy.other"))
}

// accounted is the policy that is expected, with the object ids of the resource accounts that its command names: one that the same run has made
// had none when the plan was made.
func (l *Look) accounted(ctx context.Context, c Case) (tenant.Policy, error) {
	want := *c.Expect.Policy
	if c.Action.Command == nil {
		return want, nil
	}
	for _, p := range c.Action.Command.Params {
		if p.Value.Kind != tenant.KindRef || p.Value.Ref.Kind != tenant.RefAccount {
			continue
		}
		id, err := l.resolver.ID(ctx, *p.Value.Ref)
		if err != nil {
			return want, err
		}
		want.Settings = maps.Clone(want.Settings)
		want.Settings[p.Name] = string(id)
	}
	return want, nil
}

func (l *Look) checkGone(ctx context.Context, want plan.GonePolicy) Finding {
	_, there, err := l.policy(ctx, want.Type, want.Name.Key())
	if err != nil {
		return cannot(err)
	}
	return found(!there, text.Of("proof.policy.still"))
}

func (l *Look) checkGroupGrant(ctx context.Context, want plan.Grant) Finding {
	id, err := l.resolver.ID(ctx, want.Group)
	if err != nil {
		return cannot(err)
	}
	p, ok, err := l.groupPolicy(ctx, id, want.Type)
	switch {
	case err != nil:
		return cannot(err)
	case want.Name == "":
		return found(!ok, text.Of("proof.grant.group-has"))
	case !ok:
		return Finding{Waiting, text.Of("proof.grant.group-unlisted")}
	}
	return found(p.Name.Key() == want.Name.Key(), text.Of("proof.grant.group-other"))
}

// checkUserGrant says that a policy arrived when Teams shows it of the user. What the tenant says of the batch it went in can only tell
// that it failed or is under way.
func (l *Look) checkUserGrant(ctx context.Context, c Case) Finding {
	f := l.userGrant(ctx, *c.Expect.Grant)
	if f.Verdict != Waiting || c.Operation == "" {
		return f
	}
	b, err := l.batch(ctx, c.Operation)
	if err != nil {
		return cannot(err)
	}
	if why, refused := b.Refused[c.Expect.Grant.User]; refused {
		return Finding{Failed, text.Literal(why)}
	}
	if !b.Over {
		return Finding{Underway, text.Of("proof.batch.underway", b.Done, b.Users)}
	}
	return f
}

func (l *Look) userGrant(ctx context.Context, want plan.Grant) Finding {
	c, ok, err := l.Configuration(ctx, want.User)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return Finding{Waiting, text.Of("proof.grant.person-unlisted")}
	}
	for _, p := range c.Policies {
		if p.Type == want.Type && p.Direct {
			return found(p.Name.Key() == want.Name.Key(), text.Of("proof.grant.person-other"))
		}
	}
	return found(want.Name == "", text.Of("proof.grant.person-without"))
}

// batch reads once how far an operation has come that many changes go in.
func (l *Look) batch(ctx context.Context, operation string) (tenant.Batch, error) {
	err := l.once("batch/"+operation, func() (err error) {
		l.batches[operation], err = l.t.Teams.Batch(ctx, operation)
		return err
	})
	return l.batches[operation], err
}

func (l *Look) checkQueue(ctx context.Context, want plan.QueueGroups) Finding {
	q, ok, err := l.queue(ctx, want.Queue)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return Finding{Waiting, text.Of("proof.queue.unlisted")}
	}
	has := q.Groups
	var wants []ident.ObjectID
	for _, ref := range want.Groups {
		id, err := l.resolver.ID(ctx, ref)
		if err != nil {
			return cannot(err)
		}
		wants = append(wants, id)
	}
	absent := missing(wants, has)
	if len(absent) > 0 {
		return Finding{Waiting, text.Of("proof.queue.absent", len(absent), len(wants))}
	}
	for _, ref := range want.Without {
		id, err := l.resolver.ID(ctx, ref)
		if err != nil {
			return cannot(err)
		}
		if len(missing([]ident.ObjectID{id}, has)) == 0 {
			return Finding{Waiting, text.Of("proof.queue.still")}
		}
	}
	return Finding{Verdict: There}
}

func (l *Look) checkNewTeam(ctx context.Context, want tenant.TeamSpec) Finding {
	team, ok, err := l.team(ctx, want.Name)
	switch {
	case err != nil:
		return cannot(err)
	case !ok:
		return Finding{Waiting, text.Of("proof.team.unlisted")}
	case team.UniqueName != want.UniqueName || ident.Fold(team.Visibility) != ident.Fold(want.Visibility):
		return Finding{Waiting, text.Of("proof.team.other")}
	}
	absent := missing(want.Owners, team.Members)
	return found(len(absent) == 0, text.Of("proof.team.absent", len(absent), len(want.Owners)))
}

func (l *Look) checkTeam(ctx context.Context, c Case) Finding {
	team, ok, err := l.team(ctx, c.Expect.Team.Team.Key)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return Finding{Waiting, text.Of("proof.team.unlisted")}
	}
	has := team.Members
	absent := missing(c.Expect.Team.Add, has)
	if len(absent) > 0 && len(absent) <= c.Refused {
		return Finding{Failed, c.Note}
	}
	return found(len(absent) == 0, text.Of("proof.team.absent", len(absent), len(c.Expect.Team.Add)))
}
