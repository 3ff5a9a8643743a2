package dotnet

import (
	"strings"
	"unicode/utf16"
)

// PieceKind says what a piece of a pattern is, as far as people speak of it.
type PieceKind string

// The kinds of pieces.
const (
	PieceBegin  PieceKind = "begin"  // the beginning of what was dialled
	PieceEnd    PieceKind = "end"    // its end
	PieceText   PieceKind = "text"   // these characters
	PieceDigit  PieceKind = "digit"  // one digit
	PieceAny    PieceKind = "any"    // one character, whichever
	PieceOneOf  PieceKind = "oneOf"  // one of some
	PieceRepeat PieceKind = "repeat" // the kid, Min to Max times; Max is -1 for no end
	PieceKept   PieceKind = "kept"   // the kids, kept as Number
	PieceGroup  PieceKind = "group"  // the kids, one after the other
	PieceEither PieceKind = "either" // one of the kids
	PieceBefore PieceKind = "before" // what follows must be the kids
	PieceUnless PieceKind = "unless" // what follows must not be the kids
	PieceSame   PieceKind = "same"   // what was kept as Number
	PieceOther  PieceKind = "other"  // what has no plain words
)

// Piece is a part of a pattern with its place, in UTF-16 units.
type Piece struct {
	Place
	Kind     PieceKind
	Text     string // the characters, or those of which one is wanted as 2-9, or the pattern itself
	Min, Max int
	Number   int
	Kids     []Piece

	units []uint16 // of Text, while it is put together: half a character is no text
}

// Pieces takes a pattern apart into what stands one after the other in it.
func (r *Regex) Pieces() []Piece {
	return inRow(toUnits(r.pattern), r.root.kids)
}

// inRow gives the pieces of nodes one after the other, characters beside each other as one.
func inRow(written []uint16, nodes []*node) []Piece {
	var list []Piece
	for _, n := range nodes {
		if n.op == opConcat {
			list = append(list, inRow(written, n.kids)...)
			continue
		}
		list = append(list, pieceOf(written, n))
	}
	return joined(list)
}

// place is where a node stands; one that only holds others stands where they do.
func (n *node) place() Place {
	if n.at != n.end || len(n.kids) == 0 {
		return Place{At: n.at, End: n.end}
	}
	return Place{At: n.kids[0].place().At, End: n.kids[len(n.kids)-1].place().End}
}

func joined(list []Piece) []Piece {
	var row []Piece
	for _, p := range list {
		if last := len(row) - 1; last >= 0 && p.Kind == PieceText && row[last].Kind == PieceText && row[last].End == p.At {
			row[last].units = append(row[last].units, p.units...)
			row[last].End = p.End
			continue
		}
		row = append(row, p)
	}
	for i, p := range row {
		if p.Kind == PieceText {
			row[i].Text = string(utf16.Decode(p.units))
		}
	}
	return row
}

func pieceOf(written []uint16, n *node) Piece {
	p := Piece{Place: n.place(), Kind: PieceOther}
	p.Text = string(utf16.Decode(written[p.At:p.End]))
	kids := func(kind PieceKind) { p.Kind, p.Kids = kind, inRow(written, n.kids) }
	switch n.op {
	case opUnit:
		p.Kind, p.units = PieceText, []uint16{n.unit}
	case opSet:
		p.Kind, p.Text = kindOfSet(n.set)
	case opRepeat:
		kids(PieceRepeat)
		if p.Min, p.Max = n.min, n.max; n.max == forever {
			p.Max = -1
		}
	case opCapture:
		if n.balance == none {
			kids(PieceKept)
			p.Number = n.number
		}
	case opGroup, opAtomic:
		kids(PieceGroup)
	case opAlternate:
		p.Kind = PieceEither
		for _, k := range n.kids {
			row := inRow(written, []*node{k})
			p.Kids = append(p.Kids, Piece{Place: k.place(), Kind: PieceGroup, Kids: row})
		}
	case opAhead:
		kids(PieceBefore)
	case opNotAhead:
		kids(PieceUnless)
	case opAnchor:
		switch n.anchor {
		case `\A`:
			p.Kind = PieceBegin
		case `\Z`, `\z`:
			p.Kind = PieceEnd
		}
	case opReference:
		p.Kind, p.Number = PieceSame, n.number
	case opConcat, opBehind, opNotBehind, opIfGroup, opIf: // as they are written
	}
	return p
}

// kindOfSet tells the sets apart by what of them can be dialled.
func kindOfSet(s *set) (PieceKind, string) {
	in := func(c rune) bool { return s.has(uint16(c)) }
	var members []rune
	for c := rune('!'); c <= '~'; c++ {
		if in(c) {
			members = append(members, c)
		}
	}
	switch text := string(members); {
	case text == "0123456789":
		return PieceDigit, ""
	case len(members) == '~'-'!'+1:
		return PieceAny, ""
	default:
		return PieceOneOf, runs(members)
	}
}

// runs writes characters as a person does: 2–9, 1378.
func runs(members []rune) string {
	var b strings.Builder
	for i := 0; i < len(members); {
		j := i
		for j+1 < len(members) && members[j+1] == members[j]+1 {
			j++
		}
		if j-i < 2 {
			j = i
			b.WriteRune(members[i])
		} else {
			b.WriteString(string(members[i]) + "–" + string(members[j]))
		}
		i = j + 1
	}
	return b.String()
}
