package sample

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// FictionIsEnough is up to how many people the thousand numbers that each office has from those kept for fiction suffice.
const FictionIsEnough = 4000

// Grow gives both offices a reserve of numbers, for a company of so many people, in area codes that nobody has. A company that the
// numbers kept for fiction suffice for is left as it is.
func Grow(ctx context.Context, wb *workbook.Workbook, people int) error {
	if people <= FictionIsEnough {
		return nil
	}
	size := min(people, 999_999)
	err := wb.Together(ctx, text.Of("edit.sample.reserve"), func(ctx context.Context) error {
		for _, r := range filled([]number.Range{
			{ID: "manchester-reserve", Name: "Manchester reserve", First: "+441999000000", Last: fmt.Sprintf("+441999%06d", size), City: "Manchester"},
			{ID: "london-reserve", Name: "London reserve", First: "+441998000000", Last: fmt.Sprintf("+441998%06d", size), City: "London"},
		}) {
			if err := wb.SaveRange(ctx, r); err != nil {
				return err
			}
		}
		return letUseReserves(ctx, wb)
	})
	if err != nil {
		return fmt.Errorf("give the sample customer a reserve of numbers: %w", err)
	}
	return nil
}

// letUseReserves adds each reserve to the personas that take numbers from the office of the same city.
func letUseReserves(ctx context.Context, wb *workbook.Workbook) error {
	design, err := wb.Design(ctx)
	if err != nil {
		return err
	}
	for _, p := range design.Personas {
		for _, id := range p.Number.Ranges {
			if city, isOffice := strings.CutSuffix(id, "-office"); isOffice {
				p.Number.Ranges = append(slices.Clone(p.Number.Ranges), city+"-reserve")
				if err := wb.SavePersona(ctx, p); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
