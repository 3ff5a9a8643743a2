package service

import "personadesk/backend/persona"

// PersonaBoardView is the three columns of personas.
type PersonaBoardView struct {
	Layers   []LayerView `json:"layers"`
	Read     bool        `json:"read"` // false: the tenant was never read, so user counts are unknown
	Users    int         `json:"users"`
	Problems int         `json:"problems"`
	Own      int         `json:"own"` // users in a calling persona who also have a department persona
}

// LayerView is one column.
type LayerView struct {
	Layer    persona.Layer     `json:"layer"`
	Users    int               `json:"users"` // in at least one persona of the layer
	None     int               `json:"none"`  // in none of the layer
	Personas []PersonaCardView `json:"personas"`
}

// PersonaCardView is one persona in its column.
type PersonaCardView struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Users       int            `json:"users"`
	Unknown     int            `json:"unknown"`  // users of whom the reading does not say
	Licences    []string       `json:"licences"` // names
	Differs     []string       `json:"differs"`  // names of policy types it sets itself
	Queues      int            `json:"queues"`
	Number      string         `json:"number"` // area, "" for none
	Problems    []FixableView  `json:"problems"`
	Shared      map[string]int `json:"shared"` // users it has in common with each other persona, by id
}

// PersonaDetailView is the pane.
type PersonaDetailView struct {
	Persona  persona.Persona   `json:"persona"`
	Card     PersonaCardView   `json:"card"`
	Areas    []SettingAreaView `json:"areas"`
	Number   InheritedView     `json:"number"`
	Place    InheritedView     `json:"place"`
	Licences []InheritedView   `json:"licences"` // name and source
	Options  PersonaOptions    `json:"options"`
	Reasons  []ReasonView      `json:"reasons"`
}

// SettingAreaView is a group of policy types.
type SettingAreaView struct {
	Area   string        `json:"area"`
	Differ int           `json:"differ"`
	Rows   []SettingView `json:"rows"`
}

// SettingView is the policy of one type with its source.
type SettingView struct {
	Type    string   `json:"type"`
	Label   string   `json:"label"`
	Value   string   `json:"value"`  // Global when nothing sets it
	Source  string   `json:"source"` // own, baseline, calling or tenant
	Options []string `json:"options"`
	Problem string   `json:"problem"`
	Shared  []string `json:"shared"` // names of other personas that give the same policy of the design
}

// InheritedView is a value with its source.
type InheritedView struct {
	Value  string `json:"value"`
	Source string `json:"source"` // own, baseline, calling, tenant or ""
}

// PersonaOptions is what the pane offers to choose from.
type PersonaOptions struct {
	Licences    []NamedView `json:"licences"`
	Queues      []string    `json:"queues"`
	Teams       []string    `json:"teams"`
	Ranges      []NamedView `json:"ranges"`
	Locations   []string    `json:"locations"`
	Countries   []NamedView `json:"countries"`
	Departments []NamedView `json:"departments"`
}

// ReasonView is one stop of the line of reasoning.
type ReasonView struct {
	Stop   string `json:"stop"` // answer, grade, gap, persona, rule, plan, run, record
	ID     string `json:"id"`
	Says   string `json:"says"` // "" means that nobody asked
	Detail string `json:"detail"`
}

// LibraryView is what a persona can begin with.
type LibraryView struct {
	Starts    []StartingPointView `json:"starts"`
	Countries []NamedView         `json:"countries"`
}

// StartingPointView is a starting point of the library.
type StartingPointView struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Says     string        `json:"says"`
	Layer    persona.Layer `json:"layer"`
	Licences []string      `json:"licences"` // names
	Policies []string      `json:"policies"` // names of the types it makes policies of
	Open     []string      `json:"open"`     // what only the customer can say
	Sources  []string      `json:"sources"`
}

// CompareView is personas side by side.
type CompareView struct {
	Names  []string         `json:"names"`
	Differ int              `json:"differ"` // rows in which they differ
	Rows   []CompareRowView `json:"rows"`
}

// CompareRowView is one thing that they give.
type CompareRowView struct {
	Item   string   `json:"item"`   // policy, number, location, licence, queue, team, group, country, rule
	Label  string   `json:"label"`  // name of the policy type
	Values []string `json:"values"` // in the order of the names
	Differ bool     `json:"differ"`
}

// OfferView is a group of the tenant that can become a persona.
type OfferView struct {
	Key      string        `json:"key"`
	Name     string        `json:"name"`
	Layer    persona.Layer `json:"layer"`
	Rule     string        `json:"rule"`
	Users    int           `json:"users"`   // whom its rule reaches, -1 where it has none that can be counted
	Members  int           `json:"members"` // -1 where they were not read
	Licences []string      `json:"licences"`
	Policies []string      `json:"policies"` // type and name
	Queues   []string      `json:"queues"`
	Differs  []string      `json:"differs"` // from how we would make it
	Refused  string        `json:"refused"` // why it cannot be taken over, "" where it can
}

// ReconciledView is what was said beside what is. What was said is an assumption, what was read is measured.
type ReconciledView struct {
	Heard   int        `json:"heard"`   // people of the departments, as they say
	Callers int        `json:"callers"` // of them who call outside, as they say
	Asked   bool       `json:"asked"`   // false: nobody said how many call outside
	Read    bool       `json:"read"`    // false: the tenant was never read, and the figures below are not known
	Tenant  int        `json:"tenant"`
	Reached int        `json:"reached"` // by any persona
	Calling int        `json:"calling"` // by a persona of the calling layer
	Nobody  int        `json:"nobody"`  // in no baseline
	Open    int        `json:"open"`    // contradictions between what was said and what is
	Needs   []NeedView `json:"needs"`
}

// NeedView is something that was said and that no persona meets.
type NeedView struct {
	Kind         string `json:"kind"` // callers or queue
	DepartmentID string `json:"departmentId"`
	Department   string `json:"department"`
	What         string `json:"what"` // the queue
	Claimed      int    `json:"claimed"`
	Reached      int    `json:"reached"`
}
