package catalog

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is a country of ISO 3166.
type Country struct {
	Code string // of two letters
	Name string // in English
}

// Countries lists the countries by their names.
func Countries() []Country { return slices.Clone(countries()) }

// countries lists the countries of ISO 3166 by their English names.
var countries = sync.OnceValue(func() []Country {
	list := []Country{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code || code == "ZZ" {
				continue
			}
			if name := names.Name(region); name != "" {
				list = append(list, Country{Code: code, Name: name})
			}
		}
	}
	slices.SortFunc(list, func(a, b Country) int { return strings.Compare(a.Name, b.Name) })
	return list
})

// countryWords are names of countries in use beside those of ISO 3166.
var countryWords = map[string]string{
	"uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
	"usa": "US", "united states of america": "US", "america": "US", "holland": "NL", "the netherlands": "NL", "czech republic": "CZ",
	"south korea": "KR", "korea": "KR", "russia": "RU", "deutschland": "DE", "schweiz": "CH", "österreich": "AT", "españa": "ES", "italia": "IT",
}

// CountryCode finds the code of a country by its English name, a name in use, or a code of two or three letters.
func CountryCode(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if code, known := countryWords[strings.ToLower(text)]; known {
		return code, true
	}
	for _, c := range countries() {
		if strings.EqualFold(c.Name, text) {
			return c.Code, true
		}
	}
	region, err := language.ParseRegion(strings.ToUpper(text))
	if err != nil || !region.IsCountry() {
		return "", false
	}
	return region.Canonicalize().String(), true
}
