package practice

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"
)

// world is everything the tenant holds. What is saved and what is only an index is told apart in file.go.
type world struct {
	incarnation string // differs between any two tenants, so that a token of one means nothing to the other
	tenantID    string
	adminID     guid
	texts       texts
	users       []user
	byID        map[guid]int32   // of users
	byUPN       map[uint32]int32 // interned lower-case principal name -> user
	userLog     changeLog
	groups      []*group
	groupByID   map[guid]*group
	groupLog    changeLog
	memberLog   map[uint64]memberChange // position in groupLog -> who came or went
	skus        []sku
	jobs        []job
	jobCount    uint64
	numbers     []number
	numberAt    map[string]int32 // telephone -> number
	heldBy      map[guid][]int32 // holder -> numbers
	operations  map[string]*operation
	policies    map[string]map[string]*policy // type -> lower-case name -> policy
	direct      map[string]map[int32]string   // type -> user -> policy name
	ranked      map[string][]groupPolicy      // type -> by rank, best first
	batches     map[string]*batchOperation
	queues      []*queue
	accounts    []*account
	locations   []location
	usages      []string
	routes      []voiceRoute
	audits      []audit
	serial      uint64          // for identities made after seeding
	base        []held          // the licences that a fresh employee has, shared by all of them
	queued      map[string]bool // kind and id of jobs that wait, of the kinds that wait only once
	jobTime     time.Time       // when the job that runs now was due; zero outside of jobs
}

// guid is an object id in its short form.
type guid [16]byte

func (g guid) String() string { return uuid.UUID(g).String() }

// zero says whether the id stands for nobody.
func (g guid) zero() bool { return g == guid{} }

// parseGUID reads an id in its usual form with hyphens.
func parseGUID(s string) (guid, bool) {
	if len(s) != 36 {
		return guid{}, false
	}
	u, err := uuid.Parse(s)
	return guid(u), err == nil
}

// derive makes an id from words: the same words give the same id, so that a seed is reproducible.
func derive(words ...string) guid {
	h := sha256.New()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	var g guid
	copy(g[:], h.Sum(nil))
	g[6] = g[6]&0x0f | 0x40
	g[8] = g[8]&0x3f | 0x80
	return g
}

// fresh makes an id for something new.
func (w *world) fresh(kind string) guid {
	w.serial++
	return derive(w.incarnation, kind, hex.EncodeToString([]byte{byte(w.serial >> 40), byte(w.serial >> 32),
		byte(w.serial >> 24), byte(w.serial >> 16), byte(w.serial >> 8), byte(w.serial)}))
}

// texts keeps each different text once; 500,000 users share a few thousand words. Text 0 is null.
type texts struct {
	list []string
	ids  map[string]uint32
}

func (x *texts) intern(s string) uint32 {
	if s == "" {
		return 0
	}
	if id, ok := x.ids[s]; ok {
		return id
	}
	if x.ids == nil {
		x.ids = map[string]uint32{}
	}
	if len(x.list) == 0 {
		x.list = append(x.list, "")
	}
	id := uint32(len(x.list))
	x.list = append(x.list, s)
	x.ids[s] = id
	return id
}

func (x *texts) get(id uint32) string {
	if id == 0 {
		return ""
	}
	return x.list[id]
}

// field numbers the text properties of a user.
type field int

// The text properties of a user, in the order of textFields.
const (
	fDisplayName field = iota
	fGivenName
	fSurname
	fUPN
	fMail
	fDepartment
	fJobTitle
	fCity
	fCountry
	fState
	fStreet
	fPostalCode
	fOffice
	fCompany
	fUsage
	fEmployeeID
	fEmployeeType
	fMobile
	fLanguage
	fFax
	fieldCount
)

// The marks of a user.
const (
	isEnabled uint8 = 1 << iota
	isGuest
	isSynced
	isDeleted // soft: restorable
	isPurged
	isResource // a resource account, not a person
	hasVoice   // enterprise voice is on
)

// user is one user object, small because there may be half a million.
type user struct {
	id       guid
	text     [fieldCount]uint32
	marks    uint8
	created  int64 // seconds
	modified int64 // seconds, as Teams sees it
	held     []held
	more     *more // what few users have
}

// more holds the rare properties of a user.
type more struct {
	Ext    [15]string
	Phones []string
	Mails  []string
	Open   map[string]string // directory extensions by their full name
}

func (u *user) is(mark uint8) bool { return u.marks&mark != 0 }

func (u *user) mark(m uint8, on bool) {
	if on {
		u.marks |= m
	} else {
		u.marks &^= m
	}
}

// gone says that the user is deleted, for good or not.
func (u *user) gone() bool { return u.marks&(isDeleted|isPurged) != 0 }

// group is one group of the directory.
type group struct {
	index      int32
	id         guid
	name       string
	desc       string
	nick       string
	unique     string
	mail       string
	visibility string
	rule       string
	ruleState  string // On, Paused or ""
	types      []string
	provisions []string // "Team" when a team hangs on it
	secure     bool
	created    int64
	deleted    bool
	members    *roaring.Bitmap // indexes of users
	owners     []int32
	licences   []groupLicence
	licState   string // "", QueuedForProcessing, ...
	ruleStatus string // NotStarted, Running, Succeeded, Failed
	ruleError  string
	ruleSeen   int64 // when the members were last computed, 0 for never
	unseen     map[int32]bool
}

type groupLicence struct {
	sku uint8
	off []string // disabled plans
}

func (g *group) dynamic() bool { return contains(g.types, "DynamicMembership") }

func (g *group) team() bool { return contains(g.provisions, "Team") }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
