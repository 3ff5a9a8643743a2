package explanation

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

func (e *explainer) number(x persona.Experience) Setting {
	row := Setting{Setting: Number, Should: x.Number.Text(), Tenant: Unknown}
	switch numbers := e.Directory.TeamsNumbers(e.i); {
	case !e.Directory.InTeams(e.i):
	case len(numbers) > 0:
		row.Has, row.Tenant = phone.International(numbers[0]), There
	case x.Number.Kind == persona.NextFree:
		row.Tenant = Missing
	case x.Number.Kind == persona.VoiceOnly:
		if on, read := e.Directory.Voice(e.i); read {
			row.Tenant = Missing
			if on {
				row.Tenant, row.Has = There, x.Number.Text()
			}
		}
	default:
		row.Tenant = There
	}
	return row
}

func (e *explainer) licence(l persona.Given) Setting {
	name := catalog.LicenceName(ident.Licence(l.What))
	row := Setting{Setting: Licence, Label: name, Should: name, Tenant: Unknown}
	if has := e.Directory.Value(e.i, "assignedLicenses"); !has.IsUnknown() {
		row.Tenant = Missing
		if slices.ContainsFunc(has.Texts(), func(sku string) bool { return ident.Licence(sku) == ident.Licence(l.What) }) {
			row.Tenant, row.Has = There, name
		}
	}
	return row
}

// policy is the row of a policy type; what is at the tenant default on both sides is only counted.
func (e *explainer) policy(v persona.PolicyValue) (row Setting, shown bool) {
	row = Setting{Setting: v.Type, Label: catalog.PolicyTypeName(v.Type), Should: string(v.Name), Tenant: Unknown}
	has, direct := ident.PolicyName(""), false
	if e.Directory.InTeams(e.i) {
		has, row.Tenant = persona.Global, There
		if a, given := e.Directory.Assignments(v.Type).Of(e.i); given {
			has, direct = a.Name, a.Direct
		}
		if has.Key() != v.Name.Key() {
			row.Tenant = Differs
		}
		row.Has = string(has)
	}
	if v.Name == persona.Global && (has == "" || has == persona.Global) {
		e.made.Hidden++
		return row, false
	}
	if row.Tenant == Differs && direct {
		e.made.Problems = append(e.made.Problems, *problem.Warn("POLICY_DIRECT.user", row.Label, row.Has).
			Detailed(row.Should).Hinted().At(problem.Where{Step: "personas", Kind: "user", ID: e.id, Field: v.Type}))
	}
	return row, true
}

func (e *explainer) queue(q persona.Given) Setting {
	row := Setting{Setting: Queue, Label: q.What, Should: q.What, Tenant: Unknown}
	if e.Reading.Unread["queues"] != "" || e.Reading.Queues == nil {
		return row
	}
	row.Tenant = Missing
	if e.answers(q.What)[e.i] {
		row.Tenant, row.Has = There, q.What
	}
	return row
}

func (e *explainer) team(t persona.Given) Setting {
	row := Setting{Setting: Team, Label: t.What, Should: t.What, Tenant: Unknown}
	if e.Reading.Unread["teams"] != "" || e.Reading.Teams == nil {
		return row
	}
	row.Tenant = Missing
	if e.belongs(t.What)[e.i] {
		row.Tenant, row.Has = There, t.What
	}
	return row
}
