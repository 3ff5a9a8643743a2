package graphapi

import (
	"errors"
	"strconv"
	"strings"
)

// filter decides about one object, given a way to look up its properties: text, truth, number, nil, or a list.
type filter func(get func(string) any) bool

// errFilter is what every unreadable $filter comes down to.
var errFilter = errors.New("Invalid filter clause: the syntax or a property of it is not supported.")

// parseFilter reads the part of OData's $filter that the practice tenant understands. It also says whether the filter
// needs an advanced query. known refuses properties that the resource cannot filter by.
func parseFilter(text string, known func(string) bool) (filter, bool, error) {
	p := &filterParser{known: known}
	if err := p.lex(text); err != nil {
		return nil, false, err
	}
	f, err := p.or()
	if err == nil && p.at < len(p.toks) {
		err = errFilter
	}
	return f, p.advanced, err
}

type filterTok struct {
	text    string
	literal bool // a text in quotes
}

type filterParser struct {
	toks     []filterTok
	at       int
	depth    int
	known    func(string) bool
	advanced bool
}

func (p *filterParser) lex(s string) error {
	for s != "" {
		switch c := s[0]; c {
		case ' ':
			s = s[1:]
		case '(', ')', ',', ':':
			p.toks = append(p.toks, filterTok{text: string(c)})
			s = s[1:]
		case '\'':
			v, rest, ok := quoted(s)
			if !ok {
				return errFilter
			}
			p.toks = append(p.toks, filterTok{text: v, literal: true})
			s = rest
		default:
			end := strings.IndexAny(s, " (),'")
			if end < 0 {
				end = len(s)
			}
			// A colon ends the name of a lambda variable, but belongs to a time.
			if i := strings.IndexByte(s[:end], ':'); i >= 0 && (c < '0' || c > '9') {
				end = i
			}
			p.toks = append(p.toks, filterTok{text: s[:end]})
			s = s[end:]
		}
	}
	return nil
}

func (p *filterParser) peek() string {
	if p.at < len(p.toks) && !p.toks[p.at].literal {
		return p.toks[p.at].text
	}
	return ""
}

func (p *filterParser) take(text string) bool {
	if strings.EqualFold(p.peek(), text) {
		p.at++
		return true
	}
	return false
}

func (p *filterParser) or() (filter, error) {
	if p.depth++; p.depth > 40 {
		return nil, errFilter
	}
	defer func() { p.depth-- }()
	left, err := p.and()
	for err == nil && p.take("or") {
		var right filter
		if right, err = p.and(); err == nil {
			a, b := left, right
			left = func(get func(string) any) bool { return a(get) || b(get) }
		}
	}
	return left, err
}

func (p *filterParser) and() (filter, error) {
	left, err := p.primary()
	for err == nil && p.take("and") {
		var right filter
		if right, err = p.primary(); err == nil {
			a, b := left, right
			left = func(get func(string) any) bool { return a(get) && b(get) }
		}
	}
	return left, err
}

func (p *filterParser) primary() (filter, error) {
	switch {
	case p.take("("):
		f, err := p.or()
		if err == nil && !p.take(")") {
			err = errFilter
		}
		return f, err
	case p.take("not"):
		p.advanced = true
		f, err := p.primary()
		return func(get func(string) any) bool { return !f(get) }, err
	}
	name := p.peek()
	if name == "" {
		return nil, errFilter
	}
	p.at++
	switch lower := strings.ToLower(name); lower {
	case "startswith", "endswith", "contains":
		p.advanced = p.advanced || lower == "endswith"
		return p.function(lower)
	}
	if base, ok := strings.CutSuffix(strings.ToLower(name), "/any"); ok {
		return p.any(name[:len(base)])
	}
	if !p.known(strings.Split(name, "/")[0]) && !p.known(name) {
		return nil, errFilter
	}
	return p.compare(name)
}

