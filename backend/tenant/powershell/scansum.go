package powershell

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// sum reads "'Z' + [char]0x00FC + 'rich'".
func (s *scanner) sum() (string, error) {
	var b strings.Builder
	var units []uint16
	flush := func() {
		b.WriteString(string(utf16.Decode(units)))
		units = nil
	}
	for {
		if s.is(0, String, "") {
			flush()
			b.WriteString(s.tokens[s.at].Text)
			s.at++
		} else {
			unit, err := s.character()
			if err != nil {
				return "", err
			}
			units = append(units, unit)
		}
		if !s.is(0, Mark, "+") {
			flush()
			return b.String(), nil
		}
		s.at++
	}
}

func (s *scanner) character() (uint16, error) {
	for _, want := range []struct {
		kind TokenKind
		text string
	}{{Mark, "["}, {Word, "char"}, {Mark, "]"}} {
		if _, err := s.take(want.kind, want.text); err != nil {
			return 0, err
		}
	}
	n, err := s.take(Number, "")
	if err != nil {
		return 0, err
	}
	unit, err := strconv.ParseUint(n.Text, 0, 16)
	return uint16(unit), err
}

// scanLiteral reads back what Literal wrote.
func scanLiteral(text string) (string, error) {
	tokens, err := Tokens(text)
	if err != nil {
		return "", err
	}
	s := newScanner(tokens, nil)
	v, err := s.value()
	if err == nil && !s.done() {
		err = s.unexpected()
	}
	return v.Text, err
}
