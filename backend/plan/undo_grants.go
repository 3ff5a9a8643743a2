package plan

import (
	"cmp"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// swap is what a run did to the policy of one type that one group gives: a grant, a revocation, or both.
type swap struct {
	change   Change // the last of them
	kind     catalog.PolicyType
	key      string           // of the group
	from, to ident.PolicyName // "" for none
	rank     int              // that from had, 0 when nobody knows
	t        *target
}

// grants gives groups the policies again that they gave before the run: first all that has to go, then what comes back,
// in the order of the ranks.
func (u *undo) grants(changes []Change) {
	swaps := u.swaps(changes)
	if len(swaps) == 0 || !u.rests(text.Of("plan.what.group-policies"), partGroups, partPolicies, partGroupPolicies) {
		return
	}
	ranks := map[string]int{} // by policy type: how many groups give one
	var back []*swap
	revoked := map[*swap]string{}
	for _, s := range swaps {
		if !u.mayTurn(s) {
			continue
		}
		given := len(u.s.byType[ident.Fold(s.kind.ID)])
		if _, begun := ranks[s.kind.ID]; !begun {
			ranks[s.kind.ID] = given
		}
		var next *give
		if s.from != "" {
			next = &give{t: s.t, name: s.from, users: s.t.Match}
			back = append(back, s)
		}
		if s.to != "" {
			revoked[s] = u.revoke(s.kind, s.t, s.to, next)
			ranks[s.kind.ID]--
		}
	}
	slices.SortStableFunc(back, func(a, b *swap) int { return cmp.Or(cmp.Compare(a.kind.ID, b.kind.ID), cmp.Compare(a.rank, b.rank)) })
	for _, s := range back {
		rank := s.rank
		if most := ranks[s.kind.ID] + 1; rank < 1 || rank > most {
			rank = most
		}
		ranks[s.kind.ID]++
		u.grant(s.kind, give{t: s.t, name: s.from, users: s.t.Match}, rank, s.to, revoked[s])
	}
}

// swaps puts the grants and revocations of a run together, by policy type and group.
func (u *undo) swaps(changes []Change) []*swap {
	var list []*swap
	by := map[string]*swap{}
	for _, c := range slices.Backward(changes) { // as the run went
		if c.Kind != GrantGroup && c.Kind != RevokeGroup || c.Expect.Grant == nil {
			continue
		}
		g := c.Expect.Grant
		id := g.Type + "\x00" + g.Group.Key
		s := by[id]
		if s == nil {
			kind, known := catalog.PolicyTypeByID(g.Type)
			if !known {
				continue
			}
			s = &swap{kind: kind, key: g.Group.Key}
			by[id] = s
			list = append(list, s)
		}
		s.change = c
		if c.Kind == GrantGroup {
			s.to = g.Name
			continue
		}
		s.from = ident.Policy(c.Before)
		if c.Was != nil && c.Was.Grant != nil {
			s.rank = c.Was.Grant.Rank
		}
	}
	return list
}

// mayTurn says whether a group can get back what it gave before.
func (u *undo) mayTurn(s *swap) bool {
	t, exists := u.holder(s.key, s.change)
	var now ident.PolicyName
	if gp, given := u.givenNow(s.kind, s.key); given {
		now = gp.Name
	}
	if !exists || now.Key() != s.to.Key() {
		u.conflict(s.change)
		return false
	}
	if s.from.Key() == s.to.Key() {
		u.left(s.change, text.Of("plan.undo.rank"), text.Of("plan.undo.rank.hint"))
		return false
	}
	if s.from != "" {
		if !u.typeRead(s.kind) {
			return false
		}
		if _, there := u.available(s.kind.ID, s.from); !there {
			u.left(s.change, text.Of("plan.undo.gone", lower(s.kind.Name), s.from), text.Of("plan.undo.gone.hint"))
			return false
		}
	}
	s.t = t
	return true
}

// direct takes policies back that were given to users one by one.
func (u *undo) direct(changes []Change) {
	for _, c := range changes {
		if c.Kind != GrantUser || c.Expect.Grant == nil {
			continue
		}
		g := c.Expect.Grant
		t, known := catalog.PolicyTypeByID(g.Type)
		if !known || !u.rests(text.Of("plan.what.direct", t.Name), partUsers, partConfigured, partPolicies) || !u.typeRead(t) {
			continue
		}
		i, there := u.s.dir.Index(g.User)
		if !there {
			u.conflict(c)
			continue
		}
		var now ident.PolicyName
		if a := u.s.assigned(i, t.ID); a.Direct {
			now = a.Name
		}
		var before ident.PolicyName
		if c.Was != nil && c.Was.Grant != nil {
			before = c.Was.Grant.Name
		}
		if _, makable := u.available(t.ID, before); now.Key() != g.Name.Key() || before != "" && !makable {
			u.conflict(c)
			continue
		}
		u.giveBack(c, t, i, now, before)
	}
}

func (u *undo) giveBack(past Change, t catalog.PolicyType, i int, now, before ident.PolicyName) {
	user, who := u.people.id(i), u.who(i)
	command := userCommand(t, user, before)
	c := Change{ID: past.ID, Lane: LanePolicies, Kind: GrantUser, Sign: Modify, Subject: who, Before: string(now), After: string(before),
		Says: text.Of("plan.give-user.back", who, lower(t.Name), before), PersonaID: past.PersonaID, Users: []ident.ObjectID{user}, Feels: feelOf(t),
		Action: Action{Command: &command}, Expect: Expect{Grant: &Grant{Type: t.ID, Name: before, User: user}}}
	switch {
	case now == "":
		c.Sign, c.Effect = Add, Gain
	case before == "":
		c.Sign, c.Effect = Remove, Lose
		c.Says = text.Of("plan.take", lower(t.Name), now, who)
	default:
		c.Effect = u.effectOf(t, now, before)
	}
	if now != "" {
		c.Was = &Expect{Grant: &Grant{Type: t.ID, Name: now, User: user}}
	}
	if c.Effect == Notice {
		c.Feels = text.Text{}
	}
	u.feel(i, c.Effect)
	u.put(c)
}
