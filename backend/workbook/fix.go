package workbook

import (
	"context"

	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// TakeFix keeps a way out of a problem of the design, as one edit of a name.
func (w *Workbook) TakeFix(ctx context.Context, label text.Text, f persona.Fix) error {
	return w.Together(ctx, label, func(ctx context.Context) error {
		for _, p := range f.Policies {
			if err := w.SavePolicy(ctx, p); err != nil {
				return err
			}
		}
		for _, p := range f.Personas {
			if err := w.SavePersona(ctx, p); err != nil {
				return err
			}
		}
		for _, t := range f.Things {
			if err := w.saveAny(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

// saveAny keeps a thing where things of its kind are kept: a queue has a place of its own.
func (w *Workbook) saveAny(ctx context.Context, t voice.Thing) error {
	if q, isQueue := t.(voice.Queue); isQueue {
		return w.SaveQueue(ctx, q)
	}
	return w.SaveThing(ctx, t)
}
