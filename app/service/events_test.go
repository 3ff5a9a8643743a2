package service

import (
	"slices"
	"sync"
	"testing"
	"time"

	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// told gathers what a page is told.
type told struct {
	mu    sync.Mutex
	moves [][]workbook.Area
}

func (m *told) emit(name string, data ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if name == "changed" {
		m.moves = append(m.moves, data[0].([]workbook.Area))
	}
}

func (m *told) take() [][]workbook.Area {
	m.mu.Lock()
	defer m.mu.Unlock()
	moves := m.moves
	m.moves = nil
	return moves
}

func TestAnEditTellsThePageWhichAreasMovedBeforeItIsDone(t *testing.T) {
	d, page := sampleDesk(t), &told{}
	d.SetEmit(page.emit)
	s := d.Session(t.Context())
	many := 4
	for name, c := range map[string]struct {
		edit  func() error
		areas []workbook.Area
	}{
		"an answer": {func() error {
			return (&Workshop{s}).SaveAnswer(workshop.Answer{DepartmentID: "warehouse", QuestionID: "basic.external", Count: &many})
		}, []workbook.Area{workbook.AreaWorkshop, workbook.AreaAudit}},
		"a grade": {func() error { return (&Features{s}).SetGrade("domestic-calling", "warehouse", "could", "") },
			[]workbook.Area{workbook.AreaFeatures, workbook.AreaAudit}},
		"the customer": {func() error { return (&Start{s}).SetCustomer("Another", "") },
			[]workbook.Area{workbook.AreaCustomer, workbook.AreaAudit}},
		"what is refused": {func() error { return ignore((&Features{s}).SetGrade("domestic-calling", "warehouse", "perhaps", "")) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			page.take()
			if err := c.edit(); err != nil {
				t.Fatal(err)
			}
			var moved []workbook.Area
			for _, areas := range page.take() {
				moved = append(moved, areas...)
			}
			slices.Sort(moved)
			slices.Sort(c.areas)
			if !slices.Equal(moved, c.areas) {
				t.Errorf("told %v, want %v", moved, c.areas)
			}
		})
	}
}

func ignore(error) error { return nil }

func TestLongWorkTellsWhatItMovesGatheredAndThatItBeganAndEnded(t *testing.T) {
	d, page := sampleDesk(t), &told{}
	d.SetEmit(page.emit)
	id, err := (&Shell{d.Session(t.Context())}).ReadTenant()
	if err != nil {
		t.Fatal(err)
	}
	if first := page.take(); len(first) == 0 || !slices.Contains(first[0], areaJobs) {
		t.Fatalf("nobody was told that it began: %v", first)
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		v, err := (&Shell{d.Session(t.Context())}).Job(id)
		if err != nil || time.Now().After(end) {
			t.Fatalf("%+v, %v", v, err)
		}
		if v.Finished {
			break
		}
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		all := page.take()
		if len(all) > 20 {
			t.Fatalf("told %d times", len(all))
		}
		if slices.ContainsFunc(all, func(areas []workbook.Area) bool {
			return slices.Contains(areas, areaJobs) && slices.Contains(areas, workbook.AreaReading)
		}) {
			return
		}
		if time.Now().After(end) {
			t.Fatal("nobody was told that the tenant was read")
		}
	}
}
