package voice

// TargetKind says what a call goes to.
type TargetKind string

// The kinds of targets.
const (
	Unsaid      TargetKind = ""           // nothing was decided
	Disconnect  TargetKind = "disconnect" // the call ends
	ToQueue     TargetKind = "queue"      // Name is the queue's
	ToAttendant TargetKind = "attendant"  // Name is the attendant's
	ToPerson    TargetKind = "person"     // Name is a user principal name
	ToNumber    TargetKind = "number"     // Name is a number in E.164
	ToVoicemail TargetKind = "voicemail"  // shared voicemail; Name is the group that hears it
	ToMailbox   TargetKind = "mailbox"    // voicemail of one person; Name is a user principal name
	ToOperator  TargetKind = "operator"   // of the attendant
	KeepWaiting TargetKind = "wait"       // stays in the queue, where nobody is signed in
)

// TargetKinds lists the kinds of targets.
func TargetKinds() []TargetKind {
	return []TargetKind{Unsaid, Disconnect, ToQueue, ToAttendant, ToPerson, ToNumber, ToVoicemail, ToMailbox, ToOperator, KeepWaiting}
}

// Target is where a call goes on.
type Target struct {
	Kind TargetKind `json:"kind"`
	Name string     `json:"name,omitempty"`
	Says string     `json:"says,omitempty" lines:"many"` // what the caller hears first
}

// Said says whether anything was decided.
func (t Target) Said() bool { return t.Kind != Unsaid }

// fromAttendant says whether an attendant can lead there. The voicemail of one person is reached only by ringing that person, and nobody
// waits in an attendant.
func (t Target) fromAttendant() bool { return t.Kind != ToMailbox && t.Kind != KeepWaiting }

// Exit is the way out of a queue when something becomes too much.
type Exit struct {
	After *int   `json:"after,omitempty"` // callers waiting, or seconds; nil is the usual
	To    Target `json:"to"`
}

// Said says whether anything was decided.
func (e Exit) Said() bool { return e.After != nil || e.To.Said() }
