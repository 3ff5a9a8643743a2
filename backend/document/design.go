package document

import (
	"encoding/json"
	"fmt"
	"io"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/strict"
	"personadesk/backend/voice"
)

// DesignFormat is what a design says of itself as a document, and DesignVersion the version of its form.
const (
	DesignFormat  = "personadesk.design"
	DesignVersion = 1
)

// Design is a whole design as one JSON document. A section that is nil is absent: taking the document over leaves it as it stands. An empty
// one is empty on purpose.
type Design struct {
	Format     string              `json:"format"`
	Version    int                 `json:"version"`
	Record     string              `json:"record,omitempty"` // where the record of the workbook ended; nothing is taken over from it
	Convention *persona.Convention `json:"convention,omitempty"`
	Personas   []persona.Persona   `json:"personas,omitzero"`
	Policies   []persona.Policy    `json:"policies,omitzero"`
	Queues     []persona.Queue     `json:"queues,omitzero"`
	Gone       []persona.GoneGroup `json:"gone,omitzero"`
	Ranges     []number.Range      `json:"ranges,omitzero"`
	Sites      []voice.Site        `json:"sites,omitzero"`
	Locations  []voice.Location    `json:"locations,omitzero"`
	Usages     []voice.Usage       `json:"usages,omitzero"`
	Routes     []voice.Route       `json:"routes,omitzero"`
	Accounts   []voice.Account     `json:"accounts,omitzero"`
	Schedules  []voice.Schedule    `json:"schedules,omitzero"`
	Attendants []voice.Attendant   `json:"attendants,omitzero"`
	Teams      []voice.Team        `json:"teams,omitzero"`
	Purchases  []voice.Purchase    `json:"purchases,omitzero"`

	unplaced map[ident.Key]bool // personas, by id, of whose place the document says nothing
}

// DesignOf is a design as a document, with every section.
func DesignOf(d plan.Design) Design {
	p := d.Persona
	return Design{Format: DesignFormat, Version: DesignVersion, Convention: &p.Convention, Personas: whole(p.Personas), Policies: whole(p.Policies),
		Queues: whole(p.Queues), Gone: whole(p.Gone), Ranges: whole(d.Ranges), Sites: whole(p.Sites), Locations: whole(p.Locations), Usages: whole(p.Usages),
		Routes: whole(p.Routes), Accounts: whole(p.Accounts), Schedules: whole(p.Schedules), Attendants: whole(p.Attendants), Teams: whole(p.Teams),
		Purchases: whole(p.Purchases)}
}

// whole is a list that is empty rather than absent.
func whole[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// WriteDesign writes a design as one JSON document, in lines that can be compared; record is where the record of its workbook
// ends.
func WriteDesign(w io.Writer, d plan.Design, record string) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	written := DesignOf(d)
	written.Record = record
	if err := out.Encode(written); err != nil {
		return fmt.Errorf("write the design: %w", err)
	}
	return nil
}

// ReadDesign reads a design from a document. Whatever is wrong with it is said with its path, and then nothing of it may be taken.
func ReadDesign(raw []byte) (Design, []problem.Problem) {
	var d Design
	if found := strict.Decode(raw, &d); len(found) > 0 {
		return Design{}, found
	}
	d.unplaced = unplaced(raw)
	c := &designChecker{}
	c.form(d)
	for _, s := range d.sections() {
		c.section(s)
		c.unseen(s)
	}
	c.choices(d)
	return d, c.problems
}
