package proof

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

const (
	fewMembers   = 100  // up to how many members of a group are asked one by one for their licences
	mostExamined = 1000 // of how many people without their licence we ask for the reason
)

// checkLicences says that a licence arrived when the tenant has processed the group and every member holds it. A group that was
// processed, and whose members have errors instead of licences, has failed.
func (l *Look) checkLicences(ctx context.Context, c Case) Finding {
	want := c.Expect.Licences
	g, ok, err := l.group(ctx, want.Group.Key)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return Finding{Waiting, text.Of("proof.group.unlisted")}
	}
	carries := func(sku ident.SKU) bool {
		return slices.ContainsFunc(g.Licences, func(have tenant.GroupLicence) bool { return have.SKU == sku })
	}
	otherParts := func(have tenant.GroupLicence) bool {
		off, said := want.Off[have.SKU]
		return said && !sameParts(off, have.DisabledPlans)
	}
	switch {
	case slices.ContainsFunc(want.Add, func(sku ident.SKU) bool { return !carries(sku) }) || slices.ContainsFunc(g.Licences, otherParts):
		return Finding{Waiting, text.Of("proof.licence.group-without")}
	case slices.ContainsFunc(want.Remove, carries):
		return Finding{Waiting, text.Of("proof.licence.group-has")}
	case g.LicenceState != "" && g.LicenceState != "ProcessingComplete":
		return Finding{Waiting, text.Of("proof.licence.processed", g.LicenceState)}
	case len(want.Add) == 0:
		return Finding{Verdict: There}
	}
	return l.checkHolders(ctx, c, g.ID, want.Add)
}

// sameParts says whether two lists name the same service plans, in whichever order.
func sameParts(a, b []ident.ServicePlan) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(plan ident.ServicePlan) bool { return !slices.Contains(b, plan) })
}

func (l *Look) checkHolders(ctx context.Context, c Case, group ident.ObjectID, skus []ident.SKU) Finding {
	members, err := l.members(ctx, group)
	if err != nil {
		return cannot(err)
	}
	if c.Effect != plan.Lose {
		if absent := missing(c.Users, members); len(absent) > 0 {
			return Finding{Waiting, text.Of("proof.group.absent", len(absent), len(c.Users))}
		}
	}
	without, errors, err := l.withoutLicence(ctx, group, members, skus)
	if err != nil {
		return cannot(err)
	}
	says := text.Of("proof.licence.without", without, len(members))
	if errors["DependencyViolation"] > 0 {
		return Finding{Failed, text.Of("proof.licence.depends", says, counted(errors))}
	}
	if len(errors) > 0 {
		return Finding{Failed, text.Of("proof.licence.errors", says, counted(errors))}
	}
	return found(without == 0, says)
}

// withoutLicence counts the members who lack one of the licences, and the errors that the tenant gives as the reason.
func (l *Look) withoutLicence(ctx context.Context, group ident.ObjectID, members []ident.ObjectID, skus []ident.SKU) (int, map[string]int, error) {
	suspects := members
	if len(members) > fewMembers { // everybody's licences come in a few pages; then only those who lack one are asked
		suspects = nil
		for _, id := range members {
			has, err := l.holds(ctx, id)
			if err != nil {
				return 0, nil, err
			}
			if slices.ContainsFunc(skus, func(sku ident.SKU) bool { return !has[sku] }) {
				suspects = append(suspects, id)
			}
		}
	}
	examined := suspects[:min(len(suspects), mostExamined)]
	if len(examined) == 0 {
		return 0, nil, nil
	}
	states, err := l.t.Graph.LicenceStates(ctx, examined)
	if err != nil {
		return 0, nil, err
	}
	without, errors := len(suspects)-len(examined), map[string]int{}
	for _, id := range examined {
		lacks := false
		for _, sku := range skus {
			ok, why := holding(states[id], sku, group)
			if !ok {
				lacks = true
			}
			if why != "" {
				errors[why]++
			}
		}
		if lacks {
			without++
		}
	}
	return without, errors, nil
}

// holding says whether a person has a licence without an error, and the error of this group's licence if there is one.
func holding(states []tenant.LicenceState, sku ident.SKU, group ident.ObjectID) (bool, string) {
	ok, why := false, ""
	for _, s := range states {
		if s.SKU != sku {
			continue
		}
		fault := s.Error != "" && s.Error != "None"
		if s.State == "Active" && !fault {
			ok = true
		} else if s.GroupID == group && fault {
			why = s.Error
		}
	}
	if ok {
		return true, ""
	}
	return false, why
}

func counted(errors map[string]int) string {
	var parts []string
	for name, count := range errors {
		parts = append(parts, fmt.Sprintf("%d %s", count, name))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// placedElsewhere says whether the tenant shows a number at another emergency location than was asked for. One that it shows at none may be of
// a kind of which it shows no place.
func (l *Look) placedElsewhere(ctx context.Context, want tenant.NumberAssignment, n tenant.Number) (Finding, bool) {
	place := want.LocationID
	if want.Location != "" {
		id, err := l.resolver.ID(ctx, tenant.Ref{Kind: tenant.ThingRef(tenant.LocationThing), Key: want.Location})
		if err != nil {
			return cannot(err), true
		}
		place = string(id)
	}
	if place == "" || n.LocationID == "" || ident.Fold(place) == ident.Fold(n.LocationID) {
		return Finding{}, false
	}
	return Finding{Waiting, text.Of("proof.number.place")}, true
}

// checkNumber says that a number arrived when it is with its holder and active. The tenant's word on the operation can only tell
// that it failed: a success counts when the number shows it.
func (l *Look) checkNumber(ctx context.Context, c Case) Finding {
	want := *c.Expect.Number
	n, _, err := l.number(ctx, want.Telephone) // one that is not listed is with nobody
	if err == nil && want.Account != "" && want.Target == "" {
		want.Target, err = l.resolver.ID(ctx, tenant.Ref{Kind: tenant.RefAccount, Key: want.Account})
	}
	switch {
	case err != nil:
		return cannot(err)
	case want.Target == "" && n.Target == "":
		return Finding{Verdict: There}
	case n.Target == want.Target:
		if n.Activation == "assignmentFailed" {
			return Finding{Failed, text.Of("proof.number.not-activated")}
		}
		if f, elsewhere := l.placedElsewhere(ctx, want, n); elsewhere {
			return f
		}
		return found(n.Activation == "" || n.Activation == "activated", text.Of("proof.number.activating"))
	case want.Target != "" && n.Target != "":
		return Finding{Failed, text.Of("proof.number.elsewhere")}
	}
	switch o, told := l.operation(ctx, c.Operation); {
	case told && o.Status == tenant.OperationFailed:
		return Finding{Failed, text.Literal(o.Detail)}
	case told && o.Status == tenant.OperationRunning:
		return Finding{Underway, text.Of("proof.number.underway")}
	}
	if want.Target == "" {
		return Finding{Waiting, text.Of("proof.number.still")}
	}
	return Finding{Waiting, text.Of("proof.number.not-there")}
}
