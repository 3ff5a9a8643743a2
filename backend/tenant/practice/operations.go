package practice

import (
	"encoding/base64"
	"net/http"
	"strings"
)

// operation is an accepted request about a number that is carried out later.
type operation struct {
	ID       string
	Release  bool
	Tel      string
	Type     string
	Target   guid
	Category string
	Location string
	Status   string // notStarted, running, succeeded, failed
	Detail   string
	Made     int64
}

func (t *Tenant) assignNumber(rq *request) *reply {
	var in struct {
		Tel      string  `json:"telephoneNumber"`
		Target   string  `json:"assignmentTargetId"`
		Type     string  `json:"numberType"`
		Category *string `json:"assignmentCategory"`
		Location *string `json:"locationId"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	op := &operation{Tel: in.Tel, Type: in.Type, Category: "primary"}
	if in.Category != nil {
		op.Category = *in.Category
	}
	if in.Location != nil {
		op.Location = *in.Location
	}
	target, ok := parseGUID(in.Target)
	switch {
	case digits(in.Tel) == "":
		return fail(http.StatusBadRequest, "BadRequest", "telephoneNumber is missing or is not a telephone number.")
	case !ok:
		return fail(http.StatusBadRequest, "BadRequest", "assignmentTargetId must be an object id.")
	case !contains([]string{"directRouting", "callingPlan", "operatorConnect"}, in.Type):
		return fail(http.StatusBadRequest, "BadRequest", "numberType is missing or not supported.")
	case !contains([]string{"primary", "private", "alternate"}, op.Category):
		return fail(http.StatusBadRequest, "BadRequest", "assignmentCategory is not supported.")
	}
	op.Target = target
	return t.accept(rq, op)
}

func (t *Tenant) unassignNumber(rq *request) *reply {
	var in struct {
		Tel  string `json:"telephoneNumber"`
		Type string `json:"numberType"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if digits(in.Tel) == "" || in.Type == "" {
		return fail(http.StatusBadRequest, "BadRequest", "telephoneNumber and numberType are needed.")
	}
	return t.accept(rq, &operation{Release: true, Tel: in.Tel, Type: in.Type})
}

// digits gives the digits of a number written as +441..., 441... or with an extension; "" when it is no number.
func digits(tel string) string {
	tel, _, _ = strings.Cut(tel, ";ext=")
	tel = strings.TrimPrefix(tel, "+")
	if len(tel) < 5 || len(tel) > 15 || strings.Trim(tel, "0123456789") != "" {
		return ""
	}
	return tel
}

// accept takes a request in: whether it can be done is decided later, and only the operation tells.
func (t *Tenant) accept(rq *request, op *operation) *reply {
	kind := "Assignment|"
	if op.Release {
		kind = "Unassignment|"
	}
	op.ID = base64.RawURLEncoding.EncodeToString([]byte(kind + t.fresh("operation").String()))
	op.Status, op.Made = "notStarted", t.moment().Unix()
	t.operations[op.ID] = op
	t.later(jobNumber, op.ID, t.pace.Number)
	return (&reply{status: http.StatusAccepted}).
		with("Location", rq.base+"/admin/teams/telephoneNumberManagement/operations('"+op.ID+"')")
}

func (t *Tenant) runNumber(j job) {
	op := t.operations[j.ID]
	if op == nil {
		return
	}
	if op.Status == "notStarted" {
		op.Status = "running"
		t.later(jobNumber, j.ID, t.pace.Number)
		return
	}
	if op.Release {
		op.Detail = t.releaseNumber(op.Tel, op.Type)
	} else {
		op.Detail = t.giveNumber(op)
	}
	op.Status = "succeeded"
	if op.Detail != "" {
		op.Status = "failed"
	}
}

// refuseNumber says why a number cannot be given to its target, or "".
func (t *Tenant) refuseNumber(op *operation) string {
	i, ok := t.numberNamed(op.Tel)
	tel := "+" + strings.TrimPrefix(op.Tel, "+")
	if !ok || t.numbers[i].Type != op.Type {
		return "Telephone Number '" + tel + "' is not found from tenant '" + t.tenantID + "'."
	}
	n := &t.numbers[i]
	ui, known := t.byID[op.Target]
	if !known || t.users[ui].gone() {
		return "User '" + op.Target.String() + "' was not found."
	}
	u := &t.users[ui]
	if n.Target == op.Target {
		return ""
	}
	if !n.Target.zero() || n.status() != "unassigned" {
		return "Telephone Number '" + tel + "' has already been assigned to another user."
	}
	if n.OnPremises {
		return "Telephone Number '" + tel + "' is mastered in the on-premises Active Directory and cannot be assigned online."
	}
	need, capability := planPhone, "userAssignment"
	if u.is(isResource) {
		need, capability = planVirtual, "voiceApplicationAssignment"
	}
	if !contains(n.Caps, capability) {
		return "Telephone Number '" + tel + "' cannot be assigned to this kind of account."
	}
	if !t.hasPlan(u, need) || op.Type == "callingPlan" && !u.is(isResource) && !t.hasPlan(u, planCalling) {
		return "User '" + u.id.String() + "' lacks appropriate licenses to assign a '" + kindOfNumber(op.Type) + "' number."
	}
	// Scripts in the field check the country for these kinds only; for Direct Routing it is assumed not to matter.
	if where := t.texts.get(u.text[fUsage]); op.Type != "directRouting" && where != n.Country {
		return "The usage location '" + where + "' of the user does not match the country '" + n.Country + "' of the telephone number."
	}
	if op.Location != "" && !t.knowsLocation(op.Location) {
		return "Location '" + op.Location + "' was not found."
	}
	if op.Category == "primary" {
		for _, h := range t.heldBy[op.Target] {
			if t.numbers[h].Category == "primary" {
				return "The user already has a telephone number assigned; unassign '" + t.numbers[h].Tel + "' first."
			}
		}
	}
	return ""
}

func kindOfNumber(t string) string { return strings.ToUpper(t[:1]) + t[1:] }

func (t *Tenant) knowsLocation(id string) bool {
	for _, l := range t.locations {
		if strings.EqualFold(l.ID, id) {
			return true
		}
	}
	return false
}

// giveNumber carries an assignment out, or says why not. The number becomes active a stage later.
func (t *Tenant) giveNumber(op *operation) string {
	if why := t.refuseNumber(op); why != "" {
		return why
	}
	i, _ := t.numberNamed(op.Tel)
	n := &t.numbers[i]
	ui := t.byID[op.Target]
	if n.Target != op.Target {
		status := "userAssigned"
		if t.users[ui].is(isResource) {
			status = "voiceApplicationAssigned"
		}
		t.hold(i, op.Target, status, op.Category)
		n.Activation = "assignmentPending"
		t.later(jobActivate, n.Tel, t.pace.Number)
	}
	if op.Location != "" {
		n.Location = op.Location
	}
	u := &t.users[ui]
	u.mark(hasVoice, !u.is(isResource))
	u.modified = t.moment().Unix()
	return ""
}

func (t *Tenant) runActivate(j job) {
	if i, ok := t.numberAt[j.ID]; ok && t.numbers[i].Activation == "assignmentPending" {
		t.numbers[i].Activation = ""
	}
}

// releaseNumber takes a number from whoever holds it, or says why not.
func (t *Tenant) releaseNumber(tel, kind string) string {
	i, ok := t.numberNamed(tel)
	switch {
	case !ok || kind != "" && t.numbers[i].Type != kind:
		return "Telephone Number '+" + strings.TrimPrefix(tel, "+") + "' is not found from tenant '" + t.tenantID + "'."
	case t.numbers[i].Target.zero():
		return "Telephone Number '" + t.numbers[i].Tel + "' is not assigned."
	case t.numbers[i].OnPremises:
		return "Telephone Number '" + t.numbers[i].Tel + "' is mastered in the on-premises Active Directory and cannot be changed online."
	}
	t.release(i)
	return ""
}

func (t *Tenant) getOperation(rq *request) *reply {
	op := t.operations[rq.p[0]]
	if op == nil {
		return fail(http.StatusNotFound, "NotFound", "The operation was not found.")
	}
	one := obj{"status": op.Status, "statusDetail": nil, "resourceLocation": nil}
	if op.Detail != "" {
		one["statusDetail"] = op.Detail
	}
	if i, ok := t.numberNamed(op.Tel); ok {
		one["resourceLocation"] = rq.base + "/admin/teams/telephoneNumberManagement/numberAssignments/" + numberID(&t.numbers[i])
	}
	o := obj{"@odata.context": rq.base + "/$metadata#admin/teams/telephoneNumberManagement/operations/$entity", "id": op.ID,
		"createdDateTime": stamp(op.Made), "status": op.Status, "numbers": []any{one}}
	return answer(http.StatusOK, slimKeep(o, selected(rq)))
}

func slimKeep(o obj, names []string) obj {
	if names == nil {
		return o
	}
	out := slim(o, names)
	out["@odata.context"] = o["@odata.context"]
	return out
}

// updateNumber changes a number at once. "" clears a value, absent keeps it.
func (t *Tenant) updateNumber(rq *request) *reply {
	var in struct {
		Tel      string    `json:"telephoneNumber"`
		Location *string   `json:"locationId"`
		Site     *string   `json:"networkSiteId"`
		Lookup   *[]string `json:"reverseNumberLookupOptions"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	i, ok := t.numberNamed(in.Tel)
	if !ok {
		return fail(http.StatusNotFound, "NotFound", "The telephone number was not found.")
	}
	if in.Location != nil && *in.Location != "" && !t.knowsLocation(*in.Location) {
		return fail(http.StatusBadRequest, "BadRequest", "The location was not found.")
	}
	if in.Lookup != nil {
		for _, o := range *in.Lookup {
			if o != "skipInternalVoip" {
				return fail(http.StatusBadRequest, "BadRequest", "The lookup option is not supported.")
			}
		}
		t.numbers[i].Lookup = *in.Lookup
	}
	if in.Location != nil {
		t.numbers[i].Location = *in.Location
	}
	if in.Site != nil {
		t.numbers[i].Site = *in.Site
	}
	t.dirty = true
	return &reply{status: http.StatusOK}
}
