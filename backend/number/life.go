package number

import (
	"slices"
	"time"

	"personadesk/backend/problem"
)

// Rest is how long a number rests after somebody gave it back, so that callers of the old holder do not reach the new.
const Rest = 90 * 24 * time.Hour

// may lists from which states each state can be reached by a decision of ours. Unknown leads nowhere: first read the
// tenant. Service numbers are moved where their queue or attendant is.
var may = map[State][]State{
	Reserved:    {Free, Reserved},
	Assigned:    {Free, Reserved},
	Quarantined: {Free, Assigned},
	Free:        {Reserved, Quarantined},
}

var words = map[State]string{
	Free: "free", Assigned: "assigned", Reserved: "reserved", Quarantined: "resting in quarantine",
	Service: "held by a service", Unknown: "not known, because the tenant could not be read",
}

// move is the one way a number changes its state. now must not lie before the last move.
func (n Number) move(to State, now time.Time) (Number, error) {
	place := problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone, Field: "state"}
	from := n.State
	if n.over(now) {
		from = Free
	}
	if !slices.Contains(may[to], from) {
		hint := "Read the tenant, then look at the number again."
		switch from {
		case Assigned:
			hint = "Take it back from its holder first."
		case Quarantined:
			hint = "Release it from quarantine first."
		case Service:
			hint = "Take it from the queue or attendant that holds it first."
		case Free:
			hint = "There is nothing to do."
		}
		return n, problem.New("NUMBER_STATE", "This number cannot be "+words[to]+" now").
			Detailf("%s is %s", n.Telephone, words[from]).Hintf("%s", hint).At(place)
	}
	if now.Before(n.Since) {
		return n, problem.New("NUMBER_TIME", "This would have happened before the last thing that happened to the number").
			Detailf("%s: %s is before %s", n.Telephone, now.Format(time.RFC3339), n.Since.Format(time.RFC3339)).
			Hintf("Set the clock of this machine.").At(place)
	}
	n.State, n.Since, n.Holder, n.Until = to, now, "", time.Time{}
	return n, nil
}

// Reserve keeps a number for a holder (an object id, "" for somebody yet unknown) until a time; the zero time means
// until somebody decides.
func Reserve(n Number, holder, note string, until, now time.Time) (Number, error) {
	if n.State == Reserved && n.Holder != "" && holder != n.Holder && !n.over(now) {
		return n, problem.New("NUMBER_RESERVED", "This number is reserved for somebody else").
			Detailf("%s", n.Telephone).Hintf("Release the reservation first.").
			At(problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone, Field: "holder"})
	}
	if err := ends(n, until, now); err != nil {
		return n, err
	}
	moved, err := n.move(Reserved, now)
	if err != nil {
		return n, err
	}
	moved.Holder, moved.Note, moved.Until = holder, note, until
	return moved, nil
}

// Assign records that a holder has the number, as seen in the tenant.
func Assign(n Number, holder string, now time.Time) (Number, error) {
	place := problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone, Field: "holder"}
	if holder == "" {
		return n, problem.New("NUMBER_HOLDER", "A number is assigned to somebody or not at all").
			Detailf("%s", n.Telephone).Hintf("Say who has it.").At(place)
	}
	if n.State == Reserved && n.Holder != "" && n.Holder != holder && !n.over(now) {
		return n, problem.New("NUMBER_RESERVED", "This number is reserved for somebody else").
			Detailf("%s", n.Telephone).Hintf("Release the reservation first.").At(place)
	}
	moved, err := n.move(Assigned, now)
	if err != nil {
		return n, err
	}
	moved.Holder = holder
	return moved, nil
}

// Quarantine lets a number rest until a time; the zero time means until somebody decides. See Rest for the usual.
func Quarantine(n Number, note string, until, now time.Time) (Number, error) {
	if err := ends(n, until, now); err != nil {
		return n, err
	}
	moved, err := n.move(Quarantined, now)
	if err != nil {
		return n, err
	}
	moved.Note, moved.Until = note, until
	return moved, nil
}

// Release makes a reserved or resting number free. An assigned number is first taken from its holder, in the tenant,
// and rests then; so there is no way from Assigned straight to Free.
func Release(n Number, now time.Time) (Number, error) {
	moved, err := n.move(Free, now)
	if err != nil {
		return n, err
	}
	if n.State == Reserved {
		moved.Since = time.Time{} // nobody ever had it, so it need not rest
	}
	moved.Note = ""
	return moved, nil
}

func ends(n Number, until, now time.Time) error {
	if until.IsZero() || until.After(now) {
		return nil
	}
	return problem.New("NUMBER_UNTIL", "The end lies in the past").
		Detailf("%s: %s", n.Telephone, until.Format(time.DateOnly)).Hintf("Choose a later day, or none.").
		At(problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone, Field: "until"})
}
