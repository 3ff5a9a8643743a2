package document

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
)

// A table of comma-separated values has one of two readers, and they must never be mixed up: a spreadsheet in the hands of
// people takes some texts for formulas, a script takes every text as it stands.

// WriteCSVForPeople writes a table that is opened in a spreadsheet. A value that would be taken for a formula gets an
// apostrophe in front. Every field is quoted; lines end as Windows wants it; a mark at the beginning says UTF-8.
func WriteCSVForPeople(w io.Writer, header []string, rows [][]string) error {
	return writeCSV(w, header, rows, disarm)
}

// WriteCSVForScripts writes the same table with every value untouched, to be read by Import-Csv.
func WriteCSVForScripts(w io.Writer, header []string, rows [][]string) error {
	return writeCSV(w, header, rows, func(s string) string { return s })
}

// WriteNumbersCSV writes the inventory, row by row as it comes, untouched as WriteCSVForScripts does.
func WriteNumbersCSV(w io.Writer, rows iter.Seq2[[]string, error]) error {
	return streamCSV(w, NumberColumns(), rows, func(s string) string { return s })
}

// WriteExplainedCSV writes what everybody should have against what they have, row by row as it comes, as WriteCSVForPeople does.
func WriteExplainedCSV(w io.Writer, rows iter.Seq2[[]string, error]) error {
	return streamCSV(w, []string{"User", "Name", "Object id", "Setting", "What", "Should have", "Has", "Through", "Tenant"}, rows, disarm)
}

func streamCSV(w io.Writer, header []string, rows iter.Seq2[[]string, error], change func(string) string) error {
	out := bufio.NewWriterSize(w, 1<<16)
	line := csvLines(out, change)
	if err := line(header); err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := line(row); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the rows: %w", err)
	}
	return nil
}

// csvLines writes lines, the first behind a byte order mark.
func csvLines(w io.Writer, change func(string) string) func(fields []string) error {
	var b strings.Builder
	b.WriteString("\ufeff")
	return func(fields []string) error {
		for i, field := range fields {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(change(field), `"`, `""`) + `"`)
		}
		b.WriteString("\r\n")
		_, err := io.WriteString(w, b.String())
		b.Reset()
		return err
	}
}

func writeCSV(w io.Writer, header []string, rows [][]string, change func(string) string) error {
	line := csvLines(w, change)
	if err := line(header); err != nil {
		return err
	}
	for _, row := range rows {
		if err := line(row); err != nil {
			return err
		}
	}
	return nil
}

// disarm puts an apostrophe before what a spreadsheet would calculate. Blanks in front do not protect: some programs drop
// them. A telephone number counts too, because the plus sign begins a formula and would be lost.
func disarm(s string) string {
	core := strings.TrimLeftFunc(s, unicode.IsSpace)
	if core != s && strings.ContainsAny(s[:len(s)-len(core)], "\t\r\n") || core != "" && strings.ContainsAny(core[:1], "=+-@|%") {
		return "'" + s
	}
	switch {
	case strings.HasPrefix(core, "＝"), strings.HasPrefix(core, "＋"), strings.HasPrefix(core, "－"), strings.HasPrefix(core, "＠"):
		return "'" + s
	}
	return s
}
