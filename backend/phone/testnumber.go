package phone

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
