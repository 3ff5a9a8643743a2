package table

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"personadesk/backend/problem"
)

// token is what the scanner stands on.
type token int

const (
	opening token = iota + 1
	closing
	characters
)

// scanner goes over the XML of a part of a spreadsheet. It knows what such parts consist of and no more: elements, attributes, text, comments
// and the five entities. It is several times as fast as a reader of any XML, and holds one tag or one text in memory.
type scanner struct {
	in     io.Reader
	most   int // bytes of a tag or a text
	buf    []byte
	at     int
	ended  error
	stack  []byte // the names of the elements that are open, one behind the other
	depths []int  // where each begins
	inside bool   // the tag that was read closes itself, so that its end comes next
	seen   bool   // there was an element

	name  []byte // of the element
	attrs []byte // as they stand
	text  []byte // taken out of its entities
	raw   bool   // of a text: it stands in a section where nothing means anything
}

var (
	errCut     = errors.New("it ends in the middle")
	errNesting = errors.New("its elements do not close as they open")
	errText    = errors.New("it holds bytes that are no text")
	errEntity  = errors.New("it holds an entity that nobody knows")
	errTag     = errors.New("it holds a tag that is none")
	errNothing = errors.New("it holds nothing")
)

func newScanner(in io.Reader, most int) *scanner {
	return &scanner{in: in, most: most, buf: make([]byte, 0, min(64<<10, most))}
}

// fill reads more behind what was not used yet.
func (s *scanner) fill() error {
	if s.ended != nil {
		return s.ended
	}
	if s.at > 0 {
		s.buf = s.buf[:copy(s.buf, s.buf[s.at:])]
		s.at = 0
	}
	if len(s.buf) == cap(s.buf) {
		if len(s.buf) >= s.most {
			return problem.New("TABLE_BOUNDS.cell").Detailed(s.most).Hinted()
		}
		s.buf = append(make([]byte, 0, 2*cap(s.buf)), s.buf...)
	}
	n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf = s.buf[:len(s.buf)+n]
	if err != nil {
		s.ended = err
		if n > 0 {
			return nil
		}
	}
	return err
}

// until gives what stands before a mark, and goes behind the mark.
func (s *scanner) until(mark []byte) ([]byte, error) {
	from := 0
	for {
		if i := bytes.Index(s.buf[s.at+from:], mark); i >= 0 {
			found := s.buf[s.at : s.at+from+i]
			s.at += from + i + len(mark)
			return found, nil
		}
		from = max(0, len(s.buf)-s.at-len(mark)+1)
		if err := s.fill(); errors.Is(err, io.EOF) {
			return nil, errCut
		} else if err != nil {
			return nil, err
		}
	}
}

// next goes to the next tag or text. At the end of a part that is whole it gives io.EOF.
func (s *scanner) next() (token, error) {
	if s.inside {
		s.inside = false
		s.pop()
		return closing, nil
	}
	for {
		if s.at == len(s.buf) {
			switch err := s.fill(); {
			case errors.Is(err, io.EOF) && len(s.depths) > 0:
				return 0, errCut
			case errors.Is(err, io.EOF) && !s.seen:
				return 0, errNothing
			case err != nil:
				return 0, err
			}
			continue
		}
		if s.buf[s.at] != '<' {
			return characters, s.readText()
		}
		if done, t, err := s.markup(); done || err != nil {
			return t, err
		}
	}
}

// readText takes the text before the next tag.
func (s *scanner) readText() error {
	from := 0
	for {
		if i := bytes.IndexByte(s.buf[s.at+from:], '<'); i >= 0 {
			s.text = s.buf[s.at : s.at+from+i]
			s.at += from + i
			break
		}
		from = len(s.buf) - s.at
		if err := s.fill(); errors.Is(err, io.EOF) {
			s.text, s.at = s.buf[s.at:], len(s.buf)
			if len(s.depths) > 0 || len(bytes.TrimSpace(bytes.TrimPrefix(s.text, []byte("\ufeff")))) > 0 {
				return errCut
			}
			return nil
		} else if err != nil {
			return err
		}
	}
	s.raw = false
	if len(s.depths) == 0 && len(bytes.TrimSpace(bytes.TrimPrefix(s.text, []byte("\ufeff")))) > 0 {
		return errTag
	}
	return nil
}

var (
	commentBegins, commentEnds = []byte("<!--"), []byte("-->")
	sectionBegins, sectionEnds = []byte("<![CDATA["), []byte("]]>")
	wordEnds                   = []byte("?>")
)

