// Command notices writes backend/notices anew: which works of others are inside the program, and their licence texts.
//
// It reads the module graph of every system that the program is built for, with and without its window, and the page's lock file. A work
// whose licence is neither recognised nor declared stops it: somebody has to look.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"

	"personadesk/backend/notices"
)

const room = "backend/notices"

// licenceFile is how the files are called in which a work says what may be done with it.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)`)

func main() {
	if err := write(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

// write looks at every work before it touches a file, since what is there has to build until then.
func write(ctx context.Context) error {
	works, err := works(ctx, ".")
	if err != nil {
		return err
	}
	var all []notices.Component
	texts := map[string][]byte{}
	for _, work := range works {
		component, err := work.described(texts)
		if err != nil {
			return fmt.Errorf("%s %s: %w", work.Ecosystem, work.Name, err)
		}
		all = append(all, component)
	}
	folder := filepath.Join(room, "texts")
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(room, "components.tsv"), []byte(notices.Table(all)), 0o644)
}

// described puts the licence texts of a work to those that are known, by name, and says which licences they are.
func (w work) described(texts map[string][]byte) (notices.Component, error) {
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return w.Component, err
	}
	licences := map[string]bool{}
	for _, entry := range entries {
		if entry.IsDir() || !licenceFile.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(w.folder, entry.Name()))
		if err != nil {
			return w.Component, err
		}
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) // as the repository keeps every text
		for _, match := range licensecheck.Scan(text).Match {
			licences[match.ID] = true
		}
		name := fmt.Sprintf("%x.txt", sha256.Sum256(text))[:12] + ".txt"
		texts[name] = text
		if !slices.Contains(w.Texts, name) {
			w.Texts = append(w.Texts, name)
		}
	}
	if w.declared != "" {
		licences = map[string]bool{w.declared: true}
	}
	if len(licences) == 0 {
		return w.Component, fmt.Errorf("no licence is recognised in %s", w.folder)
	}
	w.Licence = strings.Join(slices.Sorted(maps.Keys(licences)), " AND ")
	return w.Component, nil
}
