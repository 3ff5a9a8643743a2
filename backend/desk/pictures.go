package desk

import (
	"context"
	"fmt"
	"strings"

	"personadesk/backend/number"
)

// Picture is a range drawn in blocks: one letter a number (f free, a assigned, r reserved, q quarantined, s service, u unknown, ! differs),
// and with a scale over 1 a digit for so many numbers: the share that is held, or u when one of them is unknown.
type Picture struct {
	Scale  int
	Blocks string
}

// blockMost is how many numbers a range may have for one block each, and how many blocks a picture may have.
const blockMost = 1000

// scaleOf is how many numbers a block of a range stands for. Blocks of ten are for ranges that are gone over quickly.
func scaleOf(size int) int {
	scale := 1
	for size > blockMost*scale {
		scale *= 10
	}
	return scale
}

// Pictures are those of all ranges, by id.
func (d *Desk) Pictures(ctx context.Context) (map[string]Picture, error) { return d.pictures.Get(ctx) }

func (d *Desk) draw(ctx context.Context) (map[string]Picture, error) {
	pictures := map[string]Picture{}
	err := d.Ask(ctx, func(i *Inventory) error {
		for _, c := range i.Counts {
			if c.RangeID == "" {
				continue
			}
			p, err := i.drawn(c)
			if err != nil {
				return fmt.Errorf("drawing the range %s: %w", c.RangeID, err)
			}
			pictures[c.RangeID] = p
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return pictures, err
}

// blockLetters are those of the states. A number that is ours no more, or not yet, looks like one that cannot be given.
var blockLetters = map[number.State]byte{
	number.Free: 'f', number.AssumedFree: 'f', number.Assigned: 'a', number.Reserved: 'r', number.Quarantined: 'q', number.Service: 's',
	number.Unknown: 'u', number.Retired: 'q', number.PortingIn: 'r', number.PortingOut: 'q',
}

// drawn is the picture of a range.
func (i *Inventory) drawn(c number.Count) (Picture, error) {
	p := Picture{Scale: scaleOf(c.Size)}
	var blocks strings.Builder
	if p.Scale == 1 {
		err := i.Walk(c.RangeID, 0, func(l number.Line) bool {
			letter := blockLetters[l.State]
			if _, differs := i.Difference(l.Told); differs {
				letter = '!'
			}
			blocks.WriteByte(letter)
			return true
		})
		p.Blocks = blocks.String()
		return p, err
	}
	counts, err := i.Blocks(c.RangeID, p.Scale)
	for _, c := range counts {
		if c.Unknown > 0 { // because unknown must never look free
			blocks.WriteByte('u')
		} else {
			blocks.WriteByte("0123456789"[(c.Assigned+c.Service)*9/c.Size])
		}
	}
	p.Blocks = blocks.String()
	return p, err
}
