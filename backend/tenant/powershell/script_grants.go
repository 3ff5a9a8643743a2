package powershell

import (
	"fmt"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
)

// GrantScript makes the script that gives policies to groups and users and takes them back. A group that has another
// policy than the one to be taken is left alone. Run again, the script leaves alone what the first run has done.
func GrantScript(h Head, steps []Step) (string, error) {
	given := map[string]groupGrant{} // group and type -> what the group has when all is done
	for _, step := range steps {
		if g, ok := groupGrantOf(step.Command); ok && g.name != "" {
			given[g.key()] = g
		}
	}
	return stepScript(h, steps, "grants", nil, func(step Step) (string, []string, error) {
		g, ok := groupGrantOf(step.Command)
		if !ok {
			return "", nil, nil // to users: the answer to one call a user is not worth asking for
		}
		wanted := g
		if g.name == "" {
			wanted = given[g.key()]
		}
		texts, err := values(g.group, tenant.Text(g.policyType), tenant.Text(wanted.text()), tenant.ListOf(tenant.Text(""), tenant.Text(step.Before), tenant.Text(wanted.name)))
		if err != nil {
			return "", nil, err
		}
		before := []string{"$before = Get-GroupPolicyText -From " + held + "[" + quote(grantGetter) + "] -Group " + texts[0] + " -Type " + texts[1]}
		switch {
		case g.name == "":
			if step.Before != "" {
				before = append(before,
					"if ("+texts[3]+" -notcontains ($before -replace ' at rank [0-9]+$', '')) {",
					"    throw 'The group has another policy than the plan knew. Plan again.'",
					"}")
			}
			return "@('', " + texts[2] + ") -contains $before", before, nil
		case g.rank == 0:
			return "($before -replace ' at rank [0-9]+$', '') -eq " + texts[2], before, nil
		}
		return "$before -eq " + texts[2], before, nil
	})
}

// groupGrant is a policy given to a group, or taken from it when the name is "".
type groupGrant struct {
	group      tenant.Value
	policyType string
	name       string
	rank       int64 // 0 when the command says none
}

func (g groupGrant) key() string {
	id := g.group.Text
	if g.group.Kind == tenant.KindRef {
		id = string(g.group.Ref.Kind) + ":" + g.group.Ref.Key
	}
	return strings.ToLower(id + "/" + g.policyType)
}

func (g groupGrant) text() string {
	if g.rank == 0 {
		return g.name
	}
	return fmt.Sprintf("%s at rank %d", g.name, g.rank)
}

// groupGrantOf reads what a command gives to a group; false when it is about no group.
func groupGrantOf(c tenant.Command) (groupGrant, bool) {
	name, _ := c.Param("PolicyName")
	rank, _ := c.Param("Rank")
	g := groupGrant{name: name.Text, rank: rank.Number}
	var ok bool
	if g.group, ok = c.Param("Group"); ok {
		for _, t := range catalog.PolicyTypes() {
			if t.GrantCommand == c.Name {
				g.policyType = t.ID
			}
		}
	} else if g.group, ok = c.Param("GroupId"); ok {
		kind, _ := c.Param("PolicyType")
		g.policyType = kind.Text
	}
	return g, ok && g.policyType != ""
}
