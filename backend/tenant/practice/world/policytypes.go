package world

import (
	"strings"
	"sync"

	"personadesk/backend/catalog"
)

// PolicyType says what the practice tenant lets one do with a type of policy.
type PolicyType struct {
	Name     string
	Grouped  bool // can be given to groups
	Batched  bool // can be given in a batch
	Fixed    bool // only built-in instances exist
	Ungiven  bool // has no Grant command
	BuiltIns []string
}

// PolicyTypes are the types that users can have, as the catalogue knows them. Those whose use with groups Microsoft does not confirm are
// allowed here, as the reference shows the parameter.
var PolicyTypes = sync.OnceValue(func() []PolicyType {
	var types []PolicyType
	for _, t := range catalog.PolicyTypes() {
		types = append(types, PolicyType{Name: t.ID, Grouped: t.Group != catalog.GroupNo, Batched: t.Batch, Fixed: t.BuiltInOnly,
			Ungiven: t.GrantCommand == "", BuiltIns: t.BuiltIns})
	}
	return types
})

// policyCommand is what a command does, and with which type.
type policyCommand struct {
	verb string
	kind PolicyType
}

var policyCommands = sync.OnceValue(func() map[string]policyCommand {
	commands := map[string]policyCommand{}
	for i, t := range catalog.PolicyTypes() {
		kind := PolicyTypes()[i]
		names := map[string]string{"get": t.GetCommand, "grant": t.GrantCommand, "new": t.NewCommand, "set": t.SetCommand, "remove": t.RemoveCommand()}
		for verb, name := range names {
			if name != "" {
				commands[strings.ToLower(name)] = policyCommand{verb, kind}
			}
		}
	}
	return commands
})

// PolicyTypeNamed finds a type of policy by its name.
func PolicyTypeNamed(name string) (PolicyType, bool) {
	for _, p := range PolicyTypes() {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return PolicyType{}, false
}

// PolicyTypeOf finds what a command does with which type: Get-CsTeamsCallingPolicy gets a TeamsCallingPolicy.
func PolicyTypeOf(command string) (verb string, p PolicyType, ok bool) {
	c, ok := policyCommands()[strings.ToLower(command)]
	return c.verb, c.kind, ok
}
