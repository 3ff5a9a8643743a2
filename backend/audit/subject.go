package audit

import (
	"strconv"
	"strings"

	"personadesk/backend/ident"
)

// Subject is one thing that an entry speaks of. Whoever writes and whoever asks take it from the functions here, so that both spell it
// alike; nobody else puts a kind and an id together.
type Subject struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// The kinds that are asked for in ways of their own.
const (
	KindUser    = "user"
	KindNumber  = "number"
	KindNumbers = "numbers"
	KindRun     = "run"
	KindChange  = "change"
)

// The other kinds beside the content that is edited, which is named after its table.
const (
	kindPersona  = "persona"
	kindGroup    = "group"
	kindQueue    = "queue"
	kindTeam     = "team"
	kindPolicy   = "policy"
	kindDocument = "document"
	kindTenant   = "tenant"
	kindPlan     = "plan"
	kindApproval = "approval"
	kindWorkbook = "workbook"
)

// String is a subject as people read it: its kind and its id.
func (s Subject) String() string {
	if s.ID == "" {
		return s.Kind
	}
	return s.Kind + "/" + s.ID
}

// Named reads a subject as String writes it and as people type it.
func Named(text string) Subject {
	kind, id, _ := strings.Cut(text, "/")
	if kind == KindUser {
		return User(ident.Object(id))
	}
	return Subject{kind, id}
}

// Row is a row of what is edited, by the kind of content and its key. Parts of the key that are empty are left out.
func Row(kind string, key ...string) Subject {
	parts := make([]string, 0, len(key))
	for _, part := range key {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return Subject{kind, strings.Join(parts, "/")}
}

// User is somebody in the tenant, by object id.
func User(id ident.ObjectID) Subject { return Subject{KindUser, string(id)} }

// Number is a telephone number, in E.164 and with its extension.
func Number(telephone string) Subject { return Subject{KindNumber, telephone} }

// Numbers is many numbers that changed together, by the entry that holds what happened to each of them.
func Numbers(entry int64) Subject { return Subject{KindNumbers, strconv.FormatInt(entry, 10)} }

// Persona is a persona, by its id.
func Persona(id string) Subject { return Row(kindPersona, id) }

// Group is a provisioning group, by its unique name.
func Group(key string) Subject { return Subject{kindGroup, key} }

// Queue is a call queue, by its name.
func Queue(name string) Subject { return Row(kindQueue, name) }

// Team is a team, by its name.
func Team(name string) Subject { return Subject{kindTeam, name} }

// Policy is a policy, by its type and its name.
func Policy(policyType, name string) Subject { return Row(kindPolicy, policyType, name) }

// Document is a document that was written, by its id.
func Document(id string) Subject { return Subject{kindDocument, id} }

// Tenant is a tenant, by its id.
func Tenant(id string) Subject { return Subject{kindTenant, id} }

// Plan is a plan, by its number.
func Plan(number int) Subject { return Subject{kindPlan, strconv.Itoa(number)} }

// Run is the carrying out of a plan, by its id.
func Run(id int64) Subject { return Subject{KindRun, strconv.FormatInt(id, 10)} }

// Change is a change of a plan: by its id where it is looked for, by what it changes where people read it.
func Change(id string) Subject { return Subject{KindChange, id} }

// Approvals is every approval that stood.
func Approvals() Subject { return Subject{Kind: kindApproval} }

// Workbook is the workbook as a whole.
func Workbook() Subject { return Subject{Kind: kindWorkbook} }
