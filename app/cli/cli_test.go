package cli

import (
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
	})
}

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
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"status": expectStatus, "json": expectJSON},
	})
}
