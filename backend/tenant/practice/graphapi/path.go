package graphapi

import (
	"errors"
	"net/url"
	"strings"
)

// namespaces may stand before a segment that names an action, a function or a cast.
var namespaces = []string{
	"microsoft.graph.teamsAdministration.", "graph.teamsAdministration.", "microsoft.graph.", "graph.",
}

// splitPath takes an escaped path apart. Keys in parentheses become segments of their own, so users('x') and users/x
// are the same; named arguments go into the map and leave "()" on the segment, as in groups().
func splitPath(escaped string) ([]string, map[string]string, error) {
	var segs []string
	args := map[string]string{}
	for _, raw := range strings.Split(strings.Trim(escaped, "/"), "/") {
		seg, err := url.PathUnescape(raw)
		if err != nil || seg == "" {
			return nil, nil, errors.New("the address cannot be read")
		}
		for _, ns := range namespaces {
			if rest, ok := strings.CutPrefix(seg, ns); ok {
				seg = rest
				break
			}
		}
		open := strings.IndexByte(seg, '(')
		if open <= 0 || !strings.HasSuffix(seg, ")") {
			segs = append(segs, seg)
			continue
		}
		name, inner := seg[:open], seg[open+1:len(seg)-1]
		switch {
		case inner == "":
			segs = append(segs, name)
		case inner[0] == '\'':
			key, rest, ok := quoted(inner)
			if !ok || rest != "" {
				return nil, nil, errors.New("the key in the address cannot be read")
			}
			segs = append(segs, name, key)
		default:
			if err := namedArgs(inner, args); err != nil {
				return nil, nil, err
			}
			segs = append(segs, name+"()")
		}
	}
	return segs, args, nil
}

// namedArgs reads a='x',b='y' into the map.
func namedArgs(text string, into map[string]string) error {
	for text != "" {
		name, rest, ok := strings.Cut(text, "=")
		if !ok {
			return errors.New("the arguments in the address cannot be read")
		}
		value, rest, ok := quoted(strings.TrimSpace(rest))
		if !ok {
			return errors.New("the arguments in the address cannot be read")
		}
		into[strings.TrimSpace(name)] = value
		rest = strings.TrimSpace(rest)
		if rest != "" && rest[0] != ',' {
			return errors.New("the arguments in the address cannot be read")
		}
		text = strings.TrimPrefix(rest, ",")
	}
	return nil
}

// quoted reads a text in single quotes, in which a quote is doubled, and gives what follows it.
func quoted(s string) (value, rest string, ok bool) {
	if s == "" || s[0] != '\'' {
		return "", s, false
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			b.WriteByte('\'')
			i++
			continue
		}
		return b.String(), s[i+1:], true
	}
	return "", s, false
}
