package catalog

import (
	"slices"
	"strings"
	"sync"
)

// The modules whose commands may be emitted.
const (
	TeamsModule = "MicrosoftTeams"
	GraphModule = "Microsoft.Graph"
)

// CommandSpec is the signature of one PowerShell command that PersonaDesk may
// emit. The signatures of TeamsModule are drawn from its reference; those of
// GraphModule are written by hand, hold only what is emitted, and name as
// mandatory what the service refuses to be without.
type CommandSpec struct {
	Name           string         `json:"name"`   // Verb-Noun
	Module         string         `json:"module"` // TeamsModule or GraphModule
	ParameterSets  []ParameterSet `json:"sets"`
	Parameters     []Parameter    `json:"parameters"`
	SupportsWhatIf bool           `json:"whatIf,omitempty"`    // -WhatIf and -Confirm are understood
	MinModule      string         `json:"minModule,omitempty"` // oldest module that has it; "" if unrecorded
}

// ParameterSet is one way of calling a command.
type ParameterSet struct {
	Name       string   `json:"name"`
	Default    bool     `json:"default,omitempty"` // PowerShell prefers it when several sets fit
	Mandatory  []string `json:"mandatory,omitempty"`
	Optional   []string `json:"optional,omitempty"`
	Positional []string `json:"positional,omitempty"` // those that may be given without their name, in their order
}

// Parameter is one parameter of a command, in whichever sets name it.
type Parameter struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`                 // .NET type without its namespace, such as String, Boolean, SwitchParameter
	Aliases    []string `json:"aliases,omitempty"`    // other names; some exist so that older modules understand a call
	Values     []string `json:"values,omitempty"`     // values that are documented, none if anything goes
	ValuesFrom string   `json:"valuesFrom,omitempty"` // how sure Values is: set (refused otherwise), explicit, curated, heuristic
}

// Switch reports whether the parameter is given by its name alone.
func (p Parameter) Switch() bool { return p.Type == "SwitchParameter" }

var loadCommands = sync.OnceValue(func() []CommandSpec { return must(readCommands()) })

func readCommands() ([]CommandSpec, error) {
	var all []CommandSpec
	for _, table := range []struct{ name, module string }{
		{"commands.json", TeamsModule},
		{"commands-graph.json", GraphModule},
	} {
		specs, err := readJSON[[]CommandSpec](table.name)
		if err != nil {
			return nil, err
		}
		for i := range specs {
			specs[i].Module = table.module
		}
		all = append(all, specs...)
	}
	slices.SortFunc(all, func(a, b CommandSpec) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// CommandSpecs returns every command that may be emitted, by name.
func CommandSpecs() []CommandSpec { return slices.Clone(loadCommands()) }

var loadOthers = sync.OnceValue(func() []CommandSpec { return must(readJSON[[]CommandSpec]("commands-others.json")) })

// ModuleCommands returns every command of TeamsModule that its reference describes, by name: those that may be emitted, and all others,
// of which nothing is known but how they are called.
func ModuleCommands() []CommandSpec {
	var all []CommandSpec
	for _, s := range slices.Concat(loadCommands(), loadOthers()) {
		if s.Module != GraphModule {
			s.Module = TeamsModule
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b CommandSpec) int { return strings.Compare(a.Name, b.Name) })
	return all
}

var commandIndex = sync.OnceValue(func() map[string]CommandSpec {
	return index(loadCommands(), func(s CommandSpec) string { return strings.ToLower(s.Name) })
})

// CommandSpecByName finds a command by its name, in any case.
func CommandSpecByName(name string) (CommandSpec, bool) {
	s, found := commandIndex()[strings.ToLower(name)]
	return s, found
}

// Parameter finds a parameter by its name or one of its aliases, in any case.
func (s CommandSpec) Parameter(name string) (Parameter, bool) {
	for _, p := range s.Parameters {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	for _, p := range s.Parameters {
		if containsFold(p.Aliases, name) {
			return p, true
		}
	}
	return Parameter{}, false
}

func containsFold(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}
