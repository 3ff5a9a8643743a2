// Package catalog is the fixed knowledge of PersonaDesk: what is asked in a
// workshop, which features exist, which policy types, licences and service
// plans there are, and which commands may be written into a script.
//
// The knowledge lies in embedded tables under data/. Each is read once, on
// first use, and never changes. Every list is returned as a fresh slice whose
// entries share their inner slices; treat those as read-only.
package catalog

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed data
var tables embed.FS

// must turns a damaged embedded table into a panic. A table is part of the
// program: damage is a programmer's error, and the tests read every table.
func must[T any](value T, err error) T {
	if err != nil {
		panic("catalog: " + err.Error())
	}
	return value
}

// readJSON decodes one embedded JSON table. A field that the type does not
// have is an error, so that a misspelled column cannot be lost silently.
func readJSON[T any](name string) (T, error) {
	var value T
	raw, err := tables.ReadFile("data/" + name)
	if err != nil {
		return value, fmt.Errorf("read table %s: %w", name, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		return value, fmt.Errorf("decode table %s: %w", name, err)
	}
	return value, nil
}

// record is one row of a TSV table, by column name.
type record map[string]string

// yes reads a flag column: "yes" or empty. tsvTable has refused anything else
// in the columns that hold flags.
func (r record) yes(column string) bool { return r[column] == "yes" }

// list reads a column of comma-separated words; empty means none.
func (r record) list(column string) []string {
	if r[column] == "" {
		return nil
	}
	return strings.Split(r[column], ",")
}

// readTSV reads one embedded table of tab-separated values whose first line
// names the columns. Each row must have exactly those columns, a first column
// that is not empty and not used twice; flags must be "yes" or empty.
func readTSV(name string, flags ...string) ([]record, error) {
	raw, err := tables.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("read table %s: %w", name, err)
	}
	return parseTSV(name, string(raw), flags...)
}

func parseTSV(name, text string, flags ...string) ([]record, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	seen := make(map[string]bool, len(lines))
	rows := make([]record, 0, len(lines)-1)
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("table %s, line %d: %d cells for %d columns", name, i+2, len(cells), len(columns))
		}
		if cells[0] == "" || seen[cells[0]] {
			return nil, fmt.Errorf("table %s, line %d: key %q is empty or used twice", name, i+2, cells[0])
		}
		seen[cells[0]] = true
		row := make(record, len(columns))
		for j, column := range columns {
			row[column] = cells[j]
		}
		for _, flag := range flags {
			value, present := row[flag]
			if !present || (value != "" && value != "yes") {
				return nil, fmt.Errorf("table %s, line %d: %s is %q, neither yes nor empty", name, i+2, flag, value)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}
