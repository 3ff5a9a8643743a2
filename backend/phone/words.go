package phone

import (
	"unicode/utf16"

	"personadesk/backend/phone/dotnet"
	"personadesk/backend/text"
)

// InWords is a piece of a pattern, and what it means in words.
type InWords struct {
	Piece string
	Says  text.Text
}

// Words says a pattern piece by piece; nothing of one that cannot be read.
func Words(pattern string) []InWords {
	re, err := dotnet.Compile(pattern)
	if err != nil || pattern == "" {
		return nil
	}
	units := utf16.Encode([]rune(pattern))
	var list []InWords
	pieces := re.Pieces()
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		at, end, says := p.At, p.End, said(p)
		if p.Kind == dotnet.PieceBegin && i+1 < len(pieces) && pieces[i+1].Kind != dotnet.PieceEnd {
			i++
			says, end = text.Of("phone.words.begins", said(pieces[i])), pieces[i].End
		} else if len(list) > 0 && p.Kind != dotnet.PieceEnd {
			says = text.Of("phone.words.then", says)
		}
		list = append(list, InWords{Piece: string(utf16.Decode(units[at:end])), Says: says})
	}
	return list
}

// said is one piece in words.
func said(p dotnet.Piece) text.Text {
	switch p.Kind {
	case dotnet.PieceBegin:
		return text.Of("phone.words.begin")
	case dotnet.PieceEnd:
		return text.Of("phone.words.end")
	case dotnet.PieceText:
		return text.Literal(p.Text)
	case dotnet.PieceDigit:
		return text.Of("phone.words.digits", 1)
	case dotnet.PieceAny:
		return text.Of("phone.words.characters", 1)
	case dotnet.PieceOneOf:
		return text.Of("phone.words.one-of", p.Text)
	case dotnet.PieceRepeat:
		return repeated(p)
	case dotnet.PieceKept:
		return text.Of("phone.words.kept", row(p.Kids), p.Number)
	case dotnet.PieceGroup:
		return row(p.Kids)
	case dotnet.PieceEither:
		return either(p.Kids)
	case dotnet.PieceBefore:
		return text.Of("phone.words.before", row(p.Kids))
	case dotnet.PieceUnless:
		return text.Of("phone.words.unless", row(p.Kids))
	case dotnet.PieceSame:
		return text.Of("phone.words.same", p.Number)
	case dotnet.PieceOther:
	}
	return text.Of("phone.words.other", p.Text)
}

// row is pieces one after the other.
func row(pieces []dotnet.Piece) text.Text {
	if len(pieces) == 0 {
		return text.Of("phone.words.nothing")
	}
	says := said(pieces[0])
	for _, p := range pieces[1:] {
		says = text.Of("phone.words.and", says, said(p))
	}
	return says
}

func either(kids []dotnet.Piece) text.Text {
	says := said(kids[0])
	for _, k := range kids[1:] {
		says = text.Of("phone.words.or", says, said(k))
	}
	return says
}

// repeated says how often a piece comes. Digits and characters are counted, everything else comes so many times.
func repeated(p dotnet.Piece) text.Text {
	what, kid := "times", row(p.Kids)
	if len(p.Kids) == 1 {
		switch p.Kids[0].Kind {
		case dotnet.PieceDigit:
			what = "digits"
		case dotnet.PieceAny:
			what = "characters"
		default: // is named
		}
	}
	args := func(figures ...any) []any {
		if what == "times" {
			return append(figures, kid)
		}
		return figures
	}
	switch {
	case p.Min == 0 && p.Max == 1:
		return text.Of("phone.words.perhaps", kid)
	case p.Max == -1 && p.Min == 0:
		return text.Of("phone.words."+what+".any", args()...)
	case p.Max == -1:
		return text.Of("phone.words."+what+".least", args(p.Min)...)
	case p.Min == p.Max:
		return text.Of("phone.words."+what, args(p.Min)...)
	case p.Max == p.Min+1:
		return text.Of("phone.words."+what+".or", args(p.Min, p.Max)...)
	}
	return text.Of("phone.words."+what+".to", args(p.Min, p.Max)...)
}
