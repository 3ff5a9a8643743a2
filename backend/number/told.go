package number

import (
	"iter"
	"time"

	"personadesk/backend/ident"
)

// Held is one number as the tenant's own list shows it.
type Held struct {
	Type       string         // directRouting, callingPlan, operatorConnect
	Status     string         // unassigned, userAssigned, voiceApplicationAssigned, ...
	Target     ident.ObjectID // of the holder, "" for none
	LocationID string         // emergency location, "" for none
	ForUsers   bool           // may be given to a user from here: what is mastered on the premises may not
}

// holderKind is what holds a number with such a status; ok is false for a status that says of no holder.
func (h Held) holderKind() (kind HolderKind, ok bool) {
	switch h.Status {
	case "userAssigned":
		return User, true
	case "conferenceAssigned":
		return Bridge, true
	case "voiceApplicationAssigned":
		return ResourceAccount, true
	case "thirdPartyAppAssigned":
		return Outside, true
	case "policyAssigned":
		return Policy, true
	}
	return "", false
}

// Told is all that is told of one number, by the workbook and by the tenant.
type Told struct {
	Key      Key
	Recorded bool
	Own      Number // when Recorded
	Listed   bool
	Held     Held           // when Listed
	Account  ident.ObjectID // of the user whose account shows it, "" for nobody's
}

// own is the record of a number, and that of a free one when there is none, once what had an end is over.
func (t Told) own(now time.Time) Number {
	if !t.Recorded {
		return Number{Telephone: t.Key.String(), State: Free}
	}
	if t.Own.over(now) {
		return t.Own.ended()
	}
	return t.Own
}

// MayReturn says whether our own record lets a number go back to whom it was taken from: it is free, or rests, or is that holder's.
func (t Told) MayReturn(holder ident.ObjectID, now time.Time) bool {
	switch own := t.own(now); own.State {
	case Free, AssumedFree, Quarantined:
		return true
	case Reserved, Assigned:
		return own.HeldBy(holder)
	}
	return false
}

// MayServe says whether our own record lets a resource account have a number that somebody chose for it: the number is ours, and promised to
// no user and nobody outside. What serves is often recorded without saying for which account.
func (t Told) MayServe(account ident.ObjectID, now time.Time) bool {
	own := t.own(now)
	if (own.State == Reserved || own.State == Assigned) && own.Holder == "" && own.HolderKind != User && own.HolderKind != Outside {
		return true
	}
	return t.MayReturn(account, now)
}

// holder is who has a number by what the tenant says; ok is false when the tenant knows of nobody.
func (t Told) holder() (kind HolderKind, id ident.ObjectID, ok bool) {
	if t.Account != "" {
		return User, t.Account, true
	}
	if t.Listed {
		if kind, ok := t.Held.holderKind(); ok {
			return kind, t.Held.Target, true
		}
	}
	return "", "", false
}

// Heard says which parts of what the tenant tells were read to the end.
type Heard struct{ Listed, Accounts bool }

// Alike is a number that stands for others, in the same state and with the same difference between workbook and tenant. Its figure and
// its object ids need not be those of any of them; which of its ids are the same does.
type Alike struct {
	Told
	Numbers int
}

// Cut says in which stretches numbers are summed up: those from First to Last, so many figures a stretch as counted from Origin, or all
// of them as one where Size is 0. Origin lies at First or before it.
type Cut struct{ First, Last, Origin, Size uint64 }

// Of is the stretch that a figure lies in.
func (c Cut) Of(figure uint64) Stretch {
	if c.Size == 0 {
		return Stretch{First: c.First, Last: c.Last}
	}
	first := figure - (figure-c.Origin)%c.Size
	return Stretch{First: max(first, c.First), Last: min(first+c.Size-1, c.Last)}
}

// Stretch is a run of figures, and what is told of the numbers in it.
type Stretch struct {
	First, Last uint64
	Told        []Alike
}

// Hundred is a size of stretches that a source sums up quickly, where the origin can be divided by it.
const Hundred = 100

// Source is where an inventory finds what is told of numbers: a workbook as of one moment, or lists in memory.
type Source interface {
	// Heard says what of the tenant was read. What was not is told of nowhere.
	Heard() (Heard, error)
	// After gives up to limit of the numbers that anybody tells of, in their order, behind a key and not beyond a figure.
	After(behind Key, last uint64, limit int) ([]Told, error)
	// Find gives those of the keys that anybody tells of, in any order.
	Find(keys []Key) ([]Told, error)
	// Kept walks the numbers that are recorded as reserved for or assigned to somebody of whom the tenant does not say that
	// they have it, in their order.
	Kept() iter.Seq2[Told, error]
	// Holders walks those who have a number by the tenant's list, each at least once.
	Holders() iter.Seq2[ident.ObjectID, error]
	// ListsFree says whether the tenant lists a number without a holder between two figures.
	ListsFree(first, last uint64) (bool, error)
	// Mentioned gives the numbers from one figure to another that have one of some texts, in small letters, in what is recorded of them,
	// or whom one of some holders has by any side. It may give one twice.
	Mentioned(first, last uint64, texts []string, holders map[string]bool) ([]Key, error)
	// Tally sums up the numbers that anybody tells of, stretch by stretch. moment is when reservations are held to be over.
	Tally(c Cut, moment time.Time) ([]Stretch, error)
}
