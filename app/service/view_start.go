package service

import "personadesk/backend/problem"

// StartView is how far the customer is and what is next.
type StartView struct {
	GoLive   string          `json:"goLive"` // ISO date or ""
	NextStep string          `json:"nextStep"`
	Steps    []StepView      `json:"steps"`
	Problems []problem.Shown `json:"problems"` // worst first
	Checking bool            `json:"checking"` // it is still being looked for more, in the background
	Runs     []RunLine       `json:"runs"`     // last three
	Totals   TotalsView      `json:"totals"`
}

// TotalsView counts what the workbook holds.
type TotalsView struct {
	Departments int  `json:"departments"`
	Personas    int  `json:"personas"`
	Read        bool `json:"read"` // false: the tenant was never read, so nobody knows how many users there are
	Users       int  `json:"users"`
	Numbers     int  `json:"numbers"`
}
