package targeting

import (
	"context"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/progress"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
)

// Reach is whom one persona reaches.
type Reach struct {
	persona.Persona
	Parsed  rule.Rule
	Match   directory.Set // whom the rule holds for: the members of the provisioning group
	Unknown directory.Set // of whom nobody can tell
	Assumed directory.Set // whose outcome rests on an assumption about Entra
	Won     directory.Set // those of Match who are in no earlier persona of the layer
	Unsure  directory.Set // those of Won of whom nobody can tell whether an earlier persona of the layer has them
}

// Apart says whether a rule can hold nobody whom this persona's holds: it holds nobody of them, and nobody of whom one of the two cannot tell.
func (r Reach) Apart(m directory.Matches) bool {
	return r.Match.Or(r.Unknown).CountBoth(m.Match.Or(m.Unknown)) == 0
}

// Of runs the rule of every persona over all users; now is what system.now means. What it returns stands in the order of
// the stack, so that what comes later wins. A persona without a valid rule reaches nobody and is left out: the checks of the
// design report it.
func Of(personas []persona.Persona, d *directory.Directory, now time.Time) []Reach {
	return reached(personas, d, now, func(int, int) bool { return true })
}

// Reached is Of for who may stop it; it tells how many of the personas are counted.
func Reached(ctx context.Context, personas []persona.Persona, d *directory.Directory, now time.Time) ([]Reach, error) {
	list := reached(personas, d, now, func(done, total int) bool {
		progress.Tell(ctx, done, total)
		return ctx.Err() == nil
	})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("counting whom the personas reach: %w", err)
	}
	return list, nil
}

// reached goes over the personas as long as before each of them says so.
func reached(personas []persona.Persona, d *directory.Directory, now time.Time, goOn func(done, total int) bool) []Reach {
	var list []Reach
	stack := persona.Stack(personas)
	for i, p := range stack {
		if !goOn(i, len(stack)) {
			return nil
		}
		parsed, valid := ruleOf(p)
		if !valid {
			continue
		}
		m := d.Match(parsed, now)
		list = append(list, Reach{Persona: p, Parsed: parsed, Match: m.Match, Unknown: m.Unknown, Assumed: m.Assumed})
	}
	settle(list)
	return list
}

// ruleOf reads the rule of a persona; valid is false where it has none that Entra takes.
func ruleOf(p persona.Persona) (parsed rule.Rule, valid bool) {
	text, err := persona.Targeting(p)
	if err != nil {
		return rule.Rule{}, false
	}
	parsed, problems := parse.Rule(text)
	return parsed, rule.Valid(problems)
}

// settle says within each layer who wins whom: the first of a layer, which stands last in the stack.
func settle(list []Reach) {
	var taken, doubtful directory.Set
	for i, r := range slices.Backward(list) {
		if i == len(list)-1 || list[i+1].Layer != r.Layer {
			taken, doubtful = directory.Set{}, directory.Set{}
		}
		list[i].Won = r.Match.AndNot(taken)
		list[i].Unsure = list[i].Won.And(doubtful)
		taken, doubtful = taken.Or(r.Match), doubtful.Or(r.Unknown)
	}
}

// InLayer is who is in at least one persona of a layer.
func InLayer(list []Reach, layer persona.Layer) directory.Set {
	var in directory.Set
	for _, r := range list {
		if r.Layer == layer {
			in = in.Or(r.Match)
		}
	}
	return in
}

// Find gives the reach of a persona by its id.
func Find(list []Reach, id string) (Reach, bool) {
	if i := slices.IndexFunc(list, func(r Reach) bool { return r.ID == id }); i >= 0 {
		return list[i], true
	}
	return Reach{}, false
}
