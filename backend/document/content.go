package document

import (
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

// Content is what documents are made from.
type Content struct {
	Customer string
	Identity string    // tells one workbook from the next; "" for one without a record
	At       time.Time // when the content was taken from the workbook; stands in every document
	Record   string    // where the record of the workbook ended then; stands in every document. "" for one without entries
	Workshop workshop.Workshop
	Design   persona.Design
	Ranges   []number.Range
	Numbers  Numbers    // of the inventory; those of which nothing is to be said may be left out. nil for none
	Book     NumberBook // what rows of a spreadsheet are held against; Ranges and Numbers when it is empty
	Seats    []plan.Seats
	Plan     *plan.Plan // nil while none has been made; scripts need one

	// Approved says who approved the plan and when; "" where nobody did, or where the approval does not hold any more.
	Approved string
	// Calls is what is known of the tenant where calls are drawn; nil where nothing was read.
	Calls *voice.Facts
	// Reconciled is what was said beside what is; nil where nobody compared.
	Reconciled *workshop.Reconciliation
	// GroupIDs are the object ids of the groups that were read, by the key under which a plan names them. May be nil.
	GroupIDs map[string]ident.ObjectID
	// Places are the labels of the tenant's emergency locations; nil where they were not read.
	Places []string
	// Licences gives names to SKU ids that the catalogue does not know, such as those the tenant reported. May be nil.
	Licences map[ident.SKU]string
	// Holder gives the name of a user by object id, "" when there is none. Nil leaves names out of the documents.
	Holder func(objectID string) string
	// Assumptions are sentences for the report that say what was taken for granted. May be nil.
	Assumptions []string
}

// headOfRecord says where the record of the workbook ended, "" where there was none.
func headOfRecord(c Content) string {
	if c.Record == "" {
		return ""
	}
	return "Head of the record: " + c.Record
}

// reach says how many users a persona reaches, and whether that is known.
func (c Content) reach(personaID string) (int, bool) {
	for _, p := range c.Design.Personas {
		if p.ID == personaID && !persona.HasRule(p) {
			return 0, true // whoever counts
		}
	}
	if c.Plan == nil {
		return 0, false
	}
	for _, t := range c.Plan.Targeted {
		if t.PersonaID == personaID {
			return len(t.Users), true
		}
	}
	return 0, false
}

// licence gives the name of a licence: the catalogue's, else the tenant's, else the id itself.
func (c Content) licence(sku ident.SKU) string {
	if known, ok := catalog.LicenceByID(sku); ok {
		return known.Name
	}
	if name := c.Licences[sku]; name != "" {
		return name
	}
	return string(sku)
}

func (c Content) licences(skus []ident.SKU) []string {
	names := make([]string, len(skus))
	for i, sku := range skus {
		names[i] = c.licence(sku)
	}
	return names
}

func (c Content) rangeName(id string) string {
	for _, r := range c.Ranges {
		if r.ID == id && r.Name != "" {
			return r.Name
		}
	}
	return id
}

// department gives the name of a department by its id, or the id when it is gone.
func (c Content) department(id string) string {
	for _, d := range c.Workshop.Departments {
		if d.ID == id {
			return d.Name
		}
	}
	return id
}

// policy gives the name of the policy of a type that a persona itself gives, "" when it gives none.
func policy(p persona.Persona, policyType string) string {
	for _, choice := range p.Policies {
		if choice.Type == policyType {
			return string(choice.Name)
		}
	}
	return ""
}

// The policy types that have a column of their own among the guide's items.
const (
	dialPlan         = "TenantDialPlan"
	voiceRouting     = "OnlineVoiceRoutingPolicy"
	callerID         = "CallingLineIdentity"
	emergencyCalling = "TeamsEmergencyCallingPolicy"
	emergencyRouting = "TeamsEmergencyCallRoutingPolicy"
)

func hasOwnColumn(policyType string) bool {
	switch policyType {
	case dialPlan, voiceRouting, callerID, emergencyCalling, emergencyRouting:
		return true
	}
	return false
}

// numberType is what people call a type of numbers.
func numberType(id string) string {
	switch id {
	case "directRouting":
		return "Direct Routing"
	case "callingPlan":
		return "Calling Plan"
	case "operatorConnect":
		return "Operator Connect"
	}
	return id
}

// when writes a time for people, in universal time so that the same content always makes the same document.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 January 2006 15:04") + " UTC"
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
