package world

import "testing"

func TestTheGrammarOfFaults(t *testing.T) {
	for text, want := range map[string]struct {
		rate   float64
		option string
		seed   uint64
		ok     bool
	}{
		"":                             {0, "", 0, true},
		"addon-alone":                  {1, "refuse", 0, true},
		"addon-alone:members":          {1, "members", 0, true},
		"addon-alone=0.5":              {0.5, "refuse", 0, true},
		"seed=7, addon-alone=1:refuse": {1, "refuse", 7, true},
		"chaos":                        {},
		"addon-alone:gently":           {},
		"addon-alone:":                 {},
		"addon-alone=2":                {},
		"addon-alone=often":            {},
		"addon-alone=NaN":              {},
		"addon-alone,addon-alone":      {},
		"seed=x":                       {},
		"seed=1:refuse":                {},
	} {
		t.Run(text, func(t *testing.T) {
			f, err := ReadFaults(text)
			if (err == nil) != want.ok {
				t.Fatalf("%v", err)
			}
			if fault := f.by[AddOnAlone]; err == nil && (fault.Rate != want.rate || fault.Option != want.option || f.seed != want.seed) {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestAFaultStrikesAsOftenAsItSaysAndTheSameAgain(t *testing.T) {
	f, err := ReadFaults("addon-alone=0.25,seed=3")
	if err != nil {
		t.Fatal(err)
	}
	struck := 0
	for i := range 2000 {
		about := string(rune('a'+i%26)) + string(rune('0'+i/26))
		_, strikes := f.Strikes(AddOnAlone, about)
		if _, again := f.Strikes(AddOnAlone, about); again != strikes {
			t.Fatal("the same is struck once and spared once")
		}
		if strikes {
			struck++
		}
	}
	if struck < 400 || struck > 600 {
		t.Errorf("%d of 2000", struck)
	}
	if _, strikes := (Faults{}).Strikes(AddOnAlone, "x"); strikes {
		t.Error("a fault that is not played strikes")
	}
}
