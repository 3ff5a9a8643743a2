package plan

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

func licenceChange(key string) string { return "licences:" + key }

// seatCount counts for one licence who needs a seat and who gives one back, each user once.
type seatCount struct{ more, less marks }

// licences lets the provisioning groups hand out licences.
func (m *maker) licences() {
	if len(m.takers()) == 0 || !m.rests(text.Of("plan.what.licences"), partGroups, partSubscriptions) {
		return
	}
	counts := map[ident.SKU]*seatCount{}
	for _, t := range m.takers() {
		m.licencesOf(t, counts)
	}
	m.countSeats(counts)
}

// holding says who holds a licence, and of whom that is not known.
func (m *maker) holding(sku ident.SKU) (holds, unread directory.Set) {
	return m.s.dir.Holding(func(have ident.SKU) bool { return have == sku })
}

func (m *maker) licencesOf(t *target, counts map[ident.SKU]*seatCount) {
	group, exists := m.s.groups[t.key]
	if !exists && !m.ids[groupChange(t.key)] {
		return
	}
	has := map[ident.SKU]bool{}
	for _, l := range group.Licences {
		has[l.SKU] = l.SKU != "" && t.sameParts(l)
	}
	change := LicenceChange{Group: groupRef(t.key)}
	wanted := map[ident.SKU]bool{}
	for _, sku := range t.Licences {
		if wanted[sku] {
			continue
		}
		wanted[sku] = true
		if has[sku] {
			continue
		}
		if _, bought := m.s.subs[sku]; !bought {
			m.add(*problem.New("PLAN_LICENCE_NOT_BOUGHT").
				Detailed(t.Name, catalog.LicenceName(sku)).Hinted().At(place(t.Persona)))
			continue
		}
		change.Add = append(change.Add, sku)
		if off := t.PlansOff[sku]; len(off) > 0 {
			if change.Off == nil {
				change.Off = persona.PlansOff{}
			}
			change.Off[sku] = off
		}
	}
	for _, l := range group.Licences {
		if !wanted[l.SKU] {
			change.Remove = append(change.Remove, l.SKU)
		}
	}
	if len(change.Add) == 0 && len(change.Remove) == 0 {
		return
	}
	m.put(m.licenceLine(t, change, counts))
}

// sameParts says whether a licence of the group has switched off what the persona says. Where the persona says nothing of its parts, they
// stay as they are.
func (t *target) sameParts(l tenant.GroupLicence) bool {
	want, said := t.PlansOff[l.SKU]
	if !said {
		return true
	}
	if len(want) != len(l.DisabledPlans) {
		return false
	}
	for _, plan := range want {
		if !slices.Contains(l.DisabledPlans, plan) {
			return false
		}
	}
	return true
}

// licenceLine is the change of a group's licences, with who feels it.
func (m *maker) licenceLine(t *target, change LicenceChange, counts map[ident.SKU]*seatCount) Change {
	touched := newMarks(m.s.dir.Len())
	effect := Notice
	count := func(sku ident.SKU) *seatCount {
		if counts[sku] == nil {
			counts[sku] = &seatCount{newMarks(m.s.dir.Len()), newMarks(m.s.dir.Len())}
		}
		return counts[sku]
	}
	for _, sku := range change.Remove {
		c := count(sku)
		holds, unread := m.holding(sku)
		for i := range t.Match.And(holds.Or(unread)).Each() {
			c.less.add(i)
			touched.add(i)
			m.feel(i, Lose)
			effect = Lose
		}
	}
	for _, sku := range change.Add {
		c := count(sku)
		holds, _ := m.holding(sku)
		for i := range t.Match.AndNot(holds).Each() { // of whom it was not read may need a seat
			c.more.add(i)
			touched.add(i)
			m.feel(i, Gain)
			if effect == Notice {
				effect = Gain
			}
		}
	}
	c := Change{ID: licenceChange(t.key), Lane: LaneLicences, Kind: SetLicences, Sign: Add, Subject: t.Name, PersonaID: t.ID,
		Reasons: m.because(t, "licence", text.Text{}), Effect: effect, Needs: []string{groupChange(t.key)},
		Action: Action{Licences: &change}, Expect: Expect{Licences: &change}}
	if t.ID == accountsPersona {
		c.Lane = m.accountsLane(LaneLicences)
	}
	c.Users = m.people.of(touched)
	add, remove := names(change.Add), names(change.Remove)
	c.After, c.Before = add, remove
	switch {
	case remove == "":
		c.Says = text.Of("plan.hand-out", t.Name, add)
	case add == "":
		c.Sign, c.Says = Remove, text.Of("plan.hand-out.no-more", t.Name, remove)
	default:
		c.Sign, c.Says = Modify, text.Of("plan.hand-out.instead", t.Name, add, remove)
	}
	switch effect {
	case Lose:
		c.Feels = text.Literal(remove)
	case Gain:
		c.Feels = text.Literal(add)
	}
	for _, lower := range m.targets { // an add-on has to find what it adds to
		if lower.Layer.Height() < t.Layer.Height() && lower.Match.And(t.Match).Count() > 0 {
			c.Needs = append(c.Needs, licenceChange(lower.key))
		}
	}
	return c
}

