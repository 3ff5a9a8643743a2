package document

import (
	"slices"

	"personadesk/backend/problem"
	"personadesk/backend/table"
)

// laterRow is a row that is another one in the program than it was in the file.
type laterRow struct {
	number int // where it stands in the file, 0 when it does not
	now    []string
}

// mostLater is how many rows that were edited in the program alone are named.
const mostLater = 100

// later finds the rows that were edited in the program since the file was handed out.
func (s *sheetIntake) later() (map[uint64]laterRow, error) {
	if s.was == nil || s.closedRow {
		return nil, nil
	}
	all, err := sheetsOf(s.content)
	if err != nil {
		return nil, err
	}
	later := map[uint64]laterRow{}
	for _, current := range all {
		if current.name != s.known.name {
			continue
		}
		from := map[string]int{}
		for at, col := range current.columns {
			from[clean(col.head)] = at
		}
		h := newRowSums(s)
		texts := make([]string, len(s.known.columns))
		for values, err := range current.each() {
			if err != nil {
				return nil, err
			}
			h.reset()
			for at, col := range s.known.columns {
				texts[at] = ""
				if place, there := from[col.head]; there {
					texts[at] = shortened(textOf(values[place]))
				}
				h.add(at, []byte(texts[at]), table.Text)
			}
			key, sum := h.row()
			was, known := s.rows[key]
			if !known || was.open == sum.open {
				continue
			}
			if s.Later++; len(later) < mostLater {
				later[key] = laterRow{int(was.row), append([]string{}, texts...)}
			}
		}
	}
	return later, nil
}

// recall finds out of what is remembered what the rows were that are not the same any more, and which are missing.
func (s *sheetIntake) recall(later map[uint64]laterRow) error {
	missing, byKey, byRow := 0, map[uint64]int{}, map[int]int{}
	for _, sum := range s.rows {
		if sum.row == 0 {
			missing++
		}
	}
	for i, c := range s.changed {
		if c.known {
			byKey[c.key] = i
		} else {
			byRow[c.number] = i
		}
	}
	if s.was == nil || missing == 0 && len(byKey) == 0 && len(later) == 0 {
		return nil
	}
	h, again := newRowSums(s), newOccurrences(s.closedRow)
	gone, first := 0, ""
	texts := make([]string, len(s.known.columns))
	err := s.eachRemembered(func(index int, next func() []byte) {
		h.reset()
		for at := range s.known.columns {
			text := next()
			h.add(at, text, table.Text)
			texts[at] = trimmed(string(text))
		}
		key, _ := h.row()
		key = again.of(key)
		if i, changed := byKey[key]; changed {
			s.changed[i].was = append([]string{}, texts...)
		} else if now, edited := later[key]; edited {
			s.sayLater(now, texts)
		}
		if s.rows[key].row > 0 {
			return
		}
		if i, there := byRow[index+2]; there { // the row was not left out: what tells it apart was edited
			s.changed[i].was, s.changed[i].moved = append([]string{}, texts...), true
			return
		}
		if gone++; gone == 1 {
			first = texts[0]
		}
	})
	if gone > 0 {
		s.found.add(problem.Warn("SPREADSHEET_ROWS").Detailed(gone, s.known.name, first).Hinted())
	}
	return err
}

// sayLater tells the cells of a row that were edited in the program alone.
func (s *sheetIntake) sayLater(now laterRow, was []string) {
	r := s.at(now.number)
	for at, col := range s.known.columns {
		if col.closed || s.columns[at] < 0 || trimmed(now.now[at]) == was[at] {
			continue
		}
		e := Edit{ID: was[0], Row: now.number, Field: col.head, Was: was[at], Before: now.now[at], After: was[at]}
		if now.number > 0 {
			e.Cell = r.cell(col.head)
		}
		s.Meanwhile = append(s.Meanwhile, e)
	}
}

// take says what becomes of a row that is not as it was.
func (s *sheetIntake) take(c changedRow) error {
	r := s.at(c.number)
	r.cells = make(map[string]string, len(c.cells))
	for at, col := range s.known.columns {
		if s.columns[at] >= 0 {
			r.cells[col.head] = c.cells[at]
		}
	}
	if c.was != nil {
		r.was = make(map[string]string, len(c.was))
		for at, col := range s.known.columns {
			r.was[col.head] = c.was[at]
		}
	}
	if s.was != nil && !s.closed(r, c) || s.faulty[c.number] || s.row == nil {
		return nil
	}
	return s.row(r)
}

// closed names the cells that somebody edited though nothing is read from them. false when the row cannot be read for it.
func (s *sheetIntake) closed(r row, c changedRow) bool {
	if s.closedRow && r.was == nil {
		s.complain(r, s.known.columns[0].head, problem.Warn("SPREADSHEET_CLOSED.row").Detailed().Hinted())
		return false
	}
	for at, col := range s.known.columns {
		if !col.closed || s.columns[at] < 0 || !r.edited(col.head) {
			continue
		}
		was, is := r.was[col.head], r.cells[col.head]
		switch isKey := !s.closedRow && s.isKey(col.head); {
		case isKey && c.moved && is != "":
			s.complain(r, col.head, problem.New("SPREADSHEET_CLOSED.key").Detailed(was, is).Hinted())
			return false
		case isKey && !c.moved, r.was == nil && (is == "" || col.head == headLayer):
			continue
		case isKey:
			r.cells[col.head] = was // it was emptied, and the row still is what it was
		}
		s.complain(r, col.head, problem.Warn("SPREADSHEET_CLOSED").Detailed(was, is).Hinted())
	}
	return true
}

func (s *sheetIntake) isKey(head string) bool { return slices.Contains(s.keys, head) }
