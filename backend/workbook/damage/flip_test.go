package damage

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/workbook"
)

// At least 95 of 100 bytes that flip in a file and change what stands in it are named; those that change nothing do not count.
func TestFlippedBytesAreNamed(t *testing.T) {
	whole, look := lived(t), newContents(t)
	before := look.of(t, whole)
	const seed, flips = 20260302, 300
	r := rand.New(rand.NewPCG(seed, seed))
	changed, missed := 0, []string{}
	other := filepath.Join(t.TempDir(), "flipped"+workbook.Extension)
	for tried := 0; changed < flips && tried < 20*flips; tried++ {
		at, bit := r.IntN(len(whole)), byte(1)<<r.IntN(8)
		whole[at] ^= bit
		if look.of(t, whole) != before {
			must(t, os.WriteFile(other, whole, 0o600))
			if changed++; len(workbook.Check(other)) == 0 {
				missed = append(missed, fmt.Sprintf("bit %d of byte %d of page %d", bit, at%4096, at/4096+1))
			}
		}
		whole[at] ^= bit
	}
	if changed < flips || 20*len(missed) > changed {
		t.Errorf("of %d flips %d were missed: %s", changed, len(missed), strings.Join(missed, "; "))
	}
	t.Logf("%d of %d flips were named: %v", changed-len(missed), changed, missed)
}
