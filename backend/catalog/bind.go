package catalog

import (
	"errors"
	"fmt"
	"strings"
)

// The reasons why the names of parameters do not bind to a command.
var (
	// ErrUnknownParameter: the command has no parameter of that name.
	ErrUnknownParameter = errors.New("unknown parameter")
	// ErrRepeatedParameter: a parameter is named twice, perhaps once by an alias.
	ErrRepeatedParameter = errors.New("parameter given twice")
	// ErrNoParameterSet: the parameters never go together.
	ErrNoParameterSet = errors.New("no parameter set takes these parameters together")
	// ErrMissingParameter: something mandatory is not given.
	ErrMissingParameter = errors.New("mandatory parameter missing")
	// ErrAmbiguous: several sets fit and none of them is the default.
	ErrAmbiguous = errors.New("several parameter sets fit")
	// ErrTenantWide: the call binds, but would change what every user of the
	// tenant gets. Bind returns the set's name with it.
	ErrTenantWide = errors.New("would change the whole tenant")
)

// common are the parameters that PowerShell itself adds to every command.
var common = []string{
	"Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction",
	"ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
}

// Bind says which parameter set a call with parameters of these names would
// use, by PowerShell's rules: a set must take every parameter and have all its
// mandatory ones; among several that fit the default wins. Names may be
// aliases, in any case, but never shortened. A call that would change the
// whole tenant is returned with its set and ErrTenantWide.
func (s CommandSpec) Bind(names []string) (string, error) {
	given, err := s.resolve(names)
	if err != nil {
		return "", fmt.Errorf("%s: %w", s.Name, err)
	}
	set, err := s.choose(given)
	if err != nil {
		return "", fmt.Errorf("%s: %w", s.Name, err)
	}
	if s.TenantWide(names) {
		return set, fmt.Errorf("%s: %w", s.Name, ErrTenantWide)
	}
	return set, nil
}

// resolve turns names into the command's own names, without those that belong
// to no set.
func (s CommandSpec) resolve(names []string) ([]string, error) {
	given := make([]string, 0, len(names))
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		own := name
		p, found := s.Parameter(name)
		switch {
		case found:
			own = p.Name
		case containsFold(common, name):
		case s.SupportsWhatIf && (strings.EqualFold(name, "WhatIf") || strings.EqualFold(name, "Confirm")):
		default:
			return nil, fmt.Errorf("-%s: %w", name, ErrUnknownParameter)
		}
		key := strings.ToLower(own)
		if seen[key] {
			return nil, fmt.Errorf("-%s: %w", own, ErrRepeatedParameter)
		}
		seen[key] = true
		if found {
			given = append(given, own)
		}
	}
	return given, nil
}

// choose picks the one set that takes all the given names.
func (s CommandSpec) choose(given []string) (string, error) {
	var fits []ParameterSet
	var missing []string // of the sets that take every name, in which something mandatory is absent
	for _, set := range s.ParameterSets {
		if !takes(set, given) {
			continue
		}
		if absent := absentFrom(set.Mandatory, given); len(absent) > 0 {
			missing = append(missing, fmt.Sprintf("%s needs -%s", set.Name, strings.Join(absent, ", -")))
			continue
		}
		fits = append(fits, set)
	}
	switch {
	case len(fits) == 1:
		return fits[0].Name, nil
	case len(fits) > 1:
		candidates := make([]string, 0, len(fits))
		for _, set := range fits {
			if set.Default {
				return set.Name, nil
			}
			candidates = append(candidates, set.Name)
		}
		return "", fmt.Errorf("%s: %w", strings.Join(candidates, ", "), ErrAmbiguous)
	case len(missing) > 0:
		return "", fmt.Errorf("%s: %w", strings.Join(missing, "; "), ErrMissingParameter)
	default:
		return "", fmt.Errorf("-%s: %w", strings.Join(given, " -"), ErrNoParameterSet)
	}
}

func takes(set ParameterSet, given []string) bool {
	for _, name := range given {
		if !containsFold(set.Mandatory, name) && !containsFold(set.Optional, name) {
			return false
		}
	}
	return true
}

func absentFrom(mandatory, given []string) []string {
	var absent []string
	for _, name := range mandatory {
		if !containsFold(given, name) {
			absent = append(absent, name)
		}
	}
	return absent
}

// TenantWide reports whether a call with parameters of these names would
// change the policy of every user: a Grant with -Global, or with neither
// -Identity nor -Group; and a Set of a policy without -Identity, which edits
// the tenant's default. It sees names only: that -Identity holds text, and
// that the text is not Global, is for the caller to make sure.
func (s CommandSpec) TenantWide(names []string) bool {
	var identity, group, global bool
	for _, name := range names {
		p, found := s.Parameter(name)
		if !found {
			continue
		}
		switch p.Name {
		case "Identity":
			identity = true
		case "Group":
			group = true
		case "Global":
			global = true
		}
	}
	switch {
	case strings.HasPrefix(s.Name, "Grant-"):
		return global || (!identity && !group)
	case strings.HasPrefix(s.Name, "Set-"):
		return s.SetsPolicy() && !identity
	default:
		return false
	}
}

// SetsPolicy reports whether a command changes instances of a policy type.
func (s CommandSpec) SetsPolicy() bool {
	for _, p := range loadPolicyTypes() {
		if p.SetCommand == s.Name {
			return true
		}
	}
	return false
}
