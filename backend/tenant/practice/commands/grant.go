package commands

import (
	"strconv"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// grantPolicy gives a policy to a user or a group. Without either it changes the default of the whole tenant, as the
// module does: the danger that everybody's scripts must be safe from.
func (t *Module) grantPolicy(command string, kind world.PolicyType, p params) ([]tenant.Object, error) {
	if err := p.check("Identity PolicyName Group Rank Global Tenant DomainController MigrateMeetingsToTeams"); err != nil {
		return nil, err
	}
	name := world.WithoutTag(p.text("policyname"))
	if name != "" {
		found := t.PolicyNamed(kind.Name, name)
		if found == nil {
			return nil, Fail(KindMissing, "[ClientError] : \""+name+"\" not found")
		}
		name = found.Name
	}
	switch {
	case p.has("group"):
		if p.has("identity") || p.truth("global") {
			return nil, ambiguous()
		}
		if !kind.Grouped {
			return nil, Fail(KindRefused, "Policy type '"+kind.Name+"' cannot be assigned to groups.")
		}
		at, ok := p.number("rank")
		if p.has("rank") && (!ok || at < 1) {
			return nil, Fail(KindBad, "Cannot validate argument on parameter 'Rank': it must be a whole number from 1.")
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
		if t.Users[i].Is(world.IsResource) && kind.Name == "TeamsCallingPolicy" {
			return nil, Fail(KindRefused, "User can't be granted this policy")
		}
		t.Give(kind.Name, i, name)
		return nil, nil
	}
	return nil, t.changeDefault(command, kind, name)
}

func ambiguous() error {
	return Fail(KindBad, "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.")
}

// changeDefault copies an instance into the tenant default; without a name the default goes back to what Microsoft ships.
func (t *Module) changeDefault(command string, kind world.PolicyType, name string) error {
	target := t.PolicyNamed(kind.Name, world.Global)
	target.Settings = world.DefaultsOf(kind.Name)
	if source := t.PolicyNamed(kind.Name, name); name != "" && source != nil && source != target {
		settings := map[string]any{}
		for k, v := range source.Settings {
			settings[k] = v
		}
		target.Settings = settings
	}
	t.Audit(command+" changed the default of the whole tenant", "Policy", nil, name)
	t.Dirty = true
	return nil
}

// userNamed finds a user by object id, principal name or SIP address.
func (t *Module) userNamed(key string) (int32, error) {
	if strings.TrimSpace(key) == "" {
		return 0, Fail(KindBad, "Cannot bind argument to parameter 'Identity' because it is an empty string.")
	}
	i, ok := t.UserAt(strings.TrimPrefix(key, "sip:"))
	if !ok {
		return 0, Fail(KindMissing, "Management object not found for identity \""+key+"\".")
	}
	return i, nil
}

func (t *Module) groupNamed(key string) (*world.Group, error) {
	id, ok := world.ParseGUID(key)
	if g := t.GroupByID[id]; ok && g != nil && !g.Deleted {
		return g, nil
	}
	for _, g := range t.Groups {
		if !g.Deleted && g.Mail != "" && strings.EqualFold(g.Mail, key) {
			return g, nil
		}
	}
	return nil, Fail(KindMissing, "Group \""+key+"\" not found.")
}

// rankFor gives a policy to a group, or takes it back when the name is "". A group that has one of the type gets the new
// one in its place, at the new rank.
func (t *Module) rankFor(kind world.PolicyType, groupKey, name string, at int) error {
	g, err := t.groupNamed(groupKey)
	if err != nil {
		return err
	}
	if name == "" {
		if !t.Unrank(kind.Name, g.ID) {
			return Fail(KindMissing, "No policy of type '"+kind.Name+"' is assigned to the group.")
		}
		return nil
	}
	if strings.EqualFold(name, world.Global) {
		return Fail(KindRefused, "The tenant default cannot be assigned to a group.")
	}
	if g.Dynamic() && len(g.Rule) == 0 {
		return Fail(KindRefused, "The group cannot be given policies.")
	}
	had := t.Unrank(kind.Name, g.ID)
	if !had && len(t.Ranked[kind.Name]) >= world.MaxGroups {
		return Fail(KindRefused, "The maximum number of group policy assignments ("+strconv.Itoa(world.MaxGroups)+") for policy type '"+kind.Name+"' has been reached.")
	}
	t.Rank(kind.Name, g, name, at)
	return nil
}
