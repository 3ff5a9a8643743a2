package document

import (
	"bytes"
	"hash/maphash"
	"slices"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/table"
)

// sheetIntake reads one sheet. It keeps a sum of each row as it was, so that only rows of which it is another one are looked at cell by cell.
type sheetIntake struct {
	*intake
	known     sheet
	keys      []string            // the columns that tell rows apart
	needed    []string            // the columns without which nothing can be told
	sameKey   func([]byte) []byte // how a key is written that can be written in many ways
	closedRow bool                // nothing of the sheet is read back
	row       func(row) error     // takes a row in that somebody edited

	places  map[string]int // head -> column of the file, from 0
	columns []int          // the same, by column of the sheet as it was; -1 for one that is not there
	byPlace map[int]int    // the way back
	keyed   []bool         // by column of the sheet as it was: it tells rows apart
	met     *rowSums
	cells   []table.Cell
	seed    maphash.Seed
	rows    map[uint64]rowSum
	extra   map[uint64]int // key of a row that the file did not have -> its row
	changed []changedRow
	beside  int    // cells under no head
	first   string // of them
	faulty  map[int]bool
	unready bool // the heads cannot be used
}

// rowSum is a row as it was.
type rowSum struct {
	all, open uint64 // sums of its cells, and of those that may be edited
	row       uint32 // where it stands now, 0 while it was not met
}

// changedRow is a row that is not as it was.
type changedRow struct {
	key    uint64
	number int
	known  bool     // the file had it
	cells  []string // by column of the sheet as it was
	was    []string
	moved  bool // it stands where another row stood that is not there any more
}

func (s *sheetIntake) read() error {
	s.seed, s.rows, s.extra, s.faulty = maphash.MakeSeed(), map[uint64]rowSum{}, map[uint64]int{}, map[int]bool{}
	again := newOccurrences(s.closedRow)
	heads := false
	merged, err := s.book.Rows(s.known.name, func(r table.Row) (bool, error) {
		if !heads {
			if heads = true; r.Number != 1 {
				r.Cells = nil
			}
			if !s.readHeads(r) {
				return false, nil
			}
			return true, s.remember()
		}
		s.meet(r, again)
		return true, nil
	})
	if err == nil && !heads {
		s.readHeads(table.Row{})
	}
	if err != nil || s.unready {
		return err
	}
	s.sayMerged(merged)
	if s.beside > 0 {
		s.found.add(problem.Warn("SPREADSHEET_BESIDE").Detailed(s.beside, s.known.name, s.first).Hinted())
	}
	later, err := s.later()
	if err == nil {
		err = s.recall(later)
	}
	if err != nil {
		return err
	}
	for _, c := range s.changed {
		if err := s.take(c); err != nil {
			return err
		}
	}
	return nil
}

// readHeads finds the columns, and names those that nobody knows and those that are not there. false when the sheet cannot be read.
func (s *sheetIntake) readHeads(r table.Row) bool {
	s.places, s.byPlace = map[string]int{}, map[int]int{}
	var strange, missing, lost []string
	for _, c := range r.Cells {
		head := trimmed(string(c.Text))
		at := slices.IndexFunc(s.known.columns, func(k column) bool { return trimmed(k.head) == head })
		switch _, twice := s.places[head]; {
		case head == "":
		case c.Kind == table.Fault || c.Kind == table.Lost || at < 0:
			strange = append(strange, table.CellName(c.Column, 1)+" "+head)
		case twice:
			s.unready = true
			s.found.add(problem.New("SPREADSHEET_HEADS.twice").Detailed(head, s.known.name).Hinted())
		default:
			s.places[head], s.byPlace[c.Column] = c.Column, at
		}
	}
	for _, col := range s.known.columns {
		place, there := s.places[trimmed(col.head)]
		if !there {
			place = -1
			missing = append(missing, col.head)
			if slices.Contains(s.needed, col.head) {
				lost = append(lost, col.head)
			}
		}
		s.columns, s.keyed = append(s.columns, place), append(s.keyed, slices.Contains(s.keys, col.head))
	}
	s.met, s.cells = newRowSums(s), make([]table.Cell, len(s.known.columns))
	switch {
	case len(strange) > 0:
		s.unready = true
		s.found.add(problem.New("SPREADSHEET_HEADS.strange").Detailed(s.known.name, strings.Join(strange, ", "), strings.Join(missing, ", ")).Hinted())
	case len(lost) > 0:
		s.unready = true
		s.found.add(problem.New("SPREADSHEET_HEADS.missing").Detailed(s.known.name, strings.Join(lost, ", ")).Hinted())
	case len(missing) > 0 && !s.unready:
		s.found.add(problem.Warn("SPREADSHEET_HEADS.left").Detailed(s.known.name, strings.Join(missing, ", ")).Hinted())
	}
	return !s.unready
}

// rowSums reads the cells of a row one after the other, in the order of the sheet as it was.
type rowSums struct {
	s              *sheetIntake
	all, open, key maphash.Hash
}

func newRowSums(s *sheetIntake) *rowSums {
	h := &rowSums{s: s}
	h.all.SetSeed(s.seed)
	h.open.SetSeed(s.seed)
	h.key.SetSeed(s.seed)
	return h
}

func (h *rowSums) reset() {
	h.all.Reset()
	h.open.Reset()
	h.key.Reset()
}

