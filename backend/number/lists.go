package number

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"personadesk/backend/ident"
)

// Lists is a source whose numbers are in memory, for tests and for what was never in a workbook.
type Lists struct {
	heard Heard
	told  []Told // by key
}

// Tenant is what the tenant says of numbers, from both places where it says it.
type Tenant struct {
	Read     bool                      // whether Numbers was read to the end
	Numbers  map[string]Held           // the tenant's list, by telephone
	Accounts map[string]ident.ObjectID // telephone -> the user whose account shows it; nil when not read
}

// NewLists puts records and what the tenant says together. Of two records of one number the last counts.
func NewLists(records []Number, t Tenant) *Lists {
	l := &Lists{heard: Heard{Listed: t.Read, Accounts: t.Accounts != nil}}
	all := map[Key]Told{}
	for _, n := range records {
		k := KeyOf(n.Telephone)
		n.RangeID = ""
		all[k] = Told{Key: k, Recorded: true, Own: n}
	}
	if t.Read {
		for telephone, held := range t.Numbers {
			k := KeyOf(telephone)
			told := all[k]
			told.Key, told.Listed, told.Held = k, true, held
			all[k] = told
		}
	}
	for telephone, user := range t.Accounts {
		k := KeyOf(telephone)
		told := all[k]
		told.Key, told.Account = k, user
		all[k] = told
	}
	for _, told := range all {
		l.told = append(l.told, told)
	}
	slices.SortFunc(l.told, func(a, b Told) int { return a.Key.Compare(b.Key) })
	return l
}

// Heard says what of the tenant was read.
func (l *Lists) Heard() (Heard, error) { return l.heard, nil }

func (l *Lists) behind(k Key) int {
	i, exact := slices.BinarySearchFunc(l.told, k, func(t Told, k Key) int { return t.Key.Compare(k) })
	if exact {
		i++
	}
	return i
}

// After gives numbers in their order.
func (l *Lists) After(behind Key, last uint64, limit int) ([]Told, error) {
	list := l.told[l.behind(behind):]
	end, _ := slices.BinarySearchFunc(list, last, func(t Told, last uint64) int {
		if t.Key.Figure <= last {
			return -1
		}
		return 1
	})
	return list[:min(end, limit)], nil
}

// Find gives single numbers.
func (l *Lists) Find(keys []Key) ([]Told, error) {
	var found []Told
	for _, k := range keys {
		if i, exact := slices.BinarySearchFunc(l.told, k, func(t Told, k Key) int { return t.Key.Compare(k) }); exact {
			found = append(found, l.told[i])
		}
	}
	return found, nil
}

// Kept walks what is recorded for holders.
func (l *Lists) Kept() iter.Seq2[Told, error] {
	return func(yield func(Told, error) bool) {
		for _, t := range l.told {
			if t.Recorded && t.Own.Holder != "" && (t.Own.State == Reserved || t.Own.State == Assigned) && !yield(t, nil) {
				return
			}
		}
	}
}

// Holders walks those who have a number by the tenant's list.
func (l *Lists) Holders() iter.Seq2[ident.ObjectID, error] {
	return func(yield func(ident.ObjectID, error) bool) {
		for _, t := range l.told {
			if t.Listed && t.Held.Target != "" && !yield(t.Held.Target, nil) {
				return
			}
		}
	}
}

// ListsFree says whether the tenant lists a free number between two figures.
func (l *Lists) ListsFree(first, last uint64) (bool, error) {
	return slices.ContainsFunc(l.told, func(t Told) bool {
		return t.Listed && t.Held.Status == "unassigned" && first <= t.Key.Figure && t.Key.Figure <= last
	}), nil
}

// Tally gives every number as one that stands for itself.
func (l *Lists) Tally(c Cut, _ time.Time) ([]Stretch, error) {
	var list []Stretch
	i, _ := slices.BinarySearchFunc(l.told, c.First, func(t Told, n uint64) int { return cmp.Or(cmp.Compare(t.Key.Figure, n), 1) })
	for ; i < len(l.told) && l.told[i].Key.Figure <= c.Last; i++ {
		at := c.Of(l.told[i].Key.Figure)
		if len(list) == 0 || list[len(list)-1].First != at.First {
			list = append(list, at)
		}
		list[len(list)-1].Told = append(list[len(list)-1].Told, Alike{Told: l.told[i], Numbers: 1})
	}
	return list, nil
}

// Mentioned gives the numbers with a text in their record, or of a holder.
func (l *Lists) Mentioned(first, last uint64, texts []string, holders map[string]bool) ([]Key, error) {
	var keys []Key
	for _, t := range l.told {
		if t.Key.Figure < first || t.Key.Figure > last {
			continue
		}
		fields := append([]string{t.Own.Note, t.Own.Description}, t.Own.Tags...)
		mentions := func(f string) bool {
			return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(strings.ToLower(f), text) })
		}
		if slices.ContainsFunc(fields, mentions) || holders[t.Own.Holder] || holders[string(t.Held.Target)] || holders[string(t.Account)] {
			keys = append(keys, t.Key)
		}
	}
	return keys, nil
}
