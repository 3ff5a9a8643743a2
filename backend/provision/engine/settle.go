package engine

import (
	"context"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/provision"
	"personadesk/backend/provision/proof"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// verify looks for the changes of a wave until each has come to its end or patience has. It looks at once, then ever more rarely; each
// look reads a list once for all changes.
func (e *engine) verify(ctx context.Context, wave []*item) error {
	var pending []*item
	for _, c := range wave {
		if c.state == workbook.Accepted || c.state == workbook.Unclear {
			pending = append(pending, c)
		}
	}
	last, err := e.lookFor(ctx, pending, e.o.Patience)
	if err != nil || ctx.Err() != nil {
		return err
	}
	var marks []mark
	for c, f := range last {
		says := text.Of("run.not-seen", f.Says)
		if c.state == workbook.Unclear {
			says = text.Of("run.looked-for", c.Note, f.Says)
		}
		marks = append(marks, mark{c, workbook.Unclear, "", says})
	}
	return e.note(marks...)
}

// lookFor looks for changes for some time and journals those that were seen or failed. It gives the others, with what was found of
// them last.
func (e *engine) lookFor(ctx context.Context, pending []*item, patience time.Duration) (map[*item]proof.Finding, error) {
	began, wait := e.o.Clock.Now(), e.o.FirstWait
	last := map[*item]proof.Finding{}
	for len(pending) > 0 {
		l := e.look(pending)
		var marks []mark
		var rest []*item
		clear(last)
		for _, c := range pending {
			if ctx.Err() != nil {
				return last, e.note(marks...)
			}
			switch f := l.Check(ctx, c.Case); f.Verdict {
			case proof.There:
				marks = append(marks, mark{c, workbook.Seen, "", c.Note})
			case proof.Failed:
				marks = append(marks, mark{c, workbook.Refused, "", f.Says})
			default:
				rest = append(rest, c)
				last[c] = f
			}
		}
		if err := e.note(marks...); err != nil {
			return last, err
		}
		pending = rest
		left := patience - e.o.Clock.Now().Sub(began)
		if len(pending) == 0 || left <= 0 {
			break
		}
		if !e.rest(ctx, min(wait, left)) {
			return last, nil // the changes keep their states
		}
		wait = min(2*wait, e.o.MostWait)
	}
	return last, nil
}

// rest waits, and says whether to go on: not when the run is being stopped.
func (e *engine) rest(ctx context.Context, d time.Duration) bool {
	return clock.Wait(ctx, e.o.Clock, d) == nil
}

// settle is how a run that was interrupted goes on: what was sent, but of unknown fate, is looked for. Only what a reading shows not to
// be there is queued to be sent again; what cannot be read stays unknown.
func (e *engine) settle(ctx context.Context) error {
	var taken, others []*item
	for _, c := range e.items {
		switch {
		case c.state != workbook.Sent && c.state != workbook.Unclear:
		case later(c):
			taken = append(taken, c)
		default:
			others = append(others, c)
		}
	}
	e.progress.say(provision.Progress{Stage: "checking", Total: len(taken) + len(others)})
	if err := e.settleFor(ctx, others, e.o.Settle); err != nil || ctx.Err() != nil {
		return err
	}
	return e.settleFor(ctx, taken, e.untilOver(taken))
}

// later says whether the tenant carries a change out only after it has taken it: numbers, and what goes in batches.
func later(c *item) bool {
	_, batch := c.Batch()
	return batch || c.Action.Number != nil
}

// untilOver is how long such requests may still be under way. The tenant carries them out after it has taken them and shows nothing
// until then, so one that is not seen counts as not taken only after the time in which it would have been.
func (e *engine) untilOver(list []*item) time.Duration {
	patience := e.o.Settle
	for _, c := range list {
		patience = max(patience, e.o.Underway-e.o.Clock.Now().Sub(c.at))
	}
	return patience
}

func (e *engine) settleFor(ctx context.Context, open []*item, patience time.Duration) error {
	last, err := e.lookFor(ctx, open, patience)
	if err != nil || ctx.Err() != nil {
		return err
	}
	var marks []mark
	for _, c := range open {
		f, still := last[c]
		switch {
		case !still:
		case f.Verdict == proof.Underway:
			marks = append(marks, mark{c, workbook.Unclear, "", text.Of("run.not-again", f.Says)})
		case f.Verdict == proof.Unread:
			marks = append(marks, mark{c, workbook.Unclear, "", text.Of("run.unread", f.Says)})
		default:
			marks = append(marks, mark{c, workbook.Queued, "", text.Of("run.not-there", f.Says)})
		}
	}
	return e.note(marks...)
}
