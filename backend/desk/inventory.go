package desk

import (
	"context"
	"fmt"
	"slices"

	"personadesk/backend/number"
)

// Inventory is the numbers of the workbook, held against what the tenant says of them, as of one moment. It loads only what it is asked
// for.
type Inventory struct {
	*number.Inventory
	Counts Counts
}

// Counts are those of all ranges, and last of what lies in none.
type Counts []number.Count

// NumberCounts counts the numbers by range and state, and over how many workbook and tenant differ.
func (d *Desk) NumberCounts(ctx context.Context) (Counts, error) { return d.counts.Get(ctx) }

// Ask hands the inventory to one who asks.
func (d *Desk) Ask(ctx context.Context, ask func(i *Inventory) error) error {
	counts, err := d.counts.Get(ctx)
	if err != nil {
		return err
	}
	inventory, _, done, err := d.wb.Inventory(ctx, d.wb.Now()) // what is wrong with ranges is reported by Check
	if err != nil {
		return err
	}
	defer done()
	return ask(&Inventory{inventory, counts})
}

// Of is how many numbers of one range are in each state.
func (c Counts) Of(rangeID string) number.Count {
	for _, c := range c {
		if c.RangeID == rangeID {
			return c
		}
	}
	return number.Count{RangeID: rangeID}
}

// Differ is over how many numbers workbook and tenant differ.
func (c Counts) Differ() int {
	n := 0
	for _, c := range c {
		n += c.Differ
	}
	return n
}

// DifferInRanges is the same of the numbers that a range holds.
func (c Counts) DifferInRanges() int { return c.Differ() - c.Of("").Differ }

func (d *Desk) keepInventory() {
	d.counts.Stamp = d.onAndTheMinute(ofRanges, ofNumbers, ofReading) // a reservation may be over
	d.counts.Same = slices.Equal[Counts]
	d.counts.Compute = func(ctx context.Context) (Counts, error) {
		inventory, _, done, err := d.wb.Inventory(ctx, d.wb.Now())
		if err != nil {
			return nil, err
		}
		defer done()
		counts, err := inventory.Counts()
		if err != nil {
			return nil, fmt.Errorf("counting the numbers: %w", err)
		}
		return counts, nil
	}
	d.pictures.Stamp = d.counts.Stamp
	d.pictures.Compute = d.draw
}
