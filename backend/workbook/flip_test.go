package workbook

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// contentOf is all that stands in a file, read without its indexes; an error of reading is content of its own.
func contentOf(path string) string {
	db, err := look(path)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = db.Close() }()
	names, err := allRows(context.Background(), db, "the schema", scanText[string], "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return err.Error()
	}
	h := sha256.New()
	for _, name := range append(names, schemaSum) {
		sum, err := sumTable(context.Background(), db, name, "")
		fmt.Fprintf(h, "%s %d %x %v\n", name, sum.rows, sum.bytes(), err)
	}
	return string(h.Sum(nil))
}

// At least 95 of 100 bytes that flip in a file and change what stands in it are named; those that change nothing do not count.
func TestFlippedBytesAreNamed(t *testing.T) {
	path := lived(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	before := contentOf(path)
	const seed, flips = 20260302, 300
	r := rand.New(rand.NewPCG(seed, seed))
	changed, missed := 0, []string{}
	other := filepath.Join(t.TempDir(), "flipped"+Extension)
	for tried := 0; changed < flips && tried < 20*flips; tried++ {
		at, bit := r.IntN(len(whole)), byte(1)<<r.IntN(8)
		whole[at] ^= bit
		must(t, os.WriteFile(other, whole, 0o600))
		if contentOf(other) != before {
			if changed++; len(Check(other)) == 0 {
				missed = append(missed, fmt.Sprintf("bit %d of byte %d of page %d", bit, at%4096, at/4096+1))
			}
		}
		whole[at] ^= bit
	}
	if changed < flips || 20*len(missed) > changed {
		t.Errorf("of %d flips %d were missed: %s", changed, len(missed), strings.Join(missed, "; "))
	}
	t.Logf("%d of %d flips were named", changed-len(missed), changed)
}
