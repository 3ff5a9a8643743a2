package service

// RunLine is one run in a list.
type RunLine struct {
	ID         string         `json:"id"`
	Number     int            `json:"number"`
	PlanNumber int            `json:"planNumber"`
	By         string         `json:"by"`
	StartedAt  string         `json:"startedAt"`
	EndedAt    string         `json:"endedAt"` // "" while it runs or when it was interrupted
	State      string         `json:"state"`   // running, interrupted, seen, failed, stopped
	Counts     map[string]int `json:"counts"`  // by state: queued, sent, accepted, seen, failed, unknown, skipped
	Changes    int            `json:"changes"`
}

// RunView is one run.
type RunView struct {
	RunLine
	Fingerprint string        `json:"fingerprint"`
	Lanes       []RunLaneView `json:"lanes"`
	SecondsLeft int           `json:"secondsLeft"` // -1 when nobody can say
}

// RunLaneView is the progress of one lane.
type RunLaneView struct {
	Lane        string         `json:"lane"`
	Changes     int            `json:"changes"`
	Counts      map[string]int `json:"counts"`
	SecondsLeft int            `json:"secondsLeft"`
}

// RunChangesView is a window of the changes of a run; failed and unknown first.
type RunChangesView struct {
	Total int             `json:"total"`
	Rows  []RunChangeLine `json:"rows"`
}

// RunChangeLine is one change of a run.
type RunChangeLine struct {
	ID      string `json:"id"`
	Ordinal int    `json:"ordinal"`
	State   string `json:"state"`
	Says    string `json:"says"`
	Note    string `json:"note"`
	At      string `json:"at"`
	Lane    string `json:"lane"`
}

// RunChangeView is the pane of one change.
type RunChangeView struct {
	RunChangeLine
	Journal []HistoryView `json:"journal"` // newest first
	Said    string        `json:"said"`    // the tenant's own words
	Reasons []ReasonView  `json:"reasons"`
	Command string        `json:"command"`
}