func (p *filterParser) function(kind string) (filter, error) {
	if !p.take("(") {
		return nil, errFilter
	}
	name := p.peek()
	if name == "" || !p.known(strings.Split(name, "/")[0]) {
		return nil, errFilter
	}
	p.at++
	if !p.take(",") || p.at >= len(p.toks) || !p.toks[p.at].literal {
		return nil, errFilter
	}
	want := strings.ToLower(p.toks[p.at].text)
	p.at++
	if !p.take(")") {
		return nil, errFilter
	}
	test := map[string]func(s, x string) bool{
		"startswith": strings.HasPrefix, "endswith": strings.HasSuffix, "contains": strings.Contains}[kind]
	return func(get func(string) any) bool {
		s, ok := get(name).(string)
		return ok && test(strings.ToLower(s), want)
	}, nil
}

// any reads any(x:x eq 'v') and any(x:x/part eq 'v').
func (p *filterParser) any(base string) (filter, error) {
	if !p.known(base) || !p.take("(") {
		return nil, errFilter
	}
	variable := p.peek()
	p.at++
	if variable == "" || !p.take(":") {
		return nil, errFilter
	}
	outer := p.known
	p.known = func(string) bool { return true }
	inner, err := p.or()
	p.known = outer
	if err != nil {
		return nil, err
	}
	if !p.take(")") {
		return nil, errFilter
	}
	return func(get func(string) any) bool {
		list, ok := get(base).([]any)
		if !ok {
			return false
		}
		for _, item := range list {
			if inner(func(name string) any { return part(item, strings.TrimPrefix(strings.TrimPrefix(name, variable), "/")) }) {
				return true
			}
		}
		return false
	}, nil
}

// part looks into an item of a list; "" is the item itself.
func part(item any, name string) any {
	if name == "" {
		return item
	}
	m, ok := item.(map[string]any)
	if !ok {
		return nil
	}
	return m[name]
}

func (p *filterParser) compare(name string) (filter, error) {
	op := strings.ToLower(p.peek())
	p.at++
	if op == "in" {
		return p.in(name)
	}
	want, err := p.literal()
	if err != nil {
		return nil, err
	}
	switch op {
	case "eq":
		return func(get func(string) any) bool { return order(get(name), want) == 0 }, nil
	case "ne":
		p.advanced = true
		return func(get func(string) any) bool { return order(get(name), want) != 0 }, nil
	case "ge":
		return func(get func(string) any) bool { c := order(get(name), want); return c == 0 || c == 1 }, nil
	case "gt":
		return func(get func(string) any) bool { return order(get(name), want) == 1 }, nil
	case "le":
		return func(get func(string) any) bool { c := order(get(name), want); return c == 0 || c == -1 }, nil
	case "lt":
		return func(get func(string) any) bool { return order(get(name), want) == -1 }, nil
	}
	return nil, errFilter
}

func (p *filterParser) in(name string) (filter, error) {
	if !p.take("(") {
		return nil, errFilter
	}
	var wanted []any
	for {
		v, err := p.literal()
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, v)
		if p.take(")") {
			break
		}
		if !p.take(",") {
			return nil, errFilter
		}
	}
	return func(get func(string) any) bool {
		v := get(name)
		for _, w := range wanted {
			if order(v, w) == 0 {
				return true
			}
		}
		return false
	}, nil
}

func (p *filterParser) literal() (any, error) {
	if p.at >= len(p.toks) {
		return nil, errFilter
	}
	t := p.toks[p.at]
	p.at++
	if t.literal {
		return t.text, nil
	}
	switch t.text {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if n, err := strconv.ParseInt(t.text, 10, 64); err == nil {
		return n, nil
	}
	if t.text != "" && t.text[0] >= '0' && t.text[0] <= '9' || len(t.text) == 36 {
		return t.text, nil // a time or an id, which OData writes without quotes
	}
	return nil, errFilter
}

// order compares two values: -1, 0, 1, or 2 when they are different and have no order.
func order(a, b any) int {
	switch x := a.(type) {
	case nil:
		if b == nil {
			return 0
		}
	case string:
		if y, ok := b.(string); ok {
			return strings.Compare(strings.ToLower(x), strings.ToLower(y))
		}
	case bool:
		if y, ok := b.(bool); ok && x == y {
			return 0
		}
	case int64:
		if y, ok := b.(int64); ok {
			return int(max(-1, min(1, x-y)))
		}
	}
	return 2
}
