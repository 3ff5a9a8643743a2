package relay

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"
)

// mostCalls is how many commands are carried out for others at the same time.
const mostCalls = 16

// Carry carries out a command and gives its exit status. When the context is cancelled it ends as after Ctrl+C.
type Carry func(ctx context.Context, r Request, s Streams) int

// Options says how calls are made and taken. The zero value is good but for Version.
type Options struct {
	Version string
	Pace    Pace // Usual when zero
	Peer    Peer // who is at the other end; the system is asked when nil
}

func (o Options) usual() Options {
	if o.Pace == (Pace{}) {
		o.Pace = Usual()
	}
	if o.Peer == nil {
		o.Peer = systemPeer
	}
	return o
}

// Holder carries out commands of others on the workbook that this program has open.
type Holder struct {
	o        Options
	carry    Carry
	listener net.Listener
	stop     context.CancelFunc
	ctx      context.Context // ends when the holder closes

	mu    sync.Mutex
	calls map[*call]struct{}
	shut  bool // no more calls are taken
	all   sync.WaitGroup
}

// Hold begins to listen for commands on a workbook, which must be open for writing here: so whatever lies at the place of our socket
// is left from a program that crashed. It listens until it is closed, also when the context ends before: what others began is finished.
func Hold(ctx context.Context, workbook string, o Options, carry Carry) (*Holder, error) {
	path, err := place(workbook)
	if err != nil {
		return nil, err
	}
	if err := ownFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("removing a socket that was left over: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("listening for commands: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil && runtime.GOOS != "windows" { // where the folder's access list counts
		return nil, errors.Join(fmt.Errorf("keeping others from the socket: %w", err), listener.Close())
	}
	h := &Holder{o: o.usual(), carry: carry, listener: listener, calls: map[*call]struct{}{}}
	h.ctx, h.stop = context.WithCancel(context.WithoutCancel(ctx))
	h.all.Go(h.accept)
	return h, nil
}

func (h *Holder) accept() {
	for {
		conn, err := h.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // too many open files, say: it passes
			select {
			case <-h.ctx.Done():
				return
			case <-time.After(100 * time.Millisecond):
				continue
			}
		}
		h.take(&call{holder: h, link: newLink(conn, h.o.Pace)})
	}
}

func (h *Holder) take(c *call) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.shut {
		_ = c.link.conn.Close() // before the welcome: the caller opens the workbook itself
		return
	}
	c.crowded = len(h.calls) >= mostCalls
	h.calls[c] = struct{}{}
	h.all.Go(func() {
		defer h.leave(c)
		c.run(h.ctx)
	})
}

func (h *Holder) leave(c *call) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.calls, c)
}

// Under says how many commands are being carried out.
func (h *Holder) Under() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.calls)
}

// Drain takes no more commands and waits until those that are under way have ended. When the context ends it waits no longer: Close
// then stops them.
func (h *Holder) Drain(ctx context.Context) error {
	err := h.deafen()
	done := make(chan struct{})
	go func() { h.all.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return err
}

// Close stops the commands that are under way, tells their callers why, and returns when all have ended. It may be called twice.
func (h *Holder) Close() error {
	err := h.deafen()
	h.mu.Lock()
	calls := slices.Collect(maps.Keys(h.calls))
	h.mu.Unlock()
	told := make(chan struct{}, len(calls))
	for _, c := range calls {
		go func() {
			_ = c.link.send(frame{kind: kindClosing}) // who is gone need not be told
			told <- struct{}{}
		}()
	}
	late := time.AfterFunc(h.o.Pace.Grace, func() {
		for _, c := range calls {
			_ = c.link.conn.Close() // who does not listen is hung up on
		}
	})
	defer late.Stop()
	for range calls {
		<-told // first the reason, then the stop
	}
	h.stop()
	h.all.Wait()
	return err
}

// deafen stops listening, which takes the socket away.
func (h *Holder) deafen() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.shut {
		return nil
	}
	h.shut = true
	if err := h.listener.Close(); err != nil {
		return fmt.Errorf("closing the socket of the command line: %w", err)
	}
	return nil
}
