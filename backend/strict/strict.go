// Package strict reads JSON that people write by hand or by script into a Go value, and drops nothing: a field that is not known, a field
// that stands twice and a value of the wrong kind are problems that name their path and their line.
package strict

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"personadesk/backend/problem"
)

const (
	mostProblems = 50 // of how many mistakes a person is told at once
	deepest      = 64 // how far lists and objects may stand in each other
)

// Decode reads one JSON document into what into points at. The value is filled only when there is no problem. A mark before the text and
// blanks around it are no damage.
func Decode(raw []byte, into any) []problem.Problem {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if line, damaged := foreign(raw); damaged {
		return []problem.Problem{*problem.New("JSON_ENCODING").Detailed(root, line).Hinted().At(problem.Where{Kind: "json", ID: strconv.Itoa(line), Field: root})}
	}
	d := &decoder{raw: raw, tokens: json.NewDecoder(bytes.NewReader(raw))}
	d.tokens.UseNumber()
	err := d.whole(reflect.TypeOf(into).Elem())
	if err == nil && len(d.problems) == 0 {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		d.blame("", problem.New("JSON_UNREADABLE").Detailed(root, d.line(), err).Hinted().Because(err))
	}
	return d.problems
}

// decoder walks over the tokens of a document beside the type that it is for.
type decoder struct {
	raw      []byte
	tokens   *json.Decoder
	from     int64 // where the last token began, or the blanks before it
	depth    int
	problems []problem.Problem
}

// errEnough ends a walk when enough mistakes were found.
var errEnough = errors.New("enough mistakes")

func (d *decoder) whole(t reflect.Type) error {
	token, err := d.next()
	if err == nil {
		err = d.value(t, "", token)
	}
	if errors.Is(err, errEnough) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := d.tokens.Token(); !errors.Is(err, io.EOF) {
		d.blame("", problem.New("JSON_MORE").Detailed(root, d.line()).Hinted())
	}
	return nil
}

func (d *decoder) next() (json.Token, error) {
	d.from = d.tokens.InputOffset()
	token, err := d.tokens.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.ErrUnexpectedEOF
	}
	return token, err
}

// line is where the walk stands, as an editor counts.
func (d *decoder) line() int {
	at := min(int(d.tokens.InputOffset()), len(d.raw))
	return 1 + bytes.Count(d.raw[:at], []byte("\n"))
}

// root is the path of the document as a whole.
const root = "$"

func orRoot(path string) string {
	if path == "" {
		return root
	}
	return path
}

func (d *decoder) blame(path string, p *problem.Problem) {
	d.problems = append(d.problems, *p.At(problem.Where{Kind: "json", ID: strconv.Itoa(d.line()), Field: orRoot(path)}))
}

// wrong notes a mistake and skips the value that it is in.
func (d *decoder) wrong(path string, token json.Token, p *problem.Problem) error {
	d.blame(path, p)
	if len(d.problems) >= mostProblems {
		return errEnough
	}
	return d.passOver(token)
}

// value holds the value that begins with a token against a type.
func (d *decoder) value(t reflect.Type, path string, token json.Token) error {
	for t.Kind() == reflect.Pointer {
		if token == nil {
			return nil
		}
		t = t.Elem()
	}
	if t.Kind() == reflect.Interface || t == reflect.TypeFor[json.RawMessage]() {
		return d.passOver(token)
	}
	want := kindOf(t)
	if token == nil && path != "" && (want == "list" || want == "object" && t.Kind() == reflect.Map) {
		return nil
	}
	if got := kindOfToken(token); got != want {
		return d.wrong(path, token, problem.New("JSON_KIND."+want).Detailed(orRoot(path), d.line(), got).Hinted())
	}
	switch want {
	case "list":
		return d.list(t, path)
	case "object":
		return d.object(t, path)
	case "number":
		return d.number(t, path, token)
	case "text":
		if half := halfCharacter(d.raw[d.from:d.tokens.InputOffset()]); half != "" {
			d.blame(path, problem.New("JSON_HALF").Detailed(orRoot(path), d.line(), half).Hinted())
		}
	}
	return nil
}

// kindOf says how a type stands in JSON.
func kindOf(t reflect.Type) string {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return "text"
	}
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "truth"
	case reflect.Slice, reflect.Array:
		return "list"
	case reflect.Struct, reflect.Map:
		return "object"
	}
	return "number"
}

func kindOfToken(token json.Token) string {
	switch v := token.(type) {
	case string:
		return "text"
	case bool:
		return "truth"
	case json.Number:
		return "number"
	case json.Delim:
		if v == '[' {
			return "list"
		}
		return "object"
	}
	return "nothing"
}

func (d *decoder) number(t reflect.Type, path string, token json.Token) error {
	text := fmt.Sprint(token)
	probe := reflect.New(t)
	if err := json.Unmarshal([]byte(text), probe.Interface()); err != nil {
		return d.wrong(path, nil, problem.New("JSON_NUMBER").Detailed(orRoot(path), d.line(), text).Hinted().Because(err))
	}
	return nil
}

func (d *decoder) list(t reflect.Type, path string) error {
	if err := d.enter(); err != nil {
		return err
	}
	for i := 0; d.tokens.More(); i++ {
		token, err := d.next()
		if err != nil {
			return err
		}
		if err := d.value(t.Elem(), path+"["+strconv.Itoa(i)+"]", token); err != nil {
			return err
		}
	}
	return d.leave()
}

func (d *decoder) object(t reflect.Type, path string) error {
	if err := d.enter(); err != nil {
		return err
	}
	var known map[string]reflect.Type
	if t.Kind() == reflect.Struct {
		known = fields(t)
	}
	seen := map[string]bool{}
	for d.tokens.More() {
		key, err := d.next()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		inner := strings.TrimPrefix(path+"."+name, ".")
		twice := seen[name]
		seen[name] = true
		of, ok := known[name]
		if known == nil {
			of, ok = t.Elem(), true
		}
		token, err := d.next()
		if err != nil {
			return err
		}
		switch {
		case twice:
			err = d.wrong(inner, token, problem.New("JSON_TWICE").Detailed(inner, d.line()).Hinted())
		case !ok:
			err = d.wrong(inner, token, d.unknown(inner, nearest(name, known)))
		default:
			err = d.value(of, inner, token)
		}
		if err != nil {
			return err
		}
	}
	return d.leave()
}

// unknown says that nobody knows a field, and which known one may be meant.
func (d *decoder) unknown(path, near string) *problem.Problem {
	if near == "" {
		return problem.New("JSON_FIELD.far").Detailed(path, d.line()).Hinted()
	}
	return problem.New("JSON_FIELD").Detailed(path, d.line(), near).Hinted()
}

func (d *decoder) enter() error {
	if d.depth++; d.depth > deepest {
		return fmt.Errorf("lists and objects stand more than %d deep in each other", deepest)
	}
	return nil
}

// leave takes the bracket at the end.
func (d *decoder) leave() error {
	d.depth--
	_, err := d.next()
	return err
}

// passOver goes past the rest of the value that begins with a token.
func (d *decoder) passOver(token json.Token) error {
	opened, isOpen := token.(json.Delim)
	if !isOpen || opened != '[' && opened != '{' {
		return nil
	}
	if err := d.enter(); err != nil {
		return err
	}
	for d.tokens.More() {
		inner, err := d.next()
		if err != nil {
			return err
		}
		if err := d.passOver(inner); err != nil {
			return err
		}
	}
	return d.leave()
}
