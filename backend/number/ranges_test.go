package number

import (
	"testing"

	"personadesk/backend/problem"
)

func manchester() Range {
	return Range{ID: "mcr", Name: "Manchester", First: "+441614960000", Last: "+441614960099", Type: "directRouting", Country: "GB", City: "Manchester"}
}

func london() Range {
	return Range{ID: "lon", Name: "London", First: "+442079460000", Last: "+442079460099", Type: "directRouting", Country: "GB", City: "London"}
}

func codes(list []problem.Problem) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, p.Code)
	}
	return out
}

func TestCheckRanges(t *testing.T) {
	with := func(change func(*Range)) Range {
		r := manchester()
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		ranges []Range
		code   string
	}{
		"two that lie apart":    {[]Range{manchester(), london()}, ""},
		"one number":            {[]Range{with(func(r *Range) { r.Last = r.First })}, ""},
		"letters":               {[]Range{with(func(r *Range) { r.First = "+44161x" })}, "RANGE_NUMBER"},
		"no plus":               {[]Range{with(func(r *Range) { r.Last = "441614960099" })}, "RANGE_NUMBER"},
		"country code zero":     {[]Range{with(func(r *Range) { r.First = "+041614960000" })}, "RANGE_NUMBER"},
		"lengths differ":        {[]Range{with(func(r *Range) { r.Last = "+4416149600999" })}, "RANGE_LENGTH"},
		"backwards":             {[]Range{with(func(r *Range) { r.First, r.Last = r.Last, r.First })}, "RANGE_BACKWARDS"},
		"too large":             {[]Range{with(func(r *Range) { r.First, r.Last = "+441600000000", "+441699999999" })}, "RANGE_LARGE"},
		"a country by its name": {[]Range{with(func(r *Range) { r.Country = "England" })}, "RANGE_COUNTRY"},
		"no such country":       {[]Range{with(func(r *Range) { r.Country = "QQ" })}, "RANGE_COUNTRY"},
		"small letters":         {[]Range{with(func(r *Range) { r.Country = "gb" })}, ""},
		"the same id":           {[]Range{manchester(), with(func(r *Range) { r.First, r.Last = "+441", "+442" })}, "RANGE_TWICE"},
		"one inside the other":  {[]Range{manchester(), with(func(r *Range) { r.ID, r.First, r.Last = "x", "+441614960050", "+441614960059" })}, "RANGE_OVERLAP"},
		"meeting at their ends": {[]Range{manchester(), with(func(r *Range) { r.ID, r.First, r.Last = "x", "+441614960099", "+441614960199" })}, "RANGE_OVERLAP"},
		"neighbours that don't": {[]Range{manchester(), with(func(r *Range) { r.ID, r.First, r.Last = "x", "+441614960100", "+441614960199" })}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := codes(CheckRanges(c.ranges))
			if c.code == "" && len(got) == 0 {
				return
			}
			if len(got) != 1 || got[0] != c.code {
				t.Errorf("got %v, want %q", got, c.code)
			}
		})
	}
}

func TestRangeSizeAndHolds(t *testing.T) {
	r := manchester()
	if r.Size() != 100 || !r.Holds("+441614960099") || r.Holds("+441614960100") || r.Holds("0161 496 0001") {
		t.Errorf("size %d", r.Size())
	}
	r.Last = "nonsense"
	if r.Size() != 0 || r.Holds("+441614960001") {
		t.Error("a broken range holds something")
	}
}
