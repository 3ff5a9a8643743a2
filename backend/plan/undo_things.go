package plan

import (
	"maps"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// thingRemovers make the commands that take a thing away again, by kind. What is not listed stays where it was made.
var thingRemovers = map[tenant.ThingKind]func(tenant.Thing) tenant.Command{
	tenant.RouteThing:     removeBy("Identity", "Remove-CsOnlineVoiceRoute"),
	tenant.AddressThing:   removeBy("CivicAddressId", "Remove-CsOnlineLisCivicAddress"),
	tenant.LocationThing:  removeBy("LocationId", "Remove-CsOnlineLisLocation"),
	tenant.ScheduleThing:  removeBy("Id", "Remove-CsOnlineSchedule"),
	tenant.AttendantThing: removeBy("Identity", "Remove-CsAutoAttendant"),
	tenant.QueueThing:     removeBy("Identity", "Remove-CsCallQueue"),
	tenant.UsageThing: func(t tenant.Thing) tenant.Command {
		return tenant.Command{Name: "Set-CsOnlinePstnUsage", Params: []tenant.Param{param("Usage", tenant.TableOf(param("Remove", tenant.ListOf(tenant.Text(t.Name)))))}}
	},
}

func removeBy(identity, command string) func(tenant.Thing) tenant.Command {
	return func(t tenant.Thing) tenant.Command {
		return tenant.Command{Name: command, Params: []tenant.Param{param(identity, tenant.Text(t.ID))}}
	}
}

// thing takes a change of a thing back: what was made is removed, what was changed gets its settings of before.
func (u *undo) thing(past Change) {
	want := past.Expect.Thing
	if want == nil || past.Action.Command == nil {
		return
	}
	if why, read := u.s.ThingsUnread(want.Kind); !read {
		u.left(past, text.Of("plan.undo.thing.unread", why), text.Of("plan.undo.thing.unread.hint"))
		return
	}
	found := u.s.things[thingID{want.Kind, ident.Fold(want.Name)}]
	if len(found) != 1 || want.Gone || !sameThing(*want, found[0], u.s.refID) {
		u.conflict(past)
		return
	}
	switch {
	case past.Kind == ChangeThing && past.Action.Command.Name == "New-CsOnlineApplicationInstanceAssociation":
		u.dissociate(past, found[0])
	case past.Kind == ChangeThing && past.Was != nil && past.Was.Thing != nil && setters[want.Kind] != "":
		u.writtenBack(past, found[0], *past.Was.Thing)
	case past.Kind == ChangeThing && past.Was != nil && past.Was.Thing != nil:
		u.thingBack(past, found[0], *past.Was.Thing)
	case past.Kind == MakeThing && thingRemovers[want.Kind] != nil:
		command := thingRemovers[want.Kind](found[0])
		u.put(Change{ID: past.ID, Lane: past.Lane, Kind: RemoveThing, Sign: Remove, Subject: past.Subject, Before: past.After,
			Says: text.Of("plan.remove-thing", text.Of("plan.thing."+string(want.Kind)), want.Name), PersonaID: past.PersonaID, Effect: Notice,
			Action: Action{Command: &command}, Expect: Expect{Thing: &ThingSeen{Kind: want.Kind, Name: want.Name, Gone: true}}})
	default:
		u.stays[past.Kind] = append(u.stays[past.Kind], past.Subject)
	}
}

// thingBack writes the settings of before, each as the run wrote it.
func (u *undo) thingBack(past Change, have tenant.Thing, was ThingSeen) {
	command := tenant.Command{Name: past.Action.Command.Name, Params: []tenant.Param{past.Action.Command.Params[0]}}
	seen := &ThingSeen{Kind: was.Kind, Name: was.Name, Settings: map[string]any{}}
	now := &ThingSeen{Kind: was.Kind, Name: was.Name, Settings: map[string]any{}}
	for _, p := range past.Action.Command.Params[1:] {
		before, kept := was.Settings[p.Name]
		if !kept {
			continue
		}
		seen.Settings[p.Name] = before
		now.Settings[p.Name], _ = have.Setting(p.Name)
		command.Params = append(command.Params, param(p.Name, likeValue(p.Value, before)))
	}
	if len(command.Params) == 1 {
		u.left(past, text.Of("plan.undo.settings"), text.Of("plan.undo.settings.hint"))
		return
	}
	u.put(Change{ID: past.ID, Lane: past.Lane, Kind: ChangeThing, Sign: Modify, Subject: past.Subject, Before: past.After, After: past.Before,
		Says:      text.Of("plan.change-thing", text.Of("plan.thing."+string(was.Kind)), was.Name, strings.Join(command.ParamNames()[1:], ", ")),
		PersonaID: past.PersonaID, Effect: Notice, Action: Action{Command: &command}, Expect: Expect{Thing: seen}, Was: &Expect{Thing: now}})
}

// writtenBack gives an attendant or a schedule its settings of before; what was not changed stays as it is by now.
func (u *undo) writtenBack(past Change, have tenant.Thing, was ThingSeen) {
	laid := maps.Clone(shown(have).Settings)
	var fields []field
	for _, name := range slices.Sorted(maps.Keys(was.Settings)) {
		laid[name] = was.Settings[name]
		f := field{param: name, value: tenant.Null()}
		switch v := was.Settings[name].(type) {
		case nil:
		case []string, []any:
			f.value = textList(persona.ListOf(v))
		default:
			f.value = tenant.Text(persona.TextOf(v))
		}
		fields = append(fields, f)
	}
	w := wish{kind: was.Kind, name: have.Name, lane: past.Lane}
	if was.Kind == tenant.ScheduleThing {
		u.writeBack(have, fields, setOfSchedule(fields), nil, w)
		return
	}
	r := u.rewrite(have, fields, specShown(have.Name, laid))
	if len(r.odd) > 0 {
		u.odd(was.Kind, have.Name, r.odd)
	}
	u.writeBack(have, r.differ, r.set, r.before, w)
}

// likeValue is a value that the tenant showed, in the form in which another one was written.
func likeValue(like tenant.Value, shown any) tenant.Value {
	if shown == nil {
		return tenant.Null()
	}
	switch like.Kind {
	case tenant.KindTable:
		list := []tenant.Value{}
		for _, item := range persona.ListOf(shown) {
			list = append(list, tenant.Text(item))
		}
		return tenant.TableOf(param("Replace", tenant.ListOf(list...)))
	case tenant.KindList:
		list := []tenant.Value{}
		for _, item := range persona.ListOf(shown) {
			list = append(list, tenant.Text(item))
		}
		return tenant.ListOf(list...)
	}
	switch v := shown.(type) {
	case bool:
		return tenant.Truth(v)
	case float64:
		return tenant.WholeNumber(int64(v))
	}
	return tenant.Text(persona.TextOf(shown))
}

// dissociate takes a resource account from a queue or an attendant.
func (u *undo) dissociate(past Change, have tenant.Thing) {
	identities, _ := past.Action.Command.Param("Identities")
	command := tenant.Command{Name: "Remove-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{param("Identities", identities)}}
	_, refs := plainValue(identities)
	u.put(Change{ID: past.ID, Lane: past.Lane, Kind: ChangeThing, Sign: Remove, Subject: past.Subject, Before: past.After, Says: text.Of("plan.dissociate", have.Name, past.After),
		Effect: Notice, Action: Action{Command: &command}, Expect: Expect{Thing: &ThingSeen{Kind: have.Kind, Name: have.Name, Without: map[string][]tenant.Ref{applicationInstances: refs}}}})
}
