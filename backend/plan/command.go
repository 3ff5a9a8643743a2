package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

func param(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }

// valueOf turns a setting into the value of a parameter.
func valueOf(s persona.Setting) (tenant.Value, error) {
	if s.Kind == persona.SettingAccount {
		return tenant.RefTo(tenant.RefAccount, s.Value), nil
	}
	read, err := s.Read()
	if err != nil {
		return tenant.Value{}, fmt.Errorf("read a setting: %w", err)
	}
	switch v := read.(type) {
	case bool:
		return tenant.Truth(v), nil
	case int64:
		return tenant.WholeNumber(v), nil
	case []persona.Fields:
		return madeInMemory(s.Name, v), nil
	case []string:
		list := make([]tenant.Value, len(v))
		for i, text := range v {
			list[i] = tenant.Text(text)
		}
		return tenant.ListOf(list...), nil
	}
	return tenant.Text(s.Value), nil
}

// settingsOf turns settings of a policy into parameters. Where the items of a list are things, each is made in memory by its own command.
func settingsOf(t catalog.PolicyType, policy ident.PolicyName, settings []persona.Setting) ([]tenant.Param, error) {
	var params []tenant.Param
	for _, s := range settings {
		v, err := valueOf(s)
		if err != nil {
			return nil, err
		}
		if known, found := catalog.SettingOf(t.ID, s.Name); found && known.Maker != "" {
			for i, item := range v.List {
				v.List[i] = tenant.OutputOf(itemOf(known, policy, item))
			}
		}
		params = append(params, param(s.Name, v))
	}
	return params, nil
}

// itemOf is the command that makes one thing of a list. One that belongs to a policy names it.
func itemOf(known catalog.PolicySetting, policy ident.PolicyName, text tenant.Value) tenant.Command {
	c := tenant.Command{Name: known.Maker}
	if takes(known.Maker, "Parent") {
		c.Params = append(c.Params, param("Parent", tenant.Text(string(policy))))
	}
	c.Params = append(c.Params, param(known.Item, text))
	if takes(known.Maker, "InMemory") {
		c.Params = append(c.Params, param("InMemory", tenant.Switch()))
	}
	return c
}

// inNew are the settings that can be given while a policy is made; the others wait for the plan after.
func inNew(t catalog.PolicyType, settings []persona.Setting) []persona.Setting {
	var list []persona.Setting
	for _, s := range settings {
		if known, found := catalog.SettingOf(t.ID, s.Name); !found || known.InNew {
			list = append(list, s)
		}
	}
	return list
}

// normalization is the parameter that carries the rules of a dial plan, each made in memory. verb is Add or Replace.
func normalization(rules []persona.NormalizationRule, verb string) tenant.Param {
	list := make([]tenant.Value, len(rules))
	for i, r := range rules {
		inner := tenant.Command{Name: "New-CsVoiceNormalizationRule", Params: []tenant.Param{
			param("Parent", tenant.Text(string(persona.Global))), param("Name", tenant.Text(r.Name)),
		}}
		if r.Description != "" {
			inner.Params = append(inner.Params, param("Description", tenant.Text(r.Description)))
		}
		inner.Params = append(inner.Params, param("Pattern", tenant.Text(r.Pattern)), param("Translation", tenant.Text(r.Translation)),
			param("InMemory", tenant.Switch()))
		if r.IsInternalExtension {
			inner.Params = slices.Insert(inner.Params, len(inner.Params)-1, param("IsInternalExtension", tenant.Truth(true)))
		}
		list[i] = tenant.OutputOf(inner)
	}
	return param("NormalizationRules", tenant.TableOf(param(verb, tenant.ListOf(list...))))
}

// createCommand makes a policy.
func createCommand(t catalog.PolicyType, p persona.Policy) (tenant.Command, error) {
	c := tenant.Command{Name: t.NewCommand, Params: []tenant.Param{param("Identity", tenant.Text(string(p.Name)))}}
	if p.Description != "" && takes(t.NewCommand, "Description") {
		c.Params = append(c.Params, param("Description", tenant.Text(p.Description)))
	}
	settings, err := settingsOf(t, p.Name, inNew(t, p.Settings))
	if err != nil {
		return c, err
	}
	c.Params = append(c.Params, settings...)
	if len(p.Rules) > 0 {
		c.Params = append(c.Params, normalization(p.Rules, "Add"))
	}
	return c, nil
}

func takes(command, parameter string) bool {
	spec, found := catalog.CommandSpecByName(command)
	if !found {
		return false
	}
	_, has := spec.Parameter(parameter)
	return has
}

// grantCommand gives a policy to a group at a rank.
func grantCommand(t catalog.PolicyType, group string, name ident.PolicyName, rank int) tenant.Command {
	return tenant.Command{Name: t.GrantCommand, Params: []tenant.Param{
		param("Group", tenant.RefTo(tenant.RefGroup, group)), param("PolicyName", tenant.Text(string(name))), param("Rank", tenant.WholeNumber(int64(rank))),
	}}
}

// revokeCommand takes the policy of a type from a group.
func revokeCommand(t catalog.PolicyType, group string) tenant.Command {
	return tenant.Command{Name: "Remove-CsGroupPolicyAssignment", Params: []tenant.Param{
		param("GroupId", tenant.RefTo(tenant.RefGroup, group)), param("PolicyType", tenant.Text(t.ID)),
	}}
}

// lower is a policy type's name inside a sentence: "calling policy", but "IP phone policy" and "AI policy".
func lower(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if len(first) > 1 && first == strings.ToUpper(first) {
		return name
	}
	return strings.TrimSpace(strings.ToLower(first) + " " + rest)
}
