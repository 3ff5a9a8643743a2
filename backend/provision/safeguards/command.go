package safeguards

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// Command refuses what would touch the tenant default or somebody who is not named: a Grant- or Set- without identity or group, with
// -Global, or with the identity Global where nobody edits the default on purpose. It is asked of the whole plan, and again of each command as it is sent.
func Command(c tenant.Command) error {
	if p := tooWide(c); p != nil {
		return p
	}
	return nil
}

func tooWide(c tenant.Command) *problem.Problem {
	refuse := func(why text.Text) *problem.Problem {
		return problem.New("SAFEGUARD_COMMAND").Detailed(c.Name, why).
			Hinted().At(planStep)
	}
	for _, one := range c.Before { // nothing of the tenant is changed on the way to the command
		inMemory := strings.HasPrefix(one.Command.Name, "New-CsAutoAttendant") && one.Command.Name != "New-CsAutoAttendant"
		if !inMemory && !strings.HasPrefix(one.Command.Name, "Get-") {
			return refuse(text.Of("command.verb"))
		}
	}
	named := false
	for _, p := range c.Params {
		switch ident.Fold(p.Name) {
		case "global":
			return refuse(text.Of("command.global"))
		case "civicaddressid", "locationid":
			// These name one address or place where the command is about places, and where a number is in any other.
			if isEmpty(p.Value) {
				return refuse(text.Of("command.empty", p.Name))
			}
			named = named || strings.Contains(string(ident.Fold(c.Name)), "-csonlinelis")
		case "identity", "group", "groupid":
			if isEmpty(p.Value) {
				return refuse(text.Of("command.empty", p.Name))
			}
			if name := ident.Policy(strings.TrimSpace(p.Value.Text)); p.Value.Kind == tenant.KindText && name.Key() == ident.GlobalKey && !editsDefault(c) {
				return refuse(text.Of("command.default"))
			}
			named = true
		case "id": // of a schedule
			if isEmpty(p.Value) {
				return refuse(text.Of("command.empty", p.Name))
			}
			named = true
		case "instance": // which was fetched under its identity, and is written back
			named = named || fetched(c, p.Value)
		case "identities": // of resource accounts: each must be one
			if p.Value.Kind != tenant.KindList || isEmpty(p.Value) {
				return refuse(text.Of("command.empty", p.Name))
			}
			named = true
		}
	}
	if spec, known := catalog.CommandSpecByName(c.Name); known && spec.TenantWide(c.ParamNames()) {
		return refuse(text.Of("command.whole"))
	}
	verb, _, _ := strings.Cut(string(ident.Fold(c.Name)), "-")
	switch verb {
	case "grant", "set", "remove":
		if !named && !oneUsage(c) {
			return refuse(text.Of("command.nobody"))
		}
	case "new":
	default:
		return refuse(text.Of("command.verb"))
	}
	return nil
}

// fetched says whether a value is a thing that a getter gave under its identity.
func fetched(c tenant.Command, v tenant.Value) bool {
	for _, one := range c.Before {
		if v.Kind != tenant.KindUse || v.Use == nil || v.Use.Made != one.Name || v.Use.Property != "" || !strings.HasPrefix(one.Command.Name, "Get-") {
			continue
		}
		for _, p := range one.Command.Params {
			if name := ident.Fold(p.Name); (name == "identity" || name == "id") && !isEmpty(p.Value) {
				return true
			}
		}
	}
	return false
}

// oneUsage says whether a command adds usages to the tenant's one list of them, or takes some away, and leaves the rest of the list as it
// is. The list has no name but Global, and nobody falls back to it: a usage works only where a policy and a route name it.
func oneUsage(c tenant.Command) bool {
	if c.Name != "Set-CsOnlinePstnUsage" || len(c.Params) != 1 || c.Params[0].Name != "Usage" {
		return false
	}
	change := c.Params[0].Value.Table
	return len(change) == 1 && (change[0].Name == "Add" || change[0].Name == "Remove")
}

// editsDefault says whether a command edits the tenant default of a policy type because a person said so.
func editsDefault(c tenant.Command) bool {
	spec, known := catalog.CommandSpecByName(c.Name)
	return c.OnPurpose && known && spec.SetsPolicy()
}

func isEmpty(v tenant.Value) bool {
	return v.Kind == tenant.KindText && strings.TrimSpace(v.Text) == "" || v.Kind == tenant.KindNull ||
		v.Kind == tenant.KindRef && (v.Ref == nil || v.Ref.Key == "") ||
		v.Kind == tenant.KindList && (len(v.List) == 0 || slices.ContainsFunc(v.List, isEmpty))
}
