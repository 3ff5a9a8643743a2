package table

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"personadesk/backend/problem"
)

// Book is a spreadsheet whose sheets are read one at a time, row by row.
type Book struct {
	meter  *meter
	parts  map[string]*zip.File
	sheets []bookSheet
	shared sharedTexts
	dates  []bool // by style: its figures are moments
	era    int    // the day before the first, as the file counts
}

type bookSheet struct {
	name, part string
}

// Files of a spreadsheet are no more than these; every chart and picture is one.
const mostParts = 10_000

func manyParts(n int) error { return problem.New("TABLE_BOUNDS.parts").Detailed(n, mostParts).Hinted() }

// OpenBook opens a spreadsheet. Only what is asked for later is unpacked.
func OpenBook(ctx context.Context, in io.ReaderAt, size int64, bounds Bounds) (*Book, error) {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return nil, problem.New("SPREADSHEET_UNREADABLE").Detailed(err).Hinted().Because(err)
	}
	if len(archive.File) > mostParts {
		return nil, manyParts(len(archive.File))
	}
	b := &Book{meter: newMeter(ctx, bounds), parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		b.parts[partName(f.Name)] = f
	}
	err = b.contents()
	if err == nil {
		err = b.styles()
	}
	if err == nil {
		err = b.sharedTexts()
	}
	return b, err
}

// partName is the name of a part as it is told apart: without regard to case, and never outside.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Sheets are the names of the sheets, in order.
func (b *Book) Sheets() []string {
	names := make([]string, len(b.sheets))
	for i, s := range b.sheets {
		names[i] = s.name
	}
	return names
}

// metered counts what is unpacked.
type metered struct {
	in    io.Reader
	meter *meter
}

func (m metered) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if e := m.meter.unpacked(n); e != nil {
		return n, e
	}
	return n, err
}

// WhileRead reads what a cell holds packed, for as long as the book may be read: until somebody stops it, or its time is over.
func (b *Book) WhileRead(in io.Reader) io.Reader { return timed{in, b.meter} }

type timed struct {
	in    io.Reader
	meter *meter
}

func (t timed) Read(p []byte) (int, error) {
	if err := t.meter.goesOn(); err != nil {
		return 0, err
	}
	return t.in.Read(p)
}

// scan goes over a part. One that is not there is an error only when it is needed.
func (b *Book) scan(part string, needed bool, each func(s *scanner, t token) error) (err error) {
	f, there := b.parts[part]
	if !there {
		if needed {
			return problem.New("SPREADSHEET_UNREADABLE.part").Detailed(part).Hinted()
		}
		return nil
	}
	in, err := f.Open()
	if err != nil {
		return damaged(part, err)
	}
	defer func() {
		if e := in.Close(); err == nil && e != nil {
			err = damaged(part, e)
		}
	}()
	s := newScanner(metered{in, b.meter}, b.meter.bounds.Cell)
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = each(s, t)
		}
		if err != nil {
			return b.asDamage(part, err)
		}
	}
}

// asDamage says of an error that the file is damaged, unless it says something else already.
func (b *Book) asDamage(part string, err error) error {
	var said *problem.Problem
	if errors.As(err, &said) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errEnough) {
		return err
	}
	return damaged(part, err)
}

// relations are the parts that a part names, by the id under which it does.
func (b *Book) relations(of string) (byID map[string]string, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	folder, file := path.Split(of)
	err = b.scan(folder+"_rels/"+file+".rels", false, func(s *scanner, t token) error {
		if t != opening || string(s.name) != "Relationship" {
			return nil
		}
		id, err := s.word("Id")
		target, e := s.word("Target")
		kind, e2 := s.word("Type")
		if strings.HasPrefix(target, "/") {
			target = partName(target)
		} else {
			target = partName(folder + target)
		}
		if byID[id], byType[path.Base(kind)] = target, target; len(byID) > mostParts {
			return manyParts(len(byID))
		}
		return errors.Join(err, e, e2)
	})
	return byID, byType, err
}

// contents finds the sheets.
func (b *Book) contents() error {
	_, root, err := b.relations("")
	if err != nil {
		return err
	}
	main := root["officeDocument"]
	if main == "" {
		main = "xl/workbook.xml"
	}
	byID, byType, err := b.relations(main)
	if err != nil {
		return err
	}
	b.shared.part, b.era = byType["sharedStrings"], 1900
	seen := map[string]bool{}
	err = b.scan(main, true, func(s *scanner, t token) error {
		if t != opening {
			return nil
		}
		switch string(s.name) {
		case "workbookPr":
			if v, _ := s.attr("date1904"); truth(v) {
				b.era = 1904
			}
		case "sheet":
			name, err := s.word("name")
			id, e := s.word("id")
			if err = errors.Join(err, e); err != nil {
				return err
			}
			if seen[strings.ToLower(name)] {
				return fmt.Errorf("two sheets are called %q", name)
			}
			seen[strings.ToLower(name)] = true
			if b.sheets = append(b.sheets, bookSheet{name, byID[id]}); len(b.sheets) > mostParts {
				return manyParts(len(b.sheets))
			}
		}
		return nil
	})
	if err == nil && len(b.sheets) == 0 {
		err = problem.New("SPREADSHEET_UNREADABLE.sheets").Hinted()
	}
	b.dates = nil
	if style := byType["styles"]; style != "" {
		b.parts["\x00styles"] = b.parts[style]
	}
	return err
}

func truth(v []byte) bool { return string(v) == "1" || string(v) == "true" }

// mostStyles is how many looks of cells there may be: no program makes more.
const mostStyles = 1 << 16

var errStyles = errors.New("it has more than 65536 styles")

// styles finds out which styles show a figure as a moment.
func (b *Book) styles() error {
	if b.parts["\x00styles"] == nil {
		return nil
	}
	custom, inCells := map[string]bool{}, false
	return b.scan("\x00styles", true, func(s *scanner, t token) error {
		switch {
		case t == characters:
		case string(s.name) == "cellXfs":
			inCells = t == opening
		case t == opening && string(s.name) == "numFmt":
			id, _ := s.attr("numFmtId")
			code, err := s.word("formatCode")
			if custom[string(id)] = isMoment(code); len(custom) > mostStyles {
				return errStyles
			}
			return err
		case t == opening && inCells && string(s.name) == "xf":
			if len(b.dates) > mostStyles {
				return errStyles
			}
			id, _ := s.attr("numFmtId")
			b.dates = append(b.dates, custom[string(id)] || slices.Contains(momentFormats, string(id)))
		}
		return nil
	})
}

// momentFormats are the formats of moments that every program knows.
var momentFormats = []string{"14", "15", "16", "17", "18", "19", "20", "21", "22", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36",
	"45", "46", "47", "50", "51", "52", "53", "54", "55", "56", "57", "58"}

// isMoment says whether a format shows days or hours: what stands in quotes, in brackets or behind a stroke is only written.
func isMoment(code string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case strings.IndexByte("dmyhsDMYHS", c) >= 0:
			return true
		}
	}
	return false
}
