package practice

import (
	"sort"
	"strings"
)

// The states of a group's licences.
const (
	licenceQueued   = "QueuedForProcessing"
	licenceRunning  = "ProcessingInProgress"
	licenceComplete = "ProcessingComplete"
)

// sku is a product that the tenant has bought.
type sku struct {
	ID, Part string
	Seats    int
	Used     int // users with at least one working assignment
	Plans    []plan
}

// plan is a service plan inside a product.
type plan struct {
	ID, Name, Service string
	Needs             string // id of the plan without which this one cannot be handed out
}

// held is one licence of one user from one source.
type held struct {
	SKU    uint8
	Source int32  // index of the group, or -1 for a direct assignment
	Off    uint32 // interned list of disabled plans, separated by commas
	Err    uint8  // index into licenceErrors; 0 is none
	At     int64  // unix seconds
}

var licenceErrors = []string{"None", "CountViolation", "MutuallyExclusiveViolation", "DependencyViolation",
	"ProhibitedInUsageLocationViolation", "UniquenessViolation", "Other"}

// The errors that happen here, as indexes into licenceErrors.
const (
	errCount      uint8 = 1
	errDependency uint8 = 3
	errProhibited uint8 = 4
	errOther      uint8 = 6
)

// prohibited are usage locations where nothing may be handed out.
var prohibited = []string{"CU", "IR", "KP", "SY"}

func (h held) works() bool { return h.Err == 0 }

// eachPlan visits the plans that work for a user, each once, with the time of its assignment.
func (w *world) eachPlan(u *user, visit func(plan, int64)) {
	var seen []string
	for _, h := range u.held {
		if !h.works() {
			continue
		}
		off := w.texts.get(h.Off)
		for _, p := range w.skus[h.SKU].Plans {
			if !contains(seen, p.ID) && !strings.Contains(off, p.ID) {
				seen = append(seen, p.ID)
				visit(p, h.At)
			}
		}
	}
}

// hasPlan says whether a plan works for a user.
func (w *world) hasPlan(u *user, id string) bool {
	found := false
	w.eachPlan(u, func(p plan, _ int64) { found = found || p.ID == id })
	return found
}

func (u *user) uses(k uint8) bool {
	for _, h := range u.held {
		if h.SKU == k && h.works() {
			return true
		}
	}
	return false
}

// setHeld replaces the licences of a user and keeps the count of used seats. It says whether anything works differently.
func (t *Tenant) setHeld(i int32, list []held) bool {
	u := &t.users[i]
	changed := false
	for k := range t.skus {
		before := u.uses(uint8(k))
		after := false
		for _, h := range list {
			after = after || h.SKU == uint8(k) && h.works()
		}
		if before != after {
			changed = true
			if after {
				t.skus[k].Used++
			} else {
				t.skus[k].Used--
			}
		}
	}
	if !changed && sameHeld(u.held, list) {
		return false
	}
	u.held = list
	u.modified = t.moment().Unix()
	t.userLog.add(i, 1<<propertyByName["assignedLicenses"]|1<<propertyByName["assignedPlans"])
	t.dirty = true
	return changed
}

func sameHeld(a, b []held) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := a[i], b[i]
		x.At, y.At = 0, 0
		if x != y {
			return false
		}
	}
	return true
}

// dropLicences takes those licences from a user that the test names.
func (t *Tenant) dropLicences(i int32, drop func(held) bool) bool {
	var keep []held
	for _, h := range t.users[i].held {
		if !drop(h) {
			keep = append(keep, h)
		}
	}
	if len(keep) == len(t.users[i].held) {
		return false
	}
	return t.setHeld(i, keep)
}

// disabled interns a list of disabled plans.
func (t *Tenant) disabled(off []string) uint32 {
	sorted := append([]string(nil), off...)
	sort.Strings(sorted)
	return t.texts.intern(strings.Join(sorted, ","))
}

// refusal says why a product cannot be handed to a user, or 0. provided are the plans that come with it.
func (t *Tenant) refusal(u *user, k uint8, provided map[string]bool) uint8 {
	location := t.texts.get(u.text[fUsage])
	if location == "" {
		location = tenantCountry
	}
	if contains(prohibited, location) {
		return errProhibited
	}
	for _, p := range t.skus[k].Plans {
		if p.Needs != "" && !provided[p.Needs] && !t.hasPlan(u, p.Needs) {
			return errDependency
		}
	}
	if !u.uses(k) && t.skus[k].Used >= t.skus[k].Seats {
		return errCount
	}
	return 0
}

