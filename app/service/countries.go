package service

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countries lists the countries of ISO 3166 by their English names.
var countries = sync.OnceValue(func() []NamedView {
	list := []NamedView{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code || code == "ZZ" {
				continue
			}
			if name := names.Name(region); name != "" {
				list = append(list, NamedView{ID: code, Name: name})
			}
		}
	}
	slices.SortFunc(list, func(a, b NamedView) int { return strings.Compare(a.Name, b.Name) })
	return list
})
