package phone

import "strconv"

// Figure is the whole number that an E.164 number spells, for counting through ranges. Numbers and figures go one to one,
// since no country code begins with 0. It is false for anything but a plus sign and at most MostDigits digits. Numbers
// shorter than IsE164 allows have a figure too: a tenant may hold some, and what it holds must not be overlooked.
func Figure(e164 string) (uint64, bool) {
	if len(e164) < 3 || len(e164) > MostDigits+1 || e164[0] != '+' || e164[1] == '0' || !isDigits(e164[1:]) {
		return 0, false
	}
	var n uint64
	for i := 1; i < len(e164); i++ {
		n = n*10 + uint64(e164[i]-'0')
	}
	return n, true
}

// Spell is the way back from Figure to E.164.
func Spell(figure uint64) string { return "+" + strconv.FormatUint(figure, 10) }
