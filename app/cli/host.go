package cli

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/spf13/cobra"

	"personadesk/app/relay"
	"personadesk/app/service"
	"personadesk/backend/problem"
)

// host carries out the commands of other programs on the workbook that its desk has open.
type host struct {
	p      *program
	shared *service.Desk
	holder atomic.Pointer[relay.Holder]
}

// desk makes the desk on which both we and others work.
func (h *host) desk(emit func(name string, data ...any)) *service.Desk {
	o := h.p.deskOptions(emit)
	o.Hold = h.hold
	h.shared = service.NewDesk(o)
	return h.shared
}

// hold begins to take commands. Where that cannot be, the workbook is open all the same, and other commands are told that it is busy.
func (h *host) hold(path string) func() error {
	holder, err := relay.Hold(h.p.life, path, relay.Options{Version: Version}, h.carry)
	if err != nil {
		found := h.p.inWords(err)
		h.p.message("warning: %s [%s]; other commands have to wait until this one is done", found.Summary, found.Code)
		return nil
	}
	h.holder.Store(holder)
	return holder.Close
}

// carry carries out one command as the program would that was asked for it.
func (h *host) carry(ctx context.Context, r relay.Request, s relay.Streams) (exit int) {
	p := &program{
		Streams: Streams{In: s.In, Out: s.Out, Err: s.Err, Terminal: r.Terminal, Folder: r.Folder, Language: r.Language},
		folder:  r.Folder, args: r.Args, page: h.p.page, clock: h.p.clock, shared: h.shared,
	}
	defer func() {
		if fault := recover(); fault != nil { // it must not take the window down with it
			exit = p.end(fmt.Errorf("a fault inside the program: %v", fault))
		}
	}()
	return p.run(ctx)
}

// finish waits, when the own command has come to its end, for those of others that are under way.
func (h *host) finish(ctx context.Context, own error) error {
	holder := h.holder.Load()
	if holder == nil {
		return own
	}
	if n := holder.Under(); n > 0 && ctx.Err() == nil {
		h.p.message("Done here; finishing what other commands began (%d). Ctrl+C stops them.", n)
	}
	if err := holder.Drain(ctx); err != nil {
		h.p.message("warning: %v", err)
	}
	return own
}

// alone marks a command that no other program carries out: it opens a page, makes a workbook of its own or signs somebody in.
const alone = "alone"

func onItsOwn(cmd *cobra.Command) *cobra.Command {
	cmd.Annotations = map[string]string{alone: "yes"}
	return cmd
}

// mayCarry refuses commands that are not for others.
func (p *program) mayCarry(cmd *cobra.Command) error {
	if p.shared == nil || cmd.Annotations[alone] == "" {
		return nil
	}
	return problem.New("RELAY_COMMAND").Detailed(cmd.CommandPath()).
		Hinted()
}
