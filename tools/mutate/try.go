package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// end is what became of a flip.
type end string

const (
	dies   end = "dies"   // a test noticed
	lives  end = "LIVES"  // no test noticed
	cannot end = "unseen" // nothing could notice: unseen.tsv says why
	unfit  end = "unfit"  // the compiler did not take it, so it says nothing
)

// try runs the rule's tests with the condition taken out.
func (f flip) try(ctx context.Context, root string) (became end, err error) {
	folder, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path, err := filepath.Abs(filepath.Join(root, f.file))
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(folder, "changed.go")
	if err := os.WriteFile(changed, []byte(string(text[:f.from])+f.without+string(text[f.to:])), 0o600); err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}})
	if err != nil {
		return "", err
	}
	beside := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(beside, overlay, 0o600); err != nil {
		return "", err
	}
	command := exec.CommandContext(ctx, "go", "test", "-vet=off", "-failfast", "-timeout", "3m", "-overlay", beside, "-run", f.tests, "./"+f.room)
	command.Dir = root
	out, failed := command.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case failed == nil:
		return lives, nil
	case strings.Contains(string(out), "[build failed]") || strings.Contains(string(out), "[setup failed]"):
		return unfit, nil
	}
	return dies, nil
}
