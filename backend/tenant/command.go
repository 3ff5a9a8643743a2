package tenant

// Command is one call of the MicrosoftTeams module as data: a name and typed parameters.
// tenant/powershell prints it as script text or sends it to a session; the practice tenant understands it directly.
type Command struct {
	Name   string  `json:"name"`   // e.g. Grant-CsTeamsCallingPolicy; must exist in the catalogue
	Params []Param `json:"params"` // in the order they are printed

	// Before is what is made in memory, or fetched, before the command itself, in this order; its parameters use it by name. A call flow, say,
	// gets its id when it is made, and the association beside it needs that id.
	Before []Made `json:"before,omitempty"`

	// OnPurpose says of a command that changes a policy that it may be the tenant default, because a person edits that on purpose.
	OnPurpose bool `json:"onPurpose,omitempty"`
}

// Made is the output of a command under a name, with properties that get another value before it is used.
type Made struct {
	Name    string  `json:"name"` // letters and digits, a capital first
	Command Command `json:"command"`
	Set     []Param `json:"set,omitempty"` // by the property's name, with dots for what is inside another
}

// Use names what was made before a command, or one property of it.
type Use struct {
	Made     string `json:"made"`
	Property string `json:"property,omitempty"`
}

// Param is one named parameter of a Command.
type Param struct {
	Name  string `json:"name"`
	Value Value  `json:"value"`
}

// ValueKind says which field of a Value counts.
type ValueKind string

// The kinds of values a parameter can have.
const (
	KindText    ValueKind = "text"    // Text, printed as a single-quoted literal
	KindNumber  ValueKind = "number"  // Number
	KindTruth   ValueKind = "truth"   // Truth, printed as $true or $false
	KindSwitch  ValueKind = "switch"  // Truth; a parameter that is only named
	KindNull    ValueKind = "null"    // $null
	KindList    ValueKind = "list"    // List
	KindTable   ValueKind = "table"   // Table, a hash table such as @{Add=...}
	KindCommand ValueKind = "command" // Command, whose output is the value (for example a normalization rule made in memory)
	KindRef     ValueKind = "ref"     // Ref, an identity that is known only when the thing exists
	KindUse     ValueKind = "use"     // Use, what was made before the command
)

// Value is a typed parameter value.
type Value struct {
	Kind    ValueKind `json:"kind"`
	Text    string    `json:"text,omitempty"`
	Number  int64     `json:"number,omitempty"`
	Truth   bool      `json:"truth,omitempty"`
	List    []Value   `json:"list,omitempty"`
	Table   []Param   `json:"table,omitempty"`
	Command *Command  `json:"command,omitempty"`
	Ref     *Ref      `json:"ref,omitempty"`
	Use     *Use      `json:"use,omitempty"`
}

// Ref names a thing of the tenant by what the design calls it; it is resolved to an object id just before the call.
type Ref struct {
	Kind RefKind `json:"kind"`
	Key  string  `json:"key"` // group: its uniqueName; queue: its name; account: its user principal name; team: its name
}

// RefKind says what a Ref names.
type RefKind string

// The kinds of references.
const (
	RefGroup   RefKind = "group"
	RefQueue   RefKind = "queue"
	RefAccount RefKind = "account"
	RefTeam    RefKind = "team"
)

// Text makes a text value.
func Text(s string) Value { return Value{Kind: KindText, Text: s} }

// WholeNumber makes a whole number.
func WholeNumber(n int64) Value { return Value{Kind: KindNumber, Number: n} }

// Truth makes $true or $false.
func Truth(b bool) Value { return Value{Kind: KindTruth, Truth: b} }

// Switch makes a switch parameter that is given.
func Switch() Value { return Value{Kind: KindSwitch, Truth: true} }

// Null makes $null.
func Null() Value { return Value{Kind: KindNull} }

// ListOf makes a list.
func ListOf(v ...Value) Value { return Value{Kind: KindList, List: append([]Value{}, v...)} }

// TableOf makes a hash table.
func TableOf(p ...Param) Value { return Value{Kind: KindTable, Table: p} }

// OutputOf makes the output of another command the value.
func OutputOf(c Command) Value { return Value{Kind: KindCommand, Command: &c} }

// Using makes what was made before the command the value, or one property of it.
func Using(made, property string) Value {
	return Value{Kind: KindUse, Use: &Use{Made: made, Property: property}}
}

// RefTo makes a reference.
func RefTo(kind RefKind, key string) Value {
	return Value{Kind: KindRef, Ref: &Ref{Kind: kind, Key: key}}
}

// Param gives the value of a parameter by its exact name.
func (c Command) Param(name string) (Value, bool) {
	for _, p := range c.Params {
		if p.Name == name {
			return p.Value, true
		}
	}
	return Value{}, false
}

// ParamNames lists the names of the given parameters in order.
func (c Command) ParamNames() []string {
	names := make([]string, len(c.Params))
	for i, p := range c.Params {
		names[i] = p.Name
	}
	return names
}

// Commands calls visit with a command and with every command inside it, in the order in which they are carried out.
func (c Command) Commands(visit func(Command)) {
	for _, made := range c.Before {
		made.Command.Commands(visit)
		visitIn(made.Set, visit)
	}
	visitIn(c.Params, visit)
	visit(c)
}

func visitIn(params []Param, visit func(Command)) {
	for _, p := range params {
		p.Value.commands(visit)
	}
}

func (v Value) commands(visit func(Command)) {
	if v.Command != nil {
		v.Command.Commands(visit)
	}
	for _, item := range v.List {
		item.commands(visit)
	}
	visitIn(v.Table, visit)
}

// Values calls visit with every value of a command, those of commands inside it and those inside other values among them.
func (c Command) Values(visit func(Value)) {
	for _, made := range c.Before {
		made.Command.Values(visit)
		valuesIn(made.Set, visit)
	}
	valuesIn(c.Params, visit)
}

func valuesIn(params []Param, visit func(Value)) {
	for _, p := range params {
		p.Value.values(visit)
	}
}

func (v Value) values(visit func(Value)) {
	visit(v)
	if v.Command != nil {
		v.Command.Values(visit)
	}
	for _, item := range v.List {
		item.values(visit)
	}
	valuesIn(v.Table, visit)
}

// Object is one object that a command put out, as ConvertTo-Json would show it.
type Object map[string]any
