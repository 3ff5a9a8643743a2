package service

import (
	"strconv"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/safeguards"
)

// PlanView is a plan laid out for reading.
type PlanView struct {
	Exists      bool            `json:"exists"`
	Number      int             `json:"number"`
	Undoes      int64           `json:"undoes"` // the run that the plan takes back, 0 for a plan of the design
	MadeAt      string          `json:"madeAt"`
	ReadAt      string          `json:"readAt"`
	Fingerprint string          `json:"fingerprint"`
	Stale       string          `json:"stale"` // why it is no longer good, "" when it is
	Bill        plan.Bill       `json:"bill"`
	Affected    int             `json:"affected"`
	Gaining     int             `json:"gaining"`
	Losing      int             `json:"losing"`
	Unnoticing  int             `json:"unnoticing"`
	Problems    []problem.Shown `json:"problems"`
	Checks      []SafeCheckView `json:"checks"`
	Lanes       []PlanLaneView  `json:"lanes"`
	Approvals   []ApprovalView  `json:"approvals"`
	Lapsed      []LapsedView    `json:"lapsed"` // approvals of this plan that stand no more, the newest first
	Approved    bool            `json:"approved"`
	MayApprove  bool            `json:"mayApprove"`
	RunID       string          `json:"runId"`      // of the run of this plan, "" when it never ran
	AsDesigned  bool            `json:"asDesigned"` // it found nothing to change, and is still good
}

// SafeCheckView is one answer to "is it safe to run?", from the computation by which a run is refused.
type SafeCheckView struct {
	ID      string `json:"id"` // see package safeguards
	OK      bool   `json:"ok"`
	Refuses bool   `json:"refuses"` // a run is refused while it is not OK
	Detail  string `json:"detail"`  // figures, with slashes between them
	Code    string `json:"code"`    // of the problem, "" when it is OK
}

func checkViews(checks []safeguards.Check) []SafeCheckView {
	list := make([]SafeCheckView, len(checks))
	for i, c := range checks {
		figures := make([]string, len(c.Figures))
		for n, f := range c.Figures {
			figures[n] = strconv.Itoa(f)
		}
		list[i] = SafeCheckView{ID: string(c.ID), OK: c.OK, Refuses: c.Refuses, Detail: strings.Join(figures, "/"), Code: c.Code()}
	}
	return list
}

// PlanLaneView is one part of a plan.
type PlanLaneView struct {
	Lane    plan.Lane      `json:"lane"`
	Changes int            `json:"changes"`
	Users   int            `json:"users"`
	Seconds int            `json:"seconds"`
	Lines   []PlanLineView `json:"lines"`
}

// PlanLineView is one change, or many equal ones, for reading.
type PlanLineView struct {
	ID      string      `json:"id"`
	Sign    plan.Sign   `json:"sign"`
	Kind    plan.Kind   `json:"kind"`
	Type    string      `json:"type"` // name of the policy type that is given or taken, "" for other kinds
	Users   int         `json:"users"`
	Changes int         `json:"changes"`
	Subject string      `json:"subject"`
	Before  string      `json:"before"`
	After   string      `json:"after"`
	Says    string      `json:"says"`
	Why     string      `json:"why"` // the nearest reason as a sentence
	Effect  plan.Effect `json:"effect"`
	Feels   string      `json:"feels"`
}

// PlanLineDetailView is the pane of a line.
type PlanLineDetailView struct {
	Line     PlanLineView `json:"line"`
	Reasons  []ReasonView `json:"reasons"`
	Commands []string     `json:"commands"` // as they would be typed; at most 20
	More     int          `json:"more"`     // commands that are not shown
	People   PeopleView   `json:"people"`   // first page
}

// ApprovalView is one person's approval.
type ApprovalView struct {
	By string `json:"by"`
	At string `json:"at"`
}

// LapsedView is an approval that stands no more.
type LapsedView struct {
	By       string `json:"by"`
	At       string `json:"at"`
	LapsedAt string `json:"lapsedAt"`
	Why      string `json:"why"`
}
