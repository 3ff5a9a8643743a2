package text

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"
)

// Template is what a code says in one language: one form, or several of which a count chooses.
type Template struct {
	Other string // the only form, or that of most counts
	One   string // the form of one; "" when there is only one form
	By    int    // which argument counts, from 1
}

// Forms lists the forms that there are.
func (t Template) Forms() []string {
	if t.One == "" {
		return []string{t.Other}
	}
	return []string{t.One, t.Other}
}

// UnmarshalJSON reads a template: a text, or {"one": text, "other": text, "by": which argument counts, the first when left out}.
func (t *Template) UnmarshalJSON(data []byte) error {
	*t = Template{}
	if data[0] == '"' {
		return json.Unmarshal(data, &t.Other)
	}
	var forms struct {
		One, Other string
		By         int
	}
	if err := json.Unmarshal(data, &forms); err != nil {
		return err
	}
	*t = Template{Other: forms.Other, One: forms.One, By: max(forms.By, 1)}
	return nil
}

func (t Template) message() catalog.Message {
	if t.One == "" {
		return catalog.String(t.Other)
	}
	return plural.Selectf(t.By, "%d", plural.One, t.One, plural.Other, t.Other)
}

//go:embed en/*.json
var files embed.FS

// Catalogue gives the English templates by their codes. They are put into the program when it is built, so that a fault in them is one
// of the program.
var Catalogue = sync.OnceValue(func() map[string]Template {
	list, err := files.ReadDir("en")
	if err != nil {
		panic(fmt.Sprintf("text: %v", err))
	}
	all := map[string]Template{}
	for _, f := range list {
		body, err := files.ReadFile("en/" + f.Name())
		if err != nil {
			panic(fmt.Sprintf("text: %v", err))
		}
		var room map[string]Template
		if err := json.Unmarshal(body, &room); err != nil {
			panic(fmt.Sprintf("text: %s: %v", f.Name(), err))
		}
		for _, code := range slices.Sorted(maps.Keys(room)) {
			if _, twice := all[code]; twice {
				panic(fmt.Sprintf("text: %s says %s a second time", f.Name(), code))
			}
			all[code] = room[code]
		}
	}
	return all
})

// Known says whether the catalogue has a code.
func Known(code string) bool {
	_, found := Catalogue()[code]
	return found
}

// messages puts templates into a form that can be printed.
func messages(tag language.Tag, templates map[string]Template) catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(tag))
	for _, code := range slices.Sorted(maps.Keys(templates)) {
		if err := b.Set(tag, code, templates[code].message()); err != nil {
			panic(fmt.Sprintf("text: %s: %v", code, err))
		}
	}
	return b
}
