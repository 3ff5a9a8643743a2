package dotnet

import "testing"

func compiled(t *testing.T, pattern string) *Regex {
	t.Helper()
	r, err := Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestHidden(t *testing.T) {
	for name, c := range map[string]struct {
		before  []string
		pattern string
		want    Told
		text    string
	}{
		"the same":                          {[]string{`^(\d{7})$`}, `^(\d{7})$`, Yes, ""},
		"narrower":                          {[]string{`^\d+$`}, `^5555$`, Yes, ""},
		"wider":                             {[]string{`^5555$`}, `^\d{4}$`, No, "1111"},
		"by two together":                   {[]string{`^[0-4]\d$`, `^[5-9]\d$`}, `^\d\d$`, Yes, ""},
		"by all but one digit":              {[]string{`^[0-4]\d$`, `^[6-9]\d$`}, `^\d\d$`, No, "51"},
		"one that matches anywhere":         {[]string{`5`}, `^\d*5\d*$`, Yes, ""},
		"lazy is no other":                  {[]string{`^0(.*?)$`}, `^0(.*)$`, Yes, ""},
		"the domestic before international": {[]string{`^0(\d{9,10})$`}, `^00(.*)$`, No, "00"},
		"a class without some":              {[]string{`^[0-9-[5]]$`}, `^\d$`, No, "5"},
		"nothing before":                    {nil, `^\d$`, No, "1"},
		"one that can match nothing":        {nil, `^\d(?!)$`, Unknown, ""},
		"one that ends before it begins":    {nil, `^$\d`, Yes, ""},
		"looks ahead":                       {[]string{`^(?=5)\d$`}, `^5$`, Unknown, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var before []*Regex
			for _, p := range c.before {
				before = append(before, compiled(t, p))
			}
			got, text := Hidden(compiled(t, c.pattern), before)
			if got != c.want || text != c.text {
				t.Errorf("%v %q, want %v %q", got, text, c.want, c.text)
			}
		})
	}
}

func TestOverlap(t *testing.T) {
	for name, c := range map[string]struct {
		a, b string
		want Told
		text string
	}{
		"domestic and international": {`^0(\d{9,10})$`, `^00(.*)$`, Yes, "0011111111"},
		"other lengths":              {`^\d{4}$`, `^\d{5}$`, No, ""},
		"inside one another":         {`55`, `^\d{4}$`, Yes, "1155"},
	} {
		t.Run(name, func(t *testing.T) {
			got, text := Overlap(compiled(t, c.a), compiled(t, c.b))
			if got != c.want || text != c.text {
				t.Errorf("%v %q, want %v %q", got, text, c.want, c.text)
			}
		})
	}
}

func TestCatastrophic(t *testing.T) {
	for pattern, want := range map[string]string{
		`^(\d+)+$`:            `(\d+)+`,
		`^(\d*)*$`:            `(\d*)*`,
		`^0(\d|\d\d)+$`:       `(\d|\d\d)+`,
		`^(\d|[0-9])*#$`:      `(\d|[0-9])*`,
		`^((\d+-?)+)$`:        `(\d+-?)+`,
		`^0(\d{9,10})$`:       "",
		`^00(.*)$`:            "",
		`^(\d+-)+$`:           "",
		`^(\d+)+`:             "", // never fails once it began
		`^(?:\d{3}|\d{4}-)+$`: "",
		`^(ab|a|b)+$`:         `(ab|a|b)+`,
		`^(\d\d)*\d*$`:        "", // many ways, not exponentially many
	} {
		r := compiled(t, pattern)
		got := ""
		if p, is := r.Catastrophic(); is {
			got = pattern[p.At:p.End]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}
