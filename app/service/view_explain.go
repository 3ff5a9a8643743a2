package service

import "personadesk/backend/problem"

// ExplainView says why one user has what they have.
type ExplainView struct {
	Person   PersonLine           `json:"person"`
	Personas []ExplainPersonaView `json:"personas"` // one a layer
	Rows     []ExplainRowView     `json:"rows"`
	Hidden   int                  `json:"hidden"` // policies at the tenant default that are not shown
	Problems []problem.Shown      `json:"problems"`
	Changed  []HistoryView        `json:"changed"`
}

// ExplainPersonaView is the persona of a layer and the rule that let the user in.
type ExplainPersonaView struct {
	Layer     string `json:"layer"`
	PersonaID string `json:"personaId"` // "" for none
	Name      string `json:"name"`
	Because   string `json:"because"`
}

// ExplainRowView is one thing that the user has.
type ExplainRowView struct {
	Setting string       `json:"setting"` // number, licence, queue, team, location or a policy type
	Label   string       `json:"label"`
	Should  string       `json:"should"`
	Has     string       `json:"has"`    // "" with tenant unknown: not read
	Source  string       `json:"source"` // baseline, calling, department or tenant
	Grade   string       `json:"grade"`
	Because string       `json:"because"`
	Tenant  string       `json:"tenant"` // seen, differs, missing, unknown
	Reasons []ReasonView `json:"reasons"`
}

// ExplainedView is what one of all users should have against what they have.
type ExplainedView struct {
	ID       string                 `json:"id"`
	Name     string                 `json:"name"`
	UPN      string                 `json:"upn"`
	Personas []ExplainedPersonaView `json:"personas"`
	Rows     []ExplainedRowView     `json:"rows"`
	Hidden   int                    `json:"hidden"`
	Problems []problem.Shown        `json:"problems"`
}

// ExplainedPersonaView is a persona that reaches the user.
type ExplainedPersonaView struct {
	Layer     string `json:"layer"`
	PersonaID string `json:"personaId"`
	Name      string `json:"name"`
}

// ExplainedRowView is one thing that the user should have; the fields are those of ExplainRowView.
type ExplainedRowView struct {
	Setting string `json:"setting"`
	Label   string `json:"label"`
	Should  string `json:"should"`
	Has     string `json:"has"`
	Source  string `json:"source"`
	Tenant  string `json:"tenant"`
}

// RecordView is a window of the record.
type RecordView struct {
	Total int          `json:"total"`
	Rows  []RecordLine `json:"rows"` // newest first
}

// RecordLine is one entry of the record.
type RecordLine struct {
	Seq     int64  `json:"seq"`
	At      string `json:"at"`
	By      string `json:"by"`
	Action  string `json:"action"`
	Subject string `json:"subject"`
	Before  string `json:"before"`
	After   string `json:"after"`
	Hash    string `json:"hash"`
}

// RecordProofView says whether the chain of the record is whole.
type RecordProofView struct {
	Whole   bool            `json:"whole"`
	Entries int64           `json:"entries"`
	Head    string          `json:"head"`   // where the record ends, to be kept elsewhere; "" when it has no entries
	Broken  int64           `json:"broken"` // first entry that does not fit, 0 when the chain is whole
	Gaps    []RecordGapView `json:"gaps"`   // where the register by which entries are found does not fit them
}

// RecordGapView is a line of the register that does not fit the entries.
type RecordGapView struct {
	Seq   int64  `json:"seq"`
	About string `json:"about"`
	Why   string `json:"why"` // noEntry, unsaid or notFound
}
