package phone

import "strings"

// Origin says where a test number comes from.
type Origin string

// The origins of test numbers.
const (
	FromTemplate  Origin = "template"
	FromInterview Origin = "interview"
	Typed         Origin = "typed"
)

// TestNumber is what somebody dials and what should become of it. It is kept with its dial plan and tried at every change.
type TestNumber struct {
	Dialled string `json:"dialled"`
	Becomes string `json:"becomes"`
	From    Origin `json:"from"`
	Source  string `json:"source,omitempty"` // id of the department whose interview names it, or code of the template's country
}

// Dialling is what a dial plan has beside its rules. It stays in the workbook: the service knows no such thing.
type Dialling struct {
	Country string       `json:"country,omitempty"` // two letters: whose emergency numbers, and whose own rules come after these
	Tests   []TestNumber `json:"tests,omitempty"`
}

// IsZero says that there is nothing.
func (d Dialling) IsZero() bool { return d.Country == "" && len(d.Tests) == 0 }

// Tried is a test number with what becomes of it.
type Tried struct {
	TestNumber
	Dial  Dialled
	Right bool
}

// Try dials the test numbers at the rules.
func (p DialPlan) Try(d Dialling) []Tried {
	bench := p.BenchIn(d.Country)
	list := make([]Tried, len(d.Tests))
	for i, test := range d.Tests {
		dial := bench.Dial(test.Dialled)
		list[i] = Tried{TestNumber: test, Dial: dial, Right: dial.Number == test.Becomes && !dial.Unsure()}
	}
	return list
}

// TestOf makes a test number of a number as somebody wrote it: dialled as inside its country, and in E.164 afterwards. A number of
// another country, and what is no number, makes none.
func TestOf(written, country string) (TestNumber, bool) {
	n, err := Parse(strings.TrimSpace(written), country)
	if err != nil || country == "" || CallingCode(Country(n.E164)) != CallingCode(country) || n.Extension != "" {
		return TestNumber{}, false
	}
	dialled := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, National(n.E164))
	return TestNumber{Dialled: dialled, Becomes: n.E164}, dialled != ""
}
