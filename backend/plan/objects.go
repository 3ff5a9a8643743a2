package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// makers are the commands by which things with fields are made in memory, by the setting that holds them.
var makers = map[ident.Key]string{
	ident.Fold("ExtendedNotifications"): "New-CsTeamsEmergencyCallingExtendedNotification",
	ident.Fold("EmergencyNumbers"):      "New-CsTeamsEmergencyNumber",
}

// madeInMemory turns the things of a setting into a list that is made in memory and added to a new policy.
func madeInMemory(setting string, list []persona.Fields) tenant.Value {
	values := make([]tenant.Value, len(list))
	for i, fields := range list {
		c := tenant.Command{Name: makers[ident.Fold(setting)]}
		for _, name := range persona.ObjectFields() {
			if text := fields[name]; text != "" {
				c.Params = append(c.Params, param(name, tenant.Text(text)))
			}
		}
		values[i] = tenant.OutputOf(c)
	}
	return tenant.TableOf(param("Add", tenant.ListOf(values...)))
}

// replacing gives parameters that put lists in the place of those that a policy has, where they would add to them.
func replacing(params []tenant.Param) []tenant.Param {
	for i, p := range params {
		if p.Value.Kind == tenant.KindTable && len(p.Value.Table) == 1 && p.Value.Table[0].Name == "Add" {
			params[i].Value = tenant.TableOf(param("Replace", p.Value.Table[0].Value))
		}
	}
	return params
}

// fieldsOf are things as a design holds them, from what a tenant shows.
func fieldsOf(v any) []persona.Fields {
	var list []persona.Fields
	for _, o := range persona.ObjectsOf(v) {
		fields := persona.Fields{}
		for _, name := range persona.ObjectFields() {
			if text := o[ident.Fold(name)]; text != "" {
				fields[name] = text
			}
		}
		list = append(list, fields)
	}
	return list
}
