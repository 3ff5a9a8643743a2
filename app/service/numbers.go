package service

import (
	"context"
	"slices"
	"strings"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/number"
	"personadesk/backend/phone"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Numbers is the screen of the inventory.
type Numbers struct{ d *Desk }

// blockMost is how many numbers a range may have for one block each; beyond it a block stands for ten.
const blockMost = 1000

// View draws every range.
func (s *Numbers) View() (NumbersView, error) {
	v := NumbersView{Ranges: []RangeView{}, States: map[string]int{}}
	err := s.d.withInventory(context.Background(), func(design *plan.Design, r *reading, shelf *desk.Inventory) error {
		v.ReadAt, v.Differ = readAt(r), len(shelf.Differ)
		differs := map[string]int{}
		for _, diff := range shelf.Differ {
			differs[diff.RangeID]++
		}
		counts := map[string]number.Count{}
		for _, c := range shelf.Inventory.Counts() {
			counts[c.RangeID] = c
		}
		for _, rg := range design.Ranges {
			c := counts[rg.ID]
			view := RangeView{
				Range: rg, FirstShown: written(rg.First), LastShown: written(rg.Last), Count: c.Size, Differ: differs[rg.ID], Scale: 1,
				States: map[string]int{"free": c.Free, "assigned": c.Assigned, "reserved": c.Reserved, "quarantined": c.Quarantined,
					"service": c.Service, "unknown": c.Unknown},
			}
			for state, n := range view.States {
				v.States[state] += n
			}
			v.Total += c.Size
			view.Scale, view.Blocks = blocks(shelf, rg, c.Size)
			v.Ranges = append(v.Ranges, view)
		}
		return nil
	})
	if err != nil {
		return v, err
	}
	if p, found, err := s.d.latestPlan(context.Background()); err == nil && found {
		v.PlanTakes = p.plan.Bill.NumbersOut
	} else if err != nil {
		return v, err
	}
	return v, nil
}

var blockLetters = map[number.State]byte{
	number.Free: 'f', number.Assigned: 'a', number.Reserved: 'r', number.Quarantined: 'q', number.Service: 's', number.Unknown: 'u',
}

// blocks is the picture of a range: a letter a number, or a digit for every ten. Ten with an unknown one among them are unknown,
// because unknown must never look free.
func blocks(shelf *desk.Inventory, rg number.Range, size int) (int, string) {
	list := shelf.Inventory.Window(rg.ID, 0, size)
	var b strings.Builder
	if size <= blockMost {
		for _, n := range list {
			letter := blockLetters[n.State]
			if _, differs := shelf.Differ[n.Telephone]; differs {
				letter = '!'
			}
			b.WriteByte(letter)
		}
		return 1, b.String()
	}
	for part := range slices.Chunk(list, 10) {
		if slices.ContainsFunc(part, func(n number.Number) bool { return n.State == number.Unknown }) {
			b.WriteByte('u')
			continue
		}
		held := 0
		for _, n := range part {
			if n.State == number.Assigned || n.State == number.Service {
				held++
			}
		}
		b.WriteByte("0123456789"[held*9/len(part)])
	}
	return 10, b.String()
}

// Window gives numbers of a range in numeric order, of one state or all ("differ" are those that differ from the tenant).
func (s *Numbers) Window(rangeID, state, find string, offset, limit int) (NumberWindowView, error) {
	v := NumberWindowView{Rows: []NumberLine{}}
	limit = min(max(limit, 0), 1000)
	err := s.d.withInventory(context.Background(), func(design *plan.Design, r *reading, shelf *desk.Inventory) error {
		size := 0
		for _, c := range shelf.Inventory.Counts() {
			if c.RangeID == rangeID {
				size = c.Size
			}
		}
		if state == "" && find == "" {
			v.Total = size
			for i, n := range shelf.Inventory.Window(rangeID, offset, limit) {
				v.Rows = append(v.Rows, s.line(design, r, shelf, n, offset+i))
			}
			return nil
		}
		for i, n := range shelf.Inventory.Window(rangeID, 0, size) {
			_, differs := shelf.Differ[n.Telephone]
			if state == "differ" && !differs || state != "" && state != "differ" && string(n.State) != state {
				continue
			}
			if find != "" && !matches(find, n.Telephone, r.name(n.Holder), n.Note, n.Tag) {
				continue
			}
			if v.Total >= offset && len(v.Rows) < limit {
				v.Rows = append(v.Rows, s.line(design, r, shelf, n, i))
			}
			v.Total++
		}
		return nil
	})
	return v, err
}

// matches looks for text in any of the fields; blanks in a number do not matter.
func matches(find string, fields ...string) bool {
	find = strings.ToLower(find)
	bare := strings.ReplaceAll(find, " ", "")
	for _, f := range fields {
		f = strings.ToLower(f)
		if strings.Contains(f, find) || strings.Contains(f, bare) {
			return true
		}
	}
	return false
}

func (s *Numbers) line(design *plan.Design, r *reading, shelf *desk.Inventory, n number.Number, position int) NumberLine {
	v := NumberLine{
		Telephone: n.Telephone, Shown: written(n.Telephone), State: n.State, HolderID: n.Holder, HolderName: r.name(n.Holder),
		Since: moment(n.Since), Until: moment(n.Until), Note: n.Note, Position: position,
	}
	if diff, differs := shelf.Differ[n.Telephone]; differs {
		v.Differs = string(diff.Kind)
		if v.HolderID == "" {
			v.HolderID = diff.ThereHolder
			v.HolderName = r.name(diff.ThereHolder)
		}
	}
	if r == nil || v.HolderID == "" {
		return v
	}
	if i, known := r.Directory.Index(v.HolderID); known {
		for _, p := range design.Persona.Personas {
			if slices.Contains(p.Number.Ranges, n.RangeID) && r.of(p.ID).Match.Has(i) {
				v.Through = p.Name
			}
		}
	}
	return v
}

// Detail is one number: what each side says, and its history.
func (s *Numbers) Detail(e164 string) (NumberDetailView, error) {
	v := NumberDetailView{Problems: []problem.Problem{}, History: []HistoryView{}}
	err := s.d.withInventory(context.Background(), func(design *plan.Design, r *reading, shelf *desk.Inventory) error {
		n, found := shelf.Inventory.Of(e164)
		if !found {
			return problem.New("NUMBER_UNKNOWN", "This number is in no range").Detailf("%s", e164).Hintf("Add its range first.")
		}
		v.NumberLine = s.line(design, r, shelf, n, 0)
		for _, rg := range design.Ranges {
			if rg.ID == n.RangeID {
				v.Range, v.Type = rg.Name, rg.Type
			}
		}
		s.sides(&v, r, shelf, n)
		return nil
	})
	if err != nil {
		return v, err
	}
	history, err := s.d.history(context.Background(), "number/"+e164)
	v.History = append(v.History, history...)
	return v, err
}

// sides fills in what the tenant and the holder's account say.
func (s *Numbers) sides(v *NumberDetailView, r *reading, shelf *desk.Inventory, n number.Number) {
	diff, differs := shelf.Differ[n.Telephone]
	if differs {
		v.Problems = append(v.Problems, *problem.Warn("NUMBER_"+strings.ToUpper(string(diff.Kind)), "The workbook and the tenant differ over this number").
			Detailf("Here it is %s; the tenant says %q.", diff.Here, diff.There).
			Hintf("Take over what the tenant says, or plan to change it there.").
			At(problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone}))
	}
	if r == nil {
		return
	}
	for _, t := range r.Numbers {
		if t.Telephone == n.Telephone {
			v.Tenant = t.Status
			for _, l := range r.Locations {
				if l.ID == t.LocationID {
					v.Location = l.Description
				}
			}
			if v.Type == "" {
				v.Type = t.Type
			}
		}
	}
	v.Account = strings.Join(r.Directory.NumbersOf(v.HolderID), ", ")
}

