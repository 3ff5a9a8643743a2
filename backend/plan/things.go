package plan

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// ThingSeen is what a later reading must show of a thing.
type ThingSeen struct {
	Kind     tenant.ThingKind        `json:"kind"`
	Name     string                  `json:"name"`
	Gone     bool                    `json:"gone,omitempty"`     // it must not be there any more
	Settings map[string]any          `json:"settings,omitempty"` // that must read back
	Refs     map[string][]tenant.Ref `json:"refs,omitempty"`     // by setting: what must be among what it holds
	Without  map[string][]tenant.Ref `json:"without,omitempty"`  // by setting: what must not be
}

// wish is a thing as the design wants it.
type wish struct {
	kind     tenant.ThingKind
	name     string
	existing bool // it is expected in the tenant and never made by us
	naming   []tenant.Param
	maker    string // the command that makes it
	identity string // the parameter of changer that carries the identity; Identity when ""
	changer  string // the command that changes it, with the identity as its first parameter; "" when it cannot be changed
	fields   []field
	lane     Lane
	needs    []string // ids of changes that it rests on
	reasons  []Reason
	id       string // of the change, where the usual one is that of another change
}

// field is one setting of a wish: the parameter that writes it and what its getter shows when it is so.
type field struct {
	param string
	value tenant.Value
	shown string // the property of the getter; the parameter's name when ""
	unset bool   // the design says nothing of it: it is not written, and what stands there stays
}

func (f field) property() string {
	if f.shown != "" {
		return f.shown
	}
	return f.param
}

// plain is the value of a field as a getter shows it; refs are what it names of the tenant instead.
func (f field) plain() (v any, refs []tenant.Ref) { return plainValue(f.value) }

func plainValue(v tenant.Value) (any, []tenant.Ref) {
	switch v.Kind {
	case tenant.KindNumber:
		return v.Number, nil
	case tenant.KindTruth, tenant.KindSwitch:
		return v.Truth, nil
	case tenant.KindNull:
		return nil, nil
	case tenant.KindRef:
		return nil, []tenant.Ref{*v.Ref}
	case tenant.KindTable: // @{Replace = ...}
		for _, p := range v.Table {
			return plainValue(p.Value)
		}
	case tenant.KindList:
		list, refs := []string{}, []tenant.Ref(nil)
		for _, item := range v.List {
			one, more := plainValue(item)
			refs = append(refs, more...)
			if more == nil {
				list = append(list, persona.TextOf(one))
			}
		}
		if refs != nil {
			return nil, refs
		}
		return list, nil
	}
	return v.Text, nil
}

// ThingChange is the id that a change of a thing has.
func ThingChange(kind tenant.ThingKind, name string) string { return string(kind) + ":" + name }

// thing plans what leads from what the tenant shows of a thing to a wish. It gives the id of the change that has to be seen before
// anything rests on the thing, "" when it is there already, and false when nothing may rest on it: it is missing, or nobody can tell.
func (m *maker) thing(w wish) (change string, ok bool) {
	have, ok := m.standing(w.kind, w.name, w.existing)
	switch {
	case !ok:
		return "", false
	case have != nil && w.existing:
		return "", true
	case have != nil:
		return m.changeThing(w, *have), true
	}
	return m.makeThing(w)
}

// standing is what the tenant shows of a thing: nil when it is to be made, and false when nothing may rest on it, which is said.
func (m *maker) standing(kind tenant.ThingKind, name string, existing bool) (have *tenant.Thing, ok bool) {
	where := problem.Where{Step: "plan", Kind: string(kind), ID: name}
	if why, read := m.s.ThingsUnread(kind); !read {
		if key := "thing/" + string(kind); !m.said[key] {
			m.said[key] = true
			m.add(*problem.Warn("PLAN_UNREAD.things").Detailed(text.Of("plan.things."+string(kind)), why).Hinted().At(where))
		}
		return nil, false
	}
	found := m.s.things[thingID{kind, ident.Fold(name)}]
	switch {
	case len(found) > 1:
		m.add(*problem.New("PLAN_THING_TWICE").Detailed(text.Of("plan.thing."+string(kind)), name, len(found)).Hinted().At(where))
		return nil, false
	case len(found) == 1:
		return &found[0], true
	case existing:
		m.add(*problem.New("PLAN_THING_MISSING").Detailed(text.Of("plan.thing."+string(kind)), name).Hinted().At(where))
		return nil, false
	}
	return nil, true
}

func (m *maker) makeThing(w wish) (string, bool) {
	command := tenant.Command{Name: w.maker, Params: slices.Clone(w.naming)}
	seen := &ThingSeen{Kind: w.kind, Name: w.name, Settings: map[string]any{}, Refs: map[string][]tenant.Ref{}}
	for _, f := range w.fields {
		if !f.unset {
			command.Params = append(command.Params, param(f.param, f.value))
			seen.expect(f)
		}
	}
	return m.putThing(Change{Kind: MakeThing, Sign: Add, After: w.name, Says: text.Of("plan.make-thing", text.Of("plan.thing."+string(w.kind)), w.name),
		Action: Action{Command: &command}, Expect: Expect{Thing: seen}}, w)
}

// expect notes what must read back of a field.
func (s *ThingSeen) expect(f field) {
	if v, refs := f.plain(); refs != nil {
		s.Refs[f.property()] = refs
	} else {
		s.Settings[f.property()] = v
	}
}

