package workbook

import (
	"context"
	"fmt"

	"personadesk/backend/origin"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// Design reads what we want: personas from the bottom layer up and in their order, policies by type and name, queues by name, things by kind and key.
func (w *Workbook) Design(ctx context.Context) (persona.Design, error) {
	from := w.reading(ctx)
	var all persona.Design
	var err error
	if all.Convention, err = readSetting(ctx, w, "convention", persona.Convention{Style: "underscores"}); err != nil {
		return all, err
	}
	if all.Gone, err = readSetting(ctx, w, goneGroups, []persona.GoneGroup{}); err != nil {
		return all, err
	}
	const personas = `SELECT body FROM persona
ORDER BY CASE layer WHEN 'baseline' THEN 0 WHEN 'calling' THEN 1 WHEN 'department' THEN 2 ELSE 3 END, ordinal, id`
	if all.Personas, err = bodies[persona.Persona](ctx, from, personas); err != nil {
		return all, explain(fmt.Errorf("personas: %w", err), w.path)
	}
	if all.Policies, err = bodies[persona.Policy](ctx, from, "SELECT body FROM policy ORDER BY type, name"); err != nil {
		return all, explain(fmt.Errorf("policies: %w", err), w.path)
	}
	if all.Queues, err = bodies[persona.Queue](ctx, from, "SELECT body FROM queue ORDER BY name"); err != nil {
		return all, explain(fmt.Errorf("queues: %w", err), w.path)
	}
	if all.Things, err = things(ctx, from); err != nil {
		return all, explain(err, w.path)
	}
	return all, nil
}

// SetConvention says how policies are named.
func (w *Workbook) SetConvention(ctx context.Context, c persona.Convention) error {
	if err := seenSetting(ctx, w, c, problem.Where{Step: "personas", Kind: "convention"}, "convention"); err != nil {
		return err
	}
	return w.writeSetting(ctx, text.Of("edit.convention"), "convention", c)
}

// SavePersona adds a persona or changes the one with its ID. Settings that are new are kept with where they come from.
func (w *Workbook) SavePersona(ctx context.Context, p persona.Persona) error {
	return w.edit(ctx, text.Of("edit.persona", p.Name), func(ctx context.Context, _ *session) error {
		p, err := w.withOrigins(ctx, p)
		if err != nil {
			return err
		}
		at := problem.Where{Step: "personas", Kind: "persona", ID: p.ID}
		if err := seenRow(ctx, w, p, at, "SELECT body FROM persona WHERE id = ?", p.ID); err != nil {
			return err
		}
		body, err := encode(p)
		if err != nil {
			return err
		}
		return w.save(ctx, text.Of("edit.persona", p.Name), "persona", p.ID, string(p.Layer), p.Ordinal, body)
	})
}

// withOrigins writes down where the settings of a persona come from that are new in it.
func (w *Workbook) withOrigins(ctx context.Context, p persona.Persona) (persona.Persona, error) {
	there, err := bodies[persona.Persona](ctx, w.reading(ctx), "SELECT body FROM persona WHERE id = ?", clean(p.ID))
	if err != nil {
		return p, explain(fmt.Errorf("reading a persona: %w", err), w.path)
	}
	var before persona.Persona
	if len(there) > 0 {
		before = there[0]
	}
	said, err := w.Workshop(ctx)
	if err != nil {
		return p, err
	}
	return origin.Recorded(said, before, p), nil
}

// DeletePersona takes a persona out of the design.
func (w *Workbook) DeletePersona(ctx context.Context, id string) error {
	return w.remove(ctx, text.Of("edit.persona.delete", id), "persona", id)
}

// SavePolicy adds a policy or changes the one of its type and name.
func (w *Workbook) SavePolicy(ctx context.Context, p persona.Policy) error {
	at := problem.Where{Step: "personas", Kind: "policy", ID: p.Type + "/" + string(p.Name)}
	if err := seenRow(ctx, w, p, at, "SELECT body FROM policy WHERE type = ? AND name = ?", p.Type, string(p.Name)); err != nil {
		return err
	}
	body, err := encode(p)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.policy", p.Name), "policy", p.Type, p.Name, body)
}

// DeletePolicy takes a policy out of the design.
func (w *Workbook) DeletePolicy(ctx context.Context, policyType, name string) error {
	return w.remove(ctx, text.Of("edit.policy.delete", name), "policy", policyType, name)
}

// SaveQueue adds a call queue or changes the one of its name.
func (w *Workbook) SaveQueue(ctx context.Context, q persona.Queue) error {
	at := problem.Where{Step: "personas", Kind: string(voice.KindQueue), ID: q.Name}
	if err := seenRow(ctx, w, q, at, "SELECT body FROM queue WHERE name = ?", q.Name); err != nil {
		return err
	}
	body, err := encode(q)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.queue", q.Name), "queue", q.Name, body)
}

// DeleteQueue takes a call queue out of the design.
func (w *Workbook) DeleteQueue(ctx context.Context, name string) error {
	return w.remove(ctx, text.Of("edit.queue.delete", name), "queue", name)
}
