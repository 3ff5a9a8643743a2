package service

import "personadesk/backend/voice"

// QueuesView is everything through which calls come.
type QueuesView struct {
	Queues     []CallLine `json:"queues"`
	Attendants []CallLine `json:"attendants"`
	Shared     []CallLine `json:"shared"`   // hours and holidays
	Accounts   []CallLine `json:"accounts"` // resource accounts
	Teams      []CallLine `json:"teams"`
	Heard      []string   `json:"heard"`  // queues of the interviews that are no queues of the design yet
	Tenant     []CallLine `json:"tenant"` // what the tenant has and the design has not
	Read       bool       `json:"read"`   // false: the tenant was never read
	Problems   int        `json:"problems"`
}

// CallLine is one thing in the second list.
type CallLine struct {
	Kind  voice.Kind `json:"kind"`
	Name  string     `json:"name"`
	Title string     `json:"title"`
	Says  string     `json:"says"`
	State string     `json:"state"` // done, problem, stop, new, empty where the tenant was not read
}

// CallView is one thing, with the way of a call through it.
type CallView struct {
	Kind      voice.Kind       `json:"kind"`
	Name      string           `json:"name"`
	Queue     *voice.Queue     `json:"queue,omitempty"`
	Attendant *voice.Attendant `json:"attendant,omitempty"`
	Schedule  *voice.Schedule  `json:"schedule,omitempty"`
	Account   *voice.Account   `json:"account,omitempty"`
	Team      *voice.Team      `json:"team,omitempty"`
	Answer    string           `json:"answer"`
	Beside    string           `json:"beside"`
	Nodes     []CallNode       `json:"nodes"`
	Edges     []CallEdge       `json:"edges"`
	Dead      int              `json:"dead"`
	Agents    []AgentsLine     `json:"agents"`
	Also      []string         `json:"also"`   // attendants that lead here besides
	Hours     string           `json:"hours"`  // the schedule of the attendant in front of a queue
	Front     string           `json:"front"`  // that attendant
	UsedBy    []CallLine       `json:"usedBy"` // who shares it, or is called under it
	Heard     []HeardAnswer    `json:"heard"`
	Interview string           `json:"interview"` // id of the department whose interview it is from
	Differs   []string         `json:"differs"`   // fields that are said
	Problems  []FixableView    `json:"problems"`
}

// CallNode is one thing that a caller meets, at its place in the picture.
type CallNode struct {
	ID     string         `json:"id"`
	Kind   voice.NodeKind `json:"kind"`
	Title  string         `json:"title"`
	Says   string         `json:"says"`
	Of     voice.Kind     `json:"of"`
	Name   string         `json:"name"`
	Field  string         `json:"field"`
	Dead   bool           `json:"dead"`
	Column int            `json:"column"`
	Row    int            `json:"row"`
}

// CallEdge is a way between two nodes.
type CallEdge struct {
	From string `json:"from"`
	To   string `json:"to"`
	When string `json:"when"`
}

// AgentsLine is one way of answering with its limit.
type AgentsLine struct {
	By    string   `json:"by"` // group, name, overseen
	Names []string `json:"names"`
	Count int      `json:"count"`
	Most  int      `json:"most"`
	Known bool     `json:"known"` // false: not everything was read
}

// HeardAnswer is what a department said of it.
type HeardAnswer struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// CallOptions is what can be chosen for the fields.
type CallOptions struct {
	Queues      []string    `json:"queues"`
	Attendants  []string    `json:"attendants"`
	Hours       []string    `json:"hours"`
	Holidays    []string    `json:"holidays"`
	Accounts    []NamedView `json:"accounts"`
	Groups      []string    `json:"groups"`
	Locations   []string    `json:"locations"`
	Languages   []NamedView `json:"languages"`
	Zones       []NamedView `json:"zones"`
	Countries   []NamedView `json:"countries"`
	Departments []NamedView `json:"departments"`
	Domain      string      `json:"domain"`
}

// CallsEdit is one thing as a person left it; the one of Kind counts.
type CallsEdit struct {
	Kind      voice.Kind       `json:"kind"`
	Before    string           `json:"before"` // its name until now
	Queue     *voice.Queue     `json:"queue,omitempty"`
	Attendant *voice.Attendant `json:"attendant,omitempty"`
	Schedule  *voice.Schedule  `json:"schedule,omitempty"`
	Account   *voice.Account   `json:"account,omitempty"`
	Team      *voice.Team      `json:"team,omitempty"`
}

// CallPeople is who can be chosen to answer, and who was.
type CallPeople struct {
	Read   bool         `json:"read"`  // false: the tenant was never read, so nobody can be offered
	Total  int          `json:"total"` // how many are called so, of whom Found has the first
	Found  []PersonLine `json:"found"`
	Chosen []PersonLine `json:"chosen"` // those of the chosen whom the reading has
}
