package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// maker gathers the changes of one plan.
type maker struct {
	design        Design
	options       Options
	now           time.Time
	s             *situation
	people        *people
	targets       []*target
	leaving       []*target // groups whose personas were deleted: what they give is taken from them
	why           *reasoner
	defined       map[policyID]persona.Policy // what the design defines, by policyKey
	lanes         map[Lane][]Change
	ids           map[string]bool // of the changes in the plan
	said          map[string]bool // unread parts that were reported
	felt          []uint8         // by user: the strongest effect
	problems      []problem.Problem
	seats         []SeatBill
	phones        *directory.Set       // who has Teams Phone; nil until somebody asks
	free          int                  // numbers that stay free
	spoken        spoken               // how numbers are written for people
	placeOf       func(i int) string   // description of the emergency location of a user
	stock         *number.Inventory    // what is told of numbers; nil until somebody asks
	rules         []numberRule         // by user; nil until somebody asks
	placed        map[ident.Key]string // emergency locations by label that the plan makes -> the change that makes them
	given         marks                // users who get a number
	accountNumber map[string]bool      // by telephone: what resource accounts get in this plan
	numbersStood  map[string]*Stood    // by telephone: how those stood that the plan asked for
	stoodFree     map[string]*Stood    // by type of number: how a free one stands
	back          *undo                // what is taken back; nil for a plan of the design
}

func newMaker(d Design, r Reading, now time.Time, o Options) *maker {
	m := &maker{design: d, options: o, now: now, s: newSituation(r), why: newReasoner(d.Workshop), defined: map[policyID]persona.Policy{},
		lanes: map[Lane][]Change{}, ids: map[string]bool{}, said: map[string]bool{}, stoodFree: map[string]*Stood{}, numbersStood: map[string]*Stood{}, accountNumber: map[string]bool{}}
	m.felt, m.people, m.given = make([]uint8, m.s.dir.Len()), newPeople(m.s.dir), newMarks(m.s.dir.Len())
	for _, p := range d.Persona.Policies {
		m.defined[policyKey(p.Type, p.Name)] = p
	}
	return m
}

// Make compares what we want with what is and gives the changes that lead from one to the other. It is a function of its
// arguments alone: the same arguments give the same plan, to the byte. Nothing rests on a part of the reading that was
// not read; what had to be left out is said in Problems. The time it takes grows linearly with the number of users.
func Make(d Design, r Reading, now time.Time, o Options) Plan {
	m := newMaker(d, r, now, o)
	m.problems = append(m.problems, persona.Check(d.Persona, m.facts())...)
	m.problems = append(m.problems, persona.Risks(d.Persona)...)
	var found []problem.Problem
	m.targets, found = aim(d.Persona, m.s.dir, now)
	m.problems = append(m.problems, found...)
	m.problems = append(m.problems, voice.CheckCalls(d.Persona.Calls(), m.callFacts())...)

	m.accounts()
	m.groups()
	m.routing()
	m.places()
	m.accountLicences()
	m.accountNumbers()
	m.policies()
	m.grants()
	m.direct()
	m.licences()
	m.numbers()
	m.voice()
	m.queues()
	m.schedules()
	m.attendants()
	m.teams()
	m.byHand()
	return m.plan()
}

// facts tells the checks of the design what the reading knows.
func (m *maker) facts() persona.Facts {
	f := persona.Facts{Ranges: []persona.RangeFact{}, Departments: []string{}, Policies: map[string][]string{}}
	for _, r := range m.design.Ranges {
		f.Ranges = append(f.Ranges, persona.RangeFact{ID: r.ID, Name: r.Name, Type: r.Type, Country: r.Country, LocationID: r.LocationID})
	}
	for _, d := range m.design.Workshop.Departments {
		f.Departments = append(f.Departments, d.ID)
	}
	f.Globals, f.Shown = map[string]map[string]any{}, map[string]map[string]map[string]any{}
	for _, p := range m.s.Policies {
		f.Policies[p.Type] = append(f.Policies[p.Type], string(p.Name))
		f.Show(p.Type, p.Name, p.Settings)
	}
	if _, unread := m.s.unread(partAccounts); !unread {
		f.Accounts = map[ident.Key]ident.ObjectID{}
		for key, a := range m.s.accounts {
			f.Accounts[key] = a.ID
		}
	}
	f.There = ThereIn(m.s.Reading.Reading)
	shared, err := SharedFacts(m.design.Persona, m.s.Reading.Reading, m.design.Ranges, m.inventory())
	if err != nil {
		m.unasked(err)
	}
	f.Shared = shared
	if _, unread := m.s.unread(partTeams); !unread {
		f.Teams = []string{}
		for _, t := range m.s.Teams {
			f.Teams = append(f.Teams, t.Name)
		}
	}
	if _, unread := m.s.unread(partQueues); !unread {
		f.Queues = namesOf(m.s.Queues, func(q tenant.Queue) string { return q.Name })
	}
	if _, unread := m.s.unread(partLocations); !unread {
		f.Locations = tenant.Labels(m.s.Locations)
	}
	return f
}

// callFacts tells the checks of calls what the reading knows.
func (m *maker) callFacts() voice.Facts {
	reaches := make([]targeting.Reach, len(m.targets))
	for i, t := range m.targets {
		reaches[i] = t.Reach
	}
	return CallFacts(m.design.Persona, m.s.Reading.Reading, m.s.dir, reaches)
}

