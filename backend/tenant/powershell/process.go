package powershell

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Options says how a PowerShell process is started and which tenant it must be connected to.
type Options struct {
	Path          string        // the program; "" for pwsh
	TenantID      string        // the tenant that the session must prove to be in, a GUID
	ApplicationID string        // with Thumbprint: sign in as this application; else as the person, in a window of Windows
	Thumbprint    string        // of the certificate in the store of the account that runs us, 40 hexadecimal digits
	Patience      time.Duration // how long a process that was asked to end may take; 0 for five seconds
	Clock         clock.Clock   // measures the patience; the machine's when nil
	args          []string      // in place of PowerShell's own; tests start something else
	env           []string      // added to the environment; for tests
}

// Process is a live session: a PowerShell process that has the MicrosoftTeams module loaded and is connected.
// It runs one command at a time. After a cancelled or broken command it is lost, because nobody can say how far the
// command came; every later call then fails and a new session has to be started.
type Process struct {
	mu       sync.Mutex
	patience time.Duration
	clock    clock.Clock
	command  *exec.Cmd
	in       io.WriteCloser
	lines    chan string
	complain *tail
	lost     error
	exited   chan struct{}
}

var _ tenant.Session = (*Process)(nil)

var (
	guid       = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	thumbprint = regexp.MustCompile(`^[0-9a-fA-F]{40}$`)
)

// Start starts PowerShell, loads the module, signs in and makes sure that it is in the right tenant. The context
// governs only the start; Close ends the session.
func Start(ctx context.Context, o Options) (*Process, error) {
	if !guid.MatchString(o.TenantID) {
		return nil, problem.New("TEAMS_OPTIONS.tenant").Detailed(o.TenantID)
	}
	if o.Thumbprint != "" && (!thumbprint.MatchString(o.Thumbprint) || !guid.MatchString(o.ApplicationID)) {
		return nil, problem.New("TEAMS_OPTIONS.certificate").
			Detailed()
	}
	p, err := launch(o)
	if err != nil {
		return nil, err
	}
	if err := p.connect(ctx, o); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

func launch(o Options) (*Process, error) {
	path, args := o.Path, o.args
	if path == "" {
		path = "pwsh"
	}
	if args == nil {
		args = []string{"-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "-"}
	}
	// Not with the context of the start: what ends that must not end the session.
	p := &Process{command: exec.CommandContext(context.Background(), path, args...), lines: make(chan string), exited: make(chan struct{}), complain: &tail{}, patience: o.Patience, clock: clock.Or(o.Clock)}
	if p.patience == 0 {
		p.patience = 5 * time.Second
	}
	hide(p.command)
	p.command.Env = append(p.command.Environ(), o.env...)
	p.command.Stderr = p.complain
	p.command.WaitDelay = p.patience
	var err error
	if p.in, err = p.command.StdinPipe(); err != nil {
		return nil, fmt.Errorf("open a pipe to PowerShell: %w", err)
	}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("open a pipe from PowerShell: %w", err)
	}
	if err := p.command.Start(); err != nil {
		return nil, problem.New("TEAMS_NO_POWERSHELL").Because(err).
			Detailed(path, err).Hinted()
	}
	go p.read(out)
	return p, nil
}

// read hands on whole lines until the process ends. They are never logged: they hold names and numbers.
func (p *Process) read(out io.Reader) {
	defer close(p.exited)
	r := bufio.NewReaderSize(out, 1<<16)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			p.lines <- strings.TrimRight(line, "\r\n")
		}
		if err != nil {
			// The exit status says nothing that the missing answer does not say already; what it complained of is
			// complete only now.
			_ = p.command.Wait()
			close(p.lines)
			return
		}
	}
}

func (p *Process) connect(ctx context.Context, o Options) error {
	const prepare = "$ProgressPreference = 'SilentlyContinue'; Import-Module -Name 'MicrosoftTeams' -MinimumVersion '" + ModuleVersion + "'" + stop
	if _, err := p.exchange(ctx, "load the module", prepare); err != nil {
		var said *problem.Problem
		if errors.As(err, &said) && said.Code == commandFailed {
			return problem.New("TEAMS_NO_MODULE").Because(err).Detailed(ModuleVersion, err).Hinted(ModuleVersion)
		}
		return err
	}
	sign := tenant.Command{Name: "Connect-MicrosoftTeams", Params: []tenant.Param{{Name: "TenantId", Value: tenant.Text(strings.ToLower(o.TenantID))}}}
	if o.Thumbprint != "" {
		sign.Params = append(sign.Params,
			tenant.Param{Name: "CertificateThumbprint", Value: tenant.Text(strings.ToUpper(o.Thumbprint))},
			tenant.Param{Name: "ApplicationId", Value: tenant.Text(strings.ToLower(o.ApplicationID))})
	}
	line, err := Printer{}.Line(sign)
	if err != nil {
		return err
	}
	if _, err := p.exchange(ctx, "sign in to Teams", line); err != nil {
		return err
	}
	const who = "Get-CsTenant"
	objects, err := p.exchange(ctx, who, who+stop)
	if err != nil {
		return err
	}
	if len(objects) != 1 {
		return fmt.Errorf("ask which tenant we are in: %d answers", len(objects))
	}
	r := reader{what: who, o: objects[0]}
	if id := r.text("TenantId"); r.err == nil && !strings.EqualFold(id, o.TenantID) {
		return problem.New("TEAMS_WRONG_TENANT").
			Detailed(id, o.TenantID).Hinted()
	}
	return r.err
}

// Invoke prints a command, sends it and gives the objects it put out. What is no object comes as {"Value": ...}.
func (p *Process) Invoke(ctx context.Context, c tenant.Command) ([]tenant.Object, error) {
	line, err := Printer{}.Line(c)
	if err != nil {
		return nil, err
	}
	return p.exchange(ctx, c.Name, line)
}

// Close asks the process to end and ends it if it does not.
func (p *Process) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lost == nil {
		p.lost = errors.New("the session was closed")
	}
	_ = p.in.Close() // end of input is the request to end; it fails when the process has gone already
	return p.finish()
}

// finish waits for the end of the process, and brings it about after a while.
func (p *Process) finish() error {
	late := p.clock.NewTimer(p.patience)
	defer late.Stop()
	for {
		select {
		case <-p.lines: // whatever it still says; closed only just before exited
		case <-p.exited:
			return nil
		case <-late.C:
			// It may have ended by itself just now, which is what was asked for.
			if err := p.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				return fmt.Errorf("end PowerShell: %w", err)
			}
		}
	}
}

// tail keeps the end of what a process complains about, for the person who started it.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b...)
	if extra := len(t.text) - 2000; extra > 0 {
		t.text = bytes.Clone(t.text[extra:])
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(strings.ToValidUTF8(string(t.text), "?"))
}
