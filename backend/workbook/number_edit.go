package workbook

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Numbers change by events and in no other way. The events of one call are one entry for people and, with everything else in the edit,
// one step of undo: what was before stands in the events themselves, so that a million of them are taken back by two statements, and
// the record holds one entry for all.

// eventsAtOnce is how many events are looked up and written together.
const eventsAtOnce = 200

// numberWriter takes events in.
type numberWriter struct {
	s      *session
	source *NumberSource
	texts  *textMaker
	entry  int64
	first  int64 // id of the first event
	next   int64 // id of the next one
	one    *numberChange
	digest *eventDigest
}

// numberChange is what one event did to a number.
type numberChange struct {
	deed   number.Deed
	before *number.Number
	after  number.Number
	now    numberRow
	was    *numberRow
}

// ApplyNumbers lets events happen to numbers, all of them or none, and says how many changed something. An event that the number is in
// the way of is refused with the problem that number.Apply has, one for a number that had its turn with NUMBER_TWICE. why stands for
// all of them in the history of each number.
func (w *Workbook) ApplyNumbers(ctx context.Context, why text.Text, events iter.Seq[number.Event]) (int, error) {
	changed := 0
	err := w.edit(ctx, why, func(ctx context.Context, s *session) error {
		nw, err := s.beginNumbers(ctx, why)
		if err != nil {
			return err
		}
		batch := make([]number.Event, 0, eventsAtOnce)
		for e := range events {
			if batch = append(batch, e); len(batch) == eventsAtOnce {
				if err := nw.take(ctx, batch); err != nil {
					return err
				}
				batch = batch[:0]
			}
		}
		if err := nw.take(ctx, batch); err != nil {
			return err
		}
		changed = int(nw.next - nw.first)
		return nw.end(why)
	})
	return changed, err
}

func (s *session) beginNumbers(ctx context.Context, why text.Text) (*numberWriter, error) {
	source, err := newNumberSource(ctx, s.tx)
	if err != nil {
		return nil, err
	}
	nw := &numberWriter{s: s, source: source, texts: newTextMaker(s), digest: newEventDigest()}
	if err := s.tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM number_event").Scan(&nw.first); err != nil {
		return nil, fmt.Errorf("looking for the last event of a number: %w", err)
	}
	nw.next = nw.first
	nw.entry, err = s.numberEntry("edit", why, 0, nw.first, nw.first-1)
	return nw, err
}

