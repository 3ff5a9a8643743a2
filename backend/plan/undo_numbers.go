package plan

import (
	"cmp"
	"slices"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// numbers takes back what was given, and gives back what was taken where the number and its holder are still free.
func (u *undo) numbers(changes []Change) {
	if !slices.ContainsFunc(changes, func(c Change) bool { return c.Action.Number != nil }) || !u.rests(text.Of("plan.what.numbers"), partUsers, partNumbers, partConfigured) {
		return
	}
	inventory := u.inventory()
	defer func() { u.countFree(inventory) }()
	holders := u.maker.holders(inventory)
	for _, c := range changes {
		a := c.Action.Number
		if a == nil {
			continue
		}
		n, _, _, err := inventory.Of(a.Telephone)
		if err != nil {
			u.unasked(err)
			return
		}
		if a.Account != "" {
			u.accountNumber(c, n)
			continue
		}
		u.seeNumber(a.Telephone, n.Held, n.Listed)
		switch {
		case c.Kind == AssignNumber && n.Listed && a.Target != "" && n.Held.Target == a.Target:
			u.release(c, n)
		case c.Kind == ReleaseNumber && u.mayReturn(c, n, holders):
			u.giveNumber(c, n)
			holders[a.Target] = true
		default:
			u.conflict(c)
		}
	}
}

func (u *undo) release(past Change, n number.Told) {
	telephone, held := n.Key.String(), n.Held
	a := tenant.NumberAssignment{Telephone: telephone, Type: held.Type, Target: held.Target}
	was := a
	was.LocationID = held.LocationID
	who, user := past.Subject, held.Target
	if i, known := u.s.dir.Index(held.Target); known {
		who, user = u.who(i), u.people.id(i)
		u.feel(i, Lose)
	}
	u.put(Change{ID: past.ID, Lane: LaneNumbers, Kind: ReleaseNumber, Sign: Remove, Subject: who, Before: telephone,
		Says: text.Of("plan.take-number", u.write(telephone), who), PersonaID: past.PersonaID, Users: []ident.ObjectID{user}, Effect: Lose,
		Feels: text.Of("plan.feels.number"), Action: Action{Number: &a}, Expect: Expect{Number: &tenant.NumberAssignment{Telephone: telephone, Type: held.Type}},
		Was: &Expect{Number: &was}})
}

// accountNumber takes the number of a resource account back, or gives one back that was taken, as long as it is where the run left it.
func (u *undo) accountNumber(past Change, n number.Told) {
	a := *past.Action.Number
	account, there := u.s.accounts[ident.Fold(a.Account)]
	held := n.Held
	held.Target = cmp.Or(held.Target, n.Account)
	u.seeNumber(a.Telephone, held, n.Listed)
	a.Target, a.Type = account.ID, cmp.Or(held.Type, a.Type)
	c := Change{ID: past.ID, Lane: past.Lane, Subject: a.Account, PersonaID: past.PersonaID, Effect: Notice}
	switch {
	case past.Kind == AssignNumber && there && n.Listed && held.Target == account.ID:
		was := a
		was.LocationID, a.Location, a.LocationID = cmp.Or(held.LocationID, a.LocationID), "", ""
		c.Kind, c.Sign, c.Before, c.Was = ReleaseNumber, Remove, a.Telephone, &Expect{Number: &was}
		c.Says, c.Expect = text.Of("plan.take-account-number", a.Account, u.write(a.Telephone)), Expect{Number: &tenant.NumberAssignment{Telephone: a.Telephone, Type: a.Type}}
	case past.Kind == ReleaseNumber && there && account.Telephone == "" && u.isFree(a, n):
		if past.Was != nil && past.Was.Number != nil {
			a.Location, a.LocationID = past.Was.Number.Location, past.Was.Number.LocationID
		}
		c.Kind, c.Sign, c.After, c.Expect = AssignNumber, Add, a.Telephone, Expect{Number: &a}
		c.Says = text.Of("plan.give-number.back", a.Account, u.write(a.Telephone))
	default:
		u.conflict(past)
		return
	}
	c.Action = Action{Number: &a}
	u.put(c)
}

// isFree says whether a number can go back to whom it was taken from as far as it is asked itself. One that another was promised or has, or
// that is not ours, is not free, and one that the tenant does not list is only free when it is of our own lines, which are listed while
// somebody has them.
func (u *undo) isFree(a tenant.NumberAssignment, n number.Told) bool {
	if n.Account != "" || !n.Listed && a.Type != "directRouting" {
		return false
	}
	if n.Held.Target != "" || n.Held.Status != "" && n.Held.Status != "unassigned" {
		return false
	}
	return n.MayReturn(a.Target, u.now)
}

// mayReturn says whether a number can go back to the user whom it was taken from: both have to be free for it.
func (u *undo) mayReturn(past Change, n number.Told, holders map[ident.ObjectID]bool) bool {
	a := past.Action.Number
	i, known := u.s.dir.Index(a.Target)
	if !known || holders[a.Target] {
		return false
	}
	if !u.s.dir.InTeams(i) || u.s.dir.HasTeamsNumber(i) {
		return false
	}
	if !u.isFree(*a, n) {
		return false
	}
	had, _ := u.phoneFrom(i, nil)
	return had || slices.ContainsFunc(u.waits[past.ID], func(id string) bool { return u.ids[id] })
}

func (u *undo) giveNumber(past Change, n number.Told) {
	a := *past.Action.Number
	if past.Was != nil && past.Was.Number != nil {
		a = *past.Was.Number
	}
	if n.Listed {
		a.Type = n.Held.Type
	}
	i, _ := u.s.dir.Index(a.Target)
	u.feel(i, Gain)
	u.put(Change{ID: past.ID, Lane: LaneNumbers, Kind: AssignNumber, Sign: Add, Subject: u.who(i), After: a.Telephone,
		Says: text.Of("plan.give-number.back", u.who(i), u.write(a.Telephone)), PersonaID: past.PersonaID, Users: []ident.ObjectID{u.people.id(i)},
		Effect: Gain, Feels: text.Of("plan.feels.number"), Action: Action{Number: &a}, Expect: Expect{Number: &a}})
}

// write gives a number with the blanks of its range.
func (u *undo) write(telephone string) string {
	n := number.Number{Telephone: telephone}
	for _, r := range u.design.Ranges {
		if r.Holds(telephone) {
			n.RangeID = r.ID
		}
	}
	return u.spoken.write(n)
}

// queue takes the groups from a queue that the run added, and adds those again that it took; who else answers stays.
func (u *undo) queue(past Change) {
	if past.Expect.Queue == nil || !u.rests(text.Of("plan.what.queues"), partGroups, partQueues) {
		return
	}
	e := past.Expect.Queue
	found := u.s.queues[ident.Fold(e.Queue)]
	if len(found) != 1 {
		u.conflict(past)
		return
	}
	q := found[0]
	if q.Groups == nil {
		u.add(*problem.Warn("PLAN_UNREAD.undo-queue").
			Detailed(q.Name).Hinted().
			At(problem.Where{Step: "plan", Kind: "queue", ID: q.Name}))
		return
	}
	change := QueueGroups{Queue: q.Name, Groups: []tenant.Ref{}}
	var touched directory.Set
	gone := map[ident.ObjectID]bool{}
	var out, in []*target
	moved := false
	for n, ref := range append(slices.Clone(e.Groups), e.Without...) {
		t, exists := u.holder(ref.Key, past)
		id := u.s.groups[ref.Key].ID
		added := n < len(e.Groups)
		if !exists || slices.Contains(q.Groups, id) != added {
			moved = true
			continue
		}
		touched = touched.Or(t.Match)
		if added {
			gone[id] = true
			out, change.Without = append(out, t), append(change.Without, ref)
		} else {
			in, change.Groups = append(in, t), append(change.Groups, ref)
		}
	}
	if moved {
		u.conflict(past)
	}
	if past.Action.Command != nil && past.Action.Command.Name == "New-CsCallQueue" {
		u.stays[past.Kind] = append(u.stays[past.Kind], q.Name)
	}
	if len(out)+len(in) == 0 {
		return
	}
	u.setQueue(past, q, change, gone, out, in, touched)
}

func (u *undo) setQueue(past Change, q tenant.Queue, change QueueGroups, gone map[ident.ObjectID]bool, out, in []*target, touched directory.Set) {
	list := []tenant.Value{}
	for _, id := range q.Groups {
		if !gone[id] {
			list = append(list, tenant.Text(string(id)))
		}
	}
	command := tenant.Command{Name: "Set-CsCallQueue", Params: []tenant.Param{
		param("Identity", tenant.RefTo(tenant.RefQueue, q.Name)), param("DistributionLists", tenant.ListOf(append(list, refs(change.Groups)...)...)),
	}}
	c := Change{ID: past.ID, Lane: LaneQueues, Kind: SetQueueGroups, Sign: Remove, Subject: q.Name, Before: groupNames(out), After: groupNames(in),
		Says: text.Of("plan.answer.no-more", groupNames(out), q.Name), PersonaID: past.PersonaID, Users: u.people.in(touched),
		Effect: Lose, Feels: text.Of("plan.feels.queue"), Action: Action{Command: &command}, Expect: Expect{Queue: &change}}
	if len(out) == 0 {
		c.Sign, c.Effect, c.Says = Add, Gain, text.Of("plan.answer.again", groupNames(in), q.Name)
	}
	if len(c.Users) == 0 {
		c.Effect, c.Feels = Notice, text.Text{}
	}
	for i := range touched.Each() {
		u.feel(i, c.Effect)
	}
	u.put(c)
}
