package directory

import (
	"fmt"
	"strings"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/text"
)

// Check holds a rule against what users really have: values that occur nowhere, values that are spelled in other ways too,
// properties that are empty for everybody or were never read. The places are those of the text the rule was parsed from.
func (d *Directory) Check(r rule.Rule) []rule.Problem {
	if d.Len() == 0 {
		return nil
	}
	c := checker{d: d, r: r, now: time.Now().UTC().Truncate(time.Hour)} // of the hour, so that outcomes can be remembered
	at := 0
	evaluate.Fold(r, evaluate.Algebra[struct{}]{
		Leaf: func(l evaluate.Leaf) struct{} { c.leaf(l, at); at++; return struct{}{} },
		And:  func([]struct{}) struct{} { return struct{}{} },
		Or:   func([]struct{}) struct{} { return struct{}{} },
		Not:  func(struct{}) struct{} { return struct{}{} },
	})
	return c.found
}

type checker struct {
	d     *Directory
	r     rule.Rule
	now   time.Time
	match *Matches // of the whole rule, once it is needed
	found []rule.Problem
}

func (c *checker) warn(offset, length int, code, message string, fix *rule.Fix) {
	c.found = append(c.found, rule.Problem{Severity: rule.Warning, Code: code, Message: message, Offset: offset, Length: length, Fix: fix})
}

// leaf checks one comparison; at is its place among those of the rule.
func (c *checker) leaf(l evaluate.Leaf, at int) {
	property := l.Attribute()
	offset, length := l.At()
	known, absent, _ := c.d.Tally(property)
	switch {
	case known+absent == 0:
		c.warn(offset, length, "data.unread", property+" was not read of anybody, so nobody can tell whom this reaches.", nil)
		return
	case known == 0 && len(l.Values()) > 0:
		c.warn(offset, length, "data.empty", "No user has a value of "+property+".", nil)
		return
	}
	if p, ok := rule.PropertyNamed(property); !ok || p.Type != rule.String {
		return
	}
	spelled := c.d.spellings(property)
	if spelled == nil {
		return
	}
	for _, v := range l.Values() {
		switch l.Operator() {
		case "eq", "ne", "in", "notIn":
			if !c.nowhere(spelled, property, v, func(value string) bool { return strings.EqualFold(value, v.Text) }) {
				c.variants(spelled, l, at, v)
			}
		case "startsWith", "notStartsWith":
			c.nowhere(spelled, property, v, func(value string) bool { return strings.HasPrefix(strings.ToLower(value), strings.ToLower(v.Text)) })
		case "endsWith", "notEndsWith":
			c.nowhere(spelled, property, v, func(value string) bool { return strings.HasSuffix(strings.ToLower(value), strings.ToLower(v.Text)) })
		case "contains", "notContains":
			c.nowhere(spelled, property, v, func(value string) bool { return strings.Contains(strings.ToLower(value), strings.ToLower(v.Text)) })
		}
	}
}

// nowhere reports a constant that fits no user's value, and says whether it did.
func (c *checker) nowhere(spelled *spellings, property string, v evaluate.LeafValue, fits func(string) bool) bool {
	for _, one := range spelled.list {
		if fits(one.value) {
			return false
		}
	}
	message := fmt.Sprintf("No user has %s %q.", property, v.Text)
	var fix *rule.Fix
	if near, found := spelled.near(v.Text, likely); found {
		message += fmt.Sprintf(" Did you mean %q (%s)?", near.value, text.English().Print(problem.Users(near.count)))
		fix = &rule.Fix{Text: rule.Quote(near.value), Says: fmt.Sprintf("write %q", near.value)}
	}
	c.warn(v.Offset, v.Length, "data.nowhere", message, fix)
	return true
}

// variants reports other spellings of a constant whose users the rule does not treat alike.
func (c *checker) variants(spelled *spellings, l evaluate.Leaf, at int, v evaluate.LeafValue) {
	for _, sister := range spelled.sisters(v.Text) {
		if isNamed(l, sister.value) {
			continue
		}
		n := c.moved(at, c.d.Having(l.Attribute(), sister.value), l.Operator() == "eq" || l.Operator() == "in")
		if n == 0 {
			continue
		}
		fix, offset, length := extended(l, v, sister.value)
		c.warn(offset, length, "data.variant", text.English().Print(text.Of("data.variant", n, l.Attribute(), sister.value, v.Text)), fix)
	}
}

func isNamed(l evaluate.Leaf, value string) bool {
	for _, v := range l.Values() {
		if strings.EqualFold(v.Text, value) {
			return true
		}
	}
	return false
}

// extended is the fix that takes one value more into a comparison.
func extended(l evaluate.Leaf, v evaluate.LeafValue, value string) (fix *rule.Fix, offset, length int) {
	both := rule.Quote(v.Text) + "," + rule.Quote(value)
	says := fmt.Sprintf("add %q to the rule", value)
	switch l.Operator() {
	case "eq":
		offset, length = l.At()
		return &rule.Fix{Text: "user." + l.Attribute() + " -in [" + both + "]", Says: says}, offset, length
	case "ne":
		offset, length = l.At()
		return &rule.Fix{Text: "user." + l.Attribute() + " -notIn [" + both + "]", Says: says}, offset, length
	}
	return &rule.Fix{Text: both, Says: says}, v.Offset, v.Length
}

// moved counts the users whose outcome would be another if one leaf took some users in, or left them out.
func (c *checker) moved(at int, users Set, in bool) int {
	if c.match == nil {
		m := c.d.Match(c.r, c.now)
		c.match = &m
	}
	i := 0
	changed, _ := evaluate.Fold(c.r, evaluate.Algebra[Matches]{
		Leaf: func(l evaluate.Leaf) Matches {
			m := c.d.leaf(l, c.now)
			if i == at {
				if in {
					m.Match = m.Match.Or(users)
				} else {
					m.Match = m.Match.AndNot(users)
				}
			}
			i++
			return m
		},
		And: func(parts []Matches) Matches { return all(parts) },
		Or:  func(parts []Matches) Matches { return some(parts) },
		Not: Matches.negated,
	})
	was, is := c.match.Match, changed.Match
	return is.AndNot(was).Count() + was.AndNot(is).Count()
}
