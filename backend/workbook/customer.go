package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Customer is whom the workbook is about.
type Customer struct {
	Name       string `json:"name"`
	GoLive     string `json:"goLive"`     // ISO date, "" when not agreed
	Consultant string `json:"consultant"` // who leads the work
	Country    string `json:"country"`    // two letters
	Note       string `json:"note" lines:"many"`
}

// Safeguards are the limits that a run is held to.
type Safeguards struct {
	LossLimit      int  `json:"lossLimit"`      // users who may lose something within 24 hours without a second confirmation
	NeedsApproval  bool `json:"needsApproval"`  // a plan is carried out only when somebody approved it
	QuarantineDays int  `json:"quarantineDays"` // how long a number rests after it was taken back
}

// Customer reads whom the workbook is about; the zero value when nobody said yet.
func (w *Workbook) Customer(ctx context.Context) (Customer, error) {
	return readSetting(ctx, w, "customer", Customer{})
}

// SetCustomer says whom the workbook is about.
func (w *Workbook) SetCustomer(ctx context.Context, c Customer) error {
	if err := seenSetting(ctx, w, c, problem.Where{Step: "start", Kind: "customer", ID: c.Name}, "customer"); err != nil {
		return err
	}
	return w.writeSetting(ctx, text.Of("edit.customer"), "customer", c)
}

// Safeguards reads the limits; without any set: 25 losses, approval needed, 30 days.
func (w *Workbook) Safeguards(ctx context.Context) (Safeguards, error) {
	return readSetting(ctx, w, "safeguards", Safeguards{LossLimit: 25, NeedsApproval: true, QuarantineDays: 30})
}

// SetSafeguards changes the limits.
func (w *Workbook) SetSafeguards(ctx context.Context, s Safeguards) error {
	return w.writeSetting(ctx, text.Of("edit.safeguards"), "safeguards", s)
}

// Preference reads a setting of a screen or a document by its own name, "" when it was never set.
func (w *Workbook) Preference(ctx context.Context, name string) (string, error) {
	return readSetting(ctx, w, "preference/"+name, "")
}

// SetPreference keeps a setting of a screen or a document with the workbook.
func (w *Workbook) SetPreference(ctx context.Context, name, value string) error {
	return w.writeSetting(ctx, text.Of("edit.preference", name), "preference/"+name, value)
}

func readSetting[T any](ctx context.Context, w *Workbook, name string, otherwise T) (T, error) {
	var body string
	err := w.reading(ctx).QueryRowContext(ctx, "SELECT body FROM setting WHERE name = ?", clean(name)).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return otherwise, nil
	}
	if err != nil {
		return otherwise, explain(fmt.Errorf("reading the %s: %w", name, err), w.path)
	}
	var value T
	if err := json.Unmarshal([]byte(body), &value); err != nil {
		return otherwise, fmt.Errorf("reading the %s: %w", name, err)
	}
	return value, nil
}

func (w *Workbook) writeSetting(ctx context.Context, label text.Text, name string, value any) error {
	body, err := encode(value)
	if err != nil {
		return err
	}
	return w.save(ctx, label, "setting", name, body)
}
