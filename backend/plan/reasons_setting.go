package plan

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// SettingReasons says of the settings of a policy who asked for them: what was said and how it was graded, by the department for which one of
// the personas got the policy. It answers nil where nobody wrote down for whom that was, where nothing that is asked bears upon the setting,
// and where that department neither answered nor graded.
func SettingReasons(d Design, policyType string, personas []persona.Persona) func(setting string) []Reason {
	var from []persona.Origin
	for _, p := range personas {
		o, recorded := p.OriginOf(policyType, "")
		if recorded && !slices.ContainsFunc(from, func(other persona.Origin) bool { return other.Department == o.Department }) {
			from = append(from, o)
		}
	}
	if len(from) == 0 {
		return func(string) []Reason { return nil }
	}
	r := newReasoner(d.Workshop)
	return func(setting string) []Reason {
		for _, o := range from {
			if line := r.setting(o, policyType, setting); line != nil {
				return line
			}
		}
		return nil
	}
}

func (r *reasoner) setting(o persona.Origin, policyType, setting string) []Reason {
	asked := persona.Origin{Department: o.Department}
	for _, q := range catalog.QuestionsOfSetting(policyType, setting) {
		if slices.ContainsFunc(r.answers[[2]string{o.Department, q.ID}], workshop.Answer.Given) {
			asked.Answers = append(asked.Answers, q.ID)
		}
	}
	var line []Reason
	if id, says := r.answer(asked); !says.IsZero() {
		if o.Derived {
			says = text.Of("plan.reason.derived", says)
		}
		line = append(line, Reason{Stop: StopAnswer, ID: id, Says: says})
	}
	if f, grade := r.graded(o.Department, catalog.FeaturesOfSetting(policyType, setting)); grade != "" {
		line = append(line, Reason{Stop: StopGrade, ID: o.Department + "/" + f.ID, Says: text.Of("problem.line", f.Name, text.Of("grade."+string(grade)))})
	}
	return line
}

// graded is the feature that a department wants most of some, and how it graded it; "" where it graded none.
func (r *reasoner) graded(department string, features []catalog.Feature) (catalog.Feature, workshop.Grade) {
	for _, grade := range []workshop.Grade{workshop.Must, workshop.Should, workshop.Could, workshop.Wont} {
		for _, f := range features {
			if r.grades[[2]string{department, f.ID}].Grade == grade {
				return f, grade
			}
		}
	}
	return catalog.Feature{}, ""
}
