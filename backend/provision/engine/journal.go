package engine

import (
	"context"
	"fmt"
	"sync"

	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// mark is a state that a change comes to.
type mark struct {
	item      *item
	state     workbook.ChangeState
	operation string
	says      text.Text
}

// journal gathers what several goroutines write down at the same time into one transaction: while one is being written, those that come
// wait for the next. What one of them hands in stays together and in order.
type journal struct {
	write func([]mark) error // makes marks durable, all or none

	mutex   sync.Mutex
	busy    bool
	pending []*notes
}

// notes is what one goroutine hands in.
type notes struct {
	marks []mark
	done  chan error    // how it was written
	lead  chan struct{} // whoever hears this writes all that is pending, its own among it
}

func (j *journal) note(marks []mark) error {
	own := &notes{marks, make(chan error, 1), make(chan struct{}, 1)}
	j.mutex.Lock()
	j.pending = append(j.pending, own)
	if j.busy {
		j.mutex.Unlock()
		select {
		case err := <-own.done:
			return err
		case <-own.lead:
		}
		j.mutex.Lock()
	}
	j.busy = true
	batch := j.pending
	j.pending = nil
	j.mutex.Unlock()

	var all []mark
	for _, n := range batch {
		all = append(all, n.marks...)
	}
	err := j.write(all)

	j.mutex.Lock()
	defer j.mutex.Unlock()
	for _, n := range batch {
		n.done <- err
	}
	if j.busy = len(j.pending) > 0; j.busy {
		j.pending[0].lead <- struct{}{}
	}
	return err
}

// note writes states to the journal and only then believes them. It goes on although the run is being stopped: what was sent has to be
// found in the journal.
func (e *engine) note(marks ...mark) error {
	if len(marks) == 0 {
		return nil
	}
	return e.journal.note(marks)
}

// write is one durable write of the journal; one goroutine at a time comes here.
func (e *engine) write(marks []mark) error {
	now := e.o.Clock.Now()
	entries := make([]workbook.JournalEntry, len(marks))
	for i, m := range marks {
		if m.operation == "" {
			m.operation = m.item.Operation
		}
		marks[i] = m
		entries[i] = workbook.JournalEntry{Change: m.item.ID, State: m.state, At: now, Operation: m.operation, Attempt: m.item.attempt, Note: m.says,
			Subject: m.item.Subject, Before: m.item.Before, After: m.item.After, About: about(m.item.Change), Losing: m.item.losing()}
	}
	if err := e.wb.Record(e.actor(context.Background()), e.run.ID, entries...); err != nil {
		return fmt.Errorf("writing the journal of run %d: %w", e.run.ID, err)
	}
	for _, m := range marks {
		e.progress.count(m.item.Lane, m.item.state, m.state)
		m.item.state, m.item.Operation, m.item.Note = m.state, m.operation, m.says
		e.o.Log.Debug().Int64("run", e.run.ID).Str("change", m.item.ID).Str("kind", string(m.item.Kind)).Str("state", string(m.state)).
			Int("attempt", m.item.attempt).Msg("change")
		if e.o.OnChange != nil {
			e.o.OnChange(ChangeState{m.item.ID, m.state, m.operation, m.item.attempt, m.says})
		}
	}
	return nil
}
