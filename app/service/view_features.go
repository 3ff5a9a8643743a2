package service

import "personadesk/backend/workshop"

// FeatureMapView is the heat map: features by departments.
type FeatureMapView struct {
	Departments []workshop.Department `json:"departments"`
	Rows        []FeatureRowView      `json:"rows"`
	Graded      int                   `json:"graded"`
	Wanted      int                   `json:"wanted"`    // graded Must or Should by somebody
	Lacking     int                   `json:"lacking"`   // wanted, and Teams alone does not give it
	Undecided   int                   `json:"undecided"` // lacking without a decision
}

// FeatureRowView is one feature.
type FeatureRowView struct {
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	Area     string           `json:"area"`
	Grades   []workshop.Grade `json:"grades"` // in the order of the departments
	Marked   []string         `json:"marked"` // per department: why the grade contradicts an answer, "" when it does not
	Together workshop.Grade   `json:"together"`
	Native   string           `json:"native"`  // yes, addon, partly, no
	Verdict  string           `json:"verdict"` // the short answer to "does Teams do it?"
	Gap      string           `json:"gap"`     // none, undecided, decided
}

// FeatureDetailView is one feature in the pane.
type FeatureDetailView struct {
	FeatureRowView
	Lacks    string             `json:"lacks"`
	Does     string             `json:"does"` // what Teams does, in words
	Ways     []string           `json:"ways"`
	Said     []FeatureSaidView  `json:"said"`
	Decision *workshop.Decision `json:"decision,omitempty"`
	Follows  []NamedView        `json:"follows"` // personas whose policies rest on it
	Sure     string             `json:"sure"`    // documented or assumed
	Licences []string           `json:"licences"`
}

// FeatureSaidView is a grade with what lies behind it.
type FeatureSaidView struct {
	DepartmentID string         `json:"departmentId"`
	Department   string         `json:"department"`
	Grade        workshop.Grade `json:"grade"`
	Why          string         `json:"why"`
	Answers      []SaidView     `json:"answers"`
}

// NamedView is an id with its name.
type NamedView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}
