package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"personadesk": func() {
			page := fstest.MapFS{"index.html": {Data: []byte("<html><head></head></html>")}}
			os.Exit(Main(os.Args[1:], page))
		},
		"personadesk-killed-midway": killedMidway,
		"personadesk-at-terminal":   atTerminal,
		"personadesk-other-version": func() {
			Version = "0.0.1"
			os.Exit(Main(os.Args[1:], fstest.MapFS{}))
		},
	})
}

// killedMidway is the program, killed without warning as soon as it says that numbers are being given out.
func killedMidway() {
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: killer{}}
	os.Exit(Run(context.Background(), os.Args[1:], fstest.MapFS{}, s))
}

// atTerminal is the program in front of a person, who is asked and types.
func atTerminal() {
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: true}
	os.Exit(Run(context.Background(), os.Args[1:], fstest.MapFS{}, s))
}

// killer passes messages on and ends the process at the one that names the numbers lane.
type killer struct{}

func (killer) Write(message []byte) (int, error) {
	n, err := os.Stderr.Write(message)
	if bytes.HasPrefix(message, []byte("numbers ...")) && bytes.Count(lanesSeen, []byte("licences")) > 0 {
		self, findErr := os.FindProcess(os.Getpid())
		if findErr == nil {
			findErr = self.Kill()
		}
		return n, errors.Join(err, findErr)
	}
	lanesSeen = append(lanesSeen, message...)
	return n, err
}

// lanesSeen is what was said so far: a reading names numbers too, but only a run names licences before.
var lanesSeen []byte

// The scripts are the specification of the command line: verbs, flags, exit statuses and JSON that other people's scripts depend on.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			// Nothing a test does may end up among the settings of whoever runs it.
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/config")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"cmpbut": compareBut,
			"status": expectStatus, "json": expectJSON, "waitfor": waitFor, "until": until, "approve": approve, "rewrite": rewrite, "tenant": playTenant,
		},
	})
}
