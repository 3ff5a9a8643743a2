package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/text"
)

// Past is a run that is to be taken back: its number, the plan that it carried out, and which of the changes were seen.
type Past struct {
	Run  int64
	Plan Plan
	Seen map[string]bool // ids of the changes that a reading showed after they were sent
}

// undo is what a plan needs to know that takes a run back.
type undo struct {
	*maker
	past     Plan
	run      int64
	backward bool
	reasons  []Reason
	waits    map[string][]string // change of the past -> those that needed it, which have to be gone before it is taken back
	holders  map[string]*target  // by the key of a provisioning group
	moved    map[Kind][]string   // changes of single users that somebody changed since, for people
	stays    map[Kind][]string   // what was made and stays, for people
}

// Undo gives the plan that takes a run back: for every change that was seen, and that the reading still shows, the change
// that leads to what stood there before. What somebody has changed since is left alone and said in Problems, and so is what
// cannot be taken back. Groups and policies that the run made stay: empty they harm nobody. The lanes run the other way
// than in the run. Like Make, Undo is a function of its arguments alone, and its time grows linearly.
func Undo(d Design, r Reading, past Past, now time.Time) Plan {
	m := newMaker(d, r, now, Options{})
	u := &undo{maker: m, past: past.Plan, run: past.Run, backward: !past.Plan.Backward, waits: map[string][]string{}, holders: map[string]*target{},
		moved: map[Kind][]string{}, stays: map[Kind][]string{},
		reasons: []Reason{{Stop: StopTenant, ID: fmt.Sprint(past.Run), Says: text.Of("plan.because.undo", past.Run)}}}
	m.back = u
	m.spoken = newSpoken(d.Ranges)
	if past.Plan.TenantID != m.s.Organization.ID {
		m.add(*problem.New("TENANT_OTHER.undo").Detailed(past.Run).Hinted().At(u.place("")))
		return m.plan()
	}
	lanes := map[Lane][]Change{}
	unseen := 0
	for _, c := range past.Plan.Changes {
		if !past.Seen[c.ID] {
			unseen++
			continue
		}
		lanes[c.Lane] = append(lanes[c.Lane], c)
		for _, need := range c.Needs {
			u.waits[need] = append(u.waits[need], takenBackBy(c)...)
		}
	}
	if unseen > 0 {
		m.add(*problem.Warn("PLAN_UNDO_UNSEEN").
			Detailed(text.Of("count.changes", unseen), past.Run).Hinted().At(u.place("")))
	}
	order := past.Plan.Order()
	slices.Reverse(order)
	for _, lane := range order {
		slices.Reverse(lanes[lane])
		u.lane(lane, lanes[lane])
	}
	u.report()
	return m.plan()
}

// takenBackBy lists the ids that the changes may have which take a change back: a policy that was given is revoked.
func takenBackBy(c Change) []string {
	if _, of, found := strings.Cut(c.ID, ":"); found && (c.Kind == GrantGroup || c.Kind == RevokeGroup) {
		return []string{"revoke:" + of, "grant:" + of}
	}
	return []string{c.ID}
}

// lane takes back the changes of one lane, the last one first.
func (u *undo) lane(lane Lane, changes []Change) {
	switch lane {
	case LaneGroups:
		u.numbers(changes) // of resource accounts that a policy names, with their licence
		counts := map[ident.SKU]*seatCount{}
		for _, c := range changes {
			switch c.Kind {
			case AssignNumber, ReleaseNumber:
			case SetLicences:
				u.licences(c, counts)
			case UpdateGroup:
				u.group(c)
			case RemoveGroup:
				u.groupAnew(c)
			case UpdatePolicy, UpdateGlobal:
				u.policy(c)
			case MakeThing, ChangeThing, RemoveThing:
				u.thing(c)
			case RemovePolicy:
				u.remade(c)
			default:
				u.stays[c.Kind] = append(u.stays[c.Kind], c.Subject)
			}
		}
		u.countSeats(counts)
	case LanePolicies:
		u.grants(changes)
		u.direct(changes)
	case LaneLicences:
		counts := map[ident.SKU]*seatCount{}
		for _, c := range changes {
			u.licences(c, counts)
		}
		u.countSeats(counts)
		u.whoseLicence()
	case LaneNumbers:
		u.numbers(changes)
		u.voice(changes)
	case LaneQueues:
		for _, c := range changes {
			if c.Expect.Thing != nil {
				u.thing(c)
				continue
			}
			u.queue(c)
		}
	case LaneTeams:
		for _, c := range changes {
			if c.Kind == MakeTeam {
				u.stays[c.Kind] = append(u.stays[c.Kind], c.Subject)
				continue
			}
			u.left(c, text.Of("plan.undo.team"), text.Of("plan.undo.team.hint"))
		}
	}
}

