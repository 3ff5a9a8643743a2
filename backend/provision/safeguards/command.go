package safeguards

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Command refuses what would touch the tenant default or somebody who is not named: a Grant- or Set- without identity or group, with
// -Global, or with the identity Global. It is asked of the whole plan, and again of each command as it is sent.
func Command(c tenant.Command) error {
	if p := tooWide(c); p != nil {
		return p
	}
	return nil
}

func tooWide(c tenant.Command) *problem.Problem {
	refuse := func(why string) *problem.Problem {
		return problem.New("SAFEGUARD_COMMAND", "A command of the plan is too wide to be sent").Detailf("%s %s", c.Name, why).
			Hintf("This is a fault of the program; report it. Nothing was sent.").At(planStep)
	}
	named := false
	for _, p := range c.Params {
		switch strings.ToLower(p.Name) {
		case "global":
			return refuse("has -Global")
		case "identity", "group", "groupid":
			if isEmpty(p.Value) {
				return refuse("has an empty -" + p.Name)
			}
			if text := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(p.Value.Text)), "tag:"); p.Value.Kind == tenant.KindText && text == "global" {
				return refuse("names the tenant default")
			}
			named = true
		}
	}
	if spec, known := catalog.CommandSpecByName(c.Name); known && spec.TenantWide(c.ParamNames()) {
		return refuse("would change the default of the whole tenant")
	}
	verb, _, _ := strings.Cut(strings.ToLower(c.Name), "-")
	switch verb {
	case "grant", "set", "remove":
		if !named {
			return refuse("names neither -Identity nor -Group")
		}
	case "new":
	default:
		return refuse("does not begin with New, Set, Grant or Remove")
	}
	return nil
}

func isEmpty(v tenant.Value) bool {
	return v.Kind == tenant.KindText && strings.TrimSpace(v.Text) == "" || v.Kind == tenant.KindNull ||
		v.Kind == tenant.KindRef && (v.Ref == nil || v.Ref.Key == "")
}
