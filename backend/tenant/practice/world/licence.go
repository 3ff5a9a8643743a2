package world

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// The states of a group's licences.
const (
	LicenceQueued   = "QueuedForProcessing"
	LicenceRunning  = "ProcessingInProgress"
	LicenceComplete = "ProcessingComplete"
)

// SKU is a product that the tenant has bought.
type SKU struct {
	ID, Part string
	Seats    int
	Used     int // users with at least one working assignment
	Plans    []Plan
}

// Plan is a service plan inside a product.
type Plan struct {
	ID, Name, Service string
	Needs             string // id of the plan without which this one cannot be handed out
}

// Held is one licence of one user from one source.
type Held struct {
	SKU    uint8
	Source int32  // index of the group, or -1 for a direct assignment
	Off    uint32 // interned list of disabled plans, separated by commas
	Err    uint8  // index into licenceErrors; 0 is none
	At     int64  // unix seconds
}

// LicenceErrors are the names of what can be wrong with a licence.
var LicenceErrors = []string{"None", "CountViolation", "MutuallyExclusiveViolation", "DependencyViolation",
	"ProhibitedInUsageLocationViolation", "UniquenessViolation", "Other"}

// The errors that happen here, as indexes into licenceErrors.
const (
	ErrCount      uint8 = 1
	ErrDependency uint8 = 3
	ErrProhibited uint8 = 4
	errOther      uint8 = 6
)

// prohibited are usage locations where nothing may be handed out.
var prohibited = []string{"CU", "IR", "KP", "SY"}

// Works says whether the licence could be handed out.
func (h Held) Works() bool { return h.Err == 0 }

// EachPlan visits the plans that work for a user, each once, with the time of its assignment.
func (w *World) EachPlan(u *User, visit func(Plan, int64)) {
	var seen []string
	for _, h := range u.Held {
		if !h.Works() {
			continue
		}
		off := w.Texts.Get(h.Off)
		for _, p := range w.SKUs[h.SKU].Plans {
			if !slices.Contains(seen, p.ID) && !strings.Contains(off, p.ID) {
				seen = append(seen, p.ID)
				visit(p, h.At)
			}
		}
	}
}

// HasPlan says whether a plan works for a user.
func (w *World) HasPlan(u *User, id string) bool {
	found := false
	w.EachPlan(u, func(p Plan, _ int64) { found = found || p.ID == id })
	return found
}

// Uses says whether a product works for a user.
func (u *User) Uses(k uint8) bool {
	for _, h := range u.Held {
		if h.SKU == k && h.Works() {
			return true
		}
	}
	return false
}

// SetHeld replaces the licences of a user and keeps the count of used seats. It says whether anything works differently.
func (w *World) SetHeld(i int32, list []Held) bool {
	u := &w.Users[i]
	changed := false
	for k := range w.SKUs {
		before := u.Uses(uint8(k))
		after := false
		for _, h := range list {
			after = after || h.SKU == uint8(k) && h.Works()
		}
		if before != after {
			changed = true
			if after {
				w.SKUs[k].Used++
			} else {
				w.SKUs[k].Used--
			}
		}
	}
	if !changed && sameHeld(u.Held, list) {
		return false
	}
	u.Held = list
	u.Modified = w.Moment().Unix()
	w.UserLog.Add(i, 1<<PropertyByName["assignedLicenses"]|1<<PropertyByName["assignedPlans"])
	w.Dirty = true
	return changed
}

