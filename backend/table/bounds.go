package table

import (
	"context"
	"time"

	"personadesk/backend/problem"
)

// Bounds are how much of a file is read before it is refused. A small file can unpack to more than any memory holds.
type Bounds struct {
	Rows     int           // of a sheet or a text
	Cells    int           // of a file
	Expanded int64         // bytes that a spreadsheet unpacks to
	Cell     int           // bytes of one cell or one tag
	Time     time.Duration // for the whole file
}

// Usual are the bounds of files that people bring: a million rows of fifteen columns fit.
func Usual() Bounds {
	return Bounds{Rows: MostRows, Cells: 40_000_000, Expanded: 4 << 30, Cell: 1 << 20, Time: 10 * time.Minute}
}

// The size of a sheet, which no spreadsheet program goes beyond.
const (
	MostRows    = 1_048_576
	MostColumns = 16_384
)

// meter counts what was read against the bounds.
type meter struct {
	ctx    context.Context
	bounds Bounds
	ends   time.Time
	cells  int
	bytes  int64
	looks  int
}

func newMeter(ctx context.Context, b Bounds) *meter {
	return &meter{ctx: ctx, bounds: b, ends: time.Now().Add(b.Time)}
}

// row says whether there may be a row of a number, and looks every now and then whether reading goes on.
func (m *meter) row(n int) error {
	if n > m.bounds.Rows {
		return problem.New("TABLE_BOUNDS.rows").Detailed(n, m.bounds.Rows).Hinted()
	}
	return m.goesOn()
}

func (m *meter) cell() error {
	if m.cells++; m.cells > m.bounds.Cells {
		return problem.New("TABLE_BOUNDS.cells").Detailed(m.bounds.Cells).Hinted()
	}
	return nil
}

// unpacked counts bytes that came out of a spreadsheet.
func (m *meter) unpacked(n int) error {
	if m.bytes += int64(n); m.bytes > m.bounds.Expanded {
		return problem.New("TABLE_BOUNDS.size").Detailed(m.bounds.Expanded >> 20).Hinted()
	}
	return m.goesOn()
}

// goesOn says whether somebody has stopped the reading, or its time is over. The clock is looked at every hundredth time.
func (m *meter) goesOn() error {
	if m.looks++; m.looks%100 != 1 {
		return nil
	}
	if err := m.ctx.Err(); err != nil {
		return err
	}
	if time.Now().After(m.ends) {
		return problem.New("TABLE_BOUNDS.time").Detailed(m.bounds.Time.String()).Hinted()
	}
	return nil
}

// damaged is what is said of a file that is not well formed.
func damaged(where string, why error) error {
	return problem.New("TABLE_DAMAGED").Detailed(where, why).Hinted().Because(why)
}
