package powershell

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
)

// ScanLine reads back one command as Printer.Line or Printer.Splat prints it, and nothing else. Lookups must be those of
// the printer, so that references are told apart. An error says what is not as we print it.
func ScanLine(text string, lookups map[tenant.RefKind]string) (tenant.Command, error) {
	tokens, err := Tokens(text)
	if err != nil {
		return tenant.Command{}, err
	}
	s := newScanner(tokens, lookups)
	c, err := s.statement()
	if err == nil && !s.done() {
		err = s.unexpected()
	}
	return c, err
}

// ScanChanges reads back every command of a script that changes a tenant, in order: all that the catalogue knows,
// except those that get, connect and disconnect. A change whose parameters are not literals is an error.
func ScanChanges(tokens []Token, lookups map[tenant.RefKind]string) ([]tenant.Command, error) {
	var found []tenant.Command
	s := newScanner(tokens, lookups)
	for !s.done() {
		if s.startsMade() || s.startsSplat() || s.startsChange() {
			c, err := s.statement()
			if err != nil {
				return nil, err
			}
			found = append(found, c)
			continue
		}
		s.at++
	}
	return found, nil
}

type scanner struct {
	tokens []Token
	at     int
	refs   map[string]tenant.RefKind
}

func newScanner(tokens []Token, lookups map[tenant.RefKind]string) *scanner {
	s := &scanner{refs: map[string]tenant.RefKind{}}
	for _, t := range tokens {
		if t.Kind != Remark {
			s.tokens = append(s.tokens, t)
		}
	}
	for kind, name := range lookups {
		s.refs[name] = kind
	}
	return s
}

func (s *scanner) done() bool { return s.at >= len(s.tokens) }

func (s *scanner) is(offset int, kind TokenKind, text string) bool {
	i := s.at + offset
	return i < len(s.tokens) && s.tokens[i].Kind == kind && (text == "" || s.tokens[i].Text == text)
}

func (s *scanner) take(kind TokenKind, text string) (Token, error) {
	if !s.is(0, kind, text) {
		return Token{}, s.unexpected()
	}
	s.at++
	return s.tokens[s.at-1], nil
}

func (s *scanner) unexpected() error {
	if s.done() {
		return errors.New("the text ends too early")
	}
	t := s.tokens[s.at]
	return fmt.Errorf("line %d: did not expect the %s %q", t.Line, t.Kind, t.Text)
}

// startsSplat recognises "$x = @{ 'Name' = ..." with the call of a changing command after it.
func (s *scanner) startsSplat() bool {
	if !s.is(0, Variable, "") || !s.is(1, Mark, "=") || !s.is(2, Mark, "@{") {
		return false
	}
	name := s.tokens[s.at].Text
	for i := s.at; i+1 < len(s.tokens); i++ {
		if s.tokens[i].Kind == Word && s.tokens[i+1].Kind == Splatted && s.tokens[i+1].Text == name {
			return changes(s.tokens[i].Text)
		}
	}
	return false
}

func (s *scanner) startsChange() bool { return s.is(0, Word, "") && changes(s.tokens[s.at].Text) }

func changes(name string) bool {
	_, known := catalog.CommandSpecByName(name)
	verb, _, _ := strings.Cut(name, "-")
	return known && verb != "Get" && verb != "Connect" && verb != "Disconnect"
}

func (s *scanner) statement() (tenant.Command, error) {
	before, err := s.before()
	if err != nil {
		return tenant.Command{}, err
	}
	c, err := s.alone()
	c.Before = before
	return c, err
}

// alone reads a command without what is made before it.
func (s *scanner) alone() (tenant.Command, error) {
	if !s.is(0, Variable, "") {
		return s.call()
	}
	variable := s.tokens[s.at].Text
	s.at++
	if _, err := s.take(Mark, "="); err != nil {
		return tenant.Command{}, err
	}
	params, err := s.table()
	if err != nil {
		return tenant.Command{}, err
	}
	if _, err = s.take(LineEnd, ""); err != nil {
		return tenant.Command{}, err
	}
	if (s.is(0, Variable, "null") || s.is(0, Variable, operation)) && s.is(1, Mark, "=") {
		s.at += 2
	}
	name, err := s.take(Word, "")
	if err != nil {
		return tenant.Command{}, err
	}
	if _, err = s.take(Splatted, variable); err != nil {
		return tenant.Command{}, err
	}
	spec, _ := catalog.CommandSpecByName(name.Text)
	for i, p := range params {
		// A table says $true for a switch too; only the catalogue knows which it is.
		if known, ok := spec.Parameter(p.Name); ok && known.Switch() && p.Value.Kind == tenant.KindTruth {
			params[i].Value.Kind = tenant.KindSwitch
		}
	}
	return tenant.Command{Name: name.Text, Params: params}, s.stop()
}

