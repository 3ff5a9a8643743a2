package text

import (
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Printer prints texts in one language.
type Printer struct {
	Language string // its tag, as BCP 47 writes it
	known    map[string]Template
	out      *message.Printer
}

// The languages there are. Pseudo is English with every word marked, for seeing what was not said through the catalogue.
const (
	EnglishTag = "en"
	PseudoTag  = "en-XA"
)

var english = sync.OnceValue(func() *Printer {
	return newPrinter(EnglishTag, language.BritishEnglish, Catalogue())
})

var pseudo = sync.OnceValue(func() *Printer {
	return newPrinter(PseudoTag, language.BritishEnglish, pseudoCatalogue(Catalogue()))
})

// English is the printer for logs, and for doors that were not told another language.
func English() *Printer { return english() }

// For gives the printer of a language that there is, or the English one.
func For(tag string) *Printer {
	if strings.EqualFold(tag, PseudoTag) {
		return pseudo()
	}
	return english()
}

func newPrinter(tag string, rules language.Tag, templates map[string]Template) *Printer {
	return &Printer{Language: tag, known: templates, out: message.NewPrinter(rules, message.Catalog(messages(rules, templates)))}
}

// Print gives the text in words. A code that the catalogue does not have is printed as it is, with its arguments.
func (p *Printer) Print(t Text) string {
	args := make([]any, len(t.Args))
	for i, a := range t.Args {
		args[i] = p.arg(a)
	}
	if t.Code == "" {
		return p.join(args)
	}
	if _, found := p.known[t.Code]; !found {
		if len(args) == 0 {
			return t.Code
		}
		return t.Code + " (" + p.join(args) + ")"
	}
	return p.out.Sprintf(message.Key(t.Code, t.Code), args...)
}

func (p *Printer) arg(a any) any {
	switch a := plain(a).(type) {
	case Text:
		return p.Print(a)
	case []Text:
		list := make([]any, len(a))
		for i, t := range a {
			list[i] = p.Print(t)
		}
		return p.join(list)
	case time.Time:
		return a.Format("2006-01-02 15:04 MST")
	default:
		return a
	}
}

func (p *Printer) join(list []any) string {
	words := make([]string, len(list))
	for i, a := range list {
		words[i] = p.out.Sprint(a)
	}
	return strings.Join(words, ", ")
}

// Printed is the text in words, as a literal.
func (p *Printer) Printed(t Text) Text { return Literal(p.Print(t)) }