func (u *undo) place(change string) problem.Where {
	return problem.Where{Step: "plan", Kind: "change", ID: change}
}

// holder is the provisioning group of a change as the tenant has it now, with its members; ok is false when it is gone.
func (u *undo) holder(key string, c Change) (t *target, ok bool) {
	if t, known := u.holders[key]; known {
		return t, t != nil
	}
	group, exists := u.s.groups[key]
	if !exists {
		u.holders[key] = nil
		return nil, false
	}
	t = &target{Reach: targeting.Reach{Persona: persona.Persona{ID: c.PersonaID, Name: c.Subject}}, key: key, rule: group.Rule}
	for _, p := range u.design.Persona.Personas {
		if persona.GroupKey(p) == key {
			t.Persona = p
		}
	}
	if members, read := u.s.dir.Members(group.ID); read {
		t.Match = members
	} else {
		t.Match, t.Unknown = u.reach(group.Rule)
	}
	u.holders[key] = t
	u.targets = append(u.targets, t)
	return t, true
}

// reach says for whom a rule holds, and of whom nobody can tell; a rule that is not valid reaches nobody.
func (u *undo) reach(text string) (match, unknown directory.Set) {
	parsed, found := parse.Rule(text)
	if !rule.Valid(found) {
		return match, unknown
	}
	m := u.s.dir.Match(parsed, u.now)
	return m.Match, m.Unknown
}

// conflict says that a change is not taken back, because the tenant does not show any more what it led to.
func (u *undo) conflict(c Change) {
	switch c.Kind {
	case AssignNumber, ReleaseNumber, GrantUser, EnableVoice, DisableVoice:
		u.moved[c.Kind] = append(u.moved[c.Kind], c.Subject)
		return
	}
	u.add(*problem.Warn("PLAN_UNDO_MOVED.change").
		Detailed(c.Subject, c.Says).Hinted().At(u.place(c.ID)))
}

// left says that a change cannot be taken back, and what to do about it.
func (u *undo) left(c Change, why, hint text.Text) {
	u.add(*problem.Warn("PLAN_UNDO_LEFT").
		Detailed(c.Says, why).Hinted(hint).At(u.place(c.ID)))
}

// report says in one problem each what happened to many.
func (u *undo) report() {
	for _, kind := range []Kind{AssignNumber, ReleaseNumber, GrantUser, EnableVoice, DisableVoice} {
		if list := u.moved[kind]; len(list) > 0 {
			u.add(*problem.Warn("PLAN_UNDO_MOVED.change-of").
				Detailed(text.Of("plan.undo.of."+string(kind)), problem.Users(len(list)), text.Some(fewOfEach, list)).Hinted().At(u.place("")))
		}
	}
	for _, kind := range []Kind{CreateGroup, CreatePolicy, SetQueueGroups, MakeThing, RemoveThing, MakeTeam} {
		if list := u.stays[kind]; len(list) > 0 {
			what := text.Of("plan.undo.stays." + string(kind))
			u.add(*problem.Note("PLAN_UNDO_STAYS").
				Detailed(what, text.Some(fewOfEach, list)).Hinted().At(u.place("")))
		}
	}
}