// rests says whether changes may rest on parts of the reading; what may not is reported once.
func (m *maker) rests(what text.Text, parts ...string) bool {
	ok := true
	for _, part := range parts {
		why, unread := m.s.unread(part)
		if !unread {
			continue
		}
		ok = false
		if key := fmt.Sprint(what, part); !m.said[key] {
			m.said[key] = true
			m.add(*problem.Warn("PLAN_UNREAD.part").
				Detailed(what, text.Of("plan.part."+part), why).
				Hinted().At(problem.Where{Step: "plan", Kind: "reading", ID: part}))
		}
	}
	return ok
}

func (m *maker) add(p problem.Problem) { m.problems = append(m.problems, p) }

// put takes a change into the plan. A command that does not bind is a mistake of ours: it is reported and left out.
func (m *maker) put(c Change) bool {
	if c.Action.Command != nil {
		if err := binds(*c.Action.Command); err != nil {
			m.add(*problem.New("PLAN_COMMAND").
				Detailed(c.Says, err).Hinted().
				At(problem.Where{Step: "plan", Kind: "change", ID: c.ID}).Because(err))
			return false
		}
	}
	if c.Calls == 0 {
		c.Calls = 1
	}
	if m.back != nil {
		c.Reasons = m.back.reasons
		c.Needs = append(c.Needs, m.back.waits[c.ID]...)
	}
	c.Needs = m.planned(c.Needs...)
	c.Stood = m.stood(&c)
	m.ids[c.ID] = true
	m.lanes[c.Lane] = append(m.lanes[c.Lane], c)
	return true
}

// planned keeps of the ids those that are in the plan, each once; nil for none. There can be as many as users: a licence goes only after
// all the numbers that rest on it.
func (m *maker) planned(ids ...string) []string {
	const few = 8 // that are looked through faster than kept in a map
	var list []string
	var taken map[string]bool
	if len(ids) > few {
		taken = make(map[string]bool, len(ids))
	}
	for _, id := range ids {
		if !m.ids[id] || taken[id] || taken == nil && slices.Contains(list, id) {
			continue
		}
		if taken != nil {
			taken[id] = true
		}
		list = append(list, id)
	}
	return list
}

// feel notes what a user feels of a change: losing something outweighs gaining, and both outweigh nothing.
func (m *maker) feel(i int, e Effect) {
	weight := uint8(1)
	switch e {
	case Lose:
		weight = 3
	case Gain:
		weight = 2
	}
	m.felt[i] = max(m.felt[i], weight)
}

// binds holds a command, and those inside it, against the catalogue.
func binds(c tenant.Command) error {
	var first error
	c.Commands(func(one tenant.Command) {
		if err := bindsAlone(one); err != nil && first == nil {
			first = err
		}
	})
	c.Values(func(v tenant.Value) {
		if v.Kind == tenant.KindCommand && v.Command == nil && first == nil {
			first = fmt.Errorf("bind a command inside another: there is none")
		}
	})
	return first
}

func bindsAlone(c tenant.Command) error {
	spec, found := catalog.CommandSpecByName(c.Name)
	if !found {
		return fmt.Errorf("bind %s: not in the catalogue", c.Name)
	}
	if _, err := spec.Bind(c.ParamNames()); err != nil {
		return fmt.Errorf("bind %s: %w", c.Name, err)
	}
	if strings.HasPrefix(c.Name, "Grant-") {
		return namesSomebody(c)
	}
	return nil
}

// namesSomebody refuses a grant that is not for one user or one group.
func namesSomebody(c tenant.Command) error {
	for _, name := range []string{"Identity", "Group"} {
		v, given := c.Param(name)
		if !given {
			continue
		}
		if v.Kind == tenant.KindRef && v.Ref != nil && v.Ref.Key != "" {
			return nil
		}
		if text := strings.TrimSpace(v.Text); v.Kind == tenant.KindText && text != "" && ident.Policy(text).Key() != ident.GlobalKey {
			return nil
		}
	}
	return fmt.Errorf("bind %s: it names neither a user nor a group", c.Name)
}

// plan puts everything together.
func (m *maker) plan() Plan {
	p := Plan{Made: m.now, ReadAt: m.s.At, TenantID: m.s.Organization.ID, Problems: m.problems, Changes: []Change{}, Targeted: []Targeted{}}
	if m.back != nil {
		p.Undoes, p.Backward = m.back.run, m.back.backward
	}
	planned := 0
	for _, list := range m.lanes {
		planned += len(list)
	}
	p.Changes = make([]Change, 0, planned)
	for _, lane := range p.Order() {
		for _, c := range m.lanes[lane] {
			c.Ordinal = len(p.Changes) + 1
			p.Changes = append(p.Changes, c)
		}
	}
	for _, f := range m.felt {
		switch f {
		case 3:
			p.Losing++
		case 2:
			p.Gaining++
		case 1:
			p.Unnoticing++
		}
	}
	for _, t := range m.targets {
		p.Targeted = append(p.Targeted, Targeted{PersonaID: t.ID, Users: m.people.in(t.Match), Unknown: m.people.in(t.Unknown)})
	}
	if p.Problems == nil {
		p.Problems = []problem.Problem{}
	}
	p.Bill = m.bill(p.Changes)
	return Sealed(p)
}

// rangeName is what a range is called.
func rangeName(ranges []number.Range, id string) string {
	for _, r := range ranges {
		if r.ID == id {
			return r.Name
		}
	}
	return id
}
