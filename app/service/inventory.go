package service

import (
	"context"
	"sync"

	"personadesk/backend/number"
	"personadesk/backend/plan"
)

// shelf keeps the inventory with what the tenant says of it until either moves. It is asked by one at a time.
type shelf struct {
	mu        sync.Mutex
	design    *plan.Design
	reading   *reading
	inventory *number.Inventory
	differ    map[string]number.Difference
}

// withInventory hands the inventory, held against the last reading, to ask.
func (d *Desk) withInventory(ask func(design *plan.Design, r *reading, s *shelf) error) error {
	ctx := context.Background()
	design, r, err := d.wantedAndRead(ctx)
	if err != nil {
		return err
	}
	s := &d.shelf
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inventory == nil || s.design != design || s.reading != r {
		s.design, s.reading = design, r
		s.inventory, _ = number.NewInventory(design.Ranges, design.Numbers, d.o.Now()) // what is wrong with records is reported by Check
		if r != nil {
			s.inventory.See(heldIn(r))
		}
		s.differ = map[string]number.Difference{}
		for _, diff := range number.Compare(s.inventory) {
			s.differ[diff.Telephone] = diff
		}
	}
	return ask(design, r, s)
}

// heldIn is what a reading says of numbers: the tenant's list, and what the accounts of users show.
func heldIn(r *reading) number.Tenant {
	t := number.Tenant{Read: r.numbers != nil && r.Unread["numbers"] == ""}
	for _, n := range r.numbers {
		t.Numbers = append(t.Numbers, number.Held{Telephone: n.Telephone, Status: n.Status, Target: n.Target, LocationID: n.LocationID, ForUsers: n.ForUsers})
	}
	if r.directory.SawTeams() && r.Unread["configured"] == "" {
		t.Accounts = map[string]string{}
		for holder, telephone := range r.directory.HeldNumbers() {
			t.Accounts[telephone] = holder
		}
	}
	return t
}
