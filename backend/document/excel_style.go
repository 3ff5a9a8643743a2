package document

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// styles are the looks of cells.
type styles struct {
	head, open, closed, figure int
	grades                     map[letter]int
}

// asText keeps a cell text even after somebody has edited it.
const asText = 49

func newStyles(f *excelize.File) (styles, error) {
	var s styles
	var err error
	make := func(style excelize.Style) (id int) {
		if err == nil {
			id, err = f.NewStyle(&style)
		}
		return id
	}
	line := []excelize.Border{{Type: "bottom", Color: "D1D1D1", Style: 1}, {Type: "right", Color: "D1D1D1", Style: 1}}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	s.head = make(excelize.Style{Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Fill: fill("E0E0E0"), Border: line, Alignment: top, NumFmt: asText})
	s.open = make(excelize.Style{Border: line, Alignment: top, NumFmt: asText})
	s.closed = make(excelize.Style{Fill: fill("F0F0F0"), Border: line, Alignment: top, NumFmt: asText})
	s.figure = make(excelize.Style{Fill: fill("F0F0F0"), Border: line, Alignment: &excelize.Alignment{Vertical: "top"}, NumFmt: 3})
	grade := func(paper, ink string, bold bool) int {
		style := excelize.Style{Border: line, NumFmt: asText, Font: &excelize.Font{Bold: bold, Color: ink, Family: "Calibri", Size: 11},
			Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}}
		if paper != "" {
			style.Fill = fill(paper)
		}
		return make(style)
	}
	s.grades = map[letter]int{
		"M": grade("5B5FC7", "FFFFFF", true), "S": grade("C5CBFA", "242424", true), "C": grade("", "242424", false),
		"W": grade("", "616161", false), "": grade("F5F5F5", "616161", false),
	}
	if err != nil {
		return s, fmt.Errorf("prepare the looks of cells: %w", err)
	}
	return s, nil
}

// cells puts the values of a row into cells. Only text, grades and our own counts exist, and no formula.
func (s styles) cells(cells []cell, columns []column, values []any, texts []string) {
	for i := range cells {
		cells[i] = cell{style: s.open, text: texts[i]}
		if columns[i].closed {
			cells[i].style = s.closed
		}
		if i >= len(values) {
			continue
		}
		switch v := values[i].(type) {
		case letter:
			cells[i].style = s.grades[v]
		case int:
			cells[i] = cell{style: s.figure, figure: v, isFigure: true}
		}
	}
}

// textOf is the text of a cell: lists with one entry a line, figures in digits, nothing for nil.
func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []string:
		return clean(strings.Join(v, "\n"))
	case string:
		return clean(v)
	}
	return clean(fmt.Sprint(value))
}

// clean leaves out what a cell cannot hold: control characters other than line ends, and what is no UTF-8.
func clean(text string) string {
	if fitsCell(text) {
		return text
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || r == '\ufffe' || r == '\uffff':
			return -1
		}
		return r
	}, text)
}

// fitsCell says that a text has nothing that a cell cannot hold, as nearly all have.
func fitsCell(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c >= 0x7f {
			return false
		}
	}
	return true
}
