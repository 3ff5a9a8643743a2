package plan

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// sealed is what of a change an approval covers: what is sent, to whom, in which order, and what must be seen after.
type sealed struct {
	ID      string   `json:"id"`
	Lane    Lane     `json:"lane"`
	Kind    Kind     `json:"kind"`
	Says    string   `json:"says"`
	Users   []string `json:"users"`
	Effect  Effect   `json:"effect"`
	Needs   []string `json:"needs"`
	Action  Action   `json:"action"`
	Expects Expect   `json:"expect"`
}

// Seal computes the fingerprint of a plan anew. It differs from Plan.Fingerprint when the plan was altered since.
func Seal(p Plan) string { return fingerprint(p) }

// fingerprint is 64 bits of a SHA-256 over the changes in their order and over the reading they rest on. What is written
// to memory, a hash and a buffer, cannot fail; what is encoded is plain data that always can be.
func fingerprint(p Plan) string {
	hash := sha256.New()
	out := bufio.NewWriterSize(hash, 1<<16)
	encoder := json.NewEncoder(out)
	head := []string{"plan 1", p.TenantID, p.ReadAt.UTC().Format(time.RFC3339Nano)}
	if p.Undoes != 0 {
		head = append(head, fmt.Sprintf("undoes %d", p.Undoes), fmt.Sprintf("backward %v", p.Backward))
	}
	err := encoder.Encode(head)
	for _, c := range p.Changes {
		if err != nil {
			break
		}
		err = encoder.Encode(sealed{c.ID, c.Lane, c.Kind, c.Says, c.Users, c.Effect, c.Needs, c.Action, c.Expect})
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return "" // matches no approval
	}
	digits := strings.ToUpper(hex.EncodeToString(hash.Sum(nil)[:8]))
	return digits[:4] + " " + digits[4:8] + " " + digits[8:12] + " " + digits[12:]
}
