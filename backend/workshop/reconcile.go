package workshop

// Need is something that was said in the interviews and that no persona meets.
type Need struct {
	Kind         string // callers or queue
	DepartmentID string // who said it, "" for several
	Department   string // its name
	What         string // the queue
	Claimed      int
	Reached      int
}

// The kinds of needs.
const (
	NeedCallers = "callers"
	NeedQueue   = "queue"
)

// Reconciliation lays what was said beside what is: people heard of in interviews, people in the tenant, and people whom personas reach.
// What was said is an assumption; what was read is measured.
type Reconciliation struct {
	Heard   int // people of the departments, as they say
	Callers int // of them who call outside, as they say
	Asked   bool
	Read    bool
	Tenant  int // measured, as are those below; only where the tenant was read
	Reached int // by any persona
	Calling int // by a persona of the calling layer
	Nobody  int // in no baseline
	Needs   []Need
}

// Open is how many contradictions there are between what was said and what is.
func (r Reconciliation) Open() int {
	n := len(r.Needs)
	if r.Read && r.Nobody > 0 {
		n++
	}
	return n
}
