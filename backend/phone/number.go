package phone

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"personadesk/backend/problem"
	"personadesk/backend/text"

	"github.com/nyaruka/phonenumbers"
)

// Most and fewest digits of a number in E.164, country code included. Entra
// and Teams accept no shorter ones than these.
const (
	MostDigits   = 15
	FewestDigits = 7
)

// Number is a telephone number: E164 with its plus sign, and the extension
// behind it, digits only, or "".
type Number struct {
	E164      string `json:"e164"`
	Extension string `json:"extension,omitempty"`
}

// String is the number as Teams stores it: +441612300714 or
// +441612300714;ext=12.
func (n Number) String() string {
	if n.Extension == "" {
		return n.E164
	}
	return n.E164 + ";ext=" + n.Extension
}

// IsE164 reports whether text is a plus sign, a country code and digits, in
// the length E.164 allows, and nothing else. It does not ask whether such a
// number is in use.
func IsE164(text string) bool {
	if len(text) < FewestDigits+1 || len(text) > MostDigits+1 || text[0] != '+' || text[1] == '0' {
		return false
	}
	return isDigits(text[1:])
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

var (
	scientific = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$`)
	decimal    = regexp.MustCompile(`^\d{6,}[.,]0+$`)
	extension  = regexp.MustCompile(`(?i)[\s,;]*(?:;\s*ext\s*=|\bextension\b|\bext\b\.?|(?:\s|\b)x)\s*[:=]?\s*(\d{1,11})$`)
	writing    = regexp.MustCompile(`^\+?[\d\s\-./()]+$`)
	several    = regexp.MustCompile(`(?i)\d[\d\s\-./()]{4,}\d\s*(?:[,;&\n]|\s\+|\b(?:and|or)\b)\s*\+?\(?\d[\d\s\-./()]{4,}\d`)
)

// Parse reads a number as it was written: with or without "tel:", blanks,
// brackets and an extension. A number without a plus sign is read as dialled
// in country (two letters); without a country it must carry its country code.
// The error is a *problem.Problem. What Excel made of a number that it took
// for a quantity is refused, because its digits are lost.
func Parse(typed, country string) (Number, error) {
	if IsE164(typed) {
		return Number{E164: typed}, nil
	}
	written := strings.TrimSpace(strings.Map(seen, typed))
	if len(written) >= 4 && strings.EqualFold(written[:4], "tel:") {
		written = strings.TrimSpace(written[4:])
	}
	switch {
	case written == "":
		return Number{}, problem.New("NUMBER_EMPTY")
	case scientific.MatchString(written):
		if whole, ok := inDigits(written); ok {
			return Parse(whole, country)
		}
		return Number{}, problem.New("NUMBER_SCIENTIFIC").
			Detailed(written).Hinted()
	case decimal.MatchString(written):
		return Number{}, problem.New("NUMBER_DECIMAL").
			Detailed(written).Hinted()
	}
	if several.MatchString(written) {
		return Number{}, problem.New("NUMBER_TWO").Detailed(written).Hinted()
	}
	var number Number
	if m := extension.FindStringSubmatchIndex(written); m != nil {
		number.Extension = written[m[2]:m[3]]
		written = written[:m[0]]
	}
	written = strings.Map(plainSeparator, written)
	if !writing.MatchString(written) {
		return Number{}, notANumber(typed, text.Of("phone.characters"))
	}
	e164, err := international(written, strings.ToUpper(country))
	if err != nil {
		return Number{}, err
	}
	number.E164 = e164
	return number, nil
}

// ParseKnown is Parse for a number that is looked up among known ones afterwards. Digits alone are taken for a number with its country code,
// as a spreadsheet makes one of them, whether or not such numbers are in use anywhere: what nobody knows is refused by whoever looks it up.
func ParseKnown(typed string) (Number, error) {
	n, err := Parse(typed, "")
	if err == nil {
		return n, nil
	}
	if p := problem.From(err); p.Code != "NUMBER_WITHOUT_COUNTRY" {
		return n, err
	}
	main, ext, extended := strings.Cut(strings.TrimSpace(strings.Map(seen, typed)), ";ext=")
	if !IsE164("+"+main) || extended && !isDigits(ext) {
		return n, err
	}
	return Number{E164: "+" + main, Extension: ext}, nil
}

// inDigits writes a figure in E notation in digits, where none of them was lost.
func inDigits(figure string) (string, bool) {
	figure = strings.ToUpper(strings.Replace(strings.TrimPrefix(figure, "+"), ",", ".", 1))
	mantissa, exponent, _ := strings.Cut(figure, "E")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	shift, err := strconv.Atoi(exponent)
	if err != nil || shift != len(fraction) || len(whole) != 1 {
		return "", false
	}
	return whole + fraction, true
}

// seen leaves out marks that nobody sees, with which telephone numbers are copied out of other programs.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// international finds the E.164 form of digits with separators.
func international(written, country string) (string, error) {
	if country == "" && !strings.HasPrefix(written, "+") {
		candidate := "+" + onlyDigits(written)
		if !IsE164(candidate) || !IsValid(candidate) {
			return "", problem.New("NUMBER_WITHOUT_COUNTRY").
				Detailed(written).Hinted()
		}
		return candidate, nil
	}
	parsed, err := phonenumbers.Parse(written, country)
	if err != nil {
		return "", notANumber(written, text.Literal(err.Error()))
	}
	if !phonenumbers.IsPossibleNumber(parsed) {
		return "", notANumber(written, text.Of("phone.digits.country"))
	}
	e164 := phonenumbers.Format(parsed, phonenumbers.E164)
	if !IsE164(e164) {
		return "", notANumber(written, text.Of("phone.digits"))
	}
	return e164, nil
}

func notANumber(written string, why text.Text) error {
	return problem.New("NUMBER_INVALID").
		Detailed(written, why).Hinted()
}

// plainSeparator turns the blanks and dashes of word processors into those of
// a keyboard.
func plainSeparator(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
		return '-'
	}
	return r
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}