func names(skus []ident.SKU) string {
	list := make([]string, len(skus))
	for i, sku := range skus {
		list[i] = catalog.LicenceName(sku)
	}
	return strings.Join(list, " and ")
}

// countSeats puts seats on the bill and says which are short.
func (m *maker) countSeats(counts map[ident.SKU]*seatCount) {
	var reach []targeting.Reach
	for _, t := range m.targets {
		reach = append(reach, t.Reach)
	}
	givers := Givers(m.design.Persona, m.s.dir, reach, m.now)
	for _, s := range CountSeats(m.design.Persona, givers, m.s.Subscriptions, m.s.dir) {
		m.problems = append(m.problems, s.Problems()...)
		if c := counts[s.SKU]; c != nil {
			m.seats = append(m.seats, SeatBill{SKU: s.SKU, Name: s.Name, More: c.more.count(), Less: c.less.count(), Free: s.Free(), Needed: s.Needed, Short: s.Short})
		}
	}
	m.problems = append(m.problems, Unlocated(givers, m.s.dir, m.s.Organization.Country, m.now)...)
}

// phoneFrom says where a user's Teams Phone comes from: had is true when the user has it or gets it without this plan;
// else the changes of this plan that give it, none when nothing does.
func (m *maker) phoneFrom(i int, givers []phoneGiver) (had bool, changes []string) {
	if m.phones == nil {
		holds := m.withPhone()
		m.phones = &holds
	}
	if m.phones.Has(i) {
		return true, nil
	}
	for _, g := range givers {
		if !g.t.Match.Has(i) {
			continue
		}
		if g.change == "" {
			return true, nil
		}
		changes = append(changes, g.change)
	}
	return false, changes
}

// phoneGiver is a group that hands out Teams Phone, already ("" as change) or by a change of this plan.
type phoneGiver struct {
	t      *target
	change string
}

// withPhone is who has Teams Phone: by the service plans of the user where those were read, so that a part that is switched off counts as not
// there, else by the licence, and in any case where Teams itself shows it.
func (m *maker) withPhone() directory.Set {
	on := m.s.dir.Match(phoneOn, m.now)
	holds, _ := m.s.dir.Holding(m.isPhone)
	return on.Match.Or(on.Unknown.And(holds)).Or(m.s.dir.WithFeature("PhoneSystem"))
}

var phoneOn, _ = parse.Rule(`user.assignedPlans -any (assignedPlan.servicePlanId -eq "4828c8ec-dc2e-4779-b502-87ac9ce28ab7" -and (assignedPlan.capabilityStatus -eq "Enabled" -or assignedPlan.capabilityStatus -eq "Warning"))`)

func (m *maker) phoneGivers() []phoneGiver {
	var list []phoneGiver
	for _, t := range m.targets {
		if !slices.ContainsFunc(t.Licences, func(sku ident.SKU) bool { return m.isPhone(sku) && !phoneIsOff(t.PlansOff[sku]) }) {
			continue
		}
		group := m.s.groups[t.key]
		switch {
		case slices.ContainsFunc(group.Licences, func(l tenant.GroupLicence) bool { return m.isPhone(l.SKU) && !phoneIsOff(l.DisabledPlans) }):
			list = append(list, phoneGiver{t, ""})
		case m.ids[licenceChange(t.key)]:
			list = append(list, phoneGiver{t, licenceChange(t.key)})
		}
	}
	return list
}

// phoneIsOff says whether Teams Phone is among the parts that are switched off.
func phoneIsOff(off []ident.ServicePlan) bool {
	phone, found := catalog.ServicePlanByName("MCOEV")
	return found && slices.Contains(off, phone.ID)
}

// isPhone says whether a licence holds Teams Phone, by what the tenant says of it and by the catalogue.
func (m *maker) isPhone(sku ident.SKU) bool {
	phone, found := catalog.ServicePlanByName("MCOEV")
	if !found {
		return false
	}
	if sub, bought := m.s.subs[sku]; bought && len(sub.Plans) > 0 {
		return slices.Contains(sub.Plans, phone.ID)
	}
	l, listed := catalog.LicenceByID(sku)
	return listed && l.Includes(phone.ID)
}
