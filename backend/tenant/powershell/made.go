package powershell

import (
	"fmt"
	"regexp"
	"strings"

	"personadesk/backend/tenant"
)

// made stands before the name of everything that is made before a command, so that no variable of a script is overwritten.
const made = "made"

var (
	madeName = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	property = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$`)
)

// checkBefore says whether what a command makes before itself can be written, and whether everything that is used was made before its use.
// Only a command on its own has something before it.
func checkBefore(c tenant.Command) error {
	known := map[string]bool{}
	for _, one := range c.Before {
		switch {
		case !madeName.MatchString(one.Name) || known[one.Name]:
			return fmt.Errorf("the name %q cannot be used, or is used twice", one.Name)
		case len(one.Command.Before) > 0:
			return fmt.Errorf("something is made before %s", one.Command.Name)
		}
		if err := uses(one.Command.Params, known); err != nil {
			return err
		}
		if err := Check(one.Command); err != nil {
			return err
		}
		known[one.Name] = true
		for _, p := range one.Set {
			if !property.MatchString(p.Name) {
				return fmt.Errorf("%q is no property", p.Name)
			}
			if err := checkValue(p.Value, false); err != nil {
				return err
			}
		}
		if err := uses(one.Set, known); err != nil {
			return err
		}
	}
	if len(c.Before) == 0 {
		return nil // one inside another uses what stands before that
	}
	return uses(c.Params, known)
}

// uses refuses what is used and was not made.
func uses(params []tenant.Param, known map[string]bool) error {
	var err error
	tenant.Command{Params: params}.Values(func(v tenant.Value) {
		if v.Kind == tenant.KindUse && v.Use != nil && !known[v.Use.Made] && err == nil {
			err = fmt.Errorf("%s is used and was not made", v.Use.Made)
		}
		if v.Command != nil && len(v.Command.Before) > 0 && err == nil {
			err = fmt.Errorf("something is made before %s", v.Command.Name)
		}
	})
	return err
}

// before prints what is made before a command, one statement after the other.
func (p Printer) before(c tenant.Command) ([]string, error) {
	var lines []string
	for _, one := range c.Before {
		line, err := p.line(one.Command)
		if err != nil {
			return nil, err
		}
		lines = append(lines, "$"+made+one.Name+" = "+line)
		for _, set := range one.Set {
			value, err := p.value(set.Value)
			if err != nil {
				return nil, inParameter(one.Command, set, err)
			}
			lines = append(lines, "$"+made+one.Name+"."+set.Name+" = "+value)
		}
	}
	return lines, nil
}

func used(u tenant.Use) string {
	if u.Property == "" {
		return "$" + made + u.Made
	}
	return "$" + made + u.Made + "." + u.Property
}

// startsMade recognises "$madeX = Command ...".
func (s *scanner) startsMade() bool {
	return s.is(0, Variable, "") && strings.HasPrefix(s.tokens[s.at].Text, made) && s.is(1, Mark, "=") && s.is(2, Word, "")
}

// before reads back what is made before a command.
func (s *scanner) before() ([]tenant.Made, error) {
	var list []tenant.Made
	for s.startsMade() {
		one := tenant.Made{Name: strings.TrimPrefix(s.tokens[s.at].Text, made)}
		s.at += 2
		var err error
		if one.Command, err = s.call(); err != nil {
			return nil, err
		}
		s.ends()
		for s.is(0, Variable, made+one.Name) && s.is(1, Mark, ".") {
			s.at++
			var names []string
			for s.is(0, Mark, ".") {
				s.at++
				name, err := s.take(Word, "")
				if err != nil {
					return nil, err
				}
				names = append(names, name.Text)
			}
			if _, err := s.take(Mark, "="); err != nil {
				return nil, err
			}
			value, err := s.value()
			if err != nil {
				return nil, err
			}
			one.Set = append(one.Set, tenant.Param{Name: strings.Join(names, "."), Value: value})
			s.ends()
		}
		list = append(list, one)
	}
	return list, nil
}

// ends skips what ends a statement.
func (s *scanner) ends() {
	for s.is(0, LineEnd, "") || s.is(0, Mark, ";") {
		s.at++
	}
}

// use reads "$madeX" or "$madeX.Property".
func (s *scanner) use() (tenant.Value, error) {
	name := strings.TrimPrefix(s.tokens[s.at].Text, made)
	s.at++
	var names []string
	for s.is(0, Mark, ".") {
		s.at++
		next, err := s.take(Word, "")
		if err != nil {
			return tenant.Value{}, err
		}
		names = append(names, next.Text)
	}
	return tenant.Using(name, strings.Join(names, ".")), nil
}
