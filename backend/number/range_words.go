package number

import (
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/catalog"
	"personadesk/backend/limit"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// wordsOf finds what is wrong with what a range says in words: name, city, tag and type.
func wordsOf(r Range) []problem.Problem {
	var found []problem.Problem
	add := func(field string, p *problem.Problem) {
		found = append(found, *p.At(problem.Where{Step: "numbers", Kind: "range", ID: r.ID, Field: field}))
	}
	for _, text := range []struct{ field, value string }{{"name", r.Name}, {"city", r.City}, {"country", r.Country}, {"tag", r.Tag}} {
		if _, unfit := limit.Unfit(text.value, limit.OneLine); unfit || utf8.RuneCountInString(text.value) > limit.Name {
			add(text.field, problem.New("RANGE_TEXT").Detailed(r.ID, text.value, limit.Name).Hinted())
		}
	}
	if code, known := catalog.CountryCode(r.Country); r.Country != "" && (!known || !strings.EqualFold(code, r.Country)) {
		add("country", problem.New("RANGE_COUNTRY").Detailed(r.Name, r.Country).Hinted())
	}
	if r.Type != "" && !slices.Contains(phone.NumberTypes(), r.Type) {
		add("type", problem.New("RANGE_TYPE").Detailed(r.Name, r.Type).Hinted())
	}
	if n := utf8.RuneCountInString(r.Tag); n > limit.NumberTag {
		add("tag", problem.New("RANGE_TAG.long").Detailed(r.Name, n, limit.NumberTag).Hinted())
	}
	if strings.Contains(r.Tag, ",") {
		add("tag", problem.New("RANGE_TAG.comma").Detailed(r.Name, r.Tag).Hinted())
	}
	return found
}