// inherit gives a member the licences of a group. One that fails takes the others of the same group with it.
func (t *Tenant) inherit(g *group, i int32) bool {
	u := &t.users[i]
	provided := map[string]bool{}
	for _, l := range g.licences {
		for _, p := range t.skus[l.sku].Plans {
			provided[p.ID] = provided[p.ID] || !contains(l.off, p.ID)
		}
	}
	var list []held
	for _, h := range u.held {
		if h.Source != g.index {
			list = append(list, h)
		}
	}
	others := user{held: list, text: u.text}
	errs := make([]uint8, len(g.licences))
	failed := false
	for n, l := range g.licences {
		probe := &others
		if u.uses(l.sku) {
			probe = &user{held: append(append([]held(nil), list...), held{SKU: l.sku, Source: g.index}), text: u.text} // the seat is already theirs
		}
		errs[n] = t.refusal(probe, l.sku, provided)
		failed = failed || errs[n] != 0
	}
	for n, l := range g.licences {
		e := errs[n]
		if failed && e == 0 {
			e = errOther
		}
		list = append(list, held{SKU: l.sku, Source: g.index, Off: t.disabled(l.off), Err: e, At: t.moment().Unix()})
	}
	return t.setHeld(i, list)
}

// licenseLater asks for the licences of a group to be handed out again.
func (t *Tenant) licenseLater(g *group) {
	if !t.queued[jobLicence+g.id.String()] {
		g.licState = licenceQueued
		t.groupLog.add(g.index, groupBits["licenseProcessingState"])
		t.once(jobLicence, g.id.String(), t.pace.Licence)
	}
}

func (t *Tenant) runLicence(j job) {
	if g := t.jobGroup(j); g != nil {
		g.licState = licenceRunning
		t.audit("Start applying group based license to users", "GroupManagement", g, "")
		t.later(jobLicensed, j.ID, t.pace.Licence)
		return
	}
	delete(t.queued, jobLicence+j.ID)
}

func (t *Tenant) runLicensed(j job) {
	delete(t.queued, jobLicence+j.ID)
	g := t.jobGroup(j)
	if g == nil {
		return
	}
	changed := false
	for i := range t.users {
		for _, h := range t.users[i].held {
			if h.Source == g.index && (!g.members.Contains(uint32(i)) || !g.hands(h.SKU)) {
				changed = t.dropLicences(int32(i), func(x held) bool {
					return x.Source == g.index && (!g.members.Contains(uint32(i)) || !g.hands(x.SKU))
				}) || changed
				break
			}
		}
	}
	good, bad := 0, 0
	if len(g.licences) > 0 {
		for it := g.members.Iterator(); it.HasNext(); {
			i := int32(it.Next())
			changed = t.inherit(g, i) || changed
			if t.inError(i, g.index) {
				bad++
			} else {
				good++
			}
		}
	}
	g.licState = licenceComplete
	t.groupLog.add(g.index, groupBits["licenseProcessingState"])
	t.audit("Finish applying group based license to users", "GroupManagement", g,
		"[Users successfully assigned licenses: "+itoa(int64(good))+", Users for whom license assignment failed: "+itoa(int64(bad))+".];")
	if changed {
		t.licencesMoved(g)
	}
}

func (g *group) hands(k uint8) bool {
	for _, l := range g.licences {
		if l.sku == k {
			return true
		}
	}
	return false
}

// licencesMoved lets everything that waits for a licence or a seat try again, and rules that look at plans.
func (t *Tenant) licencesMoved(except *group) {
	for _, g := range t.groups {
		if g.deleted {
			continue
		}
		if g.dynamic() && strings.Contains(g.rule, "assignedPlans") {
			t.evaluateLater(g)
		}
		if g != except && len(g.licences) > 0 && t.hasLicenceErrors(g) {
			t.licenseLater(g)
		}
	}
}

func (t *Tenant) inError(i int32, source int32) bool {
	for _, h := range t.users[i].held {
		if h.Source == source && !h.works() {
			return true
		}
	}
	return false
}

func (t *Tenant) hasLicenceErrors(g *group) bool {
	for it := g.members.Iterator(); it.HasNext(); {
		if t.inError(int32(it.Next()), g.index) {
			return true
		}
	}
	return false
}
