package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// program is the built program, working in a folder of its own.
type program struct{ binary, folder string }

func (p program) path(name string) string { return filepath.Join(p.folder, name) }

func (p program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.binary, args...)
	cmd.Dir = p.folder
	cmd.Env = append(os.Environ(), "HOME="+p.folder, "XDG_CONFIG_HOME="+p.path("config"))
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = time.Minute
	return cmd
}

// ended is what a run of the program took.
type ended struct {
	took   time.Duration
	peak   int64 // bytes of memory at the most
	out    []byte
	stages map[string]time.Duration // from the messages of a reading
}

// of adds up some stages.
func (e ended) of(stages ...string) (sum time.Duration) {
	for _, s := range stages {
		sum += e.stages[s]
	}
	return sum
}

// stageLine is how the program says on standard error which stage of a reading has begun.
var stageLine = regexp.MustCompile(`^(\w+) \.\.\.$`)

// do runs the program to its end. Exit status 3 says that a plan has changes, which is no failure.
func (p program) do(ctx context.Context, args ...string) (ended, error) {
	cmd := p.command(ctx, args...)
	var out bytes.Buffer
	cmd.Stdout = &out
	said, err := cmd.StderrPipe()
	if err != nil {
		return ended{}, fmt.Errorf("listen to the program: %w", err)
	}
	e := ended{stages: map[string]time.Duration{}}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return e, fmt.Errorf("start the program: %w", err)
	}
	peak := watched(cmd)
	var messages strings.Builder
	stage, since := "", began
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		fmt.Fprintln(&messages, lines.Text())
		if m := stageLine.FindStringSubmatch(lines.Text()); m != nil {
			now := time.Now()
			if stage != "" {
				e.stages[stage] += now.Sub(since)
			}
			stage, since = m[1], now
		}
	}
	err = errors.Join(lines.Err(), cmd.Wait())
	e.took, e.out = time.Since(began), out.Bytes()
	if stage != "" {
		e.stages[stage] += time.Since(since)
	}
	e.peak = peak()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		err = nil
	}
	if err != nil {
		return e, fmt.Errorf("personadesk %s: %w\n%s", strings.Join(args, " "), err, tail(messages.String()+out.String()))
	}
	return e, nil
}

// tail is the end of what was said, which holds the reason.
func tail(text string) string { return text[max(0, len(text)-1000):] }

// background is a run of the program that answers until it is ended.
type background struct {
	cmd *exec.Cmd
	out *bufio.Reader
}

// begin starts the program and leaves it running.
func (p program) begin(ctx context.Context, args ...string) (*background, error) {
	cmd := p.command(ctx, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("listen to the program: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the program: %w", err)
	}
	return &background{cmd: cmd, out: bufio.NewReader(out)}, nil
}

// line reads one line of what the program puts out.
func (b *background) line() (string, error) {
	text, err := b.out.ReadString('\n')
	if err != nil {
		return "", errors.Join(fmt.Errorf("read what the program says: %w", err), b.end())
	}
	return strings.TrimSpace(text), nil
}

// end asks the program to end, and waits until it has.
func (b *background) end() error {
	if err := b.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("end the program: %w", err)
	}
	if _, err := io.Copy(io.Discard, b.out); err != nil && !errors.Is(err, os.ErrClosed) {
		return fmt.Errorf("hear the program out: %w", err)
	}
	err := b.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) { // ended by our signal
		return nil
	}
	return err
}

// decode reads the JSON that the program put out.
func decode(text []byte, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("read what the program put out: %w", err)
	}
	return nil
}
