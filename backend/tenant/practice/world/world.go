package world

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"
)

// state is everything the tenant holds. What is saved and what is only an index is told apart in file.go.
type state struct {
	Incarnation string // differs between any two tenants, so that a token of one means nothing to the other
	TenantID    string
	AdminID     GUID
	Texts       texts
	Users       []User
	ByID        map[GUID]int32   // of users
	ByUPN       map[uint32]int32 // interned lower-case principal name -> user
	UserLog     ChangeLog
	Groups      []*Group
	GroupByID   map[GUID]*Group
	GroupLog    ChangeLog
	MemberLog   map[uint64]MemberChange // position in GroupLog -> who came or went
	SKUs        []SKU
	jobs        []job
	jobCount    uint64
	Numbers     []Number
	NumberAt    map[string]int32 // telephone -> number
	HeldBy      map[GUID][]int32 // holder -> numbers
	Operations  map[string]*Operation
	Policies    map[string]map[string]*Policy // type -> lower-case name -> policy
	Direct      map[string]map[int32]string   // type -> user -> policy name
	Ranked      map[string][]groupPolicy      // type -> by rank, best first
	Batches     map[string]*BatchOperation
	Queues      []*Queue
	Attendants  []*Attendant
	Schedules   []*Schedule
	Accounts    []*Account
	Addresses   []Address
	Locations   []Location
	Usages      []string
	Gateways    []string
	Routes      []VoiceRoute
	Audits      []Audit
	serial      uint64          // for identities made after seeding
	queued      map[string]bool // kind and id of jobs that wait, of the kinds that wait only once
	jobTime     time.Time       // when the job that runs now was due; zero outside of jobs
}

// Empty makes the world empty, under a name that differs between any two tenants.
func (w *World) Empty(incarnation string) {
	w.state = emptyWorld(incarnation)
	w.TenantID = Derive(incarnation, "tenant").String()
}

func emptyWorld(incarnation string) state {
	return state{Incarnation: incarnation, ByID: map[GUID]int32{}, ByUPN: map[uint32]int32{}, GroupByID: map[GUID]*Group{},
		MemberLog: map[uint64]MemberChange{}, NumberAt: map[string]int32{}, HeldBy: map[GUID][]int32{},
		Operations: map[string]*Operation{}, Policies: map[string]map[string]*Policy{}, Direct: map[string]map[int32]string{},
		Ranked: map[string][]groupPolicy{}, Batches: map[string]*BatchOperation{}, queued: map[string]bool{}}
}

// Forget empties the logs behind delta queries: what is there now was always there.
func (w *World) Forget() {
	w.UserLog, w.GroupLog = ChangeLog{}, ChangeLog{}
	clear(w.MemberLog)
}

// Founded is when the seeded objects were made, so that the seed does not depend on the clock.
const Founded = 1735689600 // 2025-01-01

// Expect makes room for so many users.
func (w *World) Expect(users int) {
	w.Users = make([]User, 0, users)
	w.ByID, w.ByUPN = make(map[GUID]int32, users), make(map[uint32]int32, users)
	w.Texts = texts{IDs: make(map[string]uint32, 3*users), list: make([]string, 0, 3*users+1)} // name, principal name and number of each
}

// AddUser takes a new user into the directory. The principal name must be free.
func (w *World) AddUser(u User) int32 {
	i := int32(len(w.Users))
	w.Users = append(w.Users, u)
	w.ByID[u.ID] = i
	w.ByUPN[w.Texts.Intern(strings.ToLower(w.Texts.Get(u.Text[FieldUPN])))] = i
	return i
}

// GUID is an object id in its short form.
type GUID [16]byte

// String writes the id in its usual form.
func (g GUID) String() string { return uuid.UUID(g).String() }

// Zero says whether the id stands for nobody.
func (g GUID) Zero() bool { return g == GUID{} }

// ParseGUID reads an id in its usual form with hyphens.
func ParseGUID(s string) (GUID, bool) {
	if len(s) != 36 {
		return GUID{}, false
	}
	u, err := uuid.Parse(s)
	return GUID(u), err == nil
}

// Derive makes an id from words: the same words give the same id, so that a seed is reproducible.
func Derive(words ...string) GUID {
	h := sha256.New()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	var g GUID
	copy(g[:], h.Sum(nil))
	g[6] = g[6]&0x0f | 0x40
	g[8] = g[8]&0x3f | 0x80
	return g
}

