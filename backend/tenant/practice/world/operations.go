package world

import (
	"encoding/base64"
	"slices"
	"strings"
)

// Operation is an accepted request about a number that is carried out later.
type Operation struct {
	ID       string
	Release  bool
	Tel      string
	Type     string
	Target   GUID
	Category string
	Location string
	Status   string // notStarted, running, succeeded, failed
	Detail   string
	Made     int64
}

// Accept takes a request in: whether it can be done is decided later, and only the operation tells.
func (w *World) Accept(op *Operation) {
	kind := "Assignment|"
	if op.Release {
		kind = "Unassignment|"
	}
	op.ID = base64.RawURLEncoding.EncodeToString([]byte(kind + w.Fresh("operation").String()))
	op.Status, op.Made = "notStarted", w.Moment().Unix()
	w.Operations[op.ID] = op
	w.Later(jobNumber, op.ID, w.Pace.Number)
}

func (w *World) runNumber(j job) {
	op := w.Operations[j.ID]
	if op == nil {
		return
	}
	if op.Status == "notStarted" {
		op.Status = "running"
		w.Later(jobNumber, j.ID, w.Pace.Number)
		return
	}
	if op.Release {
		op.Detail = w.ReleaseNumber(op.Tel, op.Type)
	} else {
		op.Detail = w.GiveNumber(op)
	}
	op.Status = "succeeded"
	if op.Detail != "" {
		op.Status = "failed"
	}
}

// refuseNumber says why a number cannot be given to its target, or "".
func (w *World) refuseNumber(op *Operation) string {
	i, ok := w.NumberNamed(op.Tel)
	tel := "+" + strings.TrimPrefix(op.Tel, "+")
	if !ok || w.Numbers[i].Type != op.Type {
		return "Telephone Number '" + tel + "' is not found from tenant '" + w.TenantID + "'."
	}
	n := &w.Numbers[i]
	ui, known := w.ByID[op.Target]
	if !known || w.Users[ui].Gone() {
		return "User '" + op.Target.String() + "' was not found."
	}
	u := &w.Users[ui]
	if n.Target == op.Target {
		return ""
	}
	if !n.Target.Zero() || n.StatusText() != "unassigned" {
		return "Telephone Number '" + tel + "' has already been assigned to another user."
	}
	if n.OnPremises {
		return "Telephone Number '" + tel + "' is mastered in the on-premises Active Directory and cannot be assigned online."
	}
	need, capability := PlanPhone, "userAssignment"
	if u.Is(IsResource) {
		need, capability = PlanVirtual, "voiceApplicationAssignment"
	}
	// A direct routing number is the customer's own, and good for a resource account as for a user.
	if !slices.Contains(n.Caps, capability) && (n.Type != "directRouting" || !u.Is(IsResource)) {
		return "Telephone Number '" + tel + "' cannot be assigned to this kind of account."
	}
	if op.Location != "" && !w.KnowsLocation(op.Location) {
		return "Location '" + op.Location + "' was not found."
	}
	if op.Location != "" && op.Type != "directRouting" && !w.Validated(op.Location) {
		return "The address of the location '" + op.Location + "' is not validated."
	}
	if !w.HasPlan(u, need) || op.Type == "callingPlan" && !u.Is(IsResource) && !w.HasPlan(u, PlanCalling) {
		return "User '" + u.ID.String() + "' lacks appropriate licenses to assign a '" + kindOfNumber(op.Type) + "' number."
	}
	// Scripts in the field check the country for these kinds only; for Direct Routing it is assumed not to matter.
	if where := w.Texts.Get(u.Text[FieldUsage]); op.Type != "directRouting" && where != n.Country {
		return "The usage location '" + where + "' of the user does not match the country '" + n.Country + "' of the telephone number."
	}
	if op.Category == "primary" {
		for _, h := range w.HeldBy[op.Target] {
			if w.Numbers[h].Category == "primary" {
				return "The user already has a telephone number assigned; unassign '" + w.Numbers[h].Tel + "' first."
			}
		}
	}
	return ""
}

func kindOfNumber(t string) string { return strings.ToUpper(t[:1]) + t[1:] }

// GiveNumber carries an assignment out, or says why not. The number becomes active a stage later.
func (w *World) GiveNumber(op *Operation) string {
	if why := w.refuseNumber(op); why != "" {
		return why
	}
	i, _ := w.NumberNamed(op.Tel)
	n := &w.Numbers[i]
	ui := w.ByID[op.Target]
	if n.Target != op.Target {
		status := "userAssigned"
		if w.Users[ui].Is(IsResource) {
			status = "voiceApplicationAssigned"
		}
		w.Hold(i, op.Target, status, op.Category)
		n.Activation = "assignmentPending"
		w.Later(jobActivate, n.Tel, w.Pace.Number)
	}
	if op.Location != "" {
		n.Location = op.Location
	}
	u := &w.Users[ui]
	u.Mark(HasVoice, !u.Is(IsResource))
	u.Modified = w.Moment().Unix()
	return ""
}

func (w *World) runActivate(j job) {
	if i, ok := w.NumberAt[j.ID]; ok && w.Numbers[i].Activation == "assignmentPending" {
		w.Numbers[i].Activation = ""
	}
}

// ReleaseNumber takes a number from whoever holds it, or says why not.
func (w *World) ReleaseNumber(tel, kind string) string {
	i, ok := w.NumberNamed(tel)
	switch {
	case !ok || kind != "" && w.Numbers[i].Type != kind:
		return "Telephone Number '+" + strings.TrimPrefix(tel, "+") + "' is not found from tenant '" + w.TenantID + "'."
	case w.Numbers[i].Target.Zero():
		return "Telephone Number '" + w.Numbers[i].Tel + "' is not assigned."
	case w.Numbers[i].OnPremises:
		return "Telephone Number '" + w.Numbers[i].Tel + "' is mastered in the on-premises Active Directory and cannot be changed online."
	}
	w.release(i)
	return ""
}