// add counts a cell in. One of a column that the file does not have any more does not count.
func (h *rowSums) add(at int, text []byte, kind table.Kind) {
	if h.s.columns[at] < 0 {
		return
	}
	text = trimmedBytes(text)
	part := &h.open
	switch {
	case h.s.keyed[at]:
		if h.s.sameKey != nil {
			text = h.s.sameKey(text)
		}
		_, _ = h.key.Write(text)
		_ = h.key.WriteByte(0)
		part = &h.all
	case h.s.known.columns[at].closed:
		part = &h.all
	}
	_, _ = part.Write(text)
	_ = part.WriteByte(0)
	if kind == table.Fault || kind == table.Lost {
		_ = part.WriteByte(byte(kind))
	}
}

func (h *rowSums) row() (key uint64, sum rowSum) {
	open := h.open.Sum64()
	return h.key.Sum64(), rowSum{all: h.all.Sum64() ^ open*31, open: open}
}

func trimmedBytes(text []byte) []byte {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	return bytes.TrimSpace(text)
}

// occurrences tells rows apart that have the same key, where that may be.
type occurrences struct{ met map[uint64]uint64 }

func newOccurrences(may bool) *occurrences {
	if !may {
		return &occurrences{}
	}
	return &occurrences{map[uint64]uint64{}}
}

func (o *occurrences) of(key uint64) uint64 {
	if o.met == nil {
		return key
	}
	o.met[key]++
	return key + (o.met[key]-1)*0x9e3779b97f4a7c15
}

// remember keeps the sums of the rows as they were.
func (s *sheetIntake) remember() error {
	if s.was == nil {
		return nil
	}
	h, again := newRowSums(s), newOccurrences(s.closedRow)
	return s.eachRemembered(func(_ int, next func() []byte) {
		h.reset()
		for at := range s.known.columns {
			h.add(at, next(), table.Text)
		}
		key, sum := h.row()
		s.rows[again.of(key)] = sum
	})
}

// eachRemembered goes over the rows of the sheet as it was.
func (s *sheetIntake) eachRemembered(each func(index int, next func() []byte)) error {
	from := s.was.recall(s.book)
	for {
		one, err := from.sheet()
		if err != nil || one == nil {
			return err
		}
		if one.name == s.known.name {
			return one.rows(each)
		}
		if err := one.rows(func(int, func() []byte) {}); err != nil {
			return err
		}
	}
}

// meet holds a row of the file against what it was.
func (s *sheetIntake) meet(r table.Row, again *occurrences) {
	h, cells, blank := s.met, s.cells, true
	clear(cells)
	h.reset()
	for _, c := range r.Cells {
		if len(bytes.TrimSpace(c.Text)) == 0 && c.Kind == table.Text {
			continue
		}
		at, known := s.byPlace[c.Column]
		if !known {
			if s.beside++; s.beside == 1 {
				s.first = s.known.name + "!" + table.CellName(c.Column, r.Number)
			}
			continue
		}
		cells[at], blank = c, false
	}
	if blank {
		return
	}
	for at, c := range cells {
		h.add(at, c.Text, c.Kind)
	}
	key, sum := h.row()
	key = again.of(key)
	was, known := s.rows[key]
	if first := max(int(was.row), s.extra[key]); first > 0 && !s.closedRow {
		s.sayTwice(r.Number, first)
		return
	}
	if known {
		same := was.all == sum.all && was.open == sum.open
		was.row = uint32(r.Number)
		s.rows[key] = was
		if same {
			return
		}
	} else if s.hasKey(cells) {
		s.extra[key] = r.Number
	}
	changed := changedRow{key: key, number: r.Number, known: known, cells: make([]string, len(cells))}
	for at, c := range cells {
		changed.cells[at] = trimmed(string(c.Text))
		if c.Kind == table.Fault || c.Kind == table.Lost {
			s.sayFault(r.Number, at, c)
		}
	}
	s.changed = append(s.changed, changed)
}

// hasKey says whether a row has what tells it apart.
func (s *sheetIntake) hasKey(cells []table.Cell) bool {
	for at, keyed := range s.keyed {
		if keyed && len(bytes.TrimSpace(cells[at].Text)) > 0 {
			return true
		}
	}
	return false
}

// at is a row of which only the place is spoken of.
func (s *sheetIntake) at(number int) row {
	return row{sheet: s.known.name, number: number, places: s.places}
}

func (s *sheetIntake) sayTwice(number, first int) {
	s.complain(s.at(number), s.keys[0], problem.New("SPREADSHEET_TWICE").Detailed(first))
}

func (s *sheetIntake) sayFault(number, at int, c table.Cell) {
	s.faulty[number] = true
	head := s.known.columns[at].head
	if c.Kind == table.Lost {
		s.complain(s.at(number), head, problem.New("SPREADSHEET_FAULT.formula").Detailed().Hinted())
		return
	}
	s.complain(s.at(number), head, problem.New("SPREADSHEET_FAULT").Detailed(string(c.Text)).Hinted())
}

// sayMerged names cells that were made one: all but the first have lost what they said.
func (s *sheetIntake) sayMerged(merged []table.Merged) {
	for _, m := range merged {
		for place := range s.byPlace {
			if place >= m.FirstColumn && place <= m.Column && (m.FirstRow != m.LastRow || m.FirstColumn != m.Column) {
				s.found.add(problem.New("SPREADSHEET_MERGED").Detailed(s.known.name, m.Ref).Hinted().
					At(problem.Where{Step: "documents", Kind: "row", ID: s.known.name + "!" + m.Ref}))
				break
			}
		}
	}
}
