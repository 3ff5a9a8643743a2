package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// call describes one request for the people, the log and the retry; the request itself is an attempt.
type call struct {
	doing    string // what a person would say we are at: "reading the groups"
	needs    string // the permission it takes
	template string // path with placeholders, for the log
	limit    *limiter
	group    ident.ObjectID // id of the group it is about, which may be too young to be known everywhere
	writes   bool           // it changes the tenant, so that a lost answer leaves its fate open

	// look is asked before a repetition when the last attempt may have been carried out although it failed. It says whether
	// the wanted state is already there. Without it the call may be repeated freely.
	look func(ctx context.Context) (done bool, err error)
}

// says is what a person would say we are at.
func (k call) says() text.Text { return text.Of("doing." + k.doing) }

// verdict says what a failed attempt means.
type verdict int

const (
	final    verdict = iota // asking again gives the same answer
	unheard                 // it was not carried out and may be repeated
	doubtful                // nobody knows whether it was carried out
)

func (k call) judge(e *Error) verdict {
	if errors.Is(e.cause, errForeign) || e.tooMuch() {
		return final
	}
	var signIn *signInError
	if errors.As(e.cause, &signIn) {
		return final
	}
	if k.writes && e.Status >= 200 && e.Status < 300 {
		return doubtful // it says yes and then talks nonsense
	}
	switch e.Status {
	case 0, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return doubtful
	case http.StatusTooManyRequests:
		return unheard
	case http.StatusConflict:
		if strings.Contains(e.Code, "Concurrency") {
			return unheard
		}
	}
	return final
}

// run makes attempts until one succeeds, the answer is final, or patience ends. The error is a *problem.Problem, or the
// context's own error wrapped.
func (c *Client) run(ctx context.Context, k call, attempt func(ctx context.Context) error) error {
	left := budget{patience: c.patience}
	open := false // an earlier attempt may have been carried out
	for {
		e, err := c.once(ctx, k, 1, attempt)
		if err != nil {
			return k.end(err, open)
		}
		if e == nil {
			return nil
		}
		means := k.judge(e)
		if e.Status == http.StatusNotFound && k.group != "" && c.isYoung(k.group) {
			means = unheard
		}
		open = open || means == doubtful || e.tooMuch()
		if means == final {
			return k.end(explain(e, k), open)
		}
		wait, again := left.next(e)
		if !again {
			return k.end(explain(e, k), open)
		}
		if err := clock.Wait(ctx, c.clock, wait); err != nil {
			return k.end(fmt.Errorf("%s: %w", k.doing, err), open)
		}
		if open && k.look != nil {
			done, err := k.look(ctx)
			if err != nil {
				return k.end(fmt.Errorf("%s: the tenant failed (%v), and whether it was done cannot be seen: %w", k.doing, e.Error(), err), true)
			}
			if done {
				return nil
			}
			open = false
		}
	}
}

// end marks the error of a write whose fate is open.
func (k call) end(err error, open bool) error {
	if !open || !k.writes || errors.Is(err, tenant.ErrUncertain) {
		return err
	}
	return fmt.Errorf("%w (%w)", err, tenant.ErrUncertain)
}

// once makes one attempt within the limits. The second error ends the call: it was cancelled.
func (c *Client) once(ctx context.Context, k call, cost int, attempt func(ctx context.Context) error) (*Error, error) {
	leave, err := k.limit.enter(ctx, cost)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", k.doing, err)
	}
	defer leave()
	if end, set := tenant.SendingEnds(ctx); set && k.writes && !c.clock.Now().Before(end) {
		return nil, fmt.Errorf("%s: %w", k.doing, tenant.ErrTooLate)
	}
	// By the machine's clock, whatever the client's: it bounds an exchange on a real line, and waits are bounded by patience.
	within, cancel := context.WithTimeout(ctx, c.attemptTimeout)
	defer cancel()
	within, x := withExchange(within, k.template)
	err = guarded(within, attempt)
	if err == nil {
		return nil, nil
	}
	if ctx.Err() != nil {
		return nil, k.end(fmt.Errorf("%s: %w", k.doing, ctx.Err()), true)
	}
	e := asError(err)
	var over *boundError
	if errors.As(x.cut, &over) {
		return &Error{Status: x.status, RequestID: x.header.Get("request-id"), cause: over}, nil
	}
	if e.Status == 0 && within.Err() != nil {
		e = &Error{Message: fmt.Sprintf("no answer within %s", c.attemptTimeout), cause: err}
	}
	if e.Status == 0 && x.cut == nil && within.Err() == nil && x.status >= 200 && x.status < 300 && !isOurs(err) {
		e = unreadable(x, err) // the SDK could not make sense of a whole answer
	}
	if e.Told && (e.Status == http.StatusTooManyRequests || e.Status == http.StatusServiceUnavailable) && e.RetryAfter <= c.patience {
		k.limit.rest(e.RetryAfter)
	}
	return e, nil
}

// isOurs tells an *Error of this package from an error of the SDK.
func isOurs(err error) bool {
	var e *Error
	return errors.As(err, &e)
}

// guarded keeps a panic of the SDK's models, which trust the shape of an answer, from ending the program.
func guarded(ctx context.Context, attempt func(ctx context.Context) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &Error{Status: http.StatusOK, Message: fmt.Sprintf("the answer could not be read: %v", r), notGraph: true}
		}
	}()
	return attempt(ctx)
}