// changeThing corrects what differs; a setting that the tenant does not show is unknown, not different.
func (m *maker) changeThing(w wish, have tenant.Thing) string {
	identity := w.identity
	if identity == "" {
		identity = "Identity"
	}
	command := tenant.Command{Name: w.changer, Params: []tenant.Param{param(identity, tenant.Text(have.ID))}}
	seen := &ThingSeen{Kind: w.kind, Name: have.Name, Settings: map[string]any{}, Refs: map[string][]tenant.Ref{}}
	was := &ThingSeen{Kind: w.kind, Name: have.Name, Settings: map[string]any{}}
	var before, after []string
	for _, f := range w.fields {
		v, shown := have.Setting(f.property())
		if f.unset || !shown || m.fieldStands(f, v) {
			continue
		}
		command.Params = append(command.Params, param(f.param, f.value))
		seen.expect(f)
		was.Settings[f.property()] = v
		before = append(before, f.property()+" "+strings.Join(persona.ListOf(v), ", "))
		plain, refs := f.plain()
		if refs != nil {
			plain = refNames(refs)
		}
		after = append(after, f.property()+" "+strings.Join(persona.ListOf(plain), ", "))
	}
	if len(command.Params) == 1 || w.changer == "" {
		return ""
	}
	id, _ := m.putThing(Change{Kind: ChangeThing, Sign: Modify, Before: strings.Join(before, "; "), After: strings.Join(after, "; "),
		Says:   text.Of("plan.change-thing", text.Of("plan.thing."+string(w.kind)), w.name, strings.Join(command.ParamNames()[1:], ", ")),
		Action: Action{Command: &command}, Expect: Expect{Thing: seen}, Was: &Expect{Thing: was}}, w)
	return id
}

// fieldStands says whether the tenant shows a field as it is wanted.
func (m *maker) fieldStands(f field, shown any) bool {
	want, refs := f.plain()
	if refs == nil {
		return persona.SameValue(want, shown)
	}
	held := map[ident.Key]bool{}
	for _, id := range persona.ListOf(shown) {
		held[ident.Fold(id)] = true
	}
	for _, ref := range refs {
		id, known := m.s.refID(ref)
		if !known || !held[ident.Fold(id)] {
			return false
		}
	}
	return len(refs) == len(held)
}

// putThing fills what all changes of a wish share and puts one into the plan.
func (m *maker) putThing(c Change, w wish) (string, bool) {
	c.ID, c.Subject, c.Needs, c.Reasons = ThingChange(w.kind, w.name), w.name, w.needs, w.reasons
	if c.Effect == "" {
		c.Effect = Notice
	}
	if w.id != "" {
		c.ID = w.id
	}
	if c.Lane = w.lane; c.Lane == "" {
		c.Lane = LaneGroups
	}
	if !m.put(c) {
		return "", false
	}
	return c.ID, true
}

func refNames(refs []tenant.Ref) []string {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.Key
	}
	return names
}

// shown is a thing with settings of which changes speak. What attendants and schedules show is deeply nested, so it is laid out flat.
func shown(have tenant.Thing) tenant.Thing {
	switch have.Kind {
	case tenant.AttendantThing:
		have.Settings = attendantShown(have)
	case tenant.ScheduleThing:
		have.Settings = scheduleShown(have)
	}
	return have
}

// thingID tells things apart.
type thingID struct {
	kind tenant.ThingKind
	name ident.Key
}

// refID is the id of what a reference names, as it was read; false when it is not there.
func (s *situation) refID(ref tenant.Ref) (string, bool) {
	if ref.Kind == tenant.RefGroup {
		g, exists := s.groups[ref.Key]
		return string(g.ID), exists
	}
	kind, isThing := tenant.ThingOf(ref.Kind)
	if !isThing {
		return "", false
	}
	found := s.things[thingID{kind, ident.Fold(ref.Key)}]
	if len(found) != 1 {
		return "", false
	}
	return found[0].ID, true
}

// sameThing says whether a thing shows what is expected of it. ids gives the object ids of references; one that cannot be found is not
// held.
func sameThing(want ThingSeen, have tenant.Thing, id func(tenant.Ref) (string, bool)) bool {
	have = shown(have)
	for name, v := range want.Settings {
		shown, found := have.Setting(name)
		if !found || !persona.SameValue(v, shown) {
			return false
		}
	}
	return holds(want.Refs, have, id, true) && holds(want.Without, have, id, false)
}

func holds(refs map[string][]tenant.Ref, have tenant.Thing, id func(tenant.Ref) (string, bool), wanted bool) bool {
	for name, list := range refs {
		shown, found := have.Setting(name)
		if !found {
			return false
		}
		held := map[ident.Key]bool{}
		for _, one := range persona.ListOf(shown) {
			held[ident.Fold(one)] = true
		}
		for _, ref := range list {
			key, known := id(ref)
			if (known && held[ident.Fold(key)]) != wanted {
				return false
			}
		}
	}
	return true
}

// Shows says whether a thing as it was read is as a change expects it. ids gives the object ids of what the change names.
func (s ThingSeen) Shows(have tenant.Thing, ids map[tenant.Ref]string) bool {
	return sameThing(s, have, func(r tenant.Ref) (string, bool) { id, known := ids[r]; return id, known })
}

// ThereIn lists what a reading shows of the tenant, by kind; a kind that was not read is not in it.
func ThereIn(r tenant.Reading) voice.There {
	there := voice.There{}
	for _, kind := range tenant.ThingKinds() {
		if _, read := r.ThingsUnread(kind); read {
			there[voice.Kind(kind)] = []string{}
		}
	}
	for _, t := range r.AllThings() {
		if names, read := there[voice.Kind(t.Kind)]; read {
			there[voice.Kind(t.Kind)] = append(names, t.Name)
		}
	}
	return there
}