// SaveRange adds or changes a range.
func (s *Numbers) SaveRange(v number.Range) error {
	if strings.TrimSpace(v.Name) == "" {
		return problem.New("RANGE_NAME", "A range needs a name").Hintf("For example the office.").
			At(problem.Where{Step: "numbers", Kind: "range", ID: v.ID, Field: "name"})
	}
	if v.Rule != "" {
		if _, valid := validRule(v.Rule); !valid {
			return problem.New("RANGE_RULE", "The rule of the range is not valid").Hintf("Mend it, or leave it empty for everybody.").
				At(problem.Where{Step: "numbers", Kind: "range", ID: v.ID, Field: "rule"})
		}
	}
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		ranges, err := wb.Ranges(ctx)
		if err != nil {
			return err
		}
		if v.ID == "" {
			v.ID = freeID(v.Name, func(id string) bool {
				return slices.ContainsFunc(ranges, func(r number.Range) bool { return r.ID == id })
			})
		}
		others := slices.DeleteFunc(ranges, func(r number.Range) bool { return r.ID == v.ID })
		if found := number.CheckRanges(append(others, v)); problem.Worst(found) == problem.Error {
			for _, p := range found {
				if p.Severity == problem.Error {
					return &p
				}
			}
		}
		return wb.SaveRange(ctx, v)
	})
}

