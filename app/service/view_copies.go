package service

import "personadesk/backend/problem"

// CopiesView is what was kept from before runs.
type CopiesView struct {
	Keep int        `json:"keep"` // how many are kept
	Rows []CopyLine `json:"rows"` // newest first
}

// CopyLine is one copy.
type CopyLine struct {
	Number  int            `json:"number"`
	Name    string         `json:"name"` // of the file
	Path    string         `json:"path"`
	MadeAt  string         `json:"madeAt"`
	Bytes   int64          `json:"bytes"`
	Head    string         `json:"head"` // where its record ends
	Seq     int64          `json:"seq"`  // the last entry of its record
	Run     int64          `json:"run"`  // the run that it was made before, 0 when none was begun then
	Problem *problem.Shown `json:"problem"`
}

// RestoredView is what going back to a copy changes, or has changed.
type RestoredView struct {
	Path  string         `json:"path"`
	Head  string         `json:"head"`
	Rows  []RestoredLine `json:"rows"`
	Taken bool           `json:"taken"`
}

// RestoredLine is one thing that becomes what it was.
type RestoredLine struct {
	Does    string `json:"does"`    // add, change or delete
	Subject string `json:"subject"` // as the record names it
}
