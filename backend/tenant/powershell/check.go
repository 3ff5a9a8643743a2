package powershell

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Check says whether a command may be printed or run: its name and parameters stand in the catalogue and bind to exactly
// one parameter set, every value can be written, and it names whom it touches. A Grant without a user or a group, one
// with -Global, and a change of a policy's Global instance that nobody made on purpose are refused, because each of them reaches everybody.
func Check(c tenant.Command) error {
	if err := checkBefore(c); err != nil {
		return problem.New("POWERSHELL_VALUE.value", c.Name).Detailed("Before", err).Hinted().Because(err)
	}
	spec, ok := catalog.CommandSpecByName(c.Name)
	if !ok || spec.Name != c.Name {
		return problem.New("POWERSHELL_UNKNOWN_COMMAND", c.Name).Detailed().Hinted()
	}
	var names []string
	for _, param := range c.Params {
		// A switch that is off is not written, so it takes no part in the binding.
		if param.Value.Kind != tenant.KindSwitch || param.Value.Truth {
			names = append(names, param.Name)
		}
	}
	if _, err := spec.Bind(names); err != nil {
		p := problem.New("POWERSHELL_DOES_NOT_BIND.command", c.Name).Detailed(err).Hinted().Because(err)
		if errors.Is(err, catalog.ErrTenantWide) {
			p = p.Called("POWERSHELL_TENANT_WIDE")
		}
		return p
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
		return problem.New("POWERSHELL_DOES_NOT_BIND.parameter", c.Name).Detailed(param.Name).Hinted()
	}
	v := param.Value
	if (v.Kind == tenant.KindSwitch) != known.Switch() {
		return problem.New("POWERSHELL_VALUE.type", c.Name).Detailed(param.Name, known.Type, v.Kind).Hinted()
	}
	if known.ValuesFrom == "set" && v.Kind == tenant.KindText && !oneOf(known.Values, v.Text) {
		return problem.New("POWERSHELL_VALUE.one", c.Name).Detailed(param.Name, strings.Join(known.Values, ", "), v.Text).Hinted()
	}
	if err := checkValue(v, false); err != nil {
		return problem.New("POWERSHELL_VALUE.value", c.Name).Detailed(param.Name, err).Hinted().Because(err)
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
	if blank(v) {
		return problem.New("POWERSHELL_BLANK_IDENTITY", c.Name).Detailed(param.Name).Hinted()
	}
	changes := !strings.HasPrefix(c.Name, "Get-")
	if changes && v.Kind == tenant.KindText && isGlobal(v.Text) && !onPurpose(c, param) {
		return problem.New("POWERSHELL_TENANT_WIDE", c.Name).Detailed().Hinted()
	}
	return nil
}

// blank reports whether a value names nobody. A list names somebody when each of it does.
func blank(v tenant.Value) bool {
	switch v.Kind {
	case tenant.KindNull:
		return true
	case tenant.KindText:
		return strings.TrimSpace(v.Text) == ""
	case tenant.KindRef:
		return strings.TrimSpace(v.Ref.Key) == ""
	case tenant.KindList:
		return len(v.List) == 0 || slices.ContainsFunc(v.List, blank)
	}
	return false
}

// onPurpose reports whether a command changes the tenant default of a policy type because a person said so.
func onPurpose(c tenant.Command, param tenant.Param) bool {
	spec, known := catalog.CommandSpecByName(c.Name)
	return c.OnPurpose && param.Name == "Identity" && known && spec.SetsPolicy()
}

// isGlobal reports whether a name means the tenant's default instance, with or without its "Tag:".
func isGlobal(name string) bool {
	return ident.Policy(strings.TrimSpace(name)).Key() == ident.GlobalKey
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
	case tenant.KindUse:
		if v.Use == nil || !madeName.MatchString(v.Use.Made) || v.Use.Property != "" && !property.MatchString(v.Use.Property) {
			return errors.New("the use of nothing that is made before")
		}
		return nil
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
