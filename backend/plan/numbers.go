package plan

import (
	"errors"
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// shortage counts, for one persona, who gets no number and why.
type shortage struct {
	short, unlicensed, unsure, abroad int
}

// numbers gives the next free number to everybody who should have one and has none. Nobody's number is taken away here:
// that a number should go back is decided by a person.
func (m *maker) numbers() {
	inventory := m.inventory()
	defer func() { m.countFree(inventory) }()
	if m.options.WithoutNumbers || !m.anyNumbers() || !m.rests(text.Of("plan.what.numbers"), partUsers, partNumbers, partConfigured, partSubscriptions) {
		return
	}
	m.rules = m.numberRules()
	rules := m.rules
	holders := m.holders(inventory)
	admits := m.rangeRules()
	m.spoken = newSpoken(m.design.Ranges)
	givers := m.phoneGivers()
	reasons := map[*target][]Reason{}
	short := map[*target]*shortage{}
	for _, at := range m.people.order { // so that who gets which number does not depend on the order in which they were read
		i := int(at)
		t := rules[i].from
		if t == nil || t.Number.Kind != persona.NextFree {
			continue
		}
		if short[t] == nil {
			short[t] = &shortage{}
			reasons[t] = m.because(t, "number", text.Text{})
		}
		user := m.people.id(i)
		if m.s.dir.HasTeamsNumber(i) || holders[user] {
			continue
		}
		if rules[i].unsure {
			short[t].unsure++
			continue
		}
		had, licences := m.phoneFrom(i, givers)
		if !had && len(licences) == 0 {
			short[t].unlicensed++
			continue
		}
		query := number.Query{Holder: user, Ranges: t.Number.Ranges, Tag: t.Number.Tag, Type: t.Number.Type,
			Allows: func(id string) bool { return admits.allow(id, i) && m.sameCountry(id, i) }}
		n, got := inventory.Take(query)
		for got && m.accountNumber[n.Telephone] { // a resource account gets it
			n, got = inventory.Take(query)
		}
		if !got {
			if m.foreign(t, i) {
				short[t].abroad++
			} else {
				short[t].short++
			}
			continue
		}
		held, listed := inventory.Gave(n.Telephone)
		m.seeNumber(n.Telephone, held, listed)
		m.assign(t, i, n, licences, reasons[t])
	}
	m.reportNumbers(short)
}

// inventory is what the workbook and the tenant together say of numbers. When it cannot be asked it is empty, and the plan
// says so and is not to be applied.
func (m *maker) inventory() *number.Inventory {
	source := m.s.Numbers
	if source == nil {
		source = number.NewLists(nil, number.Tenant{})
	}
	if m.stock != nil {
		return m.stock
	}
	inventory, found, err := number.NewInventory(m.design.Ranges, source, m.now)
	if err != nil {
		m.unasked(err)
		inventory, _, _ = number.NewInventory(nil, number.NewLists(nil, number.Tenant{}), m.now) // which never fails
	}
	m.problems = append(m.problems, found...)
	m.stock = inventory
	return inventory
}

// unasked says that the inventory could not be asked.
func (m *maker) unasked(err error) {
	m.add(*problem.New("PLAN_NUMBERS_UNREADABLE").Detailed(err).
		Hinted().At(problem.Where{Step: "plan", Kind: "numbers"}).Because(err))
}

// countFree ends the asking: it counts what stays free, and says when an answer before was none.
func (m *maker) countFree(inventory *number.Inventory) {
	free, err := inventory.Free()
	if err = errors.Join(inventory.Err(), err); err != nil {
		m.unasked(err)
	}
	m.free += free
}

// holders is everybody who has a number by the tenant's list, whatever the accounts say.
func (m *maker) holders(inventory *number.Inventory) map[ident.ObjectID]bool {
	holders, err := inventory.Holders()
	if err != nil {
		m.unasked(err)
		return map[ident.ObjectID]bool{}
	}
	return holders
}

func (m *maker) anyNumbers() bool {
	return slices.ContainsFunc(m.targets, func(t *target) bool { return t.Number.Kind == persona.NextFree })
}

// numberRule is whose number rule counts for a user, and where the location comes from.
type numberRule struct {
	from   *target
	place  string
	unsure bool // nobody can tell whether an earlier persona of the layer would have decided
}

// numberRules lays the personas over one another, from the bottom, for every user at once.
func (m *maker) numberRules() []numberRule {
	rules := make([]numberRule, m.s.dir.Len())
	for _, t := range m.targets {
		for i := range t.Won.Each() {
			r := &rules[i]
			if t.Number.Kind != persona.InheritNumber {
				r.from, r.unsure = t, t.Unsure.Has(i)
			}
			if t.Location != "" {
				r.place = t.Location
			}
		}
		if t.Number.Kind != persona.InheritNumber {
			for i := range t.Unknown.Each() { // might be theirs and decide otherwise than what lies below it
				if rules[i].from != nil {
					rules[i].unsure = true
				}
			}
		}
	}
	m.placeOf = func(i int) string { return rules[i].place }
	return rules
}

// admission says whom the rules of ranges admit.
type admission map[string]*directory.Set // range id -> those admitted; nil admits nobody

func (a admission) allow(rangeID string, i int) bool {
	set, ruled := a[rangeID]
	return !ruled || set != nil && set.Has(i)
}

func (m *maker) rangeRules() admission {
	a := admission{}
	for _, r := range m.design.Ranges {
		if r.Rule == "" {
			continue
		}
		parsed, found := parse.Rule(r.Rule)
		if !rule.Valid(found) {
			a[r.ID] = nil
			m.add(*problem.New("PLAN_RANGE_RULE").
				Detailed(r.Name, found[0].Message).Hinted().At(problem.Where{Step: "numbers", Kind: "range", ID: r.ID, Field: "rule"}))
			continue
		}
		match := m.s.dir.Match(parsed, m.now).Match
		a[r.ID] = &match
	}
	return a
}

// sameCountry says whether a user may have a number of a range: of Microsoft and of operators only numbers of the
// country where the user is. An unknown or missing usage location counts as that of the tenant.
func (m *maker) sameCountry(rangeID string, i int) bool {
	for _, r := range m.design.Ranges {
		if r.ID != rangeID || r.Country == "" || r.Type == "directRouting" {
			continue
		}
		where := m.s.dir.Value(i, "usageLocation").Text()
		if where == "" {
			where = m.s.Organization.Country
		}
		return where == "" || ident.Fold(where) == ident.Fold(r.Country)
	}
	return true
}

func (m *maker) foreign(t *target, i int) bool {
	return len(t.Number.Ranges) > 0 && !slices.ContainsFunc(t.Number.Ranges, func(id string) bool { return m.sameCountry(id, i) })
}

func (m *maker) assign(t *target, i int, n number.Number, licences []string, reasons []Reason) {
	user, who := m.people.id(i), m.who(i)
	a := tenant.NumberAssignment{Telephone: n.Telephone, Target: user}
	for _, r := range m.design.Ranges {
		if r.ID == n.RangeID {
			a.Type, a.LocationID = r.Type, r.LocationID
		}
	}
	if place := m.placeOf(i); place != "" {
		licences = append(licences, m.locate(&a, place)...)
	}
	m.feel(i, Gain)
	m.given.add(i)
	m.put(Change{ID: "number:" + string(user), Lane: LaneNumbers, Kind: AssignNumber, Sign: Add, Subject: who, After: n.Telephone,
		Says: text.Of("plan.give-number", who, m.spoken.write(n)), PersonaID: t.ID, Reasons: reasons,
		Users: []ident.ObjectID{user}, Effect: Gain, Feels: text.Of("plan.feels.number"), Needs: licences, Action: Action{Number: &a}, Expect: Expect{Number: &a}})
}

// reportNumbers says who got no number, persona by persona.
func (m *maker) reportNumbers(short map[*target]*shortage) {
	for _, t := range m.targets {
		s := short[t]
		if s == nil {
			continue
		}
		where := place(t.Persona)
		if s.short > 0 {
			var ranges []string
			for _, id := range t.Number.Ranges {
				ranges = append(ranges, rangeName(m.design.Ranges, id))
			}
			m.add(*problem.Warn("PLAN_NUMBERS_SHORT").
				Detailed(t.Name, problem.Users(s.short), strings.Join(ranges, ", ")).
				Hinted(s.short).At(where))
		}
		if s.abroad > 0 {
			m.add(*problem.Warn("PLAN_NUMBER_COUNTRY").
				Detailed(t.Name, problem.Users(s.abroad)).Hinted().At(where))
		}
		if s.unlicensed > 0 {
			m.add(*problem.Warn("PLAN_NO_PHONE").
				Detailed(t.Name, problem.Users(s.unlicensed)).Hinted().At(where))
		}
		if s.unsure > 0 {
			m.add(*problem.Warn("PLAN_USERS_UNKNOWN.numbers").
				Detailed(t.Name, problem.Users(s.unsure)).Hinted().At(where))
		}
	}
}
