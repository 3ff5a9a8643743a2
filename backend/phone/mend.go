package phone

import (
	"strconv"
	"strings"

	"personadesk/backend/phone/dotnet"
	"personadesk/backend/text"
)

// mistakeText says what is wrong with a pattern.
func mistakeText(m *dotnet.SyntaxError) text.Text {
	return text.Of("phone.mistake." + string(m.Mistake))
}

// mend closes what was left open, where that makes the pattern one that can be read. It replaces the place from where the
// mistake begins to where the pattern cannot be read any further.
func (r NormalizationRule) mend(m *dotnet.SyntaxError) *Fix {
	var closing string
	switch m.Mistake {
	case dotnet.InsufficientClosingParentheses:
		closing = ")"
	case dotnet.UnterminatedBracket:
		closing = "]"
	default:
		return nil
	}
	place := r.place("pattern", r.Pattern, dotnet.Place{At: m.From, End: m.Offset}, nil)
	piece := place.of(r.Pattern)
	before := string([]rune(r.Pattern)[:place.Offset])
	after := string([]rune(r.Pattern)[place.Offset+place.Length:])
	body, end := piece, ""
	if strings.HasSuffix(piece, "$") {
		body, end = strings.TrimSuffix(piece, "$"), "$"
	}
	mended := body + closing + end
	if _, err := dotnet.Compile(before + mended + after); err != nil {
		return nil
	}
	return &Fix{Text: mended, Says: text.Of("phone.mend.close", closing)}
}

// separated takes $10 apart into ${1}0 when the pattern has a part 1 and no part 10.
func separated(re *dotnet.Regex, reference string) *Fix {
	digits := strings.TrimPrefix(reference, "$")
	for n := len(digits) - 1; n > 0; n-- {
		group, err := strconv.Atoi(digits[:n])
		if err != nil {
			return nil
		}
		if re.Has(group) {
			apart := "${" + digits[:n] + "}" + digits[n:]
			return &Fix{Text: apart, Says: text.Of("phone.mend.apart", apart, group, digits[n:])}
		}
	}
	return nil
}
