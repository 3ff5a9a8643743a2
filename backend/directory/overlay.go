package directory

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"personadesk/backend/rule"
)

// Edit says what is imagined: users whose Property is one of From get Set = To.
type Edit struct {
	Property string   `json:"property"` // rule name of what is looked at
	From     []string `json:"from"`     // values, letter case aside; "" stands for no value
	Set      string   `json:"set"`      // rule name of what changes; "" = Property
	To       string   `json:"to"`
	Clear    bool     `json:"clear"` // the value goes away instead
}

// With gives the users as they would be after some edits, one after the other, and the set of those of whom something is
// different. The columns that no edit touches are shared, so d must not be changed while the other is in use; d itself stays as it is.
func (d *Directory) With(edits []Edit) (*Directory, Set, error) {
	imagined := &Directory{ids: d.ids, columns: maps.Clone(d.columns), byID: d.byID}
	touched := newSet(d.Len())
	for _, e := range edits {
		set, value, err := e.read()
		if err != nil {
			return nil, Set{}, err
		}
		who := newSet(d.Len())
		for _, from := range e.From {
			who = who.Or(imagined.Having(e.Property, from))
		}
		who = who.AndNot(imagined.having(set, value)) // who has it already is not touched
		if who.Count() == 0 {
			continue
		}
		imagined.columns[imagined.columnName(set)] = imagined.edited(set, value, who)
		touched = touched.Or(who)
	}
	return imagined, touched, nil
}

// read says which property gets which value.
func (e Edit) read() (set string, value rule.Value, err error) {
	set = e.Set
	if set == "" {
		set = e.Property
	}
	looked, known := rule.PropertyNamed(e.Property)
	if !known {
		return "", value, fmt.Errorf("rules know no property %q", e.Property)
	}
	p, known := rule.PropertyNamed(set)
	if !known {
		return "", value, fmt.Errorf("rules know no property %q", set)
	}
	for _, one := range []rule.Property{looked, p} {
		if one.Type != rule.String && one.Type != rule.Boolean {
			return "", value, fmt.Errorf("%s holds no single text, so it cannot be imagined differently", one.Name)
		}
	}
	switch {
	case p.Name == objectID:
		return "", value, fmt.Errorf("%s names a user, so it cannot be imagined differently", p.Name)
	case e.Clear:
		return p.Name, rule.AbsentValue(), nil
	case p.Type == rule.Boolean:
		truth := strings.ToLower(e.To)
		if truth != "true" && truth != "false" {
			return "", value, fmt.Errorf("%s is true or false, not %q", p.Name, e.To)
		}
		return p.Name, rule.BoolValue(truth == "true"), nil
	case strings.TrimSpace(e.To) == "":
		return "", value, fmt.Errorf("a new value for %s is missing", p.Name)
	}
	return p.Name, rule.TextValue(e.To), nil
}

// columnName is the name a property's column has: a custom extension may be kept by its Graph name and be written by its rule name.
func (d *Directory) columnName(property string) string {
	if _, kept := d.columns[property]; !kept {
		if graph := singleUnderscore(property); d.columns[graph] != nil {
			return graph
		}
	}
	return property
}

// edited is a copy of a column in which some users have another value.
func (d *Directory) edited(property string, value rule.Value, who Set) *column {
	c := newColumn()
	if old := d.column(property); old != nil {
		c = old.clone()
	}
	code := absentCode
	if !value.IsAbsent() {
		code = c.add(value)
	}
	for i := range who.Each() {
		c.set(i, code)
	}
	return c
}

// clone copies what a column says of users; the values themselves are shared, and what is added goes to the copy alone.
func (c *column) clone() *column {
	copied := &column{codes: c.codes, values: slices.Clip(c.values), unique: true}
	copied.narrow, copied.middle, copied.wide = slices.Clone(c.narrow), slices.Clone(c.middle), slices.Clone(c.wide)
	copied.texts = texts{bytes: slices.Clip(c.texts.bytes), ends: slices.Clip(c.texts.ends), others: slices.Clip(c.texts.others)}
	return copied
}

// Having is the set of the users who have a value of a property, letter case aside; "" is for those who have none.
func (d *Directory) Having(property, value string) Set {
	if value == "" {
		return d.having(property, rule.AbsentValue())
	}
	return d.having(property, rule.TextValue(value))
}

// having finds a value by its text, so that "true" finds a truth as well.
func (d *Directory) having(property string, value rule.Value) Set {
	c := d.column(property)
	if c == nil {
		return newSet(d.Len())
	}
	wanted := value.String()
	return d.where(c, func(v rule.Value) bool {
		if value.IsAbsent() {
			return v.IsAbsent()
		}
		return v.IsKnown() && strings.EqualFold(v.String(), wanted)
	})
}

// where is the set of the users whose value of a column passes a test, which is asked once for each distinct value.
func (d *Directory) where(c *column, test func(rule.Value) bool) Set {
	fits := make([]bool, c.size())
	for code := range fits {
		fits[code] = test(c.value(uint32(code)))
	}
	set := newSet(d.Len())
	for i := range d.Len() {
		if fits[c.get(i)] {
			set.words[i/64] |= 1 << (i % 64)
		}
	}
	return set
}
