// Package text holds what people read as a code and arguments until a door prints it in the language of whoever reads. What is stored,
// compared, hashed and sent about is the code with its arguments, so that no language changes it.
package text

import (
	"fmt"
	"reflect"
	"time"
)

// Text is one thing that is said: the code of a sentence in the catalogue with what is put into it. The zero Text says nothing.
type Text struct {
	// Code names the template; "" for words that somebody else wrote, which stand in the only argument.
	Code string
	// Args are strings, int64, times, texts and lists of texts; Of turns everything else into one of these.
	Args []any
}

// Of says the sentence of a code with arguments. A count is given as a number, so that the language chooses its form; an error and
// whatever else writes itself is taken as it writes itself.
func Of(code string, args ...any) Text {
	if len(args) == 0 {
		return Text{Code: code}
	}
	for i, a := range args {
		args[i] = plain(a)
	}
	return Text{Code: code, Args: args}
}

// Literal is words that somebody else wrote: the tenant, a person, an older version of the program. They are printed as they are.
func Literal(words string) Text {
	if words == "" {
		return Text{}
	}
	return Text{Args: []any{words}}
}

// Literals makes a list of texts of words that somebody else wrote, such as names.
func Literals[S ~string](words []S) []Text {
	list := make([]Text, len(words))
	for i, w := range words {
		list[i] = Literal(string(w))
	}
	return list
}

// IsZero says whether the text says nothing.
func (t Text) IsZero() bool { return t.Code == "" && len(t.Args) == 0 }

// Equal says whether two texts say the same.
func (t Text) Equal(other Text) bool {
	return t.Code == other.Code && len(t.Args) == len(other.Args) && (len(t.Args) == 0 || reflect.DeepEqual(t.Args, other.Args))
}

// words are those of a literal.
func (t Text) words() string {
	if len(t.Args) == 0 {
		return ""
	}
	words, _ := t.Args[0].(string) // nothing else is put there
	return words
}

// Texter is what is said as a text, such as a problem that is the reason of another.
type Texter interface{ Text() Text }

// plain turns an argument into one of the kinds that are stored.
func plain(v any) any {
	switch v := v.(type) {
	case string, int64:
		return v
	case Text:
		if v.Code == "" {
			return v.words()
		}
		return v
	case []Text:
		if v == nil {
			return []Text{}
		}
		return v
	case int:
		return int64(v)
	case time.Time:
		return v.UTC().Round(0)
	case Texter:
		return v.Text()
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	case nil:
		return ""
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String:
		return r.String()
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return r.Int()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return int64(r.Uint())
	}
	return fmt.Sprint(v)
}

// Some names the first of a list and counts the rest.
func Some(most int, names []string) Text {
	if len(names) <= most {
		return Of("list", Literals(names))
	}
	return Of("list.more", Literals(names[:most]), len(names)-most)
}
