package powershell

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"personadesk/backend/tenant"
)

// Printer writes commands as PowerShell. The zero value prints commands whose references have all been resolved.
type Printer struct {
	// Lookups names, for each kind of reference, the variable of the script that maps its key to an object id,
	// without the dollar sign. A reference without one is an error.
	Lookups map[tenant.RefKind]string
}

// stop ends every command: a preference variable does not reach functions of a script module, this does.
const stop = " -ErrorAction Stop"

// nothing keeps the output of a change out of the output of the script, which is results and nothing else.
const nothing = "$null = "

var variableName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)

// Line prints a command on one line, after checking it.
func (p Printer) Line(c tenant.Command) (string, error) {
	if err := Check(c); err != nil {
		return "", err
	}
	lines, err := p.before(c)
	if err != nil {
		return "", err
	}
	line, err := p.line(c)
	return strings.Join(append(lines, line), "; "), err
}

// Splat prints a command as a hash table of its parameters, one a line, in the named variable, and the call with it.
// The lines have no line ends and no indentation of their own beyond that of the table.
func (p Printer) Splat(variable string, c tenant.Command) ([]string, error) {
	if !variableName.MatchString(variable) {
		return nil, fmt.Errorf("splat into %q: no variable name", variable)
	}
	if err := Check(c); err != nil {
		return nil, err
	}
	lines, err := p.before(c)
	if err != nil {
		return nil, err
	}
	lines = append(lines, "$"+variable+" = @{")
	for _, param := range c.Params {
		if param.Value.Kind == tenant.KindSwitch && !param.Value.Truth {
			continue
		}
		value, err := p.value(param.Value)
		if err != nil {
			return nil, inParameter(c, param, err)
		}
		lines = append(lines, "    "+quote(param.Name)+" = "+value)
	}
	return append(lines, "}", nothing+c.Name+" @"+variable+stop), nil
}

// Value prints one value after checking it, for a script that compares before it changes.
func (p Printer) Value(v tenant.Value) (string, error) {
	if err := checkValue(v, false); err != nil {
		return "", err
	}
	return p.value(v)
}

func (p Printer) line(c tenant.Command) (string, error) {
	var b strings.Builder
	b.WriteString(c.Name)
	for _, param := range c.Params {
		if param.Value.Kind == tenant.KindSwitch {
			if param.Value.Truth {
				b.WriteString(" -" + param.Name)
			}
			continue
		}
		value, err := p.value(param.Value)
		if err != nil {
			return "", inParameter(c, param, err)
		}
		b.WriteString(" -" + param.Name + " " + value)
	}
	b.WriteString(stop)
	return b.String(), nil
}

func inParameter(c tenant.Command, param tenant.Param, err error) error {
	return fmt.Errorf("print parameter %s of %s: %w", param.Name, c.Name, err)
}

func (p Printer) value(v tenant.Value) (string, error) {
	switch v.Kind {
	case tenant.KindText:
		return Literal(v.Text)
	case tenant.KindNumber:
		if v.Number < 0 {
			// Bare, the minus would begin a parameter name.
			return "(" + strconv.FormatInt(v.Number, 10) + ")", nil
		}
		return strconv.FormatInt(v.Number, 10), nil
	case tenant.KindTruth:
		return truth(v.Truth), nil
	case tenant.KindSwitch:
		return truth(v.Truth), nil
	case tenant.KindNull:
		return "$null", nil
	case tenant.KindList:
		return p.list(v.List)
	case tenant.KindTable:
		return p.table(v.Table)
	case tenant.KindCommand:
		inner, err := p.line(*v.Command)
		return "(" + inner + ")", err
	case tenant.KindRef:
		return p.lookup(*v.Ref)
	case tenant.KindUse:
		return used(*v.Use), nil
	}
	return "", fmt.Errorf("no such kind of value: %q", v.Kind)
}

func (p Printer) list(values []tenant.Value) (string, error) {
	parts := make([]string, len(values))
	for i, v := range values {
		var err error
		if parts[i], err = p.value(v); err != nil {
			return "", err
		}
	}
	return "@(" + strings.Join(parts, ", ") + ")", nil
}

func (p Printer) table(entries []tenant.Param) (string, error) {
	parts := make([]string, len(entries))
	for i, e := range entries {
		key, err := Literal(e.Name)
		if err != nil {
			return "", err
		}
		value, err := p.value(e.Value)
		if err != nil {
			return "", err
		}
		parts[i] = key + " = " + value
	}
	return "@{" + strings.Join(parts, "; ") + "}", nil
}

func (p Printer) lookup(ref tenant.Ref) (string, error) {
	variable, ok := p.Lookups[ref.Kind]
	if !ok {
		return "", fmt.Errorf("the %s %q has not been resolved to an object id", ref.Kind, ref.Key)
	}
	if !variableName.MatchString(variable) {
		return "", fmt.Errorf("look up a %s in %q: no variable name", ref.Kind, variable)
	}
	key, err := Literal(ref.Key)
	return "$" + variable + "[" + key + "]", err
}

func truth(b bool) string {
	if b {
		return "$true"
	}
	return "$false"
}
