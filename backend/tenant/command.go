package tenant

// Command is one call of the MicrosoftTeams module as data: a name and typed parameters.
// tenant/powershell prints it as script text or sends it to a session; the practice tenant understands it directly.
type Command struct {
	Name   string  `json:"name"`   // e.g. Grant-CsTeamsCallingPolicy; must exist in the catalogue
	Params []Param `json:"params"` // in the order they are printed

	// OnPurpose says of a command that changes a policy that it may be the tenant default, because a person edits that on purpose.
	OnPurpose bool `json:"onPurpose,omitempty"`
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

// Object is one object that a command put out, as ConvertTo-Json would show it.
type Object map[string]any
