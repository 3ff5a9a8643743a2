// Package commands is what the practice tenant answers to the commands of the MicrosoftTeams module.
package commands

import (
	"strconv"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/roles"
	"personadesk/backend/tenant/practice/world"
)

// Error is what a command of the module failed with.
type Error struct {
	Message string `json:"message"` // the module's own words
	Kind    string `json:"kind"`    // unknownCommand, badParameter, notFound, alreadyExists, refused, accessDenied
}

// Error gives the words of the module.
func (e *Error) Error() string { return e.Message }

// The kinds of command errors.
const (
	KindUnknown = "unknownCommand"
	KindBad     = "badParameter"
	KindMissing = "notFound"
	KindTwice   = "alreadyExists"
	KindRefused = "refused"
	KindDenied  = "accessDenied"
)

// Fail is what a command fails with.
func Fail(kind, message string) error { return &Error{Message: message, Kind: kind} }

// Module runs the commands in one world.
type Module struct{ *world.World }

// New runs the commands in a world.
func New(w *world.World) *Module { return &Module{w} }

// RunCommand runs a command that stands on its own.
func (t *Module) RunCommand(c tenant.Command, as roles.Identity) ([]tenant.Object, error) {
	var note *world.Logged
	if len(c.Name) < 4 || !strings.EqualFold(c.Name[:4], "Get-") {
		note = &world.Logged{Command: &c, As: as}
	}
	end, err := t.Begin(note)
	if err != nil {
		return nil, Fail(KindRefused, err.Error())
	}
	defer end()
	if err := allowed(c, as); err != nil {
		return nil, err
	}
	return t.invoke(c)
}

// allowed refuses a command, or one inside it, that the signed-in identity may not run.
func allowed(c tenant.Command, as roles.Identity) error {
	denied := false
	c.Commands(func(one tenant.Command) { denied = denied || !as.MayRun(one.Name) })
	if denied {
		return Fail(KindDenied, "Access Denied.")
	}
	return nil
}

// command is one command that the practice tenant understands.
type command struct {
	params string // the names it takes; a ! marks those it cannot do without
	run    func(*Module, params) ([]tenant.Object, error)
}

// common are the parameters that every command takes.
const common = "WhatIf Confirm Force PassThru ErrorAction WarningAction Verbose Debug"

var commands map[string]command

// aliases are parameter names of other versions of the module, by command.
var aliases = map[string]map[string]string{
	"set-csphonenumberassignment":          {"phonenumber": "telephonenumber", "phonenumbertype": "numbertype"},
	"remove-csphonenumberassignment":       {"phonenumber": "telephonenumber", "phonenumbertype": "numbertype"},
	"get-csbatchpolicyassignmentoperation": {"operationid": "identity"},
	"new-cscallqueue":                      {"user": "users"},
	"get-csonlineuser":                     {"orderby": "sort"},
}

// invoke runs a command with what is made before it. The mutex is held.
func (t *Module) invoke(c tenant.Command) ([]tenant.Object, error) {
	made := variables{}
	for _, one := range c.Before {
		out, err := t.alone(one.Command, made)
		if err != nil {
			return nil, err
		}
		if made[one.Name], err = copied(output(out)); err != nil {
			return nil, err
		}
		for _, set := range one.Set {
			v, err := t.plain(set.Value, made)
			if err != nil {
				return nil, err
			}
			if err := made.set(one.Name, set.Name, v); err != nil {
				return nil, err
			}
		}
	}
	return t.alone(c, made)
}

// alone runs one command.
func (t *Module) alone(c tenant.Command, made variables) ([]tenant.Object, error) {
	name := strings.ToLower(c.Name)
	known, ok := commands[name]
	verb, kind, isPolicy := world.PolicyTypeOf(c.Name)
	if !ok && !isPolicy {
		return nil, Fail(KindUnknown, "The term '"+c.Name+"' is not recognized as a name of a cmdlet, function, script file, or executable program.")
	}
	p, err := t.readParams(c, aliases[name], made)
	if err != nil {
		return nil, err
	}
	if p.truth("whatif") {
		return nil, nil
	}
	if ok {
		if err := p.check(known.params); err != nil {
			return nil, err
		}
		return known.run(t, p)
	}
	switch verb {
	case "get":
		return t.getPolicy(kind, p)
	case "new":
		return t.newPolicy(kind, p)
	case "set":
		return t.setPolicy(kind, p)
	case "remove":
		return t.removePolicy(kind, p)
	}
	return t.grantPolicy(c.Name, kind, p)
}

