package practice

import (
	"strings"

	"personadesk/backend/tenant"
)

// grantPolicy gives a policy to a user or a group. Without either it changes the default of the whole tenant, as the
// module does: the danger that everybody's scripts must be safe from.
func (t *Tenant) grantPolicy(command string, kind policyType, p params) ([]tenant.Object, error) {
	if err := p.check("Identity PolicyName Group Rank Global Tenant DomainController MigrateMeetingsToTeams"); err != nil {
		return nil, err
	}
	name := withoutTag(p.text("policyname"))
	if name != "" {
		found := t.policyNamed(kind.name, name)
		if found == nil {
			return nil, commandError(kindMissing, "[ClientError] : \""+name+"\" not found")
		}
		name = found.Name
	}
	switch {
	case p.has("group"):
		if p.has("identity") || p.truth("global") {
			return nil, ambiguous()
		}
		if !kind.grouped {
			return nil, commandError(kindRefused, "Policy type '"+kind.name+"' cannot be assigned to groups.")
		}
		at, ok := p.number("rank")
		if p.has("rank") && (!ok || at < 1) {
			return nil, commandError(kindBad, "Cannot validate argument on parameter 'Rank': it must be a whole number from 1.")
		}
		return nil, t.rankFor(kind, p.text("group"), name, at)
	case p.has("identity"):
		if p.truth("global") {
			return nil, ambiguous()
		}
		i, err := t.userNamed(p.text("identity"))
		if err != nil {
			return nil, err
		}
		if t.users[i].is(isResource) && kind.name == "TeamsCallingPolicy" {
			return nil, commandError(kindRefused, "User can't be granted this policy")
		}
		t.give(kind.name, i, name)
		return nil, nil
	}
	return nil, t.changeDefault(command, kind, name)
}

func ambiguous() error {
	return commandError(kindBad, "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.")
}

// changeDefault copies an instance into the tenant default; without a name the default goes back to what Microsoft ships.
func (t *Tenant) changeDefault(command string, kind policyType, name string) error {
	target := t.policyNamed(kind.name, global)
	target.Settings = defaultsOf(kind.name)
	if source := t.policyNamed(kind.name, name); name != "" && source != nil && source != target {
		settings := map[string]any{}
		for k, v := range source.Settings {
			settings[k] = v
		}
		target.Settings = settings
	}
	t.audit(command+" changed the default of the whole tenant", "Policy", nil, name)
	t.dirty = true
	return nil
}

// userNamed finds a user by object id, principal name or SIP address.
func (t *Tenant) userNamed(key string) (int32, error) {
	if strings.TrimSpace(key) == "" {
		return 0, commandError(kindBad, "Cannot bind argument to parameter 'Identity' because it is an empty string.")
	}
	i, ok := t.userAt(strings.TrimPrefix(key, "sip:"))
	if !ok {
		return 0, commandError(kindMissing, "Management object not found for identity \""+key+"\".")
	}
	return i, nil
}

func (t *Tenant) groupNamed(key string) (*group, error) {
	id, ok := parseGUID(key)
	if g := t.groupByID[id]; ok && g != nil && !g.deleted {
		return g, nil
	}
	for _, g := range t.groups {
		if !g.deleted && g.mail != "" && strings.EqualFold(g.mail, key) {
			return g, nil
		}
	}
	return nil, commandError(kindMissing, "Group \""+key+"\" not found.")
}

// rankFor gives a policy to a group, or takes it back when the name is "". A group that has one of the type gets the new
// one in its place, at the new rank.
func (t *Tenant) rankFor(kind policyType, groupKey, name string, at int) error {
	g, err := t.groupNamed(groupKey)
	if err != nil {
		return err
	}
	if name == "" {
		if !t.unrank(kind.name, g.id) {
			return commandError(kindMissing, "No policy of type '"+kind.name+"' is assigned to the group.")
		}
		return nil
	}
	if strings.EqualFold(name, global) {
		return commandError(kindRefused, "The tenant default cannot be assigned to a group.")
	}
	if g.dynamic() && len(g.rule) == 0 {
		return commandError(kindRefused, "The group cannot be given policies.")
	}
	had := t.unrank(kind.name, g.id)
	if !had && len(t.ranked[kind.name]) >= maxGroups {
		return commandError(kindRefused, "The maximum number of group policy assignments ("+itoa(maxGroups)+") for policy type '"+kind.name+"' has been reached.")
	}
	t.rank(kind.name, g, name, at)
	return nil
}
