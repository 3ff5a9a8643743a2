package catalog

import "testing"

func TestCountryCode(t *testing.T) {
	for text, want := range map[string]string{
		"Germany": "DE", " germany ": "DE", "Deutschland": "DE", "de": "DE", "DEU": "DE", "UK": "GB", "United Kingdom": "GB", "USA": "US",
		"Ireland": "IE", "Iceland": "IS", "": "", "Atlantis": "", "Europe": "",
	} {
		if got, known := CountryCode(text); got != want || known != (want != "") {
			t.Errorf("%q is %q, %v, want %q", text, got, known, want)
		}
	}
	list := Countries()
	if len(list) < 240 || list[0].Name != "Afghanistan" {
		t.Errorf("%d countries, the first is %+v", len(list), list[0])
	}
}
