package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
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
func (p *program) document(v any) error {
	e := json.NewEncoder(p.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// line writes one object of a stream.
func (p *program) line(v any) error {
	e := json.NewEncoder(p.Out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

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
	_, err := fmt.Fprintln(w, strings.Join(cells, "\t"))
	return err
}

// say writes one line of a result for a person.
func (p *program) say(format string, args ...any) error {
	if _, err := fmt.Fprintf(p.Out, format+"\n", args...); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}
