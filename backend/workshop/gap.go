package workshop

import (
	"cmp"
	"slices"

	"personadesk/backend/catalog"
)

// Want is one department's wish for a feature.
type Want struct {
	DepartmentID string `json:"departmentId"`
	Grade        Grade  `json:"grade"` // Must or Should
}

// Gap is a wanted feature that Teams alone does not give.
type Gap struct {
	FeatureID string           `json:"featureId"`
	Name      string           `json:"name"`
	Native    catalog.Nativity `json:"native"` // partly, no, or addon: it only costs something
	Lacks     string           `json:"lacks"`
	Ways      []string         `json:"ways"`
	Wants     []Want           `json:"wants"`    // in the order of the board
	Worst     Grade            `json:"worst"`    // Must when anybody must have it
	Decision  *Decision        `json:"decision"` // nil while nobody has decided
	Open      bool             `json:"open"`     // nobody has decided, and money alone does not close it
}

// Gaps finds every feature that some department must or should have and that Teams gives only in part, with an add-on,
// or not at all, in the order of the features.
func Gaps(features []catalog.Feature, w Workshop) []Gap {
	order := map[string]int{}
	for i, d := range w.Departments {
		order[d.ID] = i
	}
	wants := map[string][]Want{}
	for _, s := range w.Scores {
		if s.Grade == Must || s.Grade == Should {
			wants[s.FeatureID] = append(wants[s.FeatureID], Want{s.DepartmentID, s.Grade})
		}
	}
	decisions := map[string]*Decision{}
	for i, d := range w.Decisions {
		decisions[d.FeatureID] = &w.Decisions[i]
	}
	var gaps []Gap
	for _, f := range features {
		wanted := wants[f.ID]
		if f.Native == catalog.Yes || len(wanted) == 0 {
			continue
		}
		slices.SortStableFunc(wanted, func(a, b Want) int { return cmp.Compare(order[a.DepartmentID], order[b.DepartmentID]) })
		gap := Gap{FeatureID: f.ID, Name: f.Name, Native: f.Native, Lacks: f.Lacks, Ways: slices.Clone(f.Ways),
			Wants: wanted, Worst: Should, Decision: decisions[f.ID]}
		if slices.ContainsFunc(wanted, func(w Want) bool { return w.Grade == Must }) {
			gap.Worst = Must
		}
		gap.Open = gap.Decision == nil && f.Gap()
		gaps = append(gaps, gap)
	}
	return gaps
}
