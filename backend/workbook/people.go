package workbook

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strings"

	"personadesk/backend/ident"
)

// peopleInPiece is how many object ids stand in one row; a window of people reads a row or two.
const peopleInPiece = 4096

// packIDs writes object ids, sorted, as one piece.
func packIDs(ids []ident.ObjectID) ([]byte, error) {
	return packed([]byte(strings.Join(ident.Texts(ids), "\n")))
}

func unpackIDs(piece []byte) ([]ident.ObjectID, error) {
	text, err := unpacked(piece)
	if err != nil || len(text) == 0 {
		return nil, err
	}
	return ident.All(strings.Split(string(text), "\n"), ident.Object), nil
}

// smallSet is the length up to which a set is written as it is.
const smallSet = 64

// How a set is written: as it is, compressed as a whole (as long ones were before), or in pieces of which one can be read alone.
const (
	placesPlain byte = iota
	placesPacked
	placesInPieces
)

// packPlaces writes a set of places among people, in ascending order, as the steps from one to the next. A long one is compressed piece
// by piece: before the pieces stands how long each is, and none for those without anybody.
func packPlaces(places []uint32) ([]byte, error) {
	if plain := appendSteps([]byte{placesPlain}, places, 0); len(plain) <= smallSet {
		return plain, nil
	}
	var pieces [][]byte
	for len(places) > 0 {
		n := len(pieces)
		end, _ := slices.BinarySearch(places, uint32(n+1)*peopleInPiece)
		var piece []byte
		if end > 0 {
			var err error
			if piece, err = packed(appendSteps(nil, places[:end], uint32(n)*peopleInPiece)); err != nil {
				return nil, err
			}
		}
		pieces, places = append(pieces, piece), places[end:]
	}
	out := binary.AppendUvarint([]byte{placesInPieces}, uint64(len(pieces)))
	for _, piece := range pieces {
		out = binary.AppendUvarint(out, uint64(len(piece)))
	}
	return append(out, bytes.Join(pieces, nil)...), nil
}

func appendSteps(out []byte, places []uint32, last uint32) []byte {
	for _, at := range places {
		out = binary.AppendUvarint(out, uint64(at-last))
		last = at
	}
	return out
}

func unpackPlaces(set []byte) (places []uint32, err error) {
	if len(set) == 0 {
		return nil, nil
	}
	switch set[0] {
	case placesPlain:
		return readSteps(nil, set[1:], 0)
	case placesPacked:
		steps, err := unpacked(set[1:])
		if err != nil {
			return nil, err
		}
		return readSteps(nil, steps, 0)
	}
	pieces, err := piecesOf(set[1:])
	for n, piece := range pieces {
		if len(piece) == 0 || err != nil {
			continue
		}
		var steps []byte
		if steps, err = unpacked(piece); err == nil {
			places, err = readSteps(places, steps, uint32(n)*peopleInPiece)
		}
	}
	return places, err
}

// hasPlace says whether a place is in a set. Of a long set one piece is read.
func hasPlace(set []byte, place uint32) (bool, error) {
	if len(set) == 0 {
		return false, nil
	}
	if set[0] != placesInPieces {
		places, err := unpackPlaces(set)
		_, has := slices.BinarySearch(places, place)
		return has, err
	}
	pieces, err := piecesOf(set[1:])
	n := place / peopleInPiece
	if err != nil || int(n) >= len(pieces) || len(pieces[n]) == 0 {
		return false, err
	}
	steps, err := unpacked(pieces[n])
	if err != nil {
		return false, err
	}
	places, err := readSteps(nil, steps, n*peopleInPiece)
	_, has := slices.BinarySearch(places, place)
	return has, err
}

func piecesOf(body []byte) ([][]byte, error) {
	count, n := binary.Uvarint(body)
	if n <= 0 || count > uint64(len(body)) {
		return nil, errSetEnds
	}
	body = body[n:]
	lengths := make([]uint64, count)
	for i := range lengths {
		if lengths[i], n = binary.Uvarint(body); n <= 0 {
			return nil, errSetEnds
		}
		body = body[n:]
	}
	pieces := make([][]byte, count)
	for i, length := range lengths {
		if length > uint64(len(body)) {
			return nil, errSetEnds
		}
		pieces[i], body = body[:length], body[length:]
	}
	return pieces, nil
}

var errSetEnds = errors.New("reading a set of people: it ends in the middle")

func readSteps(places []uint32, steps []byte, from uint32) ([]uint32, error) {
	last := uint64(from)
	for len(steps) > 0 {
		step, n := binary.Uvarint(steps)
		if n <= 0 {
			return nil, errSetEnds
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
func placesOf(people, ids []ident.ObjectID) ([]uint32, error) {
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