// params are the parameters of a command by their lower-case names.
type params struct {
	values map[string]any
	names  map[string]string // as they were written
}

// readParams turns the typed values into plain ones; commands inside are run and give their output.
func (t *Module) readParams(c tenant.Command, alias map[string]string, made variables) (params, error) {
	p := params{values: map[string]any{}, names: map[string]string{}}
	for _, given := range c.Params {
		name := strings.ToLower(given.Name)
		if real, ok := alias[name]; ok {
			name = real
		}
		if _, twice := p.values[name]; twice {
			return p, Fail(KindBad, "Cannot bind parameter because parameter '"+given.Name+"' is specified more than once.")
		}
		v, err := t.plain(given.Value, made)
		if err != nil {
			return p, err
		}
		p.values[name], p.names[name] = v, given.Name
	}
	return p, nil
}

// plain gives a value as JSON would have it.
func (t *Module) plain(v tenant.Value, made variables) (any, error) {
	switch v.Kind {
	case tenant.KindText:
		return v.Text, nil
	case tenant.KindNumber:
		return float64(v.Number), nil
	case tenant.KindTruth, tenant.KindSwitch:
		return v.Truth, nil
	case tenant.KindNull:
		return nil, nil
	case tenant.KindList:
		list := []any{}
		for _, item := range v.List {
			x, err := t.plain(item, made)
			if err != nil {
				return nil, err
			}
			list = append(list, x)
		}
		return list, nil
	case tenant.KindTable:
		table := map[string]any{}
		for _, entry := range v.Table {
			x, err := t.plain(entry.Value, made)
			if err != nil {
				return nil, err
			}
			table[entry.Name] = x
		}
		return table, nil
	case tenant.KindCommand:
		if v.Command == nil {
			return nil, Fail(KindBad, "A command inside a parameter is empty.")
		}
		out, err := t.alone(*v.Command, made)
		if err != nil {
			return nil, err
		}
		return output(out), nil
	case tenant.KindUse:
		return made.use(v.Use)
	case tenant.KindRef:
		return nil, Fail(KindBad, "A reference was not resolved before the command was sent.")
	}
	return nil, Fail(KindBad, "A parameter value is of no known kind.")
}

// check holds the given names against the names that the command takes.
func (p params) check(allowed string) error {
	known := map[string]bool{}
	for _, n := range strings.Fields(allowed + " " + common) {
		name, must := strings.CutSuffix(strings.ToLower(n), "!")
		known[name] = true
		if _, given := p.values[name]; must && !given {
			return Fail(KindBad, "Cannot process command because of one or more missing mandatory parameters: "+strings.TrimSuffix(n, "!")+".")
		}
	}
	if known["*"] {
		return nil
	}
	for name := range p.values {
		if !known[name] {
			return Fail(KindBad, "A parameter cannot be found that matches parameter name '"+p.names[name]+"'.")
		}
	}
	return nil
}

func (p params) has(name string) bool { _, ok := p.values[name]; return ok }

// text gives a parameter as text; a missing one and $null are "".
func (p params) text(name string) string {
	switch v := p.values[name].(type) {
	case string:
		return v
	case float64:
		return strconv.Itoa(int(v))
	}
	return ""
}

func (p params) truth(name string) bool { v, _ := p.values[name].(bool); return v }

// number gives a whole number written as one or as text.
func (p params) number(name string) (int, bool) {
	switch v := p.values[name].(type) {
	case float64:
		return int(v), true
	case string:
		n := 0
		for _, r := range v {
			if r < '0' || r > '9' || n > 1e8 {
				return 0, false
			}
			n = n*10 + int(r-'0')
		}
		return n, v != ""
	}
	return 0, false
}

// texts gives a list of texts; one text alone is a list of one.
func (p params) texts(name string) []string {
	switch v := p.values[name].(type) {
	case string:
		return []string{v}
	case []any:
		out := []string{}
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