// call reads "Name -Param value ... -ErrorAction Stop".
func (s *scanner) call() (tenant.Command, error) {
	name, err := s.take(Word, "")
	if err != nil {
		return tenant.Command{}, err
	}
	c := tenant.Command{Name: name.Text}
	for !s.is(0, Parameter, "-ErrorAction") {
		param, err := s.take(Parameter, "")
		if err != nil {
			return c, err
		}
		value := tenant.Switch()
		if !s.is(0, Parameter, "") {
			if value, err = s.value(); err != nil {
				return c, err
			}
		}
		c.Params = append(c.Params, tenant.Param{Name: param.Text[1:], Value: value})
	}
	return c, s.stop()
}

func (s *scanner) stop() error {
	if _, err := s.take(Parameter, "-ErrorAction"); err != nil {
		return err
	}
	_, err := s.take(Word, "Stop")
	return err
}

func (s *scanner) value() (tenant.Value, error) {
	switch {
	case s.is(0, String, ""):
		s.at++
		return tenant.Text(s.tokens[s.at-1].Text), nil
	case s.is(0, Number, ""):
		n, err := strconv.ParseInt(s.tokens[s.at].Text, 10, 64)
		s.at++
		return tenant.WholeNumber(n), err
	case s.is(0, Variable, ""):
		return s.variable()
	case s.is(0, Mark, "@("):
		return s.list()
	case s.is(0, Mark, "@{"):
		entries, err := s.table()
		return tenant.TableOf(entries...), err
	case s.is(0, Mark, "("):
		return s.parenthesis()
	}
	return tenant.Value{}, s.unexpected()
}

func (s *scanner) variable() (tenant.Value, error) {
	name := s.tokens[s.at].Text
	kind, isLookup := s.refs[name]
	switch {
	case name == "true" || name == "false":
		s.at++
		return tenant.Truth(name == "true"), nil
	case name == "null":
		s.at++
		return tenant.Null(), nil
	case strings.HasPrefix(name, made):
		return s.use()
	case !isLookup:
		return tenant.Value{}, s.unexpected()
	}
	s.at++
	if _, err := s.take(Mark, "["); err != nil {
		return tenant.Value{}, err
	}
	key, err := s.value()
	if err != nil {
		return tenant.Value{}, err
	}
	if key.Kind != tenant.KindText {
		return tenant.Value{}, s.unexpected()
	}
	_, err = s.take(Mark, "]")
	return tenant.RefTo(kind, key.Text), err
}

func (s *scanner) list() (tenant.Value, error) {
	s.at++
	list := tenant.ListOf()
	for !s.is(0, Mark, ")") {
		if len(list.List) > 0 {
			if _, err := s.take(Mark, ","); err != nil {
				return list, err
			}
		}
		item, err := s.value()
		if err != nil {
			return list, err
		}
		list.List = append(list.List, item)
	}
	s.at++
	return list, nil
}

// table reads "@{'a' = 1; 'b' = 2}" with line ends for semicolons too.
func (s *scanner) table() ([]tenant.Param, error) {
	if _, err := s.take(Mark, "@{"); err != nil {
		return nil, err
	}
	entries := []tenant.Param{}
	for {
		for s.is(0, LineEnd, "") || s.is(0, Mark, ";") && len(entries) > 0 {
			s.at++
		}
		if s.is(0, Mark, "}") {
			s.at++
			return entries, nil
		}
		key, err := s.value()
		if err != nil {
			return nil, err
		}
		if key.Kind != tenant.KindText {
			return nil, s.unexpected()
		}
		if _, err := s.take(Mark, "="); err != nil {
			return nil, err
		}
		value, err := s.value()
		if err != nil {
			return nil, err
		}
		entries = append(entries, tenant.Param{Name: key.Text, Value: value})
	}
}

// parenthesis reads a negative number, a sum of characters or a nested command.
func (s *scanner) parenthesis() (tenant.Value, error) {
	s.at++
	var value tenant.Value
	var err error
	switch {
	case s.is(0, Number, ""):
		value, err = s.value()
	case s.is(0, String, ""):
		var text string
		text, err = s.sum()
		value = tenant.Text(text)
	default:
		var c tenant.Command
		c, err = s.call()
		value = tenant.OutputOf(c)
	}
	if err != nil {
		return value, err
	}
	_, err = s.take(Mark, ")")
	return value, err
}
