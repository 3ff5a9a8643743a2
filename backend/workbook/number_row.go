package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/number"
)

// numberRow is a number as its table keeps it, texts as ids.
type numberRow struct {
	key                               number.Key
	state, kind                       int64
	holder                            any
	since, until                      int64
	tags, location, description, note int64
}

const (
	numberValues = "state, kind, holder, since, until, tags, location, description, note"
	numberNow    = "figure, ext, " + numberValues
	numberWas    = "was_state, was_kind, was_holder, was_since, was_until, was_tags, was_location, was_description, was_note"
)

// values are the columns of numberValues.
func (r numberRow) values() []any {
	return []any{r.state, r.kind, r.holder, r.since, r.until, r.tags, r.location, r.description, r.note}
}

// columns are those of numberNow.
func (r numberRow) columns() []any {
	return append([]any{int64(r.key.Figure), r.key.Ext}, r.values()...)
}

func (r numberRow) texts() [4]int64 { return [4]int64{r.tags, r.location, r.description, r.note} }

// into lists where a row of numberNow is scanned to.
func (r *numberRow) into(figure *int64) []any {
	return []any{figure, &r.key.Ext, &r.state, &r.kind, &r.holder, &r.since, &r.until, &r.tags, &r.location, &r.description, &r.note}
}

func scanNumberRow(rows *sql.Rows) (r numberRow, err error) {
	var figure int64
	err = rows.Scan(r.into(&figure)...)
	r.key.Figure = uint64(figure)
	return r, err
}

// texts is what ids of number_text stand for, read when they are met first.
type texts struct {
	from  querier
	known map[int64]string
}

func newTexts(from querier) *texts { return &texts{from: from, known: map[int64]string{0: ""}} }

// manyTexts is how many texts are remembered at the most.
const manyTexts = 50_000

// numbers writes out the rows that were read.
func (t *texts) numbers(ctx context.Context, rows []numberRow) ([]number.Number, error) {
	ids := make([]int64, 0, 4*len(rows))
	for _, r := range rows {
		own := r.texts()
		ids = append(ids, own[:]...)
	}
	if err := t.learn(ctx, ids); err != nil {
		return nil, err
	}
	list := make([]number.Number, len(rows))
	for i, r := range rows {
		var err error
		if list[i], err = r.number(t.known); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// learn makes what ids stand for known.
func (t *texts) learn(ctx context.Context, ids []int64) error {
	var unknown []any
	asked := map[int64]bool{}
	if len(t.known) > manyTexts {
		t.known = map[int64]string{0: ""}
	}
	for _, id := range ids {
		if _, known := t.known[id]; !known && !asked[id] {
			asked[id] = true
			unknown = append(unknown, id)
		}
	}
	for part := range slices.Chunk(unknown, 500) {
		type text struct {
			id   int64
			text string
		}
		for found, err := range eachRow(ctx, t.from, "texts of numbers", func(rows *sql.Rows) (x text, err error) {
			err = rows.Scan(&x.id, &x.text)
			return x, err
		}, "SELECT id, text FROM number_text WHERE id IN ("+placeholders("?", len(part))+")", part...) {
			if err != nil {
				return err
			}
			t.known[found.id] = found.text
		}
	}
	return nil
}

func (r numberRow) number(known map[int64]string) (n number.Number, err error) {
	n = number.Number{Telephone: r.key.String(), Since: unpackTime(r.since), Until: unpackTime(r.until), LocationID: known[r.location],
		Description: known[r.description], Note: known[r.note]}
	if text := known[r.tags]; text != "" {
		n.Tags = strings.Split(text, "\n")
	}
	var errs [3]error
	n.State, errs[0] = wordOf(stateCodes, r.state)
	n.HolderKind, errs[1] = wordOf(kindCodes, r.kind)
	n.Holder, errs[2] = unpackID(r.holder)
	if err := errors.Join(errs[:]...); err != nil {
		return n, fmt.Errorf("reading the number %s: %w", n.Telephone, err)
	}
	return n, nil
}

// textMaker finds the ids of texts, and makes those that there are not.
type textMaker struct {
	s     *session
	known map[string]int64
}

func newTextMaker(s *session) *textMaker { return &textMaker{s: s, known: map[string]int64{"": 0}} }

// make makes the ids of texts known.
func (m *textMaker) make(ctx context.Context, wanted []string) error {
	if len(m.known) > manyTexts {
		m.known = map[string]int64{"": 0}
	}
	var fresh []any
	asked := map[string]bool{}
	for _, text := range wanted {
		if _, known := m.known[text]; !known && !asked[text] {
			asked[text] = true
			fresh = append(fresh, text)
		}
	}
	for part := range slices.Chunk(fresh, 200) {
		if _, err := m.s.exec("INSERT INTO number_text (text) VALUES "+placeholders("(?)", len(part))+" ON CONFLICT DO NOTHING", part...); err != nil {
			return fmt.Errorf("keeping texts of numbers: %w", err)
		}
		for found, err := range eachRow(ctx, m.s.tx, "texts of numbers", func(rows *sql.Rows) (x struct {
			id   int64
			text string
		}, err error) {
			err = rows.Scan(&x.id, &x.text)
			return x, err
		}, "SELECT id, text FROM number_text WHERE text IN ("+placeholders("?", len(part))+")", part...) {
			if err != nil {
				return err
			}
			m.known[found.text] = found.id
		}
	}
	return nil
}

// textsOf are the texts of a number as they are kept.
func textsOf(n number.Number) [4]string {
	tags := make([]string, 0, len(n.Tags))
	for _, tag := range n.Tags {
		if tag = strings.TrimSpace(strings.ReplaceAll(clean(tag), "\n", " ")); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return [4]string{strings.Join(tags, "\n"), clean(n.LocationID), clean(n.Description), clean(n.Note)}
}

// row packs a number whose texts are known.
func (m *textMaker) row(key number.Key, n number.Number) (r numberRow, err error) {
	text := textsOf(n)
	r = numberRow{key: key, holder: packID(n.Holder), since: packTime(n.Since), until: packTime(n.Until),
		tags: m.known[text[0]], location: m.known[text[1]], description: m.known[text[2]], note: m.known[text[3]]}
	if r.state, err = codeOf(stateCodes, n.State); err != nil {
		return r, err
	}
	r.kind, err = codeOf(kindCodes, n.HolderKind)
	return r, err
}
