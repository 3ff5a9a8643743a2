package plan

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
	"strings"

	"personadesk/backend/canonical"
	"personadesk/backend/tenant"
)

// Fingerprint computes what a person approves of a plan: 64 bits of a SHA-256 over what is sent, to whom, in which order, what must be
// seen after, and the values in the tenant that it rests on. No words are in it, no language, no time of reading and no time of making, so
// that a plan which means the same, made from a later reading or printed in another language, has the same one. It differs from
// Plan.Fingerprint when the plan was altered since; "" matches no approval.
func Fingerprint(p Plan) string {
	m := meaning{hash: sha256.New()}
	m.text("plan 2")
	m.text(p.TenantID)
	m.whole(uint64(p.Undoes))
	m.truth(p.Backward)
	m.whole(uint64(len(p.Changes)))
	for i := range p.Changes {
		m.change(&p.Changes[i])
	}
	m.flush()
	if m.failed {
		return ""
	}
	digits := strings.ToUpper(hex.EncodeToString(m.hash.Sum(nil)[:8]))
	return digits[:4] + " " + digits[4:8] + " " + digits[8:12] + " " + digits[12:]
}

// meaning gathers what a fingerprint is computed from. Every text is preceded by its length, so that no two plans read the same.
type meaning struct {
	hash   hash.Hash
	buffer []byte
	failed bool
}

func (m *meaning) change(c *Change) {
	for _, text := range []string{c.ID, string(c.Lane), string(c.Kind), string(c.Effect)} {
		m.text(text)
	}
	set(m, c.Users)
	set(m, c.Needs)
	m.action(c.Action)
	m.expect(&c.Expect)
	m.expect(c.Was)
	m.truth(c.Stood != nil)
	if c.Stood != nil {
		m.value(c.Stood)
	}
	if len(m.buffer) > 1<<16 {
		m.flush()
	}
}

func (m *meaning) action(a Action) {
	m.number(a.Number)
	m.team(a.Team)
	more := a.Group != nil || a.Command != nil || a.Licences != nil || a.NewTeam != nil
	m.truth(more)
	if more {
		a.Number, a.Team = nil, nil
		m.value(a)
	}
}

func (m *meaning) expect(e *Expect) {
	m.truth(e != nil)
	if e == nil {
		return
	}
	m.number(e.Number)
	m.team(e.Team)
	rest := *e
	rest.Number, rest.Team = nil, nil
	m.truth(rest != Expect{})
	if rest != (Expect{}) {
		m.value(rest)
	}
}

// number is written by hand: most changes of a large plan are of numbers.
func (m *meaning) number(n *tenant.NumberAssignment) {
	m.truth(n != nil)
	if n != nil {
		m.text(n.Telephone)
		m.text(n.Type)
		m.text(string(n.Target))
		if m.text(n.LocationID); n.Location != "" {
			m.text("at " + n.Location)
		}
		if n.Account != "" && n.Target == "" {
			m.text("for " + n.Account)
		}
	}
}

func (m *meaning) team(t *TeamChange) {
	m.truth(t != nil)
	if t != nil {
		m.text(string(t.Team.Kind))
		m.text(t.Team.Key)
		set(m, t.Add)
	}
}

// set is a list whose order means nothing: that of users is the order in which they were read.
func set[T ~string](m *meaning, list []T) {
	if !slices.IsSorted(list) {
		list = slices.Sorted(slices.Values(list))
	}
	m.whole(uint64(len(list)))
	for _, text := range list {
		m.text(string(text))
	}
}

func (m *meaning) value(v any) {
	text, err := canonical.Append(nil, v)
	m.failed = m.failed || err != nil
	m.text(string(text))
}

func (m *meaning) text(text string) {
	m.whole(uint64(len(text)))
	m.buffer = append(m.buffer, text...)
}

func (m *meaning) whole(n uint64) { m.buffer = binary.AppendUvarint(m.buffer, n) }

func (m *meaning) truth(b bool) {
	if b {
		m.whole(1)
	} else {
		m.whole(0)
	}
}

func (m *meaning) flush() {
	m.hash.Write(m.buffer) // a hash never gives an error
	m.buffer = m.buffer[:0]
}
