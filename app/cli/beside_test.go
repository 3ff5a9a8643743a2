package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personadesk/app/relay"
	"personadesk/app/service"
	"personadesk/backend/clock"
	"personadesk/backend/workbook"
)

// place is a folder with a workbook in it, for programs that really run.
type place struct {
	t   *testing.T
	dir string
}

// newPlace makes the sample's workbook and a home of its own.
func newPlace(t *testing.T) place {
	t.Helper()
	dir, err := os.MkdirTemp("", "p") // a short one: the path of a socket is short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	p := place{t, dir}
	p.run(exitDone, "new", "c.personadesk", "--sample")
	return p
}

func (p place) path(name string) string { return filepath.Join(p.dir, name) }

// started is a program in the background.
type started struct {
	*exec.Cmd
	said, out *bytes.Buffer
}

func (p place) start(args ...string) started {
	p.t.Helper()
	s := started{exec.Command("personadesk", args...), &bytes.Buffer{}, &bytes.Buffer{}}
	s.Dir, s.Stdout, s.Stderr = p.dir, s.out, s.said
	s.Env = append(os.Environ(), "HOME="+p.dir, "XDG_CONFIG_HOME="+p.path("config"), "XDG_CACHE_HOME="+p.path("cache"))
	if err := s.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { _ = s.Process.Kill() }) // most have ended long before
	return s
}

// end waits for a program and gives its exit status; -1 when it was killed.
func (s started) end(t *testing.T) int {
	t.Helper()
	err := s.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return s.ProcessState.ExitCode()
}

// run runs a program and wants an exit status; it gives what it wrote and said.
func (p place) run(want int, args ...string) string {
	p.t.Helper()
	s := p.start(args...)
	if got := s.end(p.t); got != want {
		p.t.Fatalf("%v: exit status %d, want %d\n%s", args, got, want, s.said)
	}
	return s.out.String() + s.said.String()
}

// eventually waits for something that another program does.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for begun := time.Now(); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > time.Minute {
			t.Fatalf("%s did not happen", what)
		}
	}
}

// underWay says whether a run has begun and sent something.
func (p place) underWay() bool {
	wb, err := workbook.OpenToRead(p.path("c.personadesk"), workbook.Options{})
	if err != nil {
		return false
	}
	run, found, err := wb.OpenRun(context.Background())
	if err == nil && found {
		states, journalErr := wb.ChangeStates(context.Background(), run.ID)
		found, err = len(states) > 3, journalErr
	}
	return errors.Join(err, wb.Close()) == nil && found
}

// applying is a page that has the workbook open and, in its program, a run that another command began.
func (p place) applying() (page, apply started) {
	p.t.Helper()
	page = p.start("serve", "c.personadesk")
	eventually(p.t, "the page", func() bool {
		sockets, err := filepath.Glob(p.path("cache/PersonaDesk/relay/*.sock"))
		return err == nil && len(sockets) == 1
	})
	p.run(exitDone, "sync", "c.personadesk", "--users", "400")
	apply = p.start("apply", "c.personadesk", "--yes")
	eventually(p.t, "the run", p.underWay)
	return page, apply
}

// sound wants a workbook that is whole, whose run can be brought to its end.
func (p place) sound() {
	p.t.Helper()
	if list := workbook.Check(p.path("c.personadesk")); len(list) > 0 {
		p.t.Errorf("the workbook is not whole: %v", list)
	}
	said := p.run(exitDone, "apply", "c.personadesk", "--yes", "-o", "json")
	if !strings.Contains(said, "An earlier run was left open") || !strings.Contains(said, `"failed": 0`) {
		p.t.Errorf("the run was not brought to its end:\n%s", said)
	}
	p.run(exitDone, "plan", "c.personadesk")
	p.run(exitDone, "audit", "verify", "c.personadesk")
}

func TestCtrlCStopsOnlyTheCommandThatIsCarriedOutElsewhere(t *testing.T) {
	p := newPlace(t)
	page, apply := p.applying()
	if said := p.run(exitFailed, "plan", "c.personadesk"); !strings.Contains(said, "JOB_RUNNING") {
		t.Errorf("a plan during a run: %s", said)
	}
	p.run(exitDone, "numbers", "reserve", "c.personadesk", "+441614960038")
	if err := apply.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := apply.end(t); got != exitInterrupted {
		t.Errorf("exit status %d\n%s", got, apply.said)
	}
	p.sound() // the page is there still, and carries it out
	if err := page.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := page.end(t); got != exitDone {
		t.Errorf("the page: exit status %d\n%s", got, page.said)
	}
}

func TestAProgramThatIsKilledWhileItCarriesOutACommand(t *testing.T) {
	p := newPlace(t)
	page, apply := p.applying()
	if err := page.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	page.end(t)
	if got := apply.end(t); got != exitFailed || !strings.Contains(apply.said.String(), "RELAY_LOST") {
		t.Errorf("exit status %d\n%s", got, apply.said)
	}
	if sockets, err := filepath.Glob(p.path("cache/PersonaDesk/relay/*.sock")); err != nil || len(sockets) != 1 {
		t.Fatalf("no socket was left over, so nothing is proven below: %v %v", sockets, err)
	}
	p.sound()
}

