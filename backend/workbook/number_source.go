package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/problem"
)

// NumberSource is what is told of numbers as of one moment that does not move: the workbook's record beside what the tenant says. It is
// a number.Source; whoever opened it closes it.
type NumberSource struct {
	ctx   context.Context // of the one who opened it, since a source is asked by what knows no context
	from  querier
	done  func() // nil within an edit
	heard number.Heard
	kinds map[int64]number.Held
	texts *texts

	over     []countedClass // what was over at overWhen
	overWhen time.Time
}

// NumberSource opens a source over the workbook as it is now.
func (w *Workbook) NumberSource(ctx context.Context) (*NumberSource, error) {
	if s, ok := ctx.Value(sessionKey{w}).(*session); ok {
		return newNumberSource(ctx, s.tx)
	}
	from, done, err := w.unmoving(ctx)
	if err != nil {
		return nil, err
	}
	source, err := newNumberSource(ctx, from)
	if err != nil {
		done()
		return nil, explain(err, w.path)
	}
	source.done = done
	return source, nil
}

// Close gives back what the source holds open.
func (n *NumberSource) Close() {
	if n.done != nil {
		n.done()
	}
}

// Inventory lays the ranges of the workbook over everything that is told of numbers, as of one moment that does not move. With it come
// the problems of ranges and records. The inventory is good until close is called.
func (w *Workbook) Inventory(ctx context.Context, now time.Time) (v *number.Inventory, found []problem.Problem, done func(), err error) {
	source, err := w.NumberSource(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	ranges, err := rangesOf(ctx, source.from)
	if err == nil {
		v, found, err = number.NewInventory(ranges, source, now)
	}
	if err != nil {
		source.Close()
		return nil, nil, nil, explain(err, w.path)
	}
	return v, found, source.Close, nil
}

func newNumberSource(ctx context.Context, from querier) (*NumberSource, error) {
	n := &NumberSource{ctx: ctx, from: from, kinds: map[int64]number.Held{}, texts: newTexts(from)}
	read, err := numbersRead(ctx, from)
	if err != nil {
		return nil, err
	}
	n.heard = number.Heard(read)
	type kind struct {
		id   int64
		held number.Held
	}
	for k, err := range eachRow(ctx, from, "kinds of numbers", func(rows *sql.Rows) (k kind, err error) {
		err = rows.Scan(&k.id, &k.held.Type, &k.held.Status, &k.held.LocationID, &k.held.ForUsers)
		return k, err
	}, "SELECT id, type, status, location, for_users AND NOT on_premises FROM tenant_number_kind") {
		if err != nil {
			return nil, err
		}
		n.kinds[k.id] = k.held
	}
	return n, nil
}

// Heard says what of the tenant was read to the end.
func (n *NumberSource) Heard() (number.Heard, error) { return n.heard, nil }

// After gives numbers in their order: those that are recorded and those of which the tenant tells are read side by side and merged.
func (n *NumberSource) After(behind number.Key, last uint64, limit int) ([]number.Told, error) {
	const rest = " WHERE (figure, ext) > (?, ?) AND figure <= ? ORDER BY figure, ext LIMIT ?"
	args := []any{int64(behind.Figure), behind.Ext, int64(last), limit}
	own, held, err := n.sides(rest, args)
	if err != nil {
		return nil, err
	}
	left, right := own, held
	if len(own) == limit { // what lies behind its last one is not known of this side
		right = upTo(right, own[limit-1].Key)
	}
	if len(held) == limit {
		left = upTo(left, held[limit-1].Key)
	}
	list := merged(left, right)
	return list[:min(limit, len(list))], nil
}

// upTo keeps what does not lie behind a key.
func upTo(list []number.Told, key number.Key) []number.Told {
	i, exact := slices.BinarySearchFunc(list, key, func(t number.Told, k number.Key) int { return t.Key.Compare(k) })
	if exact {
		i++
	}
	return list[:i]
}

// merged puts what both sides tell of the same numbers together; both are in order.
func merged(own, held []number.Told) []number.Told {
	list := make([]number.Told, 0, len(own)+len(held))
	for len(own) > 0 && len(held) > 0 {
		switch own[0].Key.Compare(held[0].Key) {
		case -1:
			list, own = append(list, own[0]), own[1:]
		case 1:
			list, held = append(list, held[0]), held[1:]
		default:
			t := held[0]
			t.Recorded, t.Own = true, own[0].Own
			list, own, held = append(list, t), own[1:], held[1:]
		}
	}
	return append(append(list, own...), held...)
}

// sides reads what both tables tell.
func (n *NumberSource) sides(rest string, args []any) (own, held []number.Told, err error) {
	if own, err = n.own(rest, args); err != nil {
		return nil, nil, err
	}
	held, err = n.held(rest, args)
	return own, held, err
}

func (n *NumberSource) held(rest string, args []any) ([]number.Told, error) {
	return allRows(n.ctx, n.from, "what the tenant says of numbers", n.scanHeld,
		"SELECT figure, ext, kind, target, account FROM tenant_number"+rest, args...)
}

func (n *NumberSource) own(rest string, args []any) ([]number.Told, error) {
	rows, err := allRows(n.ctx, n.from, "numbers", scanNumberRow, "SELECT "+numberNow+" FROM number"+rest, args...)
	if err != nil {
		return nil, err
	}
	numbers, err := n.texts.numbers(n.ctx, rows)
	if err != nil {
		return nil, err
	}
	list := make([]number.Told, len(rows))
	for i, r := range rows {
		list[i] = number.Told{Key: r.key, Recorded: true, Own: numbers[i]}
	}
	return list, nil
}

func (n *NumberSource) scanHeld(rows *sql.Rows) (t number.Told, err error) {
	var figure, kind int64
	var target, account any
	if err := rows.Scan(&figure, &t.Key.Ext, &kind, &target, &account); err != nil {
		return t, err
	}
	t.Key.Figure = uint64(figure)
	t.Held, t.Listed = n.kinds[kind]
	if t.Held.Target, err = unpackObject(target); err != nil {
		return t, err
	}
	t.Account, err = unpackObject(account)
	return t, err
}

// Find gives single numbers. Keys that lie close together, as in a file that is in order, are read as one stretch; of keys far apart
// each is looked up.
func (n *NumberSource) Find(keys []number.Key) ([]number.Told, error) {
	var list []number.Told
	err := inBatches(keys, 200, func(part []number.Key) error {
		own, err := n.find(part, n.own)
		if err != nil {
			return err
		}
		held, err := n.find(part, n.held)
		list = append(list, merged(own, held)...)
		return err
	})
	return list, err
}

func (n *NumberSource) find(keys []number.Key, ask func(rest string, args []any) ([]number.Told, error)) ([]number.Told, error) {
	first, last, most := slices.MinFunc(keys, number.Key.Compare), slices.MaxFunc(keys, number.Key.Compare), 2*len(keys)
	list, err := ask(" WHERE (figure, ext) >= (?, ?) AND (figure, ext) <= (?, ?) ORDER BY figure, ext LIMIT ?",
		[]any{int64(first.Figure), first.Ext, int64(last.Figure), last.Ext, most + 1})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	if len(list) > most {
		args := make([]any, 0, 2*len(keys))
		for _, k := range keys {
			args = append(args, int64(k.Figure), k.Ext)
		}
		return ask(" WHERE (figure, ext) IN (VALUES "+placeholders("(?,?)", len(keys))+") ORDER BY figure, ext", args)
	}
	asked := make(map[number.Key]bool, len(keys))
	for _, k := range keys {
		asked[k] = true
	}
	return slices.DeleteFunc(list, func(t number.Told) bool { return !asked[t.Key] }), nil
}

// Kept walks what is recorded for holders who do not have it by what the tenant says.
func (n *NumberSource) Kept() iter.Seq2[number.Told, error] {
	return func(yield func(number.Told, error) bool) {
		keys, err := n.keptKeys()
		if err != nil {
			yield(number.Told{}, err)
			return
		}
		for part := range slices.Chunk(keys, 2000) {
			whole, err := n.Find(part)
			if err != nil {
				yield(number.Told{}, err)
				return
			}
			for _, t := range whole {
				if !yield(t, nil) {
					return
				}
			}
		}
	}
}

// keptKeys lists the numbers that Kept walks. Where few of the recorded numbers have a holder it goes by the holders, else over all
// numbers in their order: SQLite cannot tell which is shorter.
func (n *NumberSource) keptKeys() ([]number.Key, error) {
	few := false
	if err := n.from.QueryRowContext(n.ctx, "SELECT coalesce(5 * sum(count * (own & ? > 0)) < sum(count * (own & ? > 0)), FALSE) FROM number_tally", classHolder, classRecord).Scan(&few); err != nil {
		return nil, fmt.Errorf("counting the numbers that have a holder: %w", err)
	}
	way := "NOT INDEXED"
	if few {
		way = "INDEXED BY number_by_holder"
	}
	keys, err := allRows(n.ctx, n.from, "numbers that are kept for somebody", func(rows *sql.Rows) (k number.Key, err error) {
		var figure int64
		err = rows.Scan(&figure, &k.Ext)
		k.Figure = uint64(figure)
		return k, err
	}, "SELECT figure, ext FROM number "+way+` WHERE holder IS NOT NULL AND state IN (4, 5) AND NOT EXISTS (SELECT 1 FROM tenant_number t
JOIN tenant_number_kind k ON k.id = t.kind WHERE t.figure = number.figure AND t.ext = number.ext AND k.status <> 'unassigned')`)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(keys, number.Key.Compare)
	return keys, nil
}

// Holders walks those who have a number by the tenant's list, whatever the accounts of users say.
func (n *NumberSource) Holders() iter.Seq2[ident.ObjectID, error] {
	return eachRow(n.ctx, n.from, "the holders of numbers", func(rows *sql.Rows) (ident.ObjectID, error) {
		var id any
		if err := rows.Scan(&id); err != nil {
			return "", err
		}
		return unpackObject(id)
	}, "SELECT DISTINCT target FROM tenant_number WHERE target IS NOT NULL")
}

// ListsFree says whether the tenant lists a number without a holder between two figures.
func (n *NumberSource) ListsFree(first, last uint64) (free bool, err error) {
	err = n.from.QueryRowContext(n.ctx, `SELECT EXISTS (SELECT 1 FROM tenant_number_kind k CROSS JOIN tenant_number t ON t.kind = k.id
WHERE k.status = 'unassigned' AND t.figure BETWEEN ? AND ?)`, int64(first), int64(last)).Scan(&free)
	if err != nil {
		return false, fmt.Errorf("looking whether the tenant lists free numbers: %w", err)
	}
	return free, nil
}

// FindNumbers gives up to limit numbers that are recorded or listed and have digits in them, those that are recorded first.
func (w *Workbook) FindNumbers(ctx context.Context, digits string, limit int) ([]number.Told, error) {
	source, err := w.NumberSource(ctx)
	if err != nil {
		return nil, err
	}
	defer source.Close()
	keys := []number.Key{}
	for _, table := range []string{"number", "tenant_number"} {
		for k, err := range eachRow(ctx, source.from, "numbers", func(rows *sql.Rows) (k number.Key, err error) {
			var figure int64
			err = rows.Scan(&figure, &k.Ext)
			k.Figure = uint64(figure)
			return k, err
		}, "SELECT figure, ext FROM "+table+" WHERE instr(figure, ?) > 0 ORDER BY figure, ext LIMIT ?", clean(digits), limit) {
			if err != nil {
				return nil, explain(err, w.path)
			}
			if !slices.Contains(keys, k) && len(keys) < limit {
				keys = append(keys, k)
			}
		}
	}
	list, err := source.Find(keys)
	return list, explain(err, w.path)
}
