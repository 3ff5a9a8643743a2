package text

import (
	"regexp"
	"strings"
)

// Marks stand round everything that was printed in the pseudo language.
const (
	MarkBegin = "⟦"
	MarkEnd   = "⟧"
)

var (
	verb    = regexp.MustCompile(`%%|%[#+\- 0]*(?:\[\d+\])?[\d.]*[a-zA-Z]`)
	accents = strings.NewReplacer("a", "á", "e", "é", "i", "í", "o", "ó", "u", "ú", "y", "ý", "n", "ñ", "c", "ç", "s", "š", "z", "ž",
		"A", "Á", "E", "É", "I", "Í", "O", "Ó", "U", "Ú", "Y", "Ý", "N", "Ñ", "C", "Ç", "S", "Š", "Z", "Ž")
)

// pseudoCatalogue marks every template and puts accents on its letters; what is put into it stays as it is.
func pseudoCatalogue(templates map[string]Template) map[string]Template {
	marked := make(map[string]Template, len(templates))
	for code, t := range templates {
		t.Other = mark(t.Other)
		if t.One != "" {
			t.One = mark(t.One)
		}
		marked[code] = t
	}
	return marked
}

func mark(template string) string {
	var b strings.Builder
	b.WriteString(MarkBegin)
	at := 0
	for _, span := range verb.FindAllStringIndex(template, -1) {
		b.WriteString(accents.Replace(template[at:span[0]]))
		b.WriteString(template[span[0]:span[1]])
		at = span[1]
	}
	b.WriteString(accents.Replace(template[at:]))
	b.WriteString(MarkEnd)
	return b.String()
}
