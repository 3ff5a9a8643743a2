package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"personadesk/app/service"
)

// expectStatus is "status N COMMAND...": it runs a command and wants that exit status.
func expectStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// waitFor is "waitfor FILE": it waits until a program in the background has made a file.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfor file")
	}
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		if time.Since(begun) > 30*time.Second {
			ts.Fatalf("%s did not come", args[0])
		}
	}
}

// until is "until TEXT COMMAND...": it runs a command again and again until it says the text.
func until(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: until text command...")
	}
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		_ = ts.Exec(args[1], args[2:]...) // how it ends is not asked
		if strings.Contains(ts.ReadFile("stdout")+ts.ReadFile("stderr"), args[0]) {
			return
		}
		if time.Since(begun) > time.Minute {
			ts.Fatalf("%q was never said", args[0])
		}
	}
}

// approve is "approve PLAN FILE": it writes what a person types who approves the plan in a file.
func approve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: approve plan file")
	}
	var made struct{ Fingerprint string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &made))
	print := strings.ReplaceAll(made.Fingerprint, " ", "")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(print[len(print)-4:]+"\n"), 0o600))
}

// expectJSON is "json PATH WANT": standard output is one JSON document (or several lines, of which path begins with a line number)
// and the value at the path, like personas.0.targeted or -1.code, prints as WANT. "len" is the length of a list.
func expectJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json path want")
	}
	var documents []any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	for d.More() {
		var v any
		ts.Check(d.Decode(&v))
		documents = append(documents, v)
	}
	var at any = documents
	if len(documents) == 1 {
		at = documents[0]
	}
	for _, key := range strings.Split(args[0], ".") {
		next, err := step(at, key)
		if err != nil {
			ts.Fatalf("%s: %v", args[0], err)
		}
		at = next
	}
	got, ok := at.(string)
	if !ok {
		body, err := json.Marshal(at)
		ts.Check(err)
		got = string(body)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

func step(at any, key string) (any, error) {
	switch v := at.(type) {
	case map[string]any:
		next, found := v[key]
		if !found {
			return nil, fmt.Errorf("no %q", key)
		}
		return next, nil
	case []any:
		if key == "len" {
			return len(v), nil
		}
		i, err := strconv.Atoi(key)
		if err != nil || i >= len(v) {
			return nil, fmt.Errorf("no element %q of %d", key, len(v))
		}
		return v[i], nil
	}
	return nil, fmt.Errorf("nothing inside %v", at)
}

// rewrite is "rewrite IN OUT bom|crlf..." or "rewrite IN OUT OLD NEW": it writes a file anew, with a byte order mark and the lines of
// Windows, or with one word for another.
func rewrite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: rewrite in out bom crlf, or rewrite in out old new")
	}
	text := ts.ReadFile(args[0])
	if args[2] == "bom" && args[3] == "crlf" {
		text = "\xef\xbb\xbf" + strings.ReplaceAll(text, "\n", "\r\n")
	} else {
		if !strings.Contains(text, args[2]) {
			ts.Fatalf("%s has no %q", args[0], args[2])
		}
		text = strings.Replace(text, args[2], args[3], 1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// playTenant is "tenant ROLE": it opens a practice tenant in which somebody with a role is signed in; GRAPH and TOKEN lead to it.
func playTenant(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tenant role")
	}
	box, err := service.OpenPractice(service.PracticeWish{Users: 40, Seed: 1, Role: args[0]}, "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { ts.Check(box.Close()) })
	ts.Setenv("GRAPH", box.Address+"/v1.0")
	ts.Setenv("TOKEN", box.Token)
}

// compareBut holds two files against each other, but for the lines in which a text stands: cmpbut TEXT FILE FILE.
func compareBut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: cmpbut text file file")
	}
	var kept [2][]string
	for i, name := range args[1:] {
		for line := range strings.Lines(ts.ReadFile(name)) {
			if !strings.Contains(line, args[0]) {
				kept[i] = append(kept[i], line)
			}
		}
	}
	if !slices.Equal(kept[0], kept[1]) || len(kept[0]) == 0 {
		ts.Fatalf("%s and %s differ", args[1], args[2])
	}
}
