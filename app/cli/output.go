package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"text/tabwriter"

	"personadesk/backend/limit"
)

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *program) checkFormat() error {
	switch p.format {
	case "":
		p.format = "json"
		if p.Terminal {
			p.format = "table"
		}
	case "table", "json":
	default:
		return usage{fmt.Errorf("-o %q is neither table nor json", p.format)}
	}
	return nil
}

func (p *program) asJSON() bool { return p.format == "json" }

// document writes one JSON document.
func (p *program) document(v any) error { return p.encode(v, "  ") }

// encode writes JSON in which nothing is left that a terminal would obey: what encoding/json does not escape of that kind is escaped too.
func (p *program) encode(v any, indent string) error {
	var body bytes.Buffer
	e := json.NewEncoder(&body)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	if err == nil {
		_, err = p.Out.Write(inert(body.Bytes()))
	}
	if err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// inert escapes in JSON the characters that a terminal obeys and encoding/json leaves as they are. They stand only within texts.
func inert(body []byte) []byte {
	obeyed := func(r rune) bool {
		_, unfit := limit.Unfit(string(r), limit.ManyLines)
		return unfit
	}
	if bytes.IndexFunc(body, obeyed) < 0 {
		return body
	}
	var b bytes.Buffer
	for _, r := range string(body) {
		if obeyed(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}

// documentWith writes one JSON document that begins with a list, each of whose items is written when it is added: it may hold a million.
// What was begun is a whole document whatever becomes of the work; work that fails before the first item writes nothing.
func (p *program) documentWith(list string, work func(add func(item any)) (rest map[string]any, err error)) error {
	w := itemWriter{out: bufio.NewWriterSize(p.Out, 1<<16), between: "{\n  \"" + list + "\": [\n    "}
	rest, err := work(func(item any) {
		w.text(w.between)
		w.item(item)
		w.between = ",\n    "
	})
	switch {
	case w.between == ",\n    ":
		w.text("\n  ]")
	case err == nil:
		w.text("{\n  \"" + list + "\": []")
	default:
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		w.text(",\n  \"" + name + "\": ")
		w.item(rest[name])
	}
	w.text("\n}\n")
	return errors.Join(err, w.end())
}

// itemWriter writes parts of a document and remembers the first that failed.
type itemWriter struct {
	out     *bufio.Writer
	between string
	err     error
}

func (w *itemWriter) text(text string) {
	if _, err := w.out.WriteString(text); w.err == nil {
		w.err = err
	}
}

// item is one value on a line of its own.
func (w *itemWriter) item(v any) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.text(strings.TrimSuffix(string(inert(line.Bytes())), "\n"))
}

func (w *itemWriter) end() error {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return fmt.Errorf("writing the result: %w", w.err)
	}
	return nil
}

// line writes one object of a stream.
func (p *program) line(v any) error { return p.encode(v, "") }

// table writes rows under heads, in columns.
func (p *program) table(heads []string, rows [][]string) error {
	w := tabwriter.NewWriter(p.Out, 0, 4, 2, ' ', 0)
	errs := []error{put(w, heads)}
	for _, r := range rows {
		errs = append(errs, put(w, r))
	}
	return errors.Join(append(errs, w.Flush())...)
}

func put(w *tabwriter.Writer, cells []string) error {
	shown := make([]string, len(cells))
	for i, c := range cells {
		shown[i] = limit.Quoted(c)
	}
	_, err := fmt.Fprintln(w, strings.Join(shown, "\t"))
	return err
}

// say writes one line of a result for a person. What is put into it stays within its line, see limit.Quoted.
func (p *program) say(format string, args ...any) error {
	if _, err := fmt.Fprintf(p.Out, format+"\n", quoted(args)...); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// sayLines writes a text of several lines.
func (p *program) sayLines(lines string) error {
	for line := range strings.SplitSeq(lines, "\n") {
		if err := p.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// quoted are arguments of a line whose texts a terminal does not obey.
func quoted(args []any) []any {
	shown := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			shown[i] = limit.Quoted(v)
		case error:
			shown[i] = limit.Quoted(v.Error())
		case fmt.Stringer:
			shown[i] = limit.Quoted(v.String())
		default:
			shown[i] = arg
			if text := reflect.ValueOf(arg); text.Kind() == reflect.String { // a type of its own, as an id
				shown[i] = limit.Quoted(text.String())
			}
		}
	}
	return shown
}
