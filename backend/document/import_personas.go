package document

import (
	"slices"
	"strings"
	"unicode"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// personaIntake takes in the rows of the sheet of personas.
type personaIntake struct {
	*intake
	byID     map[string]int          // into the personas of the design
	byName   map[ident.Key]int       // the same
	rows     map[string]int          // id -> the row that spoke of it
	licences map[ident.Key]ident.SKU // by id and by every name
}

func newPersonaIntake(in *intake) *personaIntake {
	p := &personaIntake{intake: in, byID: map[string]int{}, byName: map[ident.Key]int{}, rows: map[string]int{}, licences: map[ident.Key]ident.SKU{}}
	for i, known := range in.content.Design.Personas {
		p.byID[known.ID] = i
		p.byName[ident.Fold(known.Name)] = i
	}
	for id, name := range in.content.Licences {
		p.licences[ident.Fold(name)] = id
		p.licences[ident.Fold(string(id))] = id
	}
	for _, l := range catalog.Licences() {
		for _, name := range []string{l.Name, l.PartNumber, string(l.ID)} {
			p.licences[ident.Fold(name)] = l.ID
		}
	}
	return p
}

func (in *personaIntake) row(r row) error {
	before, isNew, ok := in.find(r)
	if !ok {
		return nil
	}
	if first, twice := in.rows[before.ID]; twice {
		in.complain(r, headID, problem.New("SPREADSHEET_TWICE").Detailed(first))
		return nil
	}
	in.rows[before.ID] = r.number
	after := before
	after.Policies = slices.Clone(before.Policies)
	taken := false
	for _, f := range in.fields(&after) {
		had := f.text()
		e, edited := in.edit(Edit{Kind: "persona", ID: after.ID, New: isNew}, r, f.head, trimmed(shortened(clean(had))))
		if !edited {
			continue
		}
		if e.Taken {
			if !f.take(r) {
				continue
			}
			if e.Before, e.After = had, f.text(); e.After == had {
				continue
			}
			taken = true
		}
		in.Edits.Edits = append(in.Edits.Edits, e)
	}
	if after.Name == "" {
		in.complain(r, item("name"), problem.New("SPREADSHEET_EMPTY").Detailed())
		return nil
	}
	if taken && !in.unseen(r, before, after) {
		in.Personas = append(in.Personas, after)
	}
	return nil
}

// unseen refuses a row with a text that holds what nobody sees and that was not there before, as every other door does.
func (in *personaIntake) unseen(r row, before, after persona.Persona) bool {
	stood := persona.Unseen(before, problem.Where{})
	for _, found := range persona.Unseen(after, problem.Where{}) {
		same := func(was problem.Problem) bool {
			return was.Where.Field == found.Where.Field && was.Detail.Args[2] == found.Detail.Args[2]
		}
		if !slices.ContainsFunc(stood, same) {
			found.Where.ID = after.Name
			in.complain(r, found.Where.Field, &found)
			return true
		}
	}
	return false
}

// find says which persona a row speaks of: by its id, else by its name, else a new one.
func (in *personaIntake) find(r row) (persona.Persona, bool, bool) {
	id, _ := r.text(headID)
	name, _ := r.text(item("name"))
	if i, ok := in.byID[id]; ok {
		return in.content.Design.Personas[i], false, true
	}
	if id != "" && r.was != nil && r.was[headID] == id {
		in.gone(r, id)
		return persona.Persona{}, false, false
	}
	if id != "" {
		in.complain(r, headID, problem.New("SPREADSHEET_UNKNOWN_PERSONA").Detailed(id))
		return persona.Persona{}, false, false
	}
	if i, ok := in.byName[ident.Fold(name)]; ok && name != "" {
		return in.content.Design.Personas[i], false, true
	}
	layer, _ := r.text(headLayer)
	p := persona.Persona{ID: slug(name), Layer: persona.Layer(strings.ToLower(layer)), Number: persona.NumberRule{Kind: persona.NoNumber}, Ordinal: len(in.content.Design.Personas) + r.number}
	if !slices.Contains(persona.Layers(), p.Layer) {
		in.complain(r, headLayer, problem.New("SPREADSHEET_LAYER").Detailed())
		return p, true, false
	}
	if _, taken := in.byID[p.ID]; taken || p.ID == "" {
		in.complain(r, item("name"), problem.New("SPREADSHEET_NAME").Detailed())
		return p, true, false
	}
	return p, true, true
}

// gone tells the edits of a persona that was deleted in the program since the file was handed out. They can only be left.
func (in *personaIntake) gone(r row, id string) {
	for _, f := range in.fields(&persona.Persona{}) {
		if r.edited(f.head) {
			in.complain(r, f.head, problem.Warn("SPREADSHEET_GONE").Detailed(id, r.cells[f.head]).Hinted())
		}
	}
}

// field is one column that may be edited.
type field struct {
	head string
	text func() string
	take func(row) bool // false when the column is missing or the cell was refused
}

func (in *personaIntake) fields(p *persona.Persona) []field {
	fields := []field{
		word(item("name"), &p.Name), word(item("description"), &p.Description), word(item("country"), &p.Country),
		words(item("groups"), &p.SecurityGroups), words(item("queues"), &p.Queues), words(item("teams"), &p.Teams),
		{item("licences"), func() string { return strings.Join(in.content.licences(p.Licences), "\n") }, func(r row) bool { return in.takeLicences(r, p) }},
	}
	fields = append(fields, in.emergencyField(p))
	for _, choice := range []struct{ item, kind string }{{"dial-plan", dialPlan}, {"routing", voiceRouting}, {"caller-id", callerID}} {
		fields = append(fields, field{item(choice.item), func() string { return policy(*p, choice.kind) }, func(r row) bool {
			name, ok := r.text(item(choice.item))
			if ok {
				setPolicy(p, choice.kind, name)
			}
			return ok
		}})
	}
	return fields
}

func word(head string, to *string) field {
	return field{head, func() string { return *to }, func(r row) bool {
		text, ok := r.text(head)
		if ok && text != strings.TrimSpace(clean(*to)) {
			*to = text
		}
		return ok
	}}
}

func words(head string, to *[]string) field {
	return field{head, func() string { return strings.Join(*to, "\n") }, func(r row) bool {
		list, ok := r.lines(head)
		if ok && !slices.Equal(list, *to) {
			*to = list
		}
		return ok
	}}
}

func (in *personaIntake) takeLicences(r row, p *persona.Persona) bool {
	names, ok := r.lines(item("licences"))
	if !ok || slices.Equal(names, in.content.licences(p.Licences)) {
		return ok
	}
	ids := []ident.SKU{}
	for _, name := range names {
		id, known := in.licences[ident.Fold(name)]
		if !known {
			in.complain(r, item("licences"), problem.New("SPREADSHEET_LICENCE").Detailed(name))
			return false
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	p.Licences = ids
	return true
}

// setPolicy gives a persona the policy of a type; an empty name makes it inherit.
func setPolicy(p *persona.Persona, kind, name string) {
	i := slices.IndexFunc(p.Policies, func(c persona.PolicyChoice) bool { return c.Type == kind })
	switch {
	case i < 0 && name != "":
		p.Policies = append(p.Policies, persona.PolicyChoice{Type: kind, Name: ident.Policy(name)})
	case i >= 0 && name == "":
		p.Policies = slices.Delete(p.Policies, i, i+1)
	case i >= 0:
		p.Policies[i].Name = ident.Policy(name)
	}
}

// slug makes an id from a name.
func slug(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(parts, "-")
}
