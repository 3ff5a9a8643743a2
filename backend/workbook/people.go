package workbook

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strings"
)

// peopleInPiece is how many object ids stand in one row; a window of people reads a row or two.
const peopleInPiece = 4096

// packIDs writes object ids, sorted, as one piece.
func packIDs(ids []string) ([]byte, error) { return packed([]byte(strings.Join(ids, "\n"))) }

func unpackIDs(piece []byte) ([]string, error) {
	text, err := unpacked(piece)
	if err != nil || len(text) == 0 {
		return nil, err
	}
	return strings.Split(string(text), "\n"), nil
}

// smallSet is the length up to which a set is written as it is.
const smallSet = 64

// packPlaces writes a set of places among people, in ascending order, as the steps from one to the next. A long one is compressed.
func packPlaces(places []uint32) ([]byte, error) {
	out := []byte{0}
	last := uint32(0)
	for _, at := range places {
		out = binary.AppendUvarint(out, uint64(at-last))
		last = at
	}
	if len(out) <= smallSet {
		return out, nil
	}
	short, err := packed(out[1:])
	return append([]byte{1}, short...), err
}

func unpackPlaces(set []byte) (places []uint32, err error) {
	if len(set) == 0 {
		return nil, nil
	}
	steps := set[1:]
	if set[0] == 1 {
		if steps, err = unpacked(steps); err != nil {
			return nil, err
		}
	}
	last := uint64(0)
	for len(steps) > 0 {
		step, n := binary.Uvarint(steps)
		if n <= 0 {
			return nil, fmt.Errorf("reading a set of people: it ends in the middle")
		}
		steps, last = steps[n:], last+step
		places = append(places, uint32(last))
	}
	return places, nil
}

func packed(text []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	return out.Bytes(), nil
}

func unpacked(short []byte) ([]byte, error) {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(short)))
	if err != nil {
		return nil, fmt.Errorf("reading what was compressed: %w", err)
	}
	return text, nil
}

// placesOf finds sorted ids among sorted people. Few are searched for, many are walked along with the people.
func placesOf(people, ids []string) ([]uint32, error) {
	places := make([]uint32, 0, len(ids))
	walk := len(ids) > len(people)/16
	at := 0
	for _, id := range ids {
		found := false
		if walk {
			for at < len(people) && people[at] < id {
				at++
			}
			found = at < len(people) && people[at] == id
		} else {
			var step int
			step, found = slices.BinarySearch(people[at:], id)
			at += step
		}
		if !found {
			return nil, fmt.Errorf("a change touches somebody who is not among the people of the plan, or twice")
		}
		places = append(places, uint32(at))
		at++
	}
	return places, nil
}

// crowd is a set of places to which single ones are added.
type crowd []uint64

func newCrowd(people int) crowd { return make(crowd, (people+63)/64) }

func (c crowd) add(places []uint32) {
	for _, at := range places {
		c[at/64] |= 1 << (at % 64)
	}
}

func (c crowd) places() []uint32 {
	var list []uint32
	for at, word := range c {
		for ; word != 0; word &= word - 1 {
			list = append(list, uint32(at*64+bits.TrailingZeros64(word)))
		}
	}
	return list
}
