package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	abs "github.com/microsoft/kiota-abstractions-go"

	"personadesk/backend/clock"
)

// batchMost is the most requests that one batch may hold.
const batchMost = 20

// part is one request of a batch.
type part struct {
	Method string
	URL    string // below the root, starting with a slash
	Body   any    // nil for none

	// look is asked before the part is repeated although it may have been carried out; see call.look.
	look func(ctx context.Context) (done bool, err error)
}

// reply is the answer to one part. Err is set when it failed for good; Seen when the wanted state was found without an answer.
type reply struct {
	Status int
	Header http.Header
	Body   json.RawMessage
	Seen   bool
	Err    error
}

// batch sends up to batchMost parts at once and repeats those that may be repeated, each by its own answer. The replies stand
// in the order of the parts.
func (c *Client) batch(ctx context.Context, k call, at root, parts []part) []reply {
	replies := make([]reply, len(parts))
	open := make([]int, len(parts))
	for i := range parts {
		open[i] = i
	}
	left := budget{patience: c.patience}
	doubted := make([]bool, len(parts)) // sent before, and nobody knows what became of it
	for {
		got, err := c.batchRound(ctx, k, at, parts, open)
		if err != nil {
			for _, i := range open {
				replies[i] = reply{Err: k.end(err, doubted[i])}
			}
			return replies
		}
		again, doubts, worst := sortReplies(k, got, open, replies)
		if len(again) == 0 {
			return replies
		}
		wait, enough := left.next(worst)
		if !enough {
			for _, i := range again {
				replies[i] = reply{Err: k.end(explain(got[i].fault, k), doubts[i])}
			}
			return replies
		}
		if worst.Told {
			k.limit.rest(wait)
		}
		if err := clock.Wait(ctx, c.clock, wait); err != nil {
			for _, i := range again {
				replies[i] = reply{Err: k.end(fmt.Errorf("%s: %w", k.doing, err), doubts[i])}
			}
			return replies
		}
		open = open[:0:0]
		for _, i := range again {
			doubted[i] = doubted[i] || doubts[i]
			if doubts[i] && parts[i].look != nil {
				done, err := parts[i].look(ctx)
				if err != nil {
					replies[i] = reply{Err: k.end(fmt.Errorf("%s: the tenant failed (%v), and whether it was done cannot be seen: %w",
						k.doing, got[i].fault.Error(), err), true)}
					continue
				}
				if done {
					replies[i] = reply{Seen: true}
					continue
				}
			}
			open = append(open, i)
		}
		if len(open) == 0 {
			return replies
		}
	}
}

// outcome is the answer to one part in one round.
type outcome struct {
	reply reply
	fault *Error
}

// sortReplies keeps what is settled and says what to ask again, what of that is doubtful, and whose wait is the longest.
func sortReplies(k call, got map[int]outcome, open []int, replies []reply) (again []int, doubts map[int]bool, worst *Error) {
	doubts = map[int]bool{}
	for _, i := range open {
		o := got[i]
		if o.fault == nil {
			replies[i] = o.reply
			continue
		}
		means := k.judge(o.fault)
		if means == final {
			replies[i] = reply{Status: o.fault.Status, Err: k.end(explain(o.fault, k), o.fault.tooMuch())}
			continue
		}
		again, doubts[i] = append(again, i), means == doubtful
		if worst == nil || o.fault.RetryAfter > worst.RetryAfter || (o.fault.Told && !worst.Told) {
			worst = o.fault
		}
	}
	return again, doubts, worst
}

type wirePart struct {
	ID      string            `json:"id"`
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    any               `json:"body,omitempty"`
}

type wireReplies struct {
	Responses []struct {
		ID      string                     `json:"id"`
		Status  int                        `json:"status"`
		Headers map[string]json.RawMessage `json:"headers"`
		Body    json.RawMessage            `json:"body"`
	} `json:"responses"`
}

// batchRound sends the open parts once. A batch that failed as a whole gives its failure to every part.
func (c *Client) batchRound(ctx context.Context, k call, at root, parts []part, open []int) (map[int]outcome, error) {
	wire := make([]wirePart, 0, len(open))
	for _, i := range open {
		w := wirePart{ID: strconv.Itoa(i + 1), Method: parts[i].Method, URL: parts[i].URL, Body: parts[i].Body}
		if w.Body != nil {
			w.Headers = map[string]string{"Content-Type": "application/json"}
		}
		wire = append(wire, w)
	}
	body, err := json.Marshal(map[string]any{"requests": wire})
	if err != nil {
		return nil, fmt.Errorf("%s: writing the batch: %w", k.doing, err)
	}
	k.template = "/$batch of " + k.template
	var replies wireReplies
	fault, err := c.once(ctx, k, len(open), func(ctx context.Context) error {
		data, err := c.send(ctx, abs.POST, at.join("/$batch"), "", body)
		if err != nil {
			return err
		}
		return decode(ctx, data, &replies)
	})
	if err != nil {
		return nil, err
	}
	if fault == nil {
		return match(replies, open, c.clock.Now()), nil
	}
	got := make(map[int]outcome, len(open))
	for _, i := range open {
		got[i] = outcome{fault: fault}
	}
	return got, nil
}

// match finds the answer to every open part; what was left out may have been carried out, so it is doubtful.
func match(replies wireReplies, open []int, now time.Time) map[int]outcome {
	got := make(map[int]outcome, len(open))
	for _, i := range open {
		got[i] = outcome{fault: &Error{Message: "the tenant left this part of a batch unanswered"}}
	}
	for _, r := range replies.Responses {
		n, err := strconv.Atoi(r.ID)
		if err != nil {
			continue
		}
		if _, asked := got[n-1]; !asked {
			continue
		}
		header := plainHeader(r.Headers)
		if r.Status >= 200 && r.Status < 300 {
			got[n-1] = outcome{reply: reply{Status: r.Status, Header: header, Body: r.Body}}
			continue
		}
		got[n-1] = outcome{fault: readError(r.Status, header, r.Body, now)}
	}
	return got
}

// plainHeader reads the headers of a part; numbers count as their text.
func plainHeader(from map[string]json.RawMessage) http.Header {
	header := http.Header{}
	for name, raw := range from {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		header.Set(name, text)
	}
	return header
}
