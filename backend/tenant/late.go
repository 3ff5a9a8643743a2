package tenant

import (
	"context"
	"errors"
	"time"
)

// ErrTooLate says that a write was not sent, because it could only have been sent after the time up to which what it rests on is good.
var ErrTooLate = errors.New("not sent: what was seen before is too old by now")

type sendBefore struct{}

// SendBefore asks that writes be sent before a moment or not at all, however long the pace of the service and the pauses that it asks for
// keep them waiting. A write that is not sent for this gives ErrTooLate.
func SendBefore(ctx context.Context, end time.Time) context.Context {
	return context.WithValue(ctx, sendBefore{}, end)
}

// SendingEnds gives the moment of SendBefore; false when there is none.
func SendingEnds(ctx context.Context) (time.Time, bool) {
	end, set := ctx.Value(sendBefore{}).(time.Time)
	return end, set
}