// Fresh makes an id for something new.
func (w *World) Fresh(kind string) GUID {
	w.serial++
	return Derive(w.Incarnation, kind, hex.EncodeToString([]byte{byte(w.serial >> 40), byte(w.serial >> 32),
		byte(w.serial >> 24), byte(w.serial >> 16), byte(w.serial >> 8), byte(w.serial)}))
}

// texts keeps each different text once; 500,000 users share a few thousand words. Text 0 is null.
type texts struct {
	list []string
	IDs  map[string]uint32
}

// Intern gives the number of a text.
func (x *texts) Intern(s string) uint32 {
	if s == "" {
		return 0
	}
	if id, ok := x.IDs[s]; ok {
		return id
	}
	if x.IDs == nil {
		x.IDs = map[string]uint32{}
	}
	if len(x.list) == 0 {
		x.list = append(x.list, "")
	}
	id := uint32(len(x.list))
	x.list = append(x.list, s)
	x.IDs[s] = id
	return id
}

// Get gives a text back.
func (x *texts) Get(id uint32) string {
	if id == 0 {
		return ""
	}
	return x.list[id]
}

// Field numbers the text properties of a user.
type Field int

// The text properties of a user, in the order of textFields.
const (
	FieldDisplayName Field = iota
	FieldGivenName
	FieldSurname
	FieldUPN
	FieldMail
	FieldDepartment
	FieldJobTitle
	FieldCity
	FieldCountry
	fState
	fStreet
	fPostalCode
	FieldOffice
	FieldCompany
	FieldUsage
	FieldEmployeeID
	fEmployeeType
	fMobile
	FieldLanguage
	fFax
	fieldCount
)

// The marks of a user.
const (
	IsEnabled uint8 = 1 << iota
	IsGuest
	IsSynced
	IsDeleted // soft: restorable
	IsPurged
	IsResource // a resource account, not a person
	HasVoice   // enterprise voice is on
)

// User is one user object, small because there may be half a million.
type User struct {
	ID       GUID
	Text     [fieldCount]uint32
	Marks    uint8
	Created  int64 // seconds
	Modified int64 // seconds, as Teams sees it
	Held     []Held
	More     *More // what few users have
}

// More holds the rare properties of a user.
type More struct {
	Ext    [15]string
	Phones []string
	Mails  []string
	Open   map[string]string // directory extensions by their full name
}

// Is says whether a user has a mark.
func (u *User) Is(mark uint8) bool { return u.Marks&mark != 0 }

// Mark sets a mark of a user or takes it away.
func (u *User) Mark(m uint8, on bool) {
	if on {
		u.Marks |= m
	} else {
		u.Marks &^= m
	}
}

// Gone says that the user is deleted, for good or not.
func (u *User) Gone() bool { return u.Marks&(IsDeleted|IsPurged) != 0 }

// Group is one group of the directory.
type Group struct {
	Index      int32
	ID         GUID
	Name       string
	Desc       string
	Nick       string
	Unique     string
	Mail       string
	Visibility string
	Rule       string
	RuleState  string // On, Paused or ""
	Types      []string
	Provisions []string // "Team" when a team hangs on it
	Secure     bool
	Created    int64
	Deleted    bool
	Members    *roaring.Bitmap // indexes of users
	Owners     []int32
	Licences   []GroupLicence
	LicState   string // "", QueuedForProcessing, ...
	RuleStatus string // NotStarted, Running, Succeeded, Failed
	RuleError  string
	RuleSeen   int64 // when the members were last computed, 0 for never
	Unseen     map[int32]bool
}

// GroupLicence is a product that a group hands to its members.
type GroupLicence struct {
	SKU uint8
	Off []string // disabled plans
}

// Dynamic says whether a rule decides who is a member.
func (g *Group) Dynamic() bool { return slices.Contains(g.Types, "DynamicMembership") }

// Team says whether a team hangs on the group.
func (g *Group) Team() bool { return slices.Contains(g.Provisions, "Team") }

// Owns says whether a user is an owner of the group.
func (g *Group) Owns(i int32) bool { return slices.Contains(g.Owners, i) }
