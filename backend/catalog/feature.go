package catalog

import (
	"fmt"
	"slices"
	"sync"

	"personadesk/backend/ident"
)

// Nativity says how far Teams gives a feature by itself.
type Nativity string

// How far Teams gives a feature. Partly and No make a gap when the feature is
// wanted; AddOn costs a licence or a carrier but leaves no gap.
const (
	Yes    Nativity = "yes"
	Partly Nativity = "partly"
	AddOn  Nativity = "addon"
	No     Nativity = "no"
)

// The two values of Feature.Confidence.
const (
	Documented = "documented" // stated in public documentation
	Assumed    = "assumed"    // common knowledge, not checked against a document
)

// Feature is one Teams Phone capability of the guide's MoSCoW table.
type Feature struct {
	ID          string      `json:"id"`          // stable, kept in workbooks
	Name        string      `json:"name"`        // as the guide names it
	Area        string      `json:"area"`        // a heading to group by
	Native      Nativity    `json:"native"`      // how far Teams gives it
	Verdict     string      `json:"verdict"`     // the short answer to "does Teams do it?"
	Lacks       string      `json:"lacks"`       // what is missing, in plain words; "" exactly when Native is Yes
	Ways        []string    `json:"ways"`        // ways to close it, the nearest to Teams first
	Plans       []string    `json:"plans"`       // service plan IDs a user must have switched on
	Licences    []ident.SKU `json:"licences"`    // that are the ordinary way to buy it; a suite may include them
	PolicyTypes []string    `json:"policyTypes"` // IDs of the policy types that govern it
	Settings    []string    `json:"settings"`    // of those types that give or refuse it, as type/setting
	Confidence  string      `json:"confidence"`  // Documented or Assumed
}

// Gap reports whether wanting the feature leaves something that Teams and its
// own licences do not give.
func (f Feature) Gap() bool { return f.Native == Partly || f.Native == No }

var loadFeatures = sync.OnceValue(func() []Feature { return must(readFeatures()) })

// readFeatures puts ids in the place of the plan names and part numbers that
// the table uses so that people can read it.
func readFeatures() ([]Feature, error) {
	features, err := readJSON[[]Feature]("features.json")
	if err != nil {
		return nil, err
	}
	for i := range features {
		f := &features[i]
		for j, name := range f.Plans {
			plan, found := ServicePlanByName(name)
			if !found {
				return nil, fmt.Errorf("feature %s needs unknown service plan %q", f.ID, name)
			}
			f.Plans[j] = string(plan.ID)
		}
		for j, part := range f.Licences {
			licence, found := LicenceByPartNumber(string(part))
			if !found {
				return nil, fmt.Errorf("feature %s needs unknown licence %q", f.ID, part)
			}
			f.Licences[j] = licence.ID
		}
	}
	return features, nil
}

// Features returns the 32 features in the order of the guide's table.
func Features() []Feature { return slices.Clone(loadFeatures()) }

var featureIndex = sync.OnceValue(func() map[string]Feature {
	return index(loadFeatures(), func(f Feature) string { return f.ID })
})

// FeatureByID finds one feature; false if there is none of that ID.
func FeatureByID(id string) (Feature, bool) {
	f, found := featureIndex()[id]
	return f, found
}
