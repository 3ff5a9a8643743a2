package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/plan"
)

// withInventory hands the inventory, held against the last reading, to ask.
func (d *Desk) withInventory(ctx context.Context, ask func(design *plan.Design, r *reading, i *desk.Inventory) error) error {
	design, r, err := d.wantedAndRead(ctx)
	if err != nil {
		return err
	}
	kept, err := d.kept()
	if err != nil {
		return err
	}
	return kept.Ask(ctx, func(i *desk.Inventory) error { return ask(design, r, i) })
}
