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

// blockMost is how many numbers a range may have for one block each; beyond it a block stands for ten.
const blockMost = 1000

// Pictures are those of all ranges, by id.
func (d *Desk) Pictures(ctx context.Context) (map[string]Picture, error) { return d.pictures.Get(ctx) }

func (d *Desk) draw(ctx context.Context) (map[string]Picture, error) {
	pictures := map[string]Picture{}
	err := d.Ask(ctx, func(i *Inventory) error {
		for _, c := range i.Counts {
			if c.RangeID == "" {
				continue
			}
			p := drawing{inventory: i, scale: 1}
			if c.Size > blockMost {
				p.scale = 10
			}
			if err := i.Walk(c.RangeID, 0, p.add); err != nil {
				return fmt.Errorf("drawing the range %s: %w", c.RangeID, err)
			}
			pictures[c.RangeID] = p.end()
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

// drawing is a picture of which so much is drawn.
type drawing struct {
	inventory *Inventory
	scale     int
	blocks    strings.Builder
	n, held   int // of the block that is not whole
	unknown   bool
}

func (p *drawing) add(l number.Line) bool {
	if p.scale == 1 {
		letter := blockLetters[l.State]
		if _, differs := p.inventory.Difference(l.Told); differs {
			letter = '!'
		}
		p.blocks.WriteByte(letter)
		return true
	}
	p.unknown = p.unknown || l.State == number.Unknown
	if l.State == number.Assigned || l.State == number.Service {
		p.held++
	}
	if p.n++; p.n == p.scale {
		p.block()
	}
	return true
}

// block ends a block of several. With an unknown one among them it is unknown, because unknown must never look free.
func (p *drawing) block() {
	if p.unknown {
		p.blocks.WriteByte('u')
	} else {
		p.blocks.WriteByte("0123456789"[p.held*9/p.n])
	}
	p.n, p.held, p.unknown = 0, 0, false
}

func (p *drawing) end() Picture {
	if p.n > 0 {
		p.block()
	}
	return Picture{p.scale, p.blocks.String()}
}
