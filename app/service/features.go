package service

import (
	"context"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Features is the screen of the heat map and the gaps.
type Features struct{ *Session }

// Map grades every feature by every department.
func (s *Features) Map() (FeatureMapView, error) {
	if err := s.may(desk.Look); err != nil {
		return FeatureMapView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return FeatureMapView{}, err
	}
	w := design.Workshop
	v := FeatureMapView{Departments: append([]workshop.Department{}, w.Departments...), Rows: []FeatureRowView{}}
	for _, sc := range w.Scores {
		if sc.Grade != workshop.NotAsked {
			v.Graded++
		}
	}
	gaps, marks := workshop.GapsByFeature(w), s.d.conflicts(w)
	for _, f := range catalog.Features() {
		row := featureRow(w, f, gaps, marks)
		if row.Together == workshop.Must || row.Together == workshop.Should {
			v.Wanted++
		}
		if row.Gap != "none" {
			v.Lacking++
		}
		if row.Gap == "undecided" {
			v.Undecided++
		}
		v.Rows = append(v.Rows, row)
	}
	return v, nil
}

func featureRow(w workshop.Workshop, f catalog.Feature, gaps map[string]workshop.Gap, marks map[string]string) FeatureRowView {
	row := FeatureRowView{ID: f.ID, Name: f.Name, Area: f.Area, Native: string(f.Native), Verdict: f.Verdict, Gap: "none", Grades: []workshop.Grade{}, Marked: []string{}}
	for _, d := range w.Departments {
		grade := w.ScoreOf(d.ID, f.ID).Grade
		row.Grades = append(row.Grades, grade)
		row.Marked = append(row.Marked, marks[d.ID+"/"+f.ID])
		if grade.Heavier(row.Together) {
			row.Together = grade
		}
	}
	if g, found := gaps[f.ID]; found && f.Gap() {
		row.Gap = "decided"
		if g.Open {
			row.Gap = "undecided"
		}
	}
	return row
}

// Detail is one feature: who said what, what Teams lacks, how it could be closed and what was decided.
func (s *Features) Detail(id string) (FeatureDetailView, error) {
	if err := s.may(desk.Look); err != nil {
		return FeatureDetailView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return FeatureDetailView{}, err
	}
	f, known := catalog.FeatureByID(id)
	if !known {
		return FeatureDetailView{}, unknownFeature(id)
	}
	w := design.Workshop
	v := FeatureDetailView{
		FeatureRowView: featureRow(w, f, workshop.GapsByFeature(w), s.d.conflicts(w)), Lacks: f.Lacks, Does: f.Verdict, Ways: append([]string{}, f.Ways...),
		Sure: f.Confidence, Said: []FeatureSaidView{}, Follows: []NamedView{}, Licences: catalog.LicenceNames(f.Licences),
	}
	for _, d := range w.Departments {
		sc := w.ScoreOf(d.ID, id)
		said := FeatureSaidView{DepartmentID: d.ID, Department: d.Name, Grade: sc.Grade, Why: sc.Why, Answers: []SaidView{}}
		for _, q := range catalog.Questions() {
			if !slices.Contains(q.Features, id) {
				continue
			}
			if a := w.Said(d.ID, q); a.Asked {
				said.Answers = append(said.Answers, SaidView{DepartmentID: d.ID, Department: d.Name, Text: a.Text, Words: a.Words, QuestionID: q.ID})
			}
		}
		v.Said = append(v.Said, said)
	}
	for _, decision := range w.Decisions {
		if decision.FeatureID == id {
			v.Decision = &decision
		}
	}
	for _, p := range design.Persona.Personas {
		for _, c := range p.Policies {
			if slices.Contains(f.PolicyTypes, c.Type) {
				v.Follows = append(v.Follows, NamedView{ID: p.ID, Name: p.Name})
				break
			}
		}
	}
	return v, nil
}

// SetGrade grades a feature for a department; "" takes the grade away.
func (s *Features) SetGrade(featureID, departmentID, grade, why string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	f, known := catalog.FeatureByID(featureID)
	if !known {
		return unknownFeature(featureID)
	}
	if !workshop.Grade(grade).Known() {
		return problem.New("GRADE_UNKNOWN").Detailed(grade).Hinted()
	}
	return s.named(
		func(w workshop.Workshop) text.Text {
			if grade == "" {
				return text.Of("edit.feature.grade.none", f.Name, departmentNamed(w, departmentID))
			}
			return text.Of("edit.feature.grade", f.Name, departmentNamed(w, departmentID), text.Of("grade."+grade))
		},
		func(ctx context.Context, wb *workbook.Workbook, _ workshop.Workshop) error {
			return wb.SaveScore(ctx, workshop.Score{DepartmentID: departmentID, FeatureID: featureID, Grade: workshop.Grade(grade), Why: why})
		})
}

// Decide records how a gap is closed.
func (s *Features) Decide(v workshop.Decision) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	f, known := catalog.FeatureByID(v.FeatureID)
	if !known {
		return unknownFeature(v.FeatureID)
	}
	label := text.Of("edit.feature.decide", f.Name)
	if v.Way == "" {
		label = text.Of("edit.feature.undecide", f.Name)
	}
	return s.named(func(workshop.Workshop) text.Text { return label },
		func(ctx context.Context, wb *workbook.Workbook, _ workshop.Workshop) error {
			return wb.SaveDecision(ctx, v)
		})
}

// GradeFromAnswers grades what nobody graded yet from what was answered, and says how many grades that were.
func (s *Features) GradeFromAnswers() (int, error) {
	if err := s.may(desk.Write); err != nil {
		return 0, err
	}
	count := 0
	err := s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		w, err := wb.Workshop(ctx)
		if err != nil {
			return err
		}
		return wb.Together(ctx, text.Of("edit.grades"), func(ctx context.Context) error {
			for _, d := range w.Departments {
				grades, err := workshop.GradesFromAnswers(w.Template, d, w.Answers)
				if err != nil {
					return err
				}
				for _, g := range grades {
					if w.ScoreOf(d.ID, g.FeatureID).Grade != workshop.NotAsked {
						continue
					}
					if err := wb.SaveScore(ctx, workshop.Score{DepartmentID: d.ID, FeatureID: g.FeatureID, Grade: g.Grade, Why: g.Why}); err != nil {
						return err
					}
					count++
				}
			}
			return nil
		})
	})
	return count, err
}

func unknownFeature(id string) error {
	return problem.New("FEATURE_UNKNOWN").Detailed(id).Hinted()
}
