package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/table"
)

// NumberBook is what rows about numbers are held against.
type NumberBook struct {
	Inventory *number.Inventory
	Now       time.Time
	// Holder finds whom a text names: an object id, a sign-in name or a display name. nil when nobody was read.
	Holder func(text string) (id string, kind number.HolderKind, err error)
}

// numberFields are what a row can say of a number, in the order in which a change of them is told.
var numberFields = []string{"state", "holder", "until", "tags", "description", "location", "note"}

// numberSays is what one row says: the number, and a text for each field that the table has a column for. What there is no column
// for is not spoken of.
type numberSays struct {
	telephone string
	fields    map[string]string
}

// numberEdit is one field that a row changes.
type numberEdit struct{ field, before, after string }

// numberTaken is what becomes of a number.
type numberTaken struct {
	event number.Event
	after number.Number
	edits []numberEdit
	fresh bool // there was no record of it
}

// rowFault is why a row cannot be taken, and which field is to blame.
type rowFault struct {
	field string
	err   error
}

func (f *rowFault) Error() string { return f.err.Error() }
func (f *rowFault) Unwrap() error { return f.err }

// readTelephone reads a number as people and spreadsheets write it. Whatever reads one reads it by this.
func readTelephone(typed string) (number.Key, error) {
	typed = strings.TrimPrefix(strings.TrimSpace(typed), "'") // with it a spreadsheet keeps a text
	parsed, err := phone.ParseKnown(typed)
	if err != nil {
		return number.Key{}, &rowFault{"telephone", err}
	}
	return number.KeyOf(parsed.String()), nil
}

// take says what becomes of a number of which all is told; ok is false when the row changes nothing.
func (b NumberBook) take(t number.Told, says numberSays) (taken numberTaken, ok bool, err error) {
	shown := b.Inventory.Look(t)
	if shown.RangeID == "" && !t.Recorded {
		return taken, false, &rowFault{"telephone", problem.New("NUMBER_UNKNOWN").Detailed(t.Key).Hinted()}
	}
	taken.event = number.Event{Telephone: t.Key.String(), Do: number.Describe}
	taken.fresh = !t.Recorded
	if err := b.decide(&taken, t, shown, says); err != nil {
		return taken, false, err
	}
	b.describe(&taken, t.Own, says)
	if len(taken.edits) == 0 {
		return taken, false, nil
	}
	if taken.after, err = number.Apply(t, taken.event, b.Now); err != nil {
		return taken, false, &rowFault{"state", err}
	}
	return taken, true, nil
}

func (t *numberTaken) edit(field, before, after string) {
	t.edits = append(t.edits, numberEdit{field, before, after})
}

// stateWords are those for states that people may write, with what each asks for.
var stateWords = map[number.State]number.Deed{
	number.Free: number.Release, number.Reserved: number.Reserve, number.Assigned: number.Assign, number.Service: number.Assign,
	number.Quarantined: number.Settle, number.Retired: number.Retire, number.PortingIn: number.PortIn, number.PortingOut: number.PortOut,
}

// decide finds out what a row does to the state of a number. What it says of the state, the holder and the end is held against how
// the number looks, and against its record: who hands back a table as it was written changes nothing.
func (b NumberBook) decide(taken *numberTaken, t number.Told, shown number.Number, says numberSays) error {
	own := t.Own
	state := shown.State
	if own.State == "" {
		own.State = number.Free
	}
	if text, spoken := says.fields["state"]; spoken && text != "" {
		word, err := stateOf(text)
		if err != nil {
			return err
		}
		if word != shown.State && word != wordOf(own) {
			taken.edit("state", string(wordOf(own)), string(word))
		}
		state = word
	}
	holder, kind, until := own.Holder, own.HolderKind, own.Until
	if text, spoken := says.fields["holder"]; spoken && text != "" && text != shown.Holder && text != own.Holder {
		var err error
		if holder, kind, err = b.holder(text); err != nil {
			return err
		}
		if holder != shown.Holder && holder != own.Holder {
			taken.edit("holder", own.Holder, holder)
		}
		if state != number.Reserved && state != number.Assigned && state != number.Service {
			return &rowFault{"holder", problem.New("NUMBER_HOLDER.none").
				Detailed(t.Key, state).Hinted()}
		}
	}
	if text, spoken := says.fields["until"]; spoken && text != "" && !sameDay(text, shown.Until) && !sameDay(text, own.Until) {
		var err error
		if until, err = EndOfDay(text); err != nil {
			return &rowFault{"until", problem.New("DATE_INVALID").Detailed(err).Hinted().Because(err)}
		}
		taken.edit("until", day(own.Until), day(until))
	}
	if len(taken.edits) == 0 {
		return nil
	}
	deed, known := stateWords[state]
	if !known {
		return &rowFault{"state", problem.New("NUMBER_STATE_UNKNOWN.tenant").Detailed(state).
			Hinted()}
	}
	e := &taken.event
	e.Do = deed
	if deed == number.Reserve || deed == number.Assign {
		e.Holder, e.HolderKind = holder, kind
	}
	if deed == number.Reserve || deed == number.Settle {
		e.Until = until
	}
	if state == number.Service && (e.HolderKind == "" || e.HolderKind == number.User) {
		e.HolderKind = number.ResourceAccount
	}
	return nil
}