// DeleteRange removes a range; its numbers stay on record.
func (s *Numbers) DeleteRange(id string) error {
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.DeleteRange(ctx, id) })
}

// Reserve keeps numbers out of the way until a day; "" is until somebody decides.
func (s *Numbers) Reserve(list []string, day, note string) error {
	return s.move(list, day, func(n number.Number, until, now time.Time) (number.Number, error) {
		return number.Reserve(n, "", note, until, now)
	})
}

// Quarantine lets numbers rest until a day; "" is the usual time.
func (s *Numbers) Quarantine(list []string, day, note string) error {
	return s.move(list, day, func(n number.Number, until, now time.Time) (number.Number, error) {
		return number.Quarantine(n, note, until, now)
	})
}

// Release makes reserved and resting numbers free.
func (s *Numbers) Release(list []string, note string) error {
	return s.move(list, "", func(n number.Number, _, now time.Time) (number.Number, error) {
		n, err := number.Release(n, now)
		n.Note = note
		return n, err
	})
}

// TakeOver records in the workbook what the tenant says of numbers.
func (s *Numbers) TakeOver(list []string) error {
	var fresh []number.Number
	err := s.d.withInventory(context.Background(), func(_ *plan.Design, r *reading, shelf *desk.Inventory) error {
		if r == nil {
			return neverRead()
		}
		for _, e164 := range list {
			n, found := shelf.Inventory.Of(e164)
			diff, differs := shelf.Differ[e164]
			if !found || !differs {
				continue
			}
			n.State, n.Holder, n.Since, n.Until = number.Free, diff.ThereHolder, s.d.o.Now().UTC(), time.Time{}
			if n.Holder == "" {
				n.Holder = diff.Account
			}
			switch {
			case diff.There == "userAssigned" || n.Holder != "":
				n.State = number.Assigned
			case diff.There != "" && diff.There != "unassigned":
				n.State = number.Service
			}
			fresh = append(fresh, n)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SaveNumbers(ctx, fresh) })
}

// move carries numbers into another state, all or none.
func (s *Numbers) move(list []string, day string, step func(n number.Number, until, now time.Time) (number.Number, error)) error {
	end, err := until(day)
	if err != nil {
		return problem.New("DATE_INVALID", "That is no date").Detailf("%v", err).Hintf("Write it like 2026-12-31.").Because(err)
	}
	now := s.d.o.Now().UTC()
	var moved []number.Number
	err = s.d.withInventory(context.Background(), func(_ *plan.Design, _ *reading, shelf *desk.Inventory) error {
		for _, text := range list {
			parsed, err := phone.Parse(text, "")
			if err != nil {
				return err
			}
			n, found := shelf.Inventory.Of(parsed.E164)
			if !found {
				return problem.New("NUMBER_UNKNOWN", "This number is in no range").Detailf("%s", parsed.E164).Hintf("Add its range first.")
			}
			if n, err = step(n, end, now); err != nil {
				return err
			}
			moved = append(moved, n)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.d.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SaveNumbers(ctx, moved) })
}
