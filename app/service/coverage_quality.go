package service

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/document"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/targeting"
	"personadesk/backend/text"
)

// Quality says how well the attributes are kept that rules look at: those that stand in rules first.
func (s *Coverage) Quality() (QualityView, error) {
	if err := s.may(desk.Look); err != nil {
		return QualityView{}, err
	}
	v := QualityView{Attributes: []AttributeQualityView{}, Mismatches: []MismatchView{}}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return v, err
	}
	v.ReadAt, v.Total = readAt(r), r.Directory.Len()
	list := r.reach
	counts := used(list)
	for _, a := range r.Directory.Quality() {
		view := AttributeQualityView{Property: a.Property, Used: counts[a.Property], Known: a.Known, Blank: a.Absent, Unknown: a.Unknown,
			Distinct: a.Distinct, Variants: []VariantGroupView{}, Once: a.Once, Examples: []OnceView{}}
		for _, group := range a.Variants {
			shown, err := s.variants(list, r.Directory, a.Property, group)
			if err != nil {
				return v, err
			}
			view.Variants = append(view.Variants, shown)
		}
		for _, once := range a.Examples {
			view.Examples = append(view.Examples, OnceView(once))
		}
		v.Attributes = append(v.Attributes, view)
	}
	slices.SortStableFunc(v.Attributes, func(a, b AttributeQualityView) int { return b.Used - a.Used })
	for _, m := range r.Directory.Mismatches(catalog.CountryCode) {
		v.Mismatches = append(v.Mismatches, MismatchView(m))
	}
	return v, nil
}

// variants shows several spellings of one value, with whom one spelling for all would move.
func (s *Coverage) variants(list []targeting.Reach, d *directory.Directory, property string, group directory.VariantGroup) (VariantGroupView, error) {
	v := VariantGroupView{Keep: group.Keep, Count: group.Count, Others: []VariantView{}, Caught: []CaughtView{}}
	from := make([]string, 0, len(group.Others))
	for _, other := range group.Others {
		v.Others = append(v.Others, VariantView(other))
		v.Users += other.Count
		from = append(from, other.Value)
	}
	shifts, err := targeting.Cleanup(list, d, []directory.Edit{{Property: property, From: from, To: group.Keep}}, s.d.now())
	if err != nil {
		return v, err
	}
	for _, shift := range shifts {
		v.Caught = append(v.Caught, CaughtView{PersonaID: shift.After.ID, Name: shift.After.Name, In: shift.In.Count(), Out: shift.Out.Count()})
	}
	return v, nil
}

// qualityFile is the name of the table of attribute quality.
const qualityFile = "attribute-quality.csv"

// SaveQuality writes the findings as a table that the people who keep the attributes can work through, and gives its path.
func (s *Coverage) SaveQuality(folder string) (path string, err error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	v, err := s.Quality()
	if err != nil {
		return "", err
	}
	if v.ReadAt == "" {
		return "", neverRead()
	}
	refused := func(err error) error {
		return problem.New("QUALITY_UNWRITTEN").Detailed(err).Hinted().Because(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", refused(err)
	}
	path = filepath.Join(folder, qualityFile)
	if err := document.WriteFile(path, func(out io.Writer) error { return document.WriteQuality(out, qualityRows(s.d.printer(), v)) }); err != nil {
		return "", refused(err)
	}
	return path, nil
}

// qualityRows lists the findings, the attributes by the names that those know who keep them.
func qualityRows(in *text.Printer, v QualityView) []document.QualityRow {
	var rows []document.QualityRow
	for _, a := range v.Attributes {
		name := a.Property
		if p, known := rule.PropertyNamed(a.Property); known && p.Graph != "onPremisesExtensionAttributes" {
			name = p.Graph
		}
		if a.Blank > 0 && a.Used > 0 {
			rows = append(rows, document.QualityRow{Attribute: name, Finding: in.Print(text.Of("quality.no-value")), Users: a.Blank})
		}
		for _, group := range a.Variants {
			for _, other := range group.Others {
				rows = append(rows, document.QualityRow{Attribute: name, Finding: in.Print(text.Of("quality.spelled", other.Kind)), Value: other.Value,
					Users: other.Count, Suggested: group.Keep, Effect: caughtWords(in, group.Caught)})
			}
		}
		for _, once := range a.Examples {
			if once.Near != "" {
				rows = append(rows, document.QualityRow{Attribute: name, Finding: in.Print(text.Of("quality.once")), Value: once.Value, Users: 1, Suggested: once.Near})
			}
		}
	}
	for _, m := range v.Mismatches {
		rows = append(rows, document.QualityRow{Attribute: "usageLocation", Finding: in.Print(text.Of("quality.country")), Value: in.Print(text.Of("quality.with", m.UsageLocation, m.Country)), Users: m.Users})
	}
	return rows
}

// caughtWords says whose persona one spelling for all would change.
func caughtWords(in *text.Printer, list []CaughtView) string {
	said := make([]string, len(list))
	for i, c := range list {
		said[i] = in.Print(text.Of("quality.caught", c.Name, c.In, c.Out))
	}
	return strings.Join(said, "; ")
}