// markup takes what begins with a bracket; done is false for what says nothing.
func (s *scanner) markup() (done bool, t token, err error) {
	for len(s.buf)-s.at < len(sectionBegins) && s.ended == nil {
		if err := s.fill(); err != nil && !errors.Is(err, io.EOF) {
			return false, 0, err
		}
	}
	rest := s.buf[s.at:]
	switch {
	case bytes.HasPrefix(rest, commentBegins):
		s.at += len(commentBegins)
		_, err = s.until(commentEnds)
		return false, 0, err
	case bytes.HasPrefix(rest, sectionBegins):
		s.at += len(sectionBegins)
		s.text, err = s.until(sectionEnds)
		s.raw = true
		return true, characters, err
	case bytes.HasPrefix(rest, []byte("<?")):
		_, err = s.until(wordEnds)
		return false, 0, err
	case bytes.HasPrefix(rest, []byte("<!")):
		return false, 0, errTag // a spreadsheet declares nothing, and what is declared can grow without end
	}
	s.at++
	t, err = s.tag()
	return true, t, err
}

// tag reads a tag behind its bracket.
func (s *scanner) tag() (token, error) {
	from, quote := 0, byte(0)
	for {
		body := s.buf[s.at:]
		for ; from < len(body); from++ {
			c := body[from]
			if quote != 0 {
				if c == quote {
					quote = 0
				}
				continue
			}
			switch c {
			case '"', '\'':
				quote = c
			case '>':
				s.at += from + 1
				return s.take(body[:from])
			case '<':
				return 0, errTag
			}
		}
		if err := s.fill(); errors.Is(err, io.EOF) {
			return 0, errCut
		} else if err != nil {
			return 0, err
		}
	}
}

// take reads what stands between the brackets of a tag.
func (s *scanner) take(body []byte) (token, error) {
	if len(body) > 0 && body[0] == '/' {
		name := bytes.TrimRight(body[1:], " \t\r\n")
		if len(s.depths) == 0 || !bytes.Equal(name, s.stack[s.depths[len(s.depths)-1]:]) {
			return 0, errNesting
		}
		s.pop()
		return closing, nil
	}
	if s.inside = len(body) > 0 && body[len(body)-1] == '/'; s.inside {
		body = body[:len(body)-1]
	}
	end := 0
	for end < len(body) && body[end] != ' ' && body[end] != '\t' && body[end] != '\r' && body[end] != '\n' {
		end++
	}
	if end == 0 || s.seen && len(s.depths) == 0 {
		return 0, errTag
	}
	s.seen = true
	s.depths = append(s.depths, len(s.stack))
	s.stack = append(s.stack, body[:end]...)
	s.name, s.attrs = local(body[:end]), body[end:]
	return opening, nil
}

// pop closes the element that is open, and says its name.
func (s *scanner) pop() {
	last := len(s.depths) - 1
	s.name = local(s.stack[s.depths[last]:])
	s.stack, s.depths = s.stack[:s.depths[last]], s.depths[:last]
}

// local is a name without the prefix of its namespace.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// attr is the value of an attribute by its local name, as it stands.
func (s *scanner) attr(name string) ([]byte, bool) {
	rest := s.attrs
	for {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return nil, false
		}
		key := local(bytes.TrimSpace(rest[:equals]))
		rest = bytes.TrimLeft(rest[equals+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil, false
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil, false
		}
		if string(key) == name {
			return rest[1 : 1+end], true
		}
		rest = rest[end+2:]
	}
}

// word is an attribute taken out of its entities.
func (s *scanner) word(name string) (string, error) {
	raw, there := s.attr(name)
	if !there {
		return "", nil
	}
	text, err := unescape(nil, raw)
	return string(text), err
}

// said adds the text that was read to what there is.
func (s *scanner) said(to []byte) ([]byte, error) {
	if !utf8.Valid(s.text) {
		return to, errText
	}
	if s.raw {
		return append(to, s.text...), nil
	}
	return unescape(to, s.text)
}

// unescape takes a text out of its entities. A line end is one sign, however it was written.
func unescape(to, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexAny(raw, "&\r")
		if i < 0 {
			return append(to, raw...), nil
		}
		to = append(to, raw[:i]...)
		if raw[i] == '\r' {
			if i+1 == len(raw) || raw[i+1] != '\n' {
				to = append(to, '\n')
			}
			raw = raw[i+1:]
			continue
		}
		end := bytes.IndexByte(raw[i:], ';')
		if end < 0 {
			return to, errEntity
		}
		r, err := entity(string(raw[i+1 : i+end]))
		if err != nil {
			return to, err
		}
		to, raw = utf8.AppendRune(to, r), raw[i+end+1:]
	}
}

func entity(name string) (rune, error) {
	switch name {
	case "amp":
		return '&', nil
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "quot":
		return '"', nil
	case "apos":
		return '\'', nil
	}
	base, digits := 10, name
	if len(name) < 2 || name[0] != '#' {
		return 0, errEntity
	}
	if digits = name[1:]; digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, errEntity
	}
	return rune(n), nil
}
