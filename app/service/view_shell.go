package service

import "personadesk/backend/problem"

// ShellView is what the frame around every screen shows.
type ShellView struct {
	Open      bool       `json:"open"` // a workbook is open
	Customer  string     `json:"customer"`
	File      string     `json:"file"` // name without the folder
	Path      string     `json:"path"`
	SavedAt   string     `json:"savedAt"` // RFC 3339, "" before the first edit
	Tenant    TenantView `json:"tenant"`
	ReadAt    string     `json:"readAt"` // RFC 3339, "" when never read
	Users     int        `json:"users"`  // in the last reading
	Person    PersonView `json:"person"`
	Steps     []StepView `json:"steps"`     // in the order of the work
	UndoLabel string     `json:"undoLabel"` // "" when there is nothing to undo
	RedoLabel string     `json:"redoLabel"`
	Jobs      []JobView  `json:"jobs"` // long work under way
	Version   string     `json:"version"`
}

// TenantView is the tenant that the workbook belongs to.
type TenantView struct {
	Kind   string `json:"kind"` // practice, profile, address or none
	Name   string `json:"name"`
	Colour string `json:"colour"` // a palette token name: teal belongs to the practice tenant
}

// PersonView is who is signed in.
type PersonView struct {
	Name string   `json:"name"`
	Role string   `json:"role"`
	May  []string `json:"may"` // look, design, readTenant, approvePlan, changeTenant

	Missing string `json:"missing"` // what is needed for what is not among them, "" when nothing is missing
}

// StepView is one step at the left.
type StepView struct {
	ID      string         `json:"id"`    // start, workshop, features, personas, targeting, numbers, documents, plan, runs
	State   string         `json:"state"` // empty, progress, problem, stop, done
	Done    int            `json:"done"`
	Total   int            `json:"total"`
	Figures map[string]int `json:"figures"` // what the page puts into its sentence

	Computing bool `json:"computing"` // the figures are from before the last edits; those of now are being computed
}

// JobView is long work: reading the tenant, planning, running, writing documents.
type JobView struct {
	ID          string         `json:"id"`
	Kind        string         `json:"kind"` // read, plan, run, document; openReading and reach for answers that take long
	Stage       string         `json:"stage"`
	Done        int            `json:"done"`
	Total       int            `json:"total"`
	SecondsLeft int            `json:"secondsLeft"` // -1 when nobody can say
	Finished    bool           `json:"finished"`
	Problem     *problem.Shown `json:"problem,omitempty"`
	Result      string         `json:"result"` // what it made: a plan number, a run id
}

// Hit is one thing that a search found.
type Hit struct {
	Kind   string `json:"kind"` // person, number, persona, policy, queue
	ID     string `json:"id"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
}

// RecentFile is a workbook that was open before.
type RecentFile struct {
	Path     string `json:"path"`
	Customer string `json:"customer"`
	At       string `json:"at"`
}
