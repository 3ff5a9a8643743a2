package workbook

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/number"
)

// class is what numbers of a stretch have in common; at is a figure that says which stretch.
type class struct{ at, own, kind, location int64 }

// Tally sums numbers up by what is kept of each hundred of figures. Only what lies in a hundred with others that are not asked for is
// gone over number by number, and everything where the stretches are not made of hundreds.
func (n *NumberSource) Tally(c number.Cut, moment time.Time) ([]number.Stretch, error) {
	counts := map[class]int{}
	from, behind := (c.First+number.Hundred-1)/number.Hundred, (c.Last+1)/number.Hundred
	if from >= behind || c.Size%number.Hundred != 0 || c.Size > 0 && c.Origin%number.Hundred != 0 {
		if err := n.goOver(counts, c, c.First, c.Last, moment); err != nil {
			return nil, err
		}
		return n.stretches(c, counts, moment)
	}
	if err := n.sumUp(counts, c, from, behind-1, moment); err != nil {
		return nil, err
	}
	for _, edge := range [][2]uint64{{c.First, from*number.Hundred - 1}, {behind * number.Hundred, c.Last}} {
		if edge[0] <= edge[1] {
			if err := n.goOver(counts, c, edge[0], edge[1], moment); err != nil {
				return nil, err
			}
		}
	}
	return n.stretches(c, counts, moment)
}

// stretchOf is the first figure of the stretch that a figure lies in, in SQL.
func stretchOf(c number.Cut, figure string) string {
	if c.Size == 0 {
		return fmt.Sprint(c.First)
	}
	return fmt.Sprintf("%[1]s - (%[1]s - %[2]d) %% %[3]d", figure, c.Origin, c.Size)
}

// goOver counts number by number.
func (n *NumberSource) goOver(counts map[class]int, c number.Cut, first, last uint64, moment time.Time) error {
	keys := fmt.Sprintf(everyNumber, "?1", "?2")
	return n.count(counts, tallied(keys, stretchOf(c, "k.figure"), isOver), int64(first), int64(last), packTime(moment))
}

// sumUp counts by hundreds. What has an end that is over counts as what it is now.
func (n *NumberSource) sumUp(counts map[class]int, c number.Cut, from, last uint64, moment time.Time) error {
	at := stretchOf(c, "(bucket * 100)")
	err := n.count(counts, "SELECT "+at+", own, kind, location, sum(count) FROM number_tally WHERE bucket BETWEEN ? AND ? GROUP BY 1, 2, 3, 4", int64(from), int64(last))
	if err != nil {
		return err
	}
	ends := false
	for k := range counts {
		ends = ends || k.own&classEnds != 0
	}
	if !ends {
		return nil
	}
	over, err := n.overAt(moment)
	if err != nil {
		return err
	}
	first, _ := slices.BinarySearchFunc(over, int64(from), func(o countedClass, bucket int64) int { return cmp.Compare(o.at, bucket) })
	for _, o := range over[first:] {
		if o.at > int64(last) {
			break
		}
		k := o.class
		if k.at = int64(c.First); c.Size > 0 {
			k.at = o.at*number.Hundred - (o.at*number.Hundred-int64(c.Origin))%int64(c.Size)
		}
		counts[k] += o.count
		k.own &^= classOver
		counts[k] -= o.count
	}
	return nil
}

// countedClass is how many numbers are of a class.
type countedClass struct {
	class
	count int
}

// overAt lists by hundreds what has an end that is over at a moment.
func (n *NumberSource) overAt(moment time.Time) ([]countedClass, error) {
	if n.over != nil && n.overWhen.Equal(moment) {
		return n.over, nil
	}
	list, err := allRows(n.ctx, n.from, "what is over", scanCounted,
		tallied("SELECT figure, ext FROM number INDEXED BY number_by_until WHERE until > 0 AND until <= ?3 AND state IN (4, 6) AND ?1 = ?2", "k.figure / 100", isOver)+" ORDER BY 1",
		0, 0, packTime(moment))
	n.over, n.overWhen = list, moment
	return list, err
}

func scanCounted(rows *sql.Rows) (c countedClass, err error) {
	err = rows.Scan(&c.at, &c.own, &c.kind, &c.location, &c.count)
	return c, err
}

func (n *NumberSource) count(counts map[class]int, query string, args ...any) error {
	for c, err := range eachRow(n.ctx, n.from, "the counts of numbers", scanCounted, query, args...) {
		if err != nil {
			return err
		}
		counts[c.class] += c.count
	}
	return nil
}

// stretches puts what was counted into order.
func (n *NumberSource) stretches(c number.Cut, counts map[class]int, moment time.Time) ([]number.Stretch, error) {
	classes := make([]class, 0, len(counts))
	places := []int64{}
	for k, count := range counts {
		if count != 0 {
			classes = append(classes, k)
			places = append(places, k.location)
		}
	}
	slices.SortFunc(classes, func(a, b class) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.own, b.own), cmp.Compare(a.kind, b.kind), cmp.Compare(a.location, b.location))
	})
	if err := n.texts.learn(n.ctx, places); err != nil {
		return nil, err
	}
	var list []number.Stretch
	for i, k := range classes {
		at := c.Of(max(uint64(k.at), c.First))
		if i == 0 || k.at != classes[i-1].at {
			list = append(list, at)
		}
		t, err := n.told(at.First, k.own, k.kind, n.texts.known[k.location], moment)
		if err != nil {
			return nil, fmt.Errorf("counting numbers: %w", err)
		}
		last := &list[len(list)-1]
		last.Told = append(last.Told, number.Alike{Told: t, Numbers: counts[k]})
	}
	return list, nil
}