// numberEntry writes down that something happened to numbers.
func (s *session) numberEntry(action string, why text.Text, of, first, last int64) (int64, error) {
	made, err := s.exec("INSERT INTO number_entry (edit, at, by, action, why, of, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		s.edit, stamp(s.at), clean(s.by), action, stored(why), of, first, last)
	if err != nil {
		return 0, fmt.Errorf("beginning an entry of numbers: %w", err)
	}
	return made.LastInsertId()
}

// take lets some events happen. All of them are looked up before any is written.
func (nw *numberWriter) take(ctx context.Context, batch []number.Event) error {
	if len(batch) == 0 {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("changing numbers: %w", err)
	}
	told, err := nw.look(batch)
	if err != nil {
		return err
	}
	changes := make([]numberChange, 0, len(batch))
	var texts []string
	for i, e := range batch {
		t := told[i]
		after, err := number.Apply(t, e, nw.s.at)
		if err != nil {
			return err
		}
		c := numberChange{deed: e.Do, after: after}
		if t.Recorded {
			c.before = &t.Own
			own := textsOf(t.Own)
			texts = append(texts, own[:]...)
		}
		own := textsOf(after)
		texts = append(texts, own[:]...)
		changes = append(changes, c)
	}
	if err := nw.texts.make(ctx, texts); err != nil {
		return err
	}
	kept := changes[:0]
	for i, c := range changes {
		if c.now, err = nw.texts.row(told[i].Key, c.after); err != nil {
			return err
		}
		if c.before != nil {
			was, err := nw.texts.row(told[i].Key, *c.before)
			if err != nil {
				return err
			}
			if c.was = &was; slices.EqualFunc(was.values(), c.now.values(), sameValue) {
				continue
			}
		}
		kept = append(kept, c)
	}
	return nw.write(kept)
}

func sameValue(a, b any) bool {
	x, isBytes := a.([]byte)
	if y, too := b.([]byte); isBytes && too {
		return slices.Equal(x, y)
	}
	return !isBytes && a == b
}

func twice(key number.Key) error {
	return problem.New("NUMBER_TWICE.edit").Detailed(key).Hinted().
		At(problem.Where{Step: "numbers", Kind: "number", ID: key.String(), Field: "telephone"})
}

// look finds what is told of the numbers of events, in their order. One that had its turn in this entry is refused.
func (nw *numberWriter) look(batch []number.Event) ([]number.Told, error) {
	keys := make([]number.Key, len(batch))
	at := make(map[number.Key]int, len(batch))
	told := make([]number.Told, len(batch))
	for i, e := range batch {
		keys[i] = number.KeyOf(clean(e.Telephone))
		told[i].Key = keys[i]
		if _, again := at[keys[i]]; again {
			return nil, twice(keys[i])
		}
		at[keys[i]] = i
	}
	found, err := nw.source.Find(keys)
	if err != nil {
		return nil, err
	}
	var recorded []any
	for _, t := range found {
		told[at[t.Key]] = t
		if t.Recorded && nw.next > nw.first {
			recorded = append(recorded, int64(t.Key.Figure), t.Key.Ext)
		}
	}
	return told, nw.firstTurn(recorded)
}

// firstTurn refuses numbers that this entry has an event of already.
func (nw *numberWriter) firstTurn(recorded []any) error {
	if len(recorded) == 0 {
		return nil
	}
	list, err := allRows(context.Background(), nw.s.tx, "the events of an edit", scanText[string], `SELECT DISTINCT figure || '/' || ext FROM number_event
WHERE (figure, ext) IN (VALUES `+placeholders("(?,?)", len(recorded)/2)+") AND id >= ?", append(recorded, nw.first)...)
	if err != nil || len(list) == 0 {
		return err
	}
	var key number.Key
	for _, v := range recorded {
		switch x := v.(type) {
		case int64:
			key.Figure = uint64(x)
		case string:
			key.Ext = x
			if fmt.Sprintf("%d/%s", key.Figure, key.Ext) == list[0] {
				return twice(key)
			}
		}
	}
	return errors.New("an edit has two events of a number")
}

const eventColumns = "id, entry, figure, ext, deed, " + numberValues + ", " + numberWas

// write adds the events, and makes the numbers what they say.
func (nw *numberWriter) write(changes []numberChange) error {
	if len(changes) == 0 {
		return nil
	}
	const marks = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
	args := make([]any, 0, 23*len(changes))
	none := make([]any, 9)
	from := nw.next
	for _, c := range changes {
		began := len(args)
		deed, err := codeOf(deedCodes, c.deed)
		if err != nil {
			return err
		}
		args = append(args, nw.next, nw.entry, int64(c.now.key.Figure), c.now.key.Ext, deed)
		args = append(args, c.now.values()...)
		if c.was == nil {
			args = append(args, none...)
		} else {
			args = append(args, c.was.values()...)
		}
		if err := errors.Join(nw.digest.event(c, args[began:]), nw.s.sums.row("number_event", args[began:], true), nw.sum(c)); err != nil {
			return err
		}
		nw.next++
	}
	nw.one = nil
	if nw.next-nw.first == 1 {
		nw.one = &changes[0]
	}
	return nw.s.sums.told(func() error {
		if _, err := nw.s.exec("INSERT INTO number_event ("+eventColumns+") VALUES "+placeholders(marks, len(changes)), args...); err != nil {
			return fmt.Errorf("writing events of numbers: %w", err)
		}
		return nw.s.redoNumbers(from, nw.next-1)
	})
}

// sum takes in what becomes of the number itself.
func (nw *numberWriter) sum(c numberChange) error {
	var err error
	if c.was != nil {
		err = nw.s.sums.row("number", c.was.columns(), false)
	}
	return errors.Join(err, nw.s.sums.row("number", c.now.columns(), true))
}

// end closes the entry and writes it into the record: one number as a change of it, many as one line.
func (nw *numberWriter) end(why text.Text) error {
	if nw.next == nw.first {
		_, err := nw.s.exec("DELETE FROM number_entry WHERE id = ?", nw.entry)
		return err
	}
	if _, err := nw.s.exec("UPDATE number_entry SET last = ? WHERE id = ?", nw.next-1, nw.entry); err != nil {
		return fmt.Errorf("ending an entry of numbers: %w", err)
	}
	if err := nw.s.endTally(); err != nil {
		return err
	}
	nw.s.numbered = true
	if nw.one == nil {
		return nw.s.recordChange("change", audit.Numbers(nw.entry), nil, entryRecord{Entry: nw.entry, Numbers: nw.next - nw.first, Events: nw.digest.String()}, why)
	}
	action, before := "change", any(nil)
	if nw.one.before == nil {
		action = "add"
	} else {
		before = nw.one.before
	}
	return nw.s.recordChange(action, audit.Number(nw.one.now.key.String()), before, nw.one.after, why, nw.one.about()...)
}

// about is the number, and who had it before and has it after.
func (c *numberChange) about() []audit.Subject {
	list := []audit.Subject{audit.Number(c.now.key.String())}
	for _, n := range []*number.Number{c.before, &c.after} {
		if n != nil && n.HolderKind == number.User && n.Holder != "" {
			list = append(list, audit.User(ident.Object(n.Holder)))
		}
	}
	return list
}

// entryRecord is what the record says of many numbers.
type entryRecord struct {
	Entry   int64  `json:"entry"`
	Numbers int64  `json:"numbers"`
	Events  string `json:"events,omitempty"` // the digest over the events behind it, where they were written with this entry
}
