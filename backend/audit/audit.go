// Package audit records who changed what, when, from what to what. Each entry carries the hash of the one before it, so that an entry
// which is altered, moved, put in or taken out of the middle is found. Whoever can write the file can cut off the newest entries or seal
// a whole new chain: that is found by a head that was kept elsewhere.
package audit

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"iter"
	"time"

	"personadesk/backend/text"
)

// Entry is one line of the record.
type Entry struct {
	Seq      int64     `json:"seq"`               // from 1, without gaps
	At       time.Time `json:"at"`                // UTC, to the nanosecond
	By       string    `json:"by"`                // the person or the job that did it
	Action   string    `json:"action"`            // what was done: add, change, delete, undo, read, seen, ...
	Subject  string    `json:"subject"`           // to what, as kind/key, e.g. persona/hr-manchester
	Before   string    `json:"before"`            // "" when there was nothing
	After    string    `json:"after"`             // "" when nothing is left
	Note     text.Text `json:"note"`              // why, or what the tenant said; the hash covers it as it is stored
	Hash     string    `json:"hash"`              // SHA-256 over all other fields, in hexadecimal
	Previous string    `json:"previous"`          // the hash of the entry before, "" for the first
	Version  int       `json:"version"`           // of what the hash covers: 1 without About and Content, 2 without Content, 3 with all
	About    []Subject `json:"about"`             // what the entry speaks of, so that it is found from each of them
	Content  string    `json:"content,omitempty"` // what the workbook held when it was on the disk; the last entry of a commit has it
}

// Seal puts an entry behind the previous one (the zero Entry for the first): it sets Seq, Previous and Hash and makes At UTC.
func Seal(previous, e Entry) Entry {
	e.Seq = previous.Seq + 1
	e.Previous = previous.Hash
	e.At = e.At.UTC().Round(0)
	switch {
	case e.Content != "" || e.Version == 0:
		e.Version = 3
	case len(e.About) > 0:
		e.Version = max(e.Version, 2)
	}
	e.Hash = digest(e)
	return e
}

// Verify walks a chain from its first entry. It gives the Seq that the first broken entry should have had, with what is wrong with
// it, or 0 and nil for a whole chain. An error of the walk itself is given with the Seq that was being read.
func Verify(entries iter.Seq2[Entry, error]) (int64, error) {
	previous := Entry{}
	for e, err := range entries {
		due := previous.Seq + 1
		switch {
		case err != nil:
			return due, fmt.Errorf("reading audit entry %d: %w", due, err)
		case e.Seq != due:
			return due, fmt.Errorf("audit entry %d is missing: entry %d stands in its place", due, e.Seq)
		case e.Version < previous.Version: // which would carry less than is known to be carried by then
			return due, fmt.Errorf("audit entry %d is of an older kind than the entry before it", due)
		case e.Previous != previous.Hash:
			return due, fmt.Errorf("audit entry %d does not follow the entry before it", due)
		case e.Hash != digest(e):
			return due, fmt.Errorf("audit entry %d was altered after it was written", due)
		}
		previous = e
	}
	return 0, nil
}

// digest hashes every field but Hash. Each text is preceded by its length, so that no two entries have the same encoding.
func digest(e Entry) string {
	h := sha256.New()
	whole(h, uint64(e.Seq))
	whole(h, uint64(e.At.Unix()))
	whole(h, uint64(e.At.Nanosecond()))
	for _, field := range []string{e.By, e.Action, e.Subject, e.Before, e.After, e.Note.Stored(), e.Previous} {
		whole(h, uint64(len(field)))
		h.Write([]byte(field)) // a hash never gives an error
	}
	if e.Version >= 2 { // entries of before had neither, and stay as they were sealed
		whole(h, uint64(e.Version))
		whole(h, uint64(len(e.About)))
		for _, s := range e.About {
			for _, field := range []string{s.Kind, s.ID} {
				whole(h, uint64(len(field)))
				h.Write([]byte(field))
			}
		}
	}
	if e.Version >= 3 {
		whole(h, uint64(len(e.Content)))
		h.Write([]byte(e.Content))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func whole(h hash.Hash, n uint64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], n)
	h.Write(b[:])
}
