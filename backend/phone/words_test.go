package phone

import (
	"strings"
	"testing"

	"personadesk/backend/text"
)

func TestAPatternInWords(t *testing.T) {
	for name, c := range map[string]struct{ pattern, want string }{
		"the domestic rule":       {`^0(\d{9,10})$`, `^0: 0 at the beginning | (\d{9,10}): then 9 or 10 digits, kept as $1 | $: the end`},
		"the local rule":          {`^(\d{7})$`, `^(\d{7}): 7 digits, kept as $1 at the beginning | $: the end`},
		"a number that is meant":  {`^5555$`, `^5555: 5555 at the beginning | $: the end`},
		"whatever follows":        {`^00(.*)$`, `^00: 00 at the beginning | (.*): then whatever follows, or nothing, kept as $1 | $: the end`},
		"one of some":             {`^([2-9]\d{6})$`, `^([2-9]\d{6}): one of 2–9 and 6 digits, kept as $1 at the beginning | $: the end`},
		"an alternative":          {`^(999|112)$`, `^(999|112): 999 or 112, kept as $1 at the beginning | $: the end`},
		"perhaps a prefix":        {`^1?(\d{10})$`, `^1?: 1 or nothing at the beginning | (\d{10}): then 10 digits, kept as $1 | $: the end`},
		"but not some":            {`^(?!112)\d{3}$`, `^(?!112): but not if 112 follows at the beginning | \d{3}: then 3 digits | $: the end`},
		"not anchored":            {`\d+`, `\d+: 1 digit or more`},
		"whole alternatives":      {`^1$|^2$`, `^1$|^2$: the beginning and 1 and the end or the beginning and 2 and the end`},
		"the same again":          {`^(\d)\1$`, `^(\d): 1 digit, kept as $1 at the beginning | \1: then the same as $1 once more | $: the end`},
		"what has no plain words": {`^\b1$`, `^\b: \b, as .NET reads it at the beginning | 1: then 1 | $: the end`},
		"behind two units":        {`^😀1$`, `^😀1: 😀1 at the beginning | $: the end`},
		"what cannot be read":     {`^0(\d{9,10}$`, ``},
		"nothing":                 {``, ``},
	} {
		t.Run(name, func(t *testing.T) {
			var list []string
			for _, w := range Words(c.pattern) {
				list = append(list, w.Piece+": "+text.English().Print(w.Says))
			}
			if got := strings.Join(list, " | "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}
