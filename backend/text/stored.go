package text

import (
	"encoding/json"
	"fmt"

	"personadesk/backend/canonical"
)

// Stored is the text as a column of a workbook keeps it: a literal as its words, anything else in the canonical form. Words that read
// as one of these forms themselves are put into a wrapping, so that OfStored gives every text back as it was and nobody can write
// words that turn into a sentence of the program.
func (t Text) Stored() string {
	if t.Code != "" {
		return string(t.AppendCanonical(nil))
	}
	words := t.words()
	if _, looks := parseStored(words); looks {
		return wrapped(words)
	}
	return words
}

// OfStored reads what Stored wrote. Everything else, such as what older versions kept as finished words, is a literal: what Stored
// makes of it again is the same letter by letter, which the hashes over it rely on. A code that was ever stored has to stay in the
// catalogue, or what was stored prints as it stands there.
func OfStored(column string) Text {
	if t, ok := parseStored(column); ok {
		return t
	}
	return Literal(column)
}

// Scan reads a column that keeps a text.
func (t *Text) Scan(column any) error {
	switch column := column.(type) {
	case string:
		*t = OfStored(column)
	case []byte:
		*t = OfStored(string(column))
	default:
		return fmt.Errorf("a %T is no column of a text", column)
	}
	return nil
}

// parseStored reads one of the two forms with braces. It must be the form letter by letter, and the code one that there is: what a
// tenant says is often JSON too.
func parseStored(column string) (t Text, ok bool) {
	if len(column) == 0 || column[0] != '{' || json.Unmarshal([]byte(column), &t) != nil {
		return Text{}, false
	}
	if t.Code != "" {
		return t, Known(t.Code) && string(t.AppendCanonical(nil)) == column
	}
	words := t.words()
	if _, looks := parseStored(words); !looks || wrapped(words) != column {
		return Text{}, false
	}
	return t, true
}

func wrapped(words string) string {
	return string(append(canonical.AppendText([]byte(`{"args":[`), words), `],"code":""}`...))
}
