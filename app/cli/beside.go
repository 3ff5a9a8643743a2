package cli

import (
	"context"
	"errors"
	"os"
	"time"

	"personadesk/app/relay"
	"personadesk/app/service"
	"personadesk/backend/clock"
	"personadesk/backend/problem"
)

const (
	// busyPatience is how long a workbook may be held by a program that carries nothing out for others: one that is just opening or
	// closing it, most likely.
	busyPatience = 5 * time.Second
	busyPause    = 50 * time.Millisecond
)

// doing is what a command does with an open workbook.
type doing func(d *service.Desk) error

// with does something that may write to a workbook: here, or when another program has it open, there.
func (p *program) with(ctx context.Context, path string, do doing) error {
	_, err := p.withArgs(ctx, path, p.args, do)
	return err
}

// withArgs is with for a command that is another one when it is carried out elsewhere; elsewhere says whether it was.
func (p *program) withArgs(ctx context.Context, path string, args []string, do doing) (elsewhere bool, err error) {
	path = p.path(path)
	p.workbook = path
	if p.shared != nil {
		return false, p.onShared(path, do)
	}
	for begun := p.clock.Now(); ; {
		h := &host{p: p}
		d := h.desk(nil)
		err := d.Open(path)
		if err == nil {
			return false, errors.Join(h.finish(ctx, do(d)), d.Close())
		}
		if !isBusy(err) {
			return false, err
		}
		found, askErr := p.ask(ctx, path, args)
		if found || askErr != nil {
			return found, askErr
		}
		if clock.Since(p.clock, begun) > busyPatience {
			return false, err
		}
		if err := clock.Wait(ctx, p.clock, busyPause); err != nil {
			return false, err
		}
	}
}

func isBusy(err error) bool {
	var found *problem.Problem
	return errors.As(err, &found) && found.Code == "WORKBOOK_BUSY"
}

// ask has the program that holds a workbook carry a command out. What it says and asks comes through here as if it were said here.
func (p *program) ask(ctx context.Context, path string, args []string) (found bool, err error) {
	r := relay.Request{Version: Version, Args: args, Folder: p.folder, Terminal: p.Terminal, Language: p.Language}
	code, found, err := relay.Ask(ctx, path, r, relay.Streams{In: p.In, Out: p.Out, Err: p.Err}, relay.Options{Version: Version})
	if err == nil && found && code != exitDone {
		err = status(code)
	}
	return found, err
}

// reading does something that only reads: also beside another program that has the workbook open. A workbook of an older version is
// opened for writing after all, which brings it up to date.
func (p *program) reading(ctx context.Context, path string, do doing) error {
	path = p.path(path)
	p.workbook = path
	if p.shared != nil {
		return p.onShared(path, do)
	}
	d := p.desk()
	err := d.OpenToRead(path)
	var found *problem.Problem
	if errors.As(err, &found) && found.Code == "WORKBOOK_OLDER" {
		return p.with(ctx, path, do)
	}
	if err != nil {
		return err
	}
	return errors.Join(do(d), d.Close())
}

// ifTaken is how an import opens a workbook: to write when it is taken over, to read when it is only shown.
func (p *program) ifTaken(yes bool) func(ctx context.Context, path string, do doing) error {
	if yes {
		return p.with
	}
	return p.reading
}

// onShared works on the desk of the program that carries this command out for another. Its workbook must be the one that is meant.
func (p *program) onShared(path string, do doing) error {
	wb, err := p.shared.Workbook()
	if err != nil {
		return err
	}
	asked, err := os.Stat(path)
	if err != nil {
		return problem.New("WORKBOOK_MISSING.shared").Detailed(err).Hinted().Because(err)
	}
	open, err := os.Stat(wb.Path())
	if err != nil || !os.SameFile(asked, open) {
		return problem.New("RELAY_OTHER").
			Hinted().Because(err)
	}
	return do(p.shared)
}
