package audit

import (
	"errors"
	"iter"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/text"
)

func each(entries []Entry) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func drawEntry(t *rapid.T) Entry {
	words := rapid.String()
	return Entry{
		At: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "seconds"), rapid.Int64Range(0, 999999999).Draw(t, "nanoseconds")),
		By: words.Draw(t, "by"), Action: words.Draw(t, "action"), Subject: words.Draw(t, "subject"),
		Before: words.Draw(t, "before"), After: words.Draw(t, "after"), Note: text.OfStored(words.Draw(t, "note")),
	}
}

func drawChain(t *rapid.T) []Entry {
	var chain []Entry
	last := Entry{}
	for range rapid.IntRange(1, 12).Draw(t, "length") {
		last = Seal(last, drawEntry(t))
		chain = append(chain, last)
	}
	return chain
}

func TestAnUntouchedChainIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if seq, err := Verify(each(drawChain(t))); seq != 0 || err != nil {
			t.Fatalf("a chain nobody touched is said to be broken at %d: %v", seq, err)
		}
	})
}

func TestAnyTamperedFieldIsFound(t *testing.T) {
	tampers := map[string]func(e *Entry){
		"seq":      func(e *Entry) { e.Seq++ },
		"at":       func(e *Entry) { e.At = e.At.Add(time.Nanosecond) },
		"by":       func(e *Entry) { e.By += "x" },
		"action":   func(e *Entry) { e.Action += "x" },
		"subject":  func(e *Entry) { e.Subject += "x" },
		"before":   func(e *Entry) { e.Before += "x" },
		"after":    func(e *Entry) { e.After += "x" },
		"note":     func(e *Entry) { e.Note = text.Literal(e.Note.Stored() + "x") },
		"hash":     func(e *Entry) { e.Hash = digest(Entry{By: e.Hash}) },
		"previous": func(e *Entry) { e.Previous += "0" },
		"version":  func(e *Entry) { e.Version = 1 },
		"about":    func(e *Entry) { e.About = append(e.About, User("x")) },
		"about another": func(e *Entry) {
			e.About = append([]Subject{{"user", "other"}}, e.About...)
		},
		"moved text": func(e *Entry) { // the same letters, in another field
			e.Before, e.After = e.Before+e.After+"x", ""
		},
	}
	for name, tamper := range tampers {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				chain := drawChain(t)
				at := rapid.IntRange(0, len(chain)-1).Draw(t, "at")
				tamper(&chain[at])
				if seq, err := Verify(each(chain)); err == nil || seq != int64(at)+1 {
					t.Fatalf("entry %d was tampered with; found %d, %v", at+1, seq, err)
				}
			})
		})
	}
}

func TestAMissingOrMovedEntryIsFound(t *testing.T) {
	chain := []Entry{}
	last := Entry{}
	for _, by := range []string{"a", "b", "c", "d"} {
		last = Seal(last, Entry{By: by})
		chain = append(chain, last)
	}
	// As somebody leaves them who seals anew: every hash fits.
	apart := Seal(chain[0], Entry{By: "x"})
	apart.Seq = 3
	apart.Hash = digest(apart)
	older := Entry{By: "x", Seq: 2, Version: 2, Previous: chain[0].Hash}
	older.Hash = digest(older)
	for name, c := range map[string]struct {
		entries []Entry
		seq     int64
	}{
		"a number left out, sealed anew": {[]Entry{chain[0], apart}, 2},
		"of an older kind, sealed anew":  {[]Entry{chain[0], older}, 2},
		"first taken out":                {chain[1:], 1},
		"one taken out":                  {[]Entry{chain[0], chain[2], chain[3]}, 2},
		"two swapped":                    {[]Entry{chain[0], chain[2], chain[1], chain[3]}, 2},
		"one doubled":                    {[]Entry{chain[0], chain[1], chain[1]}, 3},
		"one slipped in":                 {[]Entry{chain[0], Seal(chain[0], Entry{By: "x"}), chain[2]}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			if seq, err := Verify(each(c.entries)); err == nil || seq != c.seq {
				t.Errorf("got %d, %v; want the break at %d", seq, err, c.seq)
			}
		})
	}
}

// Entries that were sealed before they carried what they speak of are still whole, and are followed by new ones.
func TestAnOldEntryIsStillWhole(t *testing.T) {
	old := Entry{At: time.Unix(1, 0), By: "ada", Action: "add", Subject: "persona/x", Version: 1}
	old = Seal(Entry{}, old)
	if old.Version != 1 || old.Hash != "20012ae4e1dcade780dd03c21ae2ec2abb65f6530ed9ff783f48e1746556ff75" {
		t.Errorf("version %d, hash %s", old.Version, old.Hash)
	}
	next := Seal(old, Entry{By: "bob", About: []Subject{User("U1"), Number("+441")}})
	if seq, err := Verify(each([]Entry{old, next})); seq != 0 || err != nil || next.Version != 3 {
		t.Errorf("%d, %v, version %d", seq, err, next.Version)
	}
	next.About[0].ID = "u2"
	if seq, err := Verify(each([]Entry{old, next})); seq != 2 || err == nil {
		t.Errorf("an entry that speaks of somebody else is whole: %d, %v", seq, err)
	}
}

func TestAFailingWalkIsNoWholeChain(t *testing.T) {
	broken := errors.New("disk gone")
	walk := func(yield func(Entry, error) bool) {
		if yield(Seal(Entry{}, Entry{By: "a"}), nil) {
			yield(Entry{}, broken)
		}
	}
	if seq, err := Verify(walk); seq != 2 || !errors.Is(err, broken) {
		t.Errorf("got %d, %v", seq, err)
	}
}

func TestTheZoneOfAClockDoesNotMatter(t *testing.T) {
	at := time.Date(2026, 3, 1, 10, 0, 0, 5, time.FixedZone("east", 7200))
	e := Seal(Entry{}, Entry{At: at})
	e.At = e.At.In(time.FixedZone("west", -7200))
	if seq, err := Verify(each([]Entry{e})); seq != 0 || err != nil {
		t.Errorf("the same instant in another zone is called tampering: %d %v", seq, err)
	}
}