func TestAProgramThatIsClosedWhileItCarriesOutACommand(t *testing.T) {
	p := newPlace(t)
	page, apply := p.applying()
	if err := page.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := apply.end(t); got != exitFailed || !strings.Contains(apply.said.String(), "RELAY_CLOSED") {
		t.Errorf("exit status %d\n%s", got, apply.said)
	}
	if got := page.end(t); got != exitDone {
		t.Errorf("the page: exit status %d\n%s", got, page.said)
	}
	p.sound()
}

func TestAnOpenPageSeesWhatACommandWrites(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	file := filepath.Join(t.TempDir(), "c.personadesk")
	said := &bytes.Buffer{}
	p := &program{Streams: Streams{Out: &bytes.Buffer{}, Err: said}, clock: clock.System, life: t.Context()}
	if got := Run(t.Context(), []string{"new", file, "--sample"}, nil, p.Streams); got != exitDone {
		t.Fatal(said)
	}
	events := make(chan string, 1000)
	h := &host{p: p}
	d := h.desk(func(name string, _ ...any) { events <- name })
	if err := d.Open(file); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	quiet := func() {
		for {
			select {
			case <-events:
			case <-time.After(500 * time.Millisecond):
				return
			}
		}
	}
	quiet() // what opening says
	r := relay.Request{Args: []string{"numbers", "release", "c.personadesk", "+441614960007"}, Folder: filepath.Dir(file)}
	if got := h.carry(t.Context(), r, relay.Streams{In: strings.NewReader(""), Out: p.Out, Err: said}); got != exitDone {
		t.Fatalf("exit status %d\n%s", got, said)
	}
	select {
	case <-events:
	case <-time.After(10 * time.Second):
		t.Error("the page was told nothing")
	}
}

func TestAFaultInACommandOfOthersStaysThere(t *testing.T) {
	said := &bytes.Buffer{}
	h := &host{p: &program{clock: clock.System, life: t.Context()}} // without a desk there is a fault to be had
	h.shared = &service.Desk{}
	if got := h.carry(t.Context(), relay.Request{Args: []string{"sync", "x"}}, relay.Streams{Out: said, Err: faulty{said}}); got != exitFailed {
		t.Errorf("exit status %d\n%s", got, said)
	}
	if !strings.Contains(said.String(), "fault inside the program") {
		t.Errorf("it was not said: %s", said)
	}
}

// faulty breaks at the first word and takes those after it.
type faulty struct{ *bytes.Buffer }

func (f faulty) Write(b []byte) (int, error) {
	if n, _ := f.Buffer.Write(b); f.Len() == n {
		panic("broken")
	}
	return len(b), nil
}

func TestCommandsThatAreNotForOthers(t *testing.T) {
	for _, args := range [][]string{{}, {"serve"}, {"demo"}, {"new", "x.personadesk"}, {"signin"}, {"profiles", "--forget", "x"}, {"practice"}} {
		dir := t.TempDir()
		p := &program{Streams: Streams{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, args: args, folder: dir, clock: clock.System, life: t.Context()}
		h := &host{p: p}
		p.shared = h.desk(nil)
		if got := p.run(t.Context()); got != exitFailed || !strings.Contains(p.Err.(*bytes.Buffer).String(), "RELAY_COMMAND") {
			t.Errorf("%v: exit status %d, %s", args, got, p.Err)
		}
	}
}

func TestPathsBeginWhereTheyWereTyped(t *testing.T) {
	p := &program{folder: filepath.FromSlash("/home/ada")}
	absolute := filepath.FromSlash("/tmp/x")
	for name, c := range map[string]struct{ path, shown string }{
		"out":    {filepath.FromSlash("/home/ada/out"), "out"},
		"../out": {filepath.FromSlash("/home/out"), filepath.FromSlash("../out")},
		absolute: {absolute, absolute},
		"":       {"", ""},
	} {
		if got := p.path(name); got != c.path {
			t.Errorf("%q is at %s", name, got)
		}
		if name != "" && p.shown(name, p.path(name)) != c.shown {
			t.Errorf("%q is shown as %s", name, p.shown(name, p.path(name)))
		}
	}
}

func TestOneRound(t *testing.T) {
	for _, c := range [][2]string{
		{"watch c.personadesk --every 1h", "watch c.personadesk --every 1h --rounds 1"},
		{"watch c.personadesk --rounds 5", "watch c.personadesk --rounds 5 --rounds 1"},
		{"watch --every 1h -- c.personadesk", "watch --every 1h --rounds 1 -- c.personadesk"},
	} {
		if got := strings.Join(oneRound(strings.Fields(c[0])), " "); got != c[1] {
			t.Errorf("%s became %s", c[0], got)
		}
	}
}
