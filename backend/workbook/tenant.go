package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Tenant says which tenant a workbook belongs to, and how it is reached.
type Tenant struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Profile string `json:"profile"` // name of the sign-in profile, or "practice"
}

// Tenant reads which tenant the workbook belongs to; false when it has met none yet.
func (w *Workbook) Tenant(ctx context.Context) (Tenant, bool, error) {
	t, ok, err := tenantOf(ctx, w.reading(ctx))
	return t, ok, explain(err, w.path)
}

func tenantOf(ctx context.Context, from querier) (Tenant, bool, error) {
	var t Tenant
	err := from.QueryRowContext(ctx, "SELECT id, name, profile FROM tenant").Scan(&t.ID, &t.Name, &t.Profile)
	if errors.Is(err, sql.ErrNoRows) {
		return Tenant{}, false, nil
	}
	if err != nil {
		return Tenant{}, false, fmt.Errorf("reading the tenant: %w", err)
	}
	return t, true, nil
}

// BindTenant makes the workbook one of this tenant. One that belongs to another tenant refuses with WORKBOOK_OTHER_TENANT.
func (w *Workbook) BindTenant(ctx context.Context, t Tenant) error {
	return w.write(ctx, func(ctx context.Context, s *session) error { return s.bind(ctx, t) })
}

func (s *session) bind(ctx context.Context, t Tenant) error {
	before, err := s.sameTenant(ctx, t.ID)
	if err != nil {
		return err
	}
	if t.ID == "" {
		return problem.New("TENANT_UNKNOWN").Hinted()
	}
	if t.Profile == "" {
		t.Profile = before.Profile
	}
	if t.Name == "" {
		t.Name = before.Name
	}
	if before == t {
		return nil
	}
	if _, err := s.exec("INSERT INTO tenant (one, id, name, profile) VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET id = excluded.id, name = excluded.name, profile = excluded.profile",
		clean(t.ID), clean(t.Name), clean(t.Profile)); err != nil {
		return fmt.Errorf("keeping the tenant: %w", err)
	}
	return s.recordChange("change", audit.Tenant(t.ID), before, t, text.Text{})
}

// CheckTenant refuses a tenant that is not the one the workbook belongs to, with WORKBOOK_OTHER_TENANT.
func (w *Workbook) CheckTenant(ctx context.Context, id string) error {
	t, ok, err := w.Tenant(ctx)
	if err != nil {
		return err
	}
	return otherTenant(t, ok, id)
}

// LeaveTenant makes the workbook one of no tenant: the reading is dropped and approvals lapse. The record of runs stays.
func (w *Workbook) LeaveTenant(ctx context.Context) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		before, ok, err := tenantOf(ctx, s.tx)
		if err != nil || !ok {
			return err
		}
		if err := s.forgetReading(); err != nil {
			return err
		}
		if err := s.forgetTenantNumbers(ctx); err != nil {
			return err
		}
		if err := s.lapse(text.Of("lapse.left")); err != nil {
			return err
		}
		if _, err := s.exec("DELETE FROM tenant"); err != nil {
			return fmt.Errorf("leaving the tenant: %w", err)
		}
		return s.recordChange("delete", audit.Tenant(before.ID), before, nil, text.Text{})
	})
}

// sameTenant gives the tenant so far, and refuses another.
func (s *session) sameTenant(ctx context.Context, id string) (Tenant, error) {
	t, ok, err := tenantOf(ctx, s.tx)
	if err != nil {
		return t, err
	}
	return t, otherTenant(t, ok, id)
}

func otherTenant(t Tenant, bound bool, id string) error {
	if !bound || t.ID == id {
		return nil
	}
	return problem.New("WORKBOOK_OTHER_TENANT").
		Detailed(t.Name, t.ID, id).
		Hinted(t.Name)
}

// recordChange is record with values that are written as JSON; nil is nothing.
func (s *session) recordChange(action string, subject audit.Subject, before, after any, note text.Text, about ...audit.Subject) error {
	bodies := [2]string{}
	for i, v := range []any{before, after} {
		if v == nil {
			continue
		}
		body, err := encode(v)
		if err != nil {
			return err
		}
		bodies[i] = body
	}
	return s.record(action, subject, bodies[0], bodies[1], note, about...)
}
