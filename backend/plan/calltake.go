package plan

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// CallsNotTaken lists the attendants and schedules that the tenant has and the design has not, by their names.
func CallsNotTaken(r tenant.Reading, design voice.Calls) []voice.Thing {
	var list []voice.Thing
	for _, t := range r.Things {
		switch t.Kind {
		case tenant.AttendantThing:
			if _, have := voice.Find(design.Attendants, t.Name); !have {
				list = append(list, voice.Attendant{Name: t.Name})
			}
		case tenant.ScheduleThing:
			if _, have := voice.Find(design.Schedules, t.Name); !have {
				list = append(list, ScheduleAsRead(t))
			}
		}
	}
	return list
}

// TakenCall is something through which calls come, as the tenant shows it, to be taken over by its name: it is expected there and never made
// again. upn names users by their ids, "" for nobody. It is false when the tenant shows nothing or several of that name.
func TakenCall(r tenant.Reading, upn func(ident.ObjectID) string, kind voice.Kind, name string) (voice.Thing, bool) {
	var found []tenant.Thing
	for _, t := range r.AllThings() {
		if voice.Kind(t.Kind) == kind && ident.Fold(t.Name) == ident.Fold(name) {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return nil, false
	}
	n := namer{r, upn}
	switch t := found[0]; kind {
	case voice.KindQueue:
		return voice.Queue{Name: t.Name, Existing: true, Account: n.accountOf(t)}, true
	case voice.KindSchedule:
		return ScheduleAsRead(t), true
	case voice.KindAttendant:
		return n.attendant(t), true
	case voice.KindAccount:
		a := voice.Account{UPN: t.Name, Name: persona.TextOf(t.Settings["DisplayName"]), For: voice.KindQueue, Existing: true,
			Number: strings.TrimPrefix(persona.TextOf(t.Settings["PhoneNumber"]), "tel:")}
		if ident.Fold(persona.TextOf(t.Settings["ApplicationId"])) == voice.AttendantApplication {
			a.For = voice.KindAttendant
		}
		return a, true
	}
	return nil, false
}

// TakenCalls is TakenCall with everything that it names and the design has not: the schedules of an attendant, what it leads to, and the
// resource accounts.
func TakenCalls(r tenant.Reading, upn func(ident.ObjectID) string, kind voice.Kind, name string, design voice.Calls) ([]voice.Thing, bool) {
	type key struct {
		kind voice.Kind
		name ident.Key
	}
	have := map[key]bool{}
	for _, one := range design.All() {
		have[key{one.Kind(), ident.Fold(one.Key())}] = true
	}
	first, ok := TakenCall(r, upn, kind, name)
	if !ok {
		return nil, false
	}
	list := []voice.Thing{first}
	have[key{kind, ident.Fold(name)}] = true
	take := func(kind voice.Kind, name string) {
		if name == "" || have[key{kind, ident.Fold(name)}] {
			return
		}
		have[key{kind, ident.Fold(name)}] = true
		if one, found := TakenCall(r, upn, kind, name); found {
			list = append(list, one)
		}
	}
	for i := 0; i < len(list); i++ {
		switch t := list[i].(type) {
		case voice.Queue:
			take(voice.KindAccount, t.Account)
		case voice.Attendant:
			take(voice.KindAccount, t.Account)
			for _, schedule := range append([]string{t.Hours}, t.Holidays...) {
				take(voice.KindSchedule, schedule)
			}
			for _, w := range []voice.Way{t.Open, t.Closed, t.Holiday} {
				for _, to := range w.Targets() {
					if to.Kind == voice.ToQueue || to.Kind == voice.ToAttendant {
						take(voice.Kind(to.Kind), to.Name)
					}
				}
			}
		}
	}
	return list, true
}

// namer finds the names of what a reading knows by its ids.
type namer struct {
	r   tenant.Reading
	upn func(ident.ObjectID) string
}

// accountOf is the principal name of the resource account under which something is called, "" for none.
func (n namer) accountOf(t tenant.Thing) string {
	v, _ := t.Setting(applicationInstances)
	for _, id := range persona.ListOf(v) {
		for _, a := range n.r.Accounts {
			if a.ID == ident.Object(id) {
				return a.UPN
			}
		}
	}
	return ""
}

// attendant is an attendant as the tenant shows it. A way that holds what the design cannot say is left unsaid, so that it is never written,
// and the whole is kept as it came.
func (n namer) attendant(t tenant.Thing) voice.Attendant {
	now := attendantShown(t)
	spec := specShown(t.Name, now)
	odd := persona.ListOf(now["Odd"])
	a := voice.Attendant{Name: t.Name, Existing: true, Language: spec.language, TimeZone: spec.zone, Account: n.accountOf(t)}
	whole := true
	way := func(f callFlow, property string) voice.Way {
		w, named := n.way(f)
		if !named || slices.ContainsFunc(odd, func(o string) bool { return strings.HasPrefix(o, property) }) {
			whole = false
			return voice.Way{}
		}
		return w
	}
	a.Open, a.Closed, a.Holiday = way(spec.open, "DefaultCallFlow"), way(spec.closed, otherFlows), way(spec.holiday, otherFlows)
	if spec.operator.kind != "" {
		var named bool
		a.Operator, named = n.target("", spec.operator)
		whole = whole && named
	}
	for _, v := range spec.authorised {
		if name := n.upn(ident.Object(v.Text)); name != "" {
			a.Authorised = append(a.Authorised, name)
		}
	}
	for _, v := range spec.hours {
		a.Hours = n.schedule(v.Text)
	}
	for _, v := range spec.holidays {
		a.Holidays = append(a.Holidays, n.schedule(v.Text))
	}
	if slices.Contains(odd, otherFlows) {
		a.Hours, a.Holidays = "", nil
	}
	if !whole {
		a.Kept = t.Settings
	}
	return a
}

func (n namer) schedule(id string) string {
	for _, t := range n.r.Things {
		if t.Kind == tenant.ScheduleThing && ident.Object(t.ID) == ident.Object(id) {
			return t.Name
		}
	}
	return ""
}

// way is what a caller meets; named is false when it leads to something that nobody can name.
func (n namer) way(f callFlow) (w voice.Way, named bool) {
	w, named = voice.Way{Greeting: f.greeting, Prompt: f.prompt}, true
	for _, o := range f.options {
		to, known := n.target(o.action, o.to)
		named = named && known
		if o.tone == automatic {
			w.To = to
			continue
		}
		key := strings.NewReplacer("ToneStar", "*", "TonePound", "#", "Tone", "").Replace(o.tone)
		w.Options = append(w.Options, voice.Option{Key: key, To: to})
	}
	return w, named
}

func (n namer) target(action string, to callTarget) (voice.Target, bool) {
	switch action {
	case "DisconnectCall":
		return voice.Target{Kind: voice.Disconnect}, true
	case "TransferCallToOperator":
		return voice.Target{Kind: voice.ToOperator}, true
	}
	named := func(kind voice.TargetKind, name string) (voice.Target, bool) {
		return voice.Target{Kind: kind, Name: name}, name != ""
	}
	id := ident.Object(to.id.Text)
	switch to.kind {
	case "ExternalPstn":
		return named(voice.ToNumber, strings.TrimPrefix(to.id.Text, "tel:"))
	case "User":
		return named(voice.ToPerson, n.upn(id))
	case "SharedVoicemail":
		for _, g := range n.r.Groups {
			if g.ID == id {
				return named(voice.ToVoicemail, g.Name)
			}
		}
		for _, g := range n.r.Teams {
			if g.ID == id {
				return named(voice.ToVoicemail, g.Name)
			}
		}
	case "ApplicationEndpoint":
		for _, t := range n.r.AllThings() {
			kind, answers := map[tenant.ThingKind]voice.TargetKind{tenant.QueueThing: voice.ToQueue, tenant.AttendantThing: voice.ToAttendant}[t.Kind]
			v, _ := t.Setting(applicationInstances)
			if answers && slices.ContainsFunc(persona.ListOf(v), func(one string) bool { return ident.Object(one) == id }) {
				return named(kind, t.Name)
			}
		}
	}
	return voice.Target{}, false
}
