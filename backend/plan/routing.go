package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// routing makes the usages and routes of the design, before the policies that name them.
func (m *maker) routing() {
	for _, u := range m.design.Persona.Usages {
		m.thing(usageWish(u))
	}
	for _, r := range m.design.Persona.Routes {
		m.thing(m.routeWish(r))
	}
}

// usageWish adds to the one list that the tenant keeps; what else is in it stays. The list has no other name than Global, which need not
// be said and is no edit of a default that anybody falls back to.
func usageWish(u voice.Usage) wish {
	return wish{kind: tenant.UsageThing, name: u.Name, maker: "Set-CsOnlinePstnUsage",
		naming: []tenant.Param{param("Usage", tenant.TableOf(param("Add", tenant.ListOf(tenant.Text(u.Name)))))}}
}

func (m *maker) routeWish(r voice.Route) wish {
	w := wish{kind: tenant.RouteThing, name: r.Name, existing: r.Existing, maker: "New-CsOnlineVoiceRoute", changer: "Set-CsOnlineVoiceRoute",
		naming: []tenant.Param{param("Identity", tenant.Text(r.Name))},
		fields: []field{
			{param: "Description", value: tenant.Text(r.Description), unset: r.Description == ""},
			{param: "NumberPattern", value: tenant.Text(r.Pattern), unset: r.Pattern == ""},
			{param: persona.PSTNUsages, value: replaced(r.Usages), unset: len(r.Usages) == 0},
			{param: "OnlinePstnGatewayList", value: replaced(r.Gateways), unset: len(r.Gateways) == 0},
			{param: "Priority", value: tenant.WholeNumber(int64(r.Priority)), unset: r.Priority <= 0},
		}}
	for _, u := range r.Usages {
		w.needs = append(w.needs, m.usageChange(u))
	}
	return w
}

// usageChange is the change that makes a usage, as the design spells it.
func (m *maker) usageChange(name string) string {
	if u, ours := voice.Find(m.design.Persona.Usages, name); ours {
		name = u.Name
	}
	return ThingChange(tenant.UsageThing, name)
}

// replaced is the value that puts a list in the place of the one that is there.
func replaced(list []string) tenant.Value {
	items := make([]tenant.Value, len(list))
	for i, one := range list {
		items[i] = tenant.Text(one)
	}
	return tenant.TableOf(param("Replace", tenant.ListOf(items...)))
}

// restsOn lists the changes that have to be seen before a policy can be written: those of the usages that it names, and of the resource
// accounts with their numbers.
func (m *maker) restsOn(p persona.Policy) []string {
	var needs []string
	for _, usage := range persona.UsagesOf(p) {
		needs = append(needs, m.usageChange(usage))
	}
	for _, s := range p.Settings {
		if s.Kind != persona.SettingAccount {
			continue
		}
		needs = append(needs, m.accountChange(s.Value))
		if a, ours := voice.Find(m.design.Persona.Accounts, s.Value); ours {
			needs = append(needs, accountNumberChange(a.UPN))
		}
	}
	return needs
}

// RouteAsRead is a voice route as the tenant shows it; what it does not show stays empty.
func RouteAsRead(t tenant.Thing) voice.Route {
	shown := func(name string) any { v, _ := t.Setting(name); return v }
	r := voice.Route{Name: t.Name, Description: persona.TextOf(shown("Description")), Pattern: persona.TextOf(shown("NumberPattern")),
		Usages: persona.ListOf(shown(persona.PSTNUsages)), Gateways: persona.ListOf(shown("OnlinePstnGatewayList")), Existing: true}
	if n, ok := shown("Priority").(float64); ok {
		r.Priority = int(n)
	}
	return r
}

// UsagesRead lists the usages that a voice routing policy shows, in their order.
func UsagesRead(p tenant.Policy) []string {
	for name, v := range p.Settings {
		if ident.Fold(name) == ident.Fold(persona.PSTNUsages) {
			return append([]string{}, persona.ListOf(v)...)
		}
	}
	return []string{}
}
