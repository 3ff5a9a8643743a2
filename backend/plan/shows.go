package plan

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// PolicyCommand is the command that a policy of the design becomes: it makes the policy, or changes what differs of the one that the tenant
// has. Have is that one, nil when there is none or nobody knows; ok is false when there is nothing to send.
func PolicyCommand(p persona.Policy, have *tenant.Policy) (c tenant.Command, ok bool) {
	t, known := catalog.PolicyTypeByID(p.Type)
	switch {
	case !known || p.Existing:
		return c, false
	case p.Gone:
		c = tenant.Command{Name: t.RemoveCommand(), Params: []tenant.Param{param("Identity", tenant.Text(string(p.Name)))}}
		return c, c.Name != ""
	case have == nil && p.Name.Key() != ident.GlobalKey:
		c, err := createCommand(t, p)
		return c, err == nil && t.NewCommand != "" && (len(c.Params) > 1 || p.EmptyOnPurpose)
	}
	if empty, is := p.Empty(); is {
		p.Settings = append(slices.Clone(p.Settings), empty)
	}
	differ := slices.DeleteFunc(slices.Clone(p.Settings), func(s persona.Setting) bool {
		return have != nil && s.Shown(shownOf(*have, s.Name))
	})
	settings, err := settingsOf(t, p.Name, differ)
	c = tenant.Command{Name: t.SetCommand, Params: append([]tenant.Param{param("Identity", tenant.Text(string(p.Name)))}, settings...),
		OnPurpose: p.EditsGlobal()}
	if len(p.Rules) > 0 && (have == nil || !sameRules(designedRules(p.Rules), shownRules(shownOf(*have, normalizationRules)))) {
		c.Params = append(c.Params, normalization(p.Rules, "Replace"))
	}
	return c, err == nil && t.SetCommand != "" && len(c.Params) > 1
}
