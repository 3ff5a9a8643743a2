package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// end is what became of a flip.
type end string

const (
	dies   end = "dies"   // a test noticed
	lives  end = "LIVES"  // no test noticed
	cannot end = "unseen" // nothing could notice: unseen.tsv says why
)

// rooms are the tests of each room, built once with all flips in them.
type rooms struct {
	root, folder string
	binaries     map[string]string
	whole        map[rule]time.Duration // how long the tests of a rule take with everything in its place
}

// build makes the tests of the rooms that flips name.
func build(ctx context.Context, root, folder string, flips []flip) (*rooms, error) {
	overlay, err := layOver(root, folder, flips)
	if err != nil {
		return nil, err
	}
	r := &rooms{root: root, folder: folder, binaries: map[string]string{}, whole: map[rule]time.Duration{}}
	for _, f := range flips {
		if r.binaries[f.room] != "" {
			continue
		}
		binary, err := filepath.Abs(filepath.Join(folder, "tests"+strconv.Itoa(len(r.binaries))))
		if err != nil {
			return nil, err
		}
		command := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", binary, "./"+f.room)
		command.Dir = root
		if out, err := command.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building the tests of %s: %w\n%s", f.room, err, out)
		}
		r.binaries[f.room] = binary
	}
	return r, nil
}

// try runs the tests of a flip without it. Before the first flip of a rule they are run with everything in its place: tests that fail or take
// too long by themselves would notice whatever is taken out.
func (r *rooms) try(ctx context.Context, number int, f flip) (end, error) {
	tests := rule{room: f.room, tests: f.tests}
	if r.whole[tests] == 0 {
		began := time.Now()
		if out, err := r.run(ctx, tests, "", 5*time.Minute); err != nil {
			return "", fmt.Errorf("%s: the tests %s fail with nothing taken out: %w\n%s", f.room, f.tests, err, out)
		} else if strings.Contains(out, "no tests to run") {
			return "", fmt.Errorf("%s has no tests %s", f.room, f.tests)
		}
		r.whole[tests] = time.Since(began)
	}
	// What takes so much longer than before has no end any more.
	_, failed := r.run(ctx, tests, strconv.Itoa(number), 20*time.Second+5*r.whole[tests])
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case failed == nil:
		return lives, nil
	}
	return dies, nil
}

func (r *rooms) run(ctx context.Context, tests rule, out string, within time.Duration) (string, error) {
	command := exec.CommandContext(ctx, r.binaries[tests.room], "-test.failfast", "-test.timeout", within.String(), "-test.run", tests.tests)
	command.Dir = filepath.Join(r.root, tests.room)
	command.Env = append(os.Environ(), outVariable+"="+out)
	said, err := command.CombinedOutput()
	return string(said), err
}
