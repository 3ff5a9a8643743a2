package workbook

import (
	"context"
	"errors"
	"fmt"

	"personadesk/backend/directory"
)

// writeBytes is how much of a section is gathered for one write, so that others who edit wait for no more than that.
const writeBytes = 4 << 20

// SectionWriter writes a section of a reading under way bit by bit. Nothing of it counts before Close.
type SectionWriter struct {
	staging *Staging
	section string
	name    string
	edition int64
	waiting []directory.Chunk
	bytes   int
	pages   int
	items   int
}

// section writes a whole section.
func (s *Staging) section(ctx context.Context, section string, store func(*SectionWriter) error, items int, state any) error {
	w, err := s.open(ctx, section)
	if err != nil {
		return err
	}
	if err := store(w); err != nil {
		return fmt.Errorf("keeping the %s of a reading: %w", section, err)
	}
	w.items = items
	return w.Close(ctx, state)
}

func (s *Staging) open(ctx context.Context, section string) (*SectionWriter, error) {
	w := &SectionWriter{staging: s, section: section}
	return w, s.book.write(ctx, func(ctx context.Context, sn *session) (err error) {
		w.edition, err = sn.openSection(ctx, section, roleWriting)
		return err
	})
}

// List opens a list that comes in pages.
func (s *Staging) List(ctx context.Context, name string) (*SectionWriter, error) {
	w, err := s.open(ctx, sectionList+name)
	w.name = name
	return w, err
}

// WritePage adds a page to a list.
func WritePage[T any](ctx context.Context, w *SectionWriter, page []T) error {
	c, err := packPage(w.name, w.pages, page)
	if err != nil {
		return err
	}
	w.pages++
	w.items += len(page)
	return w.add(ctx)(c)
}

// add takes a chunk, and writes when there is enough to write.
func (w *SectionWriter) add(ctx context.Context) func(directory.Chunk) error {
	return func(c directory.Chunk) error {
		w.waiting = append(w.waiting, c)
		if w.bytes += len(c.Body); w.bytes < writeBytes {
			return nil
		}
		return w.staging.book.write(ctx, func(_ context.Context, sn *session) error { return w.flush(sn) })
	}
}

func (w *SectionWriter) flush(sn *session) error {
	for _, c := range w.waiting {
		if err := sn.addChunk(w.edition, c); err != nil {
			return err
		}
	}
	w.waiting, w.bytes = w.waiting[:0], 0
	return nil
}

// Close makes the section whole, and leaves word of it in the same step.
func (w *SectionWriter) Close(ctx context.Context, state any) error {
	return w.staging.book.write(ctx, func(ctx context.Context, sn *session) error {
		return errors.Join(w.flush(sn), sn.setItems(w.edition, w.items), sn.turn(ctx, w.section, roleWriting, roleStaged), sn.keepState(state))
	})
}
