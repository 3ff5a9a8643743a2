package relay

import (
	"context"
	"errors"
	"time"

	"personadesk/backend/problem"
)

// call is one command that is carried out for a caller.
type call struct {
	holder  *Holder
	link    *link
	crowded bool
}

// run takes a call from its request to its exit status.
func (c *call) run(ctx context.Context) {
	defer func() { _ = c.link.conn.Close() }() // what was to be said was said
	r, err := c.greet()
	if err != nil {
		c.refuse(err)
		return
	}
	if c.link.send(frame{kind: kindWelcome}) != nil {
		return // the caller went away before anything began
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go c.link.beat(ctx)
	in := newInput(ctx, c.link)
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		c.listen(in, stop)
	}()
	status := c.holder.carry(ctx, r, Streams{In: in, Out: writer{c.link, kindOut}, Err: writer{c.link, kindErr}})
	if c.link.send(packExit(status)) != nil {
		return
	}
	select { // the caller hangs up, so that nothing that was sent is lost
	case <-gone:
	case <-time.After(c.link.pace.Grace):
	}
}

// greet finds out who calls and what is wanted.
func (c *call) greet() (Request, error) {
	if err := sameAccount(c.link.conn, c.holder.o.Peer); err != nil {
		return Request{}, err
	}
	f, err := c.link.receiveWithin(c.link.pace.Greeting)
	if err != nil {
		return Request{}, err
	}
	r, err := unpackRequest(f)
	switch {
	case err != nil:
		return r, err
	case r.Version != c.holder.o.Version:
		return r, otherVersion(r.Version, c.holder.o.Version)
	case c.crowded:
		return r, crowded()
	}
	return r, nil
}

func (c *call) refuse(err error) {
	var found *problem.Problem
	if !errors.As(err, &found) {
		found = rubbish(err)
	}
	if f, err := packRefusal(found); err == nil {
		_ = c.link.send(f) // who does not listen is not told
		// What the caller is still saying is heard out: hanging up on it would drop the refusal with it.
		_, _ = c.link.receiveWithin(c.link.pace.Grace)
	}
}

// listen passes on what the caller says, and stops the command when the caller wants it, is gone or talks nonsense.
func (c *call) listen(in *input, stop context.CancelFunc) {
	defer stop()
	for {
		f, err := c.link.receive(c.link.pace.Silent)
		if err != nil {
			return
		}
		switch f.kind {
		case kindStop:
			stop()
		case kindInput, kindEnd:
			if !in.give(f) {
				return
			}
		default:
			return
		}
	}
}
