package number

import "strconv"

// longest is the most digits a number may have after its plus sign.
const longest = 15

// digits turns an E.164 number into the whole number it spells. A plain number has a one-to-one relation to it, since
// no country code begins with 0. An extension or anything else that is not "+" and digits is refused.
func digits(telephone string) (uint64, bool) {
	if len(telephone) < 3 || len(telephone) > longest+1 || telephone[0] != '+' || telephone[1] == '0' {
		return 0, false
	}
	var n uint64
	for i := 1; i < len(telephone); i++ {
		c := telephone[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return n, true
}

// telephone is the way back from digits.
func telephone(n uint64) string { return "+" + strconv.FormatUint(n, 10) }
