package practice

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
)

// spoken writes an enumeration value the way the module does, with a capital letter.
func spoken(s string) any {
	if s == "" {
		return nil
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (t *Tenant) assignmentObject(n *number) tenant.Object {
	caps := []any{}
	for _, c := range n.Caps {
		caps = append(caps, spoken(c))
	}
	o := tenant.Object{"TelephoneNumber": n.Tel, "NumberType": spoken(n.Type), "ActivationState": spoken(n.activation()),
		"PstnAssignmentStatus": spoken(n.status()), "AssignedPstnTargetId": nil, "AssignmentCategory": spoken(n.Category), "Capability": caps,
		"City": n.City, "IsoCountryCode": n.Country, "LocationId": t.numberValue(n, "locationId"), "CivicAddressId": t.numberValue(n, "civicAddressId"),
		"NetworkSiteId": t.numberValue(n, "networkSiteId"), "NumberSource": spoken(n.source()), "ReverseNumberLookup": texted(n.Lookup),
		"Tag": texted(n.Tags), "AssignmentBlockedState": "NotBlocked", "LocationUpdateSupported": true}
	if !n.Target.zero() {
		o["AssignedPstnTargetId"] = n.Target.String()
	}
	return o
}

func (t *Tenant) getAssignments(p params) ([]tenant.Object, error) {
	top, skip := 500, 0
	if n, ok := p.number("top"); ok {
		top = n
	}
	if n, ok := p.number("skip"); ok {
		skip = n
	}
	if top < 1 || top > 1000 {
		return nil, commandError(kindBad, "Cannot validate argument on parameter 'Top': it must be between 1 and 1000.")
	}
	target := p.text("assignedpstntargetid")
	if target != "" {
		if i, ok := t.userAt(target); ok {
			target = t.users[i].id.String()
		}
	}
	want := strings.TrimPrefix(p.text("telephonenumber"), "+")
	equal := func(name, have string) bool { return !p.has(name) || strings.EqualFold(p.text(name), have) }
	out := []tenant.Object{}
	for i := range t.numbers {
		n := &t.numbers[i]
		keep := (want == "" || "+"+want == n.Tel) && (target == "" || !n.Target.zero() && n.Target.String() == target) &&
			equal("numbertype", n.Type) && equal("pstnassignmentstatus", n.status()) && equal("isocountrycode", n.Country) &&
			equal("city", n.City) && equal("locationid", n.Location) && equal("activationstate", n.activation()) &&
			equal("numbersource", n.source()) && equal("assignmentcategory", n.Category)
		for _, c := range strings.FieldsFunc(strings.Join(p.texts("capabilitiescontain"), ","), func(r rune) bool { return r == ',' || r == ' ' }) {
			keep = keep && contains(n.Caps, strings.ToLower(c[:1])+c[1:])
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

func (t *Tenant) setAssignment(p params) ([]tenant.Object, error) {
	if p.has("enterprisevoiceenabled") {
		if p.has("telephonenumber") || p.has("numbertype") {
			return nil, ambiguous()
		}
		i, err := t.userNamed(p.text("identity"))
		if err != nil {
			return nil, err
		}
		on := p.truth("enterprisevoiceenabled")
		if on && !t.hasPlan(&t.users[i], planPhone) {
			return nil, commandError(kindRefused, "User '"+p.text("identity")+"' lacks appropriate licenses to be enabled for enterprise voice.")
		}
		t.users[i].mark(hasVoice, on)
		t.users[i].modified, t.dirty = t.moment().Unix(), true
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
	if !contains([]string{"primary", "private", "alternate"}, category) {
		return nil, commandError(kindBad, "Cannot validate argument on parameter 'AssignmentCategory'.")
	}
	op := &operation{Tel: strings.TrimPrefix(p.text("telephonenumber"), "tel:"), Type: kind, Target: t.users[i].id, Category: category, Location: p.text("locationid")}
	if why := t.giveNumber(op); why != "" {
		return nil, commandError(kindRefused, why)
	}
	return nil, nil
}

// updateAssignment changes the place of a number, or how it is looked up.
func (t *Tenant) updateAssignment(p params) error {
	if !p.has("telephonenumber") || !p.has("locationid") && !p.has("networksiteid") && !p.has("reversenumberlookup") {
		return ambiguous()
	}
	i, ok := t.numberNamed(p.text("telephonenumber"))
	if !ok {
		return commandError(kindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.tenantID+"'.")
	}
	if p.has("locationid") {
		where := p.text("locationid")
		if where == "null" {
			where = ""
		}
		if where != "" && !t.knowsLocation(where) {
			return commandError(kindMissing, "Location '"+where+"' was not found.")
		}
		t.numbers[i].Location = where
	}
	if p.has("networksiteid") {
		t.numbers[i].Site = p.text("networksiteid")
	}
	if p.has("reversenumberlookup") {
		t.numbers[i].Lookup = nil
		for _, o := range p.texts("reversenumberlookup") {
			t.numbers[i].Lookup = append(t.numbers[i].Lookup, strings.ToLower(o[:min(1, len(o))])+o[min(1, len(o)):])
		}
	}
	t.dirty = true
	return nil
}

func (t *Tenant) removeAssignment(p params) ([]tenant.Object, error) {
	i, err := t.userNamed(p.text("identity"))
	if err != nil {
		return nil, err
	}
	held := append([]int32(nil), t.heldBy[t.users[i].id]...)
	sort.Slice(held, func(a, b int) bool { return held[a] < held[b] })
	if p.truth("removeall") {
		for _, n := range held {
			if why := t.releaseNumber(t.numbers[n].Tel, ""); why != "" {
				return nil, commandError(kindRefused, why)
			}
		}
		t.users[i].mark(hasVoice, false)
		return nil, nil
	}
	kind := numberType(p.text("numbertype"))
	n, ok := t.numberNamed(p.text("telephonenumber"))
	if !ok || kind == "" {
		return nil, commandError(kindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.tenantID+"'.")
	}
	if t.numbers[n].Target != t.users[i].id {
		return nil, commandError(kindRefused, "Telephone Number '"+t.numbers[n].Tel+"' is not assigned to the user.")
	}
	if why := t.releaseNumber(t.numbers[n].Tel, kind); why != "" {
		return nil, commandError(kindRefused, why)
	}
	t.users[i].mark(hasVoice, false)
	return nil, nil
}
