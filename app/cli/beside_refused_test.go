package cli

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personadesk/app/relay"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// serving is a page that has the workbook open and takes commands.
func (p place) serving() started {
	p.t.Helper()
	page := p.start("serve", "c.personadesk")
	eventually(p.t, "the page", func() bool {
		sockets, err := filepath.Glob(p.path("cache/PersonaDesk/relay/*.sock"))
		return err == nil && len(sockets) == 1
	})
	return page
}

// A caller need not be our own program: these say over the socket what it would never say.
func TestARequestThatOurProgramWouldNotSendIsRefused(t *testing.T) {
	p := newPlace(t)
	p.run(exitDone, "new", "other.personadesk", "--sample")
	p.serving()
	t.Setenv("HOME", p.dir)
	t.Setenv("XDG_CACHE_HOME", p.path("cache"))
	for _, c := range []struct {
		name    string
		request relay.Request
		exit    int
		code    string
	}{
		{"the window", relay.Request{}, exitFailed, "RELAY_COMMAND"},
		{"another page", relay.Request{Args: []string{"serve"}}, exitFailed, "RELAY_COMMAND"},
		{"a demonstration", relay.Request{Args: []string{"demo"}}, exitFailed, "RELAY_COMMAND"},
		{"another workbook", relay.Request{Args: []string{"new", "x.personadesk"}}, exitFailed, "RELAY_COMMAND"},
		{"somebody signed in", relay.Request{Args: []string{"signin"}}, exitFailed, "RELAY_COMMAND"},
		{"a profile forgotten", relay.Request{Args: []string{"profiles", "--forget", "x"}}, exitFailed, "RELAY_COMMAND"},
		{"a practice tenant", relay.Request{Args: []string{"practice"}}, exitFailed, "RELAY_COMMAND"},
		{"work on a workbook that is not open", relay.Request{Args: []string{"sync", "other.personadesk"}}, exitFailed, "RELAY_OTHER"},
		{"work on no workbook", relay.Request{Args: []string{"sync", "none.personadesk"}}, exitFailed, "WORKBOOK_MISSING"},
		{"no approval", relay.Request{Args: []string{"apply", "c.personadesk"}}, exitRefused, "PLAN_NOT_APPROVED"},
		{"an approval at a terminal that is none", relay.Request{Args: []string{"apply", "c.personadesk"}, Terminal: true}, exitRefused, "PLAN_NOT_APPROVED"},
		{"nonsense", relay.Request{Args: []string{"\x00", "\x1b[2J"}}, exitUsage, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := &bytes.Buffer{}
			c.request.Version, c.request.Folder = Version, p.dir
			exit, found, err := relay.Ask(t.Context(), p.path("c.personadesk"), c.request, relay.Streams{In: strings.NewReader(""), Out: said, Err: said}, relay.Options{})
			if err != nil || !found || exit != c.exit || !strings.Contains(said.String(), c.code) {
				t.Errorf("exit status %d, %v %v\n%s", exit, found, err, said)
			}
		})
	}
	_, _, err := relay.Ask(t.Context(), p.path("c.personadesk"), relay.Request{Args: []string{"sync", "c.personadesk"}}, relay.Streams{}, relay.Options{})
	if found := (*problem.Problem)(nil); !errors.As(err, &found) || found.Code != "RELAY_VERSION" {
		t.Errorf("without a version: %v", err)
	}
}

func TestACallerThatIsKilledStopsItsCommand(t *testing.T) {
	p := newPlace(t)
	_, apply := p.applying()
	if err := apply.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	apply.end(t)
	eventually(t, "the end of the command", func() bool {
		return !strings.Contains(p.whatever("plan", "c.personadesk"), "JOB_RUNNING")
	})
	wb, err := workbook.OpenToRead(p.path("c.personadesk"), workbook.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, open, err := wb.OpenRun(context.Background())
	if err := errors.Join(err, wb.Close()); err != nil || !open {
		t.Fatalf("the run went on to its end without anybody: %v", err)
	}
	p.sound() // the page carries it out
}

// whatever runs a program however it ends, and gives what it said.
func (p place) whatever(args ...string) string {
	p.t.Helper()
	s := p.start(args...)
	s.end(p.t)
	time.Sleep(50 * time.Millisecond)
	return s.said.String()
}
