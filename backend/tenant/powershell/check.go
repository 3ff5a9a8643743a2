package powershell

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Check says whether a command may be printed or run: its name and parameters stand in the catalogue and bind to exactly
// one parameter set, every value can be written, and it names whom it touches. A Grant without a user or a group, one
// with -Global, and a change of a policy's Global instance are refused, because each of them reaches everybody.
func Check(c tenant.Command) error {
	spec, ok := catalog.CommandSpecByName(c.Name)
	if !ok || spec.Name != c.Name {
		return refuse("POWERSHELL_UNKNOWN_COMMAND", c, "It is not among the commands that we write.")
	}
	var names []string
	for _, param := range c.Params {
		// A switch that is off is not written, so it takes no part in the binding.
		if param.Value.Kind != tenant.KindSwitch || param.Value.Truth {
			names = append(names, param.Name)
		}
	}
	if _, err := spec.Bind(names); err != nil {
		code := "POWERSHELL_DOES_NOT_BIND"
		if errors.Is(err, catalog.ErrTenantWide) {
			code = "POWERSHELL_TENANT_WIDE"
		}
		return refuse(code, c, err.Error()).Because(err)
	}
	for _, param := range c.Params {
		if err := checkParam(spec, c, param); err != nil {
			return err
		}
	}
	return nil
}

func checkParam(spec catalog.CommandSpec, c tenant.Command, param tenant.Param) error {
	known, ok := spec.Parameter(param.Name)
	if !ok {
		// -ErrorAction and its kin bind to every command, but the printer alone decides on them.
		return refuse("POWERSHELL_DOES_NOT_BIND", c, "-"+param.Name+" is not for a command of a plan to set.")
	}
	v := param.Value
	if (v.Kind == tenant.KindSwitch) != known.Switch() {
		return refuse("POWERSHELL_VALUE", c, fmt.Sprintf("-%s is of type %s and cannot be given as %q.", param.Name, known.Type, v.Kind))
	}
	if known.ValuesFrom == "set" && v.Kind == tenant.KindText && !oneOf(known.Values, v.Text) {
		return refuse("POWERSHELL_VALUE", c, fmt.Sprintf("-%s takes one of %s, not %q.", param.Name, strings.Join(known.Values, ", "), v.Text))
	}
	if err := checkValue(v, false); err != nil {
		return refuse("POWERSHELL_VALUE", c, fmt.Sprintf("-%s: %v", param.Name, err)).Because(err)
	}
	if namesSomebody(known.Name) {
		return checkIdentity(c, param)
	}
	return nil
}

// namesSomebody lists the parameters that choose who or what is touched. Left blank, some commands touch everything.
func namesSomebody(parameter string) bool {
	switch parameter {
	case "Identity", "Group", "GroupId", "User", "TelephoneNumber", "PolicyType":
		return true
	}
	return false
}

func checkIdentity(c tenant.Command, param tenant.Param) error {
	v := param.Value
	blank := v.Kind == tenant.KindNull || v.Kind == tenant.KindText && strings.TrimSpace(v.Text) == ""
	blank = blank || v.Kind == tenant.KindRef && strings.TrimSpace(v.Ref.Key) == ""
	if blank {
		return refuse("POWERSHELL_BLANK_IDENTITY", c, "-"+param.Name+" is empty.")
	}
	changes := !strings.HasPrefix(c.Name, "Get-")
	if changes && v.Kind == tenant.KindText && isGlobal(v.Text) {
		return refuse("POWERSHELL_TENANT_WIDE", c, "Global is what everybody gets who has nothing else.")
	}
	return nil
}

// isGlobal reports whether a name means the tenant's default instance, with or without its "Tag:".
func isGlobal(name string) bool {
	return strings.EqualFold(withoutTag(strings.TrimSpace(name)), "Global")
}

// checkValue refuses a value whose parts do not fit its kind. A list inside a list is refused, because PowerShell
// flattens it.
func checkValue(v tenant.Value, inList bool) error {
	switch v.Kind {
	case tenant.KindText:
		return printable(v.Text)
	case tenant.KindNumber, tenant.KindTruth, tenant.KindSwitch, tenant.KindNull:
		return nil
	case tenant.KindList:
		if inList {
			return errors.New("a list in a list")
		}
		for _, item := range v.List {
			if err := checkValue(item, true); err != nil {
				return err
			}
		}
		return nil
	case tenant.KindTable:
		return checkTable(v.Table)
	case tenant.KindCommand:
		if v.Command == nil {
			return errors.New("a nested command that is not there")
		}
		return Check(*v.Command)
	case tenant.KindRef:
		if v.Ref == nil || v.Ref.Key == "" {
			return errors.New("a reference to nothing")
		}
		return printable(v.Ref.Key)
	}
	return fmt.Errorf("no such kind of value: %q", v.Kind)
}

func checkTable(entries []tenant.Param) error {
	seen := make(map[string]bool, len(entries))
	for _, e := range entries {
		key := strings.ToLower(e.Name)
		if key == "" || seen[key] {
			return fmt.Errorf("the key %q is empty or stands twice", e.Name)
		}
		seen[key] = true
		if err := printable(e.Name); err != nil {
			return err
		}
		if err := checkValue(e.Value, false); err != nil {
			return err
		}
	}
	return nil
}

func oneOf(values []string, text string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, text) })
}

func refuse(code string, c tenant.Command, detail string) *problem.Problem {
	return problem.New(code, fmt.Sprintf("The command %.80q cannot be used", c.Name)).
		Detailf("%s", detail).
		Hintf("Nothing was sent. Correct the name or the setting that the plan takes it from and plan again.")
}