// wordOf is the word for the state of a record; one that serves is called so.
func wordOf(n number.Number) number.State {
	if n.Serves() {
		return number.Service
	}
	return n.State
}

func stateOf(text string) (number.State, error) {
	for state := range stateWords {
		if strings.EqualFold(text, string(state)) {
			return state, nil
		}
	}
	for _, state := range []number.State{number.Unknown, number.AssumedFree} {
		if strings.EqualFold(text, string(state)) {
			return state, nil
		}
	}
	return "", &rowFault{"state", problem.New("NUMBER_STATE_UNKNOWN.text").Detailed(text).
		Hinted()}
}

// holder finds whom a row names. A number is not kept for somebody who cannot be found: nobody would ever get it.
func (b NumberBook) holder(text string) (string, number.HolderKind, error) {
	if b.Holder == nil {
		return "", "", &rowFault{"holder", problem.New("READING_MISSING.holder").Detailed(text).
			Hinted()}
	}
	id, kind, err := b.Holder(text)
	if err != nil {
		return "", "", &rowFault{"holder", err}
	}
	return id, kind, nil
}

// describe takes what a row says besides the state.
func (b NumberBook) describe(taken *numberTaken, own number.Number, says numberSays) {
	for _, f := range []struct {
		name   string
		before string
		into   **string
	}{{"description", own.Description, &taken.event.Description}, {"location", own.LocationID, &taken.event.LocationID}, {"note", own.Note, &taken.event.Note}} {
		if text, spoken := says.fields[f.name]; spoken && !sameText(text, f.before) {
			*f.into = &text
			taken.edit(f.name, f.before, text)
		}
	}
	if text, spoken := says.fields["tags"]; spoken && text != strings.TrimSpace(clean(strings.Join(own.Tags, ", "))) {
		tags := TagsOf(text)
		if !slices.Equal(tags, own.Tags) && (len(tags) > 0 || len(own.Tags) > 0) {
			taken.event.Tags = &tags
			taken.edit("tags", strings.Join(own.Tags, ", "), strings.Join(tags, ", "))
		}
	}
}

// sameText says whether a text of a table is one that stands here: without the blanks around it, what no cell can hold, and the formula that
// a reader takes for the protection of a text.
func sameText(text, stands string) bool {
	stands = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(stands, "\r\n", "\n"), "\r", "\n"))
	return text == stands || text == strings.TrimSpace(clean(stands)) || text == strings.TrimSpace(table.Unformula(stands))
}

// TagsOf reads tags that are divided by commas, semicolons or lines.
func TagsOf(text string) []string {
	tags := []string{}
	for _, tag := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// EndOfDay is the last second of a day that is written like 2026-12-31, with or without a time behind it; "" is no time at all.
func EndOfDay(text string) (time.Time, error) {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "T")
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, text, time.Local)
	if err != nil {
		return t, fmt.Errorf("%q is no date: %w", text, err)
	}
	return t.AddDate(0, 0, 1).Add(-time.Second), nil
}

// sameDay says whether a text, a day or a moment, means a time.
func sameDay(text string, t time.Time) bool {
	return !t.IsZero() && (text == t.UTC().Format(time.RFC3339) || text == t.UTC().Format(time.DateOnly))
}

// faultOf is the field and the problem of a row that cannot be taken.
func faultOf(err error) (string, *problem.Problem) {
	var fault *rowFault
	if errors.As(err, &fault) {
		return fault.field, problem.From(fault.err)
	}
	return "", problem.From(err)
}
