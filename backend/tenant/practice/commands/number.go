package commands

import (
	"slices"
	"sort"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// spoken writes an enumeration value the way the module does, with a capital letter.
func spoken(s string) any {
	if s == "" {
		return nil
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (t *Module) assignmentObject(n *world.Number) tenant.Object {
	caps := []any{}
	for _, c := range n.Caps {
		caps = append(caps, spoken(c))
	}
	o := tenant.Object{"TelephoneNumber": n.Tel, "NumberType": spoken(n.Type), "ActivationState": spoken(n.ActivationText()),
		"PstnAssignmentStatus": spoken(n.StatusText()), "AssignedPstnTargetId": nil, "AssignmentCategory": spoken(n.Category), "Capability": caps,
		"City": n.City, "IsoCountryCode": n.Country, "LocationId": world.OrNull(n.Location), "CivicAddressId": world.OrNull(t.CivicOf(n.Location)),
		"NetworkSiteId": world.OrNull(n.Site), "NumberSource": spoken(n.SourceText()), "ReverseNumberLookup": world.Texted(n.Lookup),
		"Tag": world.Texted(n.Tags), "AssignmentBlockedState": "NotBlocked", "LocationUpdateSupported": true}
	if !n.Target.Zero() {
		o["AssignedPstnTargetId"] = n.Target.String()
	}
	return o
}

func (t *Module) getAssignments(p params) ([]tenant.Object, error) {
	top, skip := 500, 0
	if n, ok := p.number("top"); ok {
		top = n
	}
	if n, ok := p.number("skip"); ok {
		skip = n
	}
	if top < 1 || top > 1000 {
		return nil, Fail(KindBad, "Cannot validate argument on parameter 'Top': it must be between 1 and 1000.")
	}
	target := p.text("assignedpstntargetid")
	if target != "" {
		if i, ok := t.UserAt(target); ok {
			target = t.Users[i].ID.String()
		}
	}
	want := strings.TrimPrefix(p.text("telephonenumber"), "+")
	equal := func(name, have string) bool { return !p.has(name) || strings.EqualFold(p.text(name), have) }
	out := []tenant.Object{}
	for i := range t.Numbers {
		n := &t.Numbers[i]
		keep := (want == "" || "+"+want == n.Tel) && (target == "" || !n.Target.Zero() && n.Target.String() == target) &&
			equal("numbertype", n.Type) && equal("pstnassignmentstatus", n.StatusText()) && equal("isocountrycode", n.Country) &&
			equal("city", n.City) && equal("locationid", n.Location) && equal("activationstate", n.ActivationText()) &&
			equal("numbersource", n.SourceText()) && equal("assignmentcategory", n.Category)
		for _, c := range strings.FieldsFunc(strings.Join(p.texts("capabilitiescontain"), ","), func(r rune) bool { return r == ',' || r == ' ' }) {
			keep = keep && slices.Contains(n.Caps, strings.ToLower(c[:1])+c[1:])
		}
		if !keep {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(out) == top {
			break
		}
		out = append(out, t.assignmentObject(n))
	}
	return out, nil
}

// numberType gives the name that Graph has for a kind of number.
func numberType(s string) string {
	for _, k := range []string{"directRouting", "callingPlan", "operatorConnect"} {
		if strings.EqualFold(k, s) {
			return k
		}
	}
	return ""
}

func (t *Module) setAssignment(p params) ([]tenant.Object, error) {
	if p.has("enterprisevoiceenabled") {
		if p.has("telephonenumber") || p.has("numbertype") {
			return nil, ambiguous()
		}
		i, err := t.userNamed(p.text("identity"))
		if err != nil {
			return nil, err
		}
		on := p.truth("enterprisevoiceenabled")
		if on && !t.HasPlan(&t.Users[i], world.PlanPhone) {
			return nil, Fail(KindRefused, "User '"+p.text("identity")+"' lacks appropriate licenses to be enabled for enterprise voice.")
		}
		t.Users[i].Mark(world.HasVoice, on)
		t.Users[i].Modified, t.Dirty = t.Moment().Unix(), true
		return nil, nil
	}
	if !p.has("identity") {
		return nil, t.updateAssignment(p)
	}
	kind := numberType(p.text("numbertype"))
	if !p.has("telephonenumber") || kind == "" {
		return nil, ambiguous()
	}
	i, err := t.userNamed(p.text("identity"))
	if err != nil {
		return nil, err
	}
	category := strings.ToLower(p.text("assignmentcategory"))
	if category == "" {
		category = "primary"
	}
	if !slices.Contains([]string{"primary", "private", "alternate"}, category) {
		return nil, Fail(KindBad, "Cannot validate argument on parameter 'AssignmentCategory'.")
	}
	op := &world.Operation{Tel: strings.TrimPrefix(p.text("telephonenumber"), "tel:"), Type: kind, Target: t.Users[i].ID, Category: category, Location: p.text("locationid")}
	if why := t.GiveNumber(op); why != "" {
		return nil, Fail(KindRefused, why)
	}
	return nil, nil
}

// updateAssignment changes the place of a number, or how it is looked up.
func (t *Module) updateAssignment(p params) error {
	if !p.has("telephonenumber") || !p.has("locationid") && !p.has("networksiteid") && !p.has("reversenumberlookup") {
		return ambiguous()
	}
	i, ok := t.NumberNamed(p.text("telephonenumber"))
	if !ok {
		return Fail(KindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.TenantID+"'.")
	}
	if p.has("locationid") {
		where := p.text("locationid")
		if where == "null" {
			where = ""
		}
		if where != "" && !t.KnowsLocation(where) {
			return Fail(KindMissing, "Location '"+where+"' was not found.")
		}
		t.Numbers[i].Location = where
	}
	if p.has("networksiteid") {
		t.Numbers[i].Site = p.text("networksiteid")
	}
	if p.has("reversenumberlookup") {
		t.Numbers[i].Lookup = nil
		for _, o := range p.texts("reversenumberlookup") {
			t.Numbers[i].Lookup = append(t.Numbers[i].Lookup, strings.ToLower(o[:min(1, len(o))])+o[min(1, len(o)):])
		}
	}
	t.Dirty = true
	return nil
}

func (t *Module) removeAssignment(p params) ([]tenant.Object, error) {
	i, err := t.userNamed(p.text("identity"))
	if err != nil {
		return nil, err
	}
	held := append([]int32(nil), t.HeldBy[t.Users[i].ID]...)
	sort.Slice(held, func(a, b int) bool { return held[a] < held[b] })
	if p.truth("removeall") {
		for _, n := range held {
			if why := t.ReleaseNumber(t.Numbers[n].Tel, ""); why != "" {
				return nil, Fail(KindRefused, why)
			}
		}
		t.Users[i].Mark(world.HasVoice, false)
		return nil, nil
	}
	kind := numberType(p.text("numbertype"))
	n, ok := t.NumberNamed(p.text("telephonenumber"))
	if !ok || kind == "" {
		return nil, Fail(KindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.TenantID+"'.")
	}
	if t.Numbers[n].Target != t.Users[i].ID {
		return nil, Fail(KindRefused, "Telephone Number '"+t.Numbers[n].Tel+"' is not assigned to the user.")
	}
	if why := t.ReleaseNumber(t.Numbers[n].Tel, kind); why != "" {
		return nil, Fail(KindRefused, why)
	}
	t.Users[i].Mark(world.HasVoice, false)
	return nil, nil
}
