package desk

import (
	"context"
	"sync"

	"personadesk/backend/number"
)

// Inventory is the numbers of the workbook, held against what the tenant says of them. It is asked by one at a time.
type Inventory struct {
	mu        sync.Mutex
	Inventory *number.Inventory
	Differ    map[string]number.Difference // by telephone
}

// Ask hands the inventory to one who asks.
func (d *Desk) Ask(ctx context.Context, ask func(i *Inventory) error) error {
	i, err := d.inventory.Get(ctx)
	if err != nil {
		return err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	return ask(i)
}

func (d *Desk) keepInventory() {
	d.inventory.Stamp = d.on(ofRanges, ofNumbers, ofReading)
	d.inventory.Compute = func(ctx context.Context) (*Inventory, error) {
		ranges, err := d.Ranges(ctx)
		if err != nil {
			return nil, err
		}
		numbers, err := d.numbers.Get(ctx)
		if err != nil {
			return nil, err
		}
		r, err := d.Reading(ctx)
		if err != nil {
			return nil, err
		}
		i := &Inventory{Differ: map[string]number.Difference{}}
		i.Inventory, _ = number.NewInventory(ranges, numbers, d.wb.Now()) // what is wrong with records is reported by Check
		if r != nil {
			i.Inventory.See(HeldIn(r))
		}
		for _, diff := range number.Compare(i.Inventory) {
			i.Differ[diff.Telephone] = diff
		}
		return i, nil
	}
}

// HeldIn is what a reading says of numbers: the tenant's list, and what the accounts of users show.
func HeldIn(r *Reading) number.Tenant {
	t := number.Tenant{Read: r.Numbers != nil && r.Unread["numbers"] == ""}
	for _, n := range r.Numbers {
		t.Numbers = append(t.Numbers, number.Held{Telephone: n.Telephone, Status: n.Status, Target: n.Target, LocationID: n.LocationID, ForUsers: n.ForUsers})
	}
	if r.Directory.SawTeams() && r.Unread["configured"] == "" {
		t.Accounts = map[string]string{}
		for holder, telephone := range r.Directory.HeldNumbers() {
			t.Accounts[telephone] = holder
		}
	}
	return t
}