func sameHeld(a, b []Held) bool {
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

// DropLicences takes those licences from a user that the test names.
func (w *World) DropLicences(i int32, drop func(Held) bool) bool {
	var keep []Held
	for _, h := range w.Users[i].Held {
		if !drop(h) {
			keep = append(keep, h)
		}
	}
	if len(keep) == len(w.Users[i].Held) {
		return false
	}
	return w.SetHeld(i, keep)
}

// Disabled interns a list of disabled plans.
func (w *World) Disabled(off []string) uint32 {
	sorted := append([]string(nil), off...)
	sort.Strings(sorted)
	return w.Texts.Intern(strings.Join(sorted, ","))
}

// Refusal says why a product cannot be handed to a user, or 0. provided are the plans that come with it.
func (w *World) Refusal(u *User, k uint8, provided map[string]bool) uint8 {
	location := w.Texts.Get(u.Text[FieldUsage])
	if location == "" {
		location = TenantCountry
	}
	if slices.Contains(prohibited, location) {
		return ErrProhibited
	}
	for _, p := range w.SKUs[k].Plans {
		if p.Needs != "" && !provided[p.Needs] && !w.HasPlan(u, p.Needs) {
			return ErrDependency
		}
	}
	if !u.Uses(k) && w.SKUs[k].Used >= w.SKUs[k].Seats {
		return ErrCount
	}
	return 0
}

// inherit gives a member the licences of a group. One that fails takes the others of the same group with it.
func (w *World) inherit(g *Group, i int32) bool {
	u := &w.Users[i]
	provided := map[string]bool{}
	for _, l := range g.Licences {
		for _, p := range w.SKUs[l.SKU].Plans {
			provided[p.ID] = provided[p.ID] || !slices.Contains(l.Off, p.ID)
		}
	}
	var list []Held
	for _, h := range u.Held {
		if h.Source != g.Index {
			list = append(list, h)
		}
	}
	how, strikes := w.Faults.Strikes(AddOnAlone, g.ID.String())
	alone := false
	if strikes && how == "members" {
		_, _, alone = w.MissesPrerequisite(g.Licences)
	}
	others := User{Held: list, Text: u.Text}
	errs := make([]uint8, len(g.Licences))
	failed := false
	for n, l := range g.Licences {
		probe := &others
		if u.Uses(l.SKU) {
			probe = &User{Held: append(append([]Held(nil), list...), Held{SKU: l.SKU, Source: g.Index}), Text: u.Text} // the seat is already theirs
		}
		errs[n] = w.Refusal(probe, l.SKU, provided)
		if alone && errs[n] == 0 {
			errs[n] = ErrDependency
		}
		failed = failed || errs[n] != 0
	}
	for n, l := range g.Licences {
		e := errs[n]
		if failed && e == 0 {
			e = errOther
		}
		list = append(list, Held{SKU: l.SKU, Source: g.Index, Off: w.Disabled(l.Off), Err: e, At: w.Moment().Unix()})
	}
	return w.SetHeld(i, list)
}

// LicenseLater asks for the licences of a group to be handed out again.
func (w *World) LicenseLater(g *Group) {
	if !w.queued[jobLicence+g.ID.String()] {
		g.LicState = LicenceQueued
		w.GroupLog.Add(g.Index, GroupBits["licenseProcessingState"])
		w.once(jobLicence, g.ID.String(), w.Pace.Licence)
	}
}

func (w *World) runLicence(j job) {
	if g := w.jobGroup(j); g != nil {
		g.LicState = LicenceRunning
		w.Audit("Start applying group based license to users", "GroupManagement", g, "")
		w.Later(jobLicensed, j.ID, w.Pace.Licence)
		return
	}
	delete(w.queued, jobLicence+j.ID)
}

func (w *World) runLicensed(j job) {
	delete(w.queued, jobLicence+j.ID)
	g := w.jobGroup(j)
	if g == nil {
		return
	}
	changed := false
	for i := range w.Users {
		for _, h := range w.Users[i].Held {
			if h.Source == g.Index && (!g.Members.Contains(uint32(i)) || !g.Hands(h.SKU)) {
				changed = w.DropLicences(int32(i), func(x Held) bool {
					return x.Source == g.Index && (!g.Members.Contains(uint32(i)) || !g.Hands(x.SKU))
				}) || changed
				break
			}
		}
	}
	good, bad := 0, 0
	if len(g.Licences) > 0 {
		for it := g.Members.Iterator(); it.HasNext(); {
			i := int32(it.Next())
			changed = w.inherit(g, i) || changed
			if w.InError(i, g.Index) {
				bad++
			} else {
				good++
			}
		}
	}
	g.LicState = LicenceComplete
	w.GroupLog.Add(g.Index, GroupBits["licenseProcessingState"])
	w.Audit("Finish applying group based license to users", "GroupManagement", g,
		"[Users successfully assigned licenses: "+strconv.Itoa(good)+", Users for whom license assignment failed: "+strconv.Itoa(bad)+".];")
	if changed {
		w.LicencesMoved(g)
	}
}

// Hands says whether a group hands out a product.
func (g *Group) Hands(k uint8) bool {
	for _, l := range g.Licences {
		if l.SKU == k {
			return true
		}
	}
	return false
}

// LicencesMoved lets everything that waits for a licence or a seat try again, and rules that look at plans.
func (w *World) LicencesMoved(except *Group) {
	for _, g := range w.Groups {
		if g.Deleted {
			continue
		}
		if g.Dynamic() && strings.Contains(g.Rule, "assignedPlans") {
			w.EvaluateLater(g)
		}
		if g != except && len(g.Licences) > 0 && w.HasLicenceErrors(g) {
			w.LicenseLater(g)
		}
	}
}

// InError says whether a licence from a source does not work for a user.
func (w *World) InError(i int32, source int32) bool {
	for _, h := range w.Users[i].Held {
		if h.Source == source && !h.Works() {
			return true
		}
	}
	return false
}

// HasLicenceErrors says whether a member could not be given what the group hands out.
func (w *World) HasLicenceErrors(g *Group) bool {
	for it := g.Members.Iterator(); it.HasNext(); {
		if w.InError(int32(it.Next()), g.Index) {
			return true
		}
	}
	return false
}
