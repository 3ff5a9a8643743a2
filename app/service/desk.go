// Package service is what a screen can ask: a few small files a screen, the same for the window, the browser and the command line. No
// screen's file knows another's (a test walks them); what two of them need stands in the files of the door itself, or below.
// Its structs take and return plain data. No decision is taken here: the rooms of backend decide, this door carries.
package service

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/desk"
	"personadesk/backend/workbook"
)

// Options says what a desk works with. The zero value is good for tests: no events, no log, the practice tenant.
type Options struct {
	Emit      func(name string, data ...any) // events to the page; nil for none
	Log       zerolog.Logger
	Clock     clock.Clock // of every date and wait; the machine's when nil
	Version   string
	Actor     string        // who edits, for the record; the name of the account on this machine when empty
	Language  string        // in which people are spoken to, see text.For; English when empty
	ConfigDir string        // where recent files and profiles are kept
	Choice    Choice        // the tenant
	rights    *desk.Rights  // what may be done, for tests; nil asks the workbook
	LongAfter time.Duration // after what time an answer that is still being made is shown as long work; 0 for the usual
	Patience  time.Duration // how long a screen waits for what is computed before it shows what was true before; 0 for the usual

	// Hold is called with the path of a workbook that was opened for writing, and gives what is to be called before it is closed.
	Hold func(path string) (release func() error)
}

// Desk is what all services share: the open workbook, the tenant, long work under way and what was computed from a reading.
type Desk struct {
	o     Options
	emit  atomic.Pointer[func(name string, data ...any)]
	jobs  jobs
	moves moves

	mu         sync.Mutex
	wb         *workbook.Workbook
	answers    *desk.Desk
	connection *Connection
	release    func() error // see Options.Hold; nil when nobody is to be told
}

// NewDesk makes a desk without a workbook.
func NewDesk(o Options) *Desk {
	o.Clock = clock.Or(o.Clock)
	if o.Actor == "" {
		o.Actor = accountName()
	}
	d := &Desk{o: o}
	d.jobs.desk = d
	d.SetEmit(o.Emit)
	return d
}

// SetEmit says where events go from now on; the window has its way to the page only once it is open.
func (d *Desk) SetEmit(emit func(name string, data ...any)) {
	if emit == nil {
		emit = func(string, ...any) {}
	}
	d.emit.Store(&emit)
}

// Open opens a workbook and closes the one that was open.
func (d *Desk) Open(path string) error {
	wb, err := workbook.Open(path, d.workbookOptions())
	if err != nil {
		return err
	}
	return d.replace(wb)
}

// OpenToRead opens a workbook only to read it, also while another program has it open, and closes the one that was open.
func (d *Desk) OpenToRead(path string) error {
	wb, err := workbook.OpenToRead(path, d.workbookOptions())
	if err != nil {
		return err
	}
	return d.put(wb)
}

// Create makes a workbook, opens it and fills it with fill when that is not nil.
func (d *Desk) Create(ctx context.Context, path string, fill func(ctx context.Context, wb *workbook.Workbook) error) error {
	wb, err := workbook.CreateFilled(workbook.WithActor(ctx, d.o.Actor), path, d.workbookOptions(), fill)
	if err != nil {
		return err
	}
	return d.replace(wb)
}

func (d *Desk) workbookOptions() workbook.Options {
	return workbook.Options{Actor: d.o.Actor, Now: d.o.Clock.Now, Moved: d.moved}
}

func (d *Desk) replace(wb *workbook.Workbook) error {
	if err := d.put(wb); err != nil {
		return err
	}
	if err := d.remember(wb); err != nil {
		d.o.Log.Warn().Err(err).Msg("the list of recent workbooks could not be kept")
	}
	d.moved(PageAreas())
	return nil
}

// put closes what was open and takes wb in its place.
func (d *Desk) put(wb *workbook.Workbook) error {
	if err := d.Close(); err != nil {
		return errors.Join(err, wb.Close())
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.wb = wb
	d.answers = desk.New(wb, desk.Options{
		Ready: func() { d.moved([]workbook.Area{areaAnswers}) }, Running: d.Busy, Patience: d.o.Patience,
		Long: d.jobs.watch, LongAfter: d.o.LongAfter,
	})
	if d.o.Hold != nil && !wb.ToRead() {
		d.release = d.o.Hold(wb.Path())
	}
	return nil
}

// Close stops long work, lets the tenant go and closes the workbook. A desk without a workbook stays as it is.
func (d *Desk) Close() error {
	errs := []error{d.letGo()} // before the lock: whoever works for others asks the desk until the end
	d.jobs.stop()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.connection != nil {
		errs = append(errs, d.connection.Close())
		d.connection = nil
	}
	if d.wb != nil {
		d.answers.Close()
		errs = append(errs, d.wb.Close())
		d.wb = nil
	}
	return errors.Join(errs...)
}

// letGo ends what was begun with Options.Hold.
func (d *Desk) letGo() error {
	d.mu.Lock()
	release := d.release
	d.release = nil
	d.mu.Unlock()
	if release == nil {
		return nil
	}
	return release()
}

// Busy says whether a run is under way.
func (d *Desk) Busy() bool { return d.jobs.running("run") != nil }

// Workbook gives the open workbook, or the problem that there is none.
func (d *Desk) Workbook() (*workbook.Workbook, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.wb == nil {
		return nil, closed()
	}
	return d.wb, nil
}

// opened gives the open workbook, if there is one.
func (d *Desk) opened() (*workbook.Workbook, bool) {
	wb, err := d.Workbook()
	return wb, err == nil
}

func (d *Desk) send(name string, data ...any) { (*d.emit.Load())(name, data...) }
