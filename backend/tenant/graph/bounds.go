package graph

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/tenant"
)

// Bounds is the most that one list of the tenant may be before it is taken for endless, and the most that one answer may hold. Zero
// values take the defaults, which are four times what the largest tenant we are made for has.
type Bounds struct {
	Pages  int           // asked for; 50,000 by default
	Items  int           // users, groups, numbers, members; 2,000,000 by default
	Bytes  int64         // of all pages as they are read, attempts that failed among them; 16 GiB by default
	Time   time.Duration // from the first page to the last with all waits; 12 hours by default
	Answer int64         // bytes of one answer; 256 MiB by default
}

func (b Bounds) withDefaults() Bounds {
	if b.Pages <= 0 {
		b.Pages = 50_000
	}
	if b.Items <= 0 {
		b.Items = 2_000_000
	}
	if b.Bytes <= 0 {
		b.Bytes = 16 << 30
	}
	if b.Time <= 0 {
		b.Time = 12 * time.Hour
	}
	if b.Answer <= 0 {
		b.Answer = 256 << 20
	}
	return b
}

// boundError says which bound was passed. Asking again would pass it again.
type boundError struct {
	of   string // "pages", "items", "bytes", "time" or "answer", as the texts of the problem end
	most any
}

// Is makes it tenant.ErrTooMuch where going on later would bring more of the same; a slow tenant may come to its end next time.
func (e *boundError) Is(target error) bool { return target == tenant.ErrTooMuch && e.of != "time" }

func (e *boundError) Error() string { return fmt.Sprintf("more than %v (%s)", e.most, e.of) }

// list counts one list of the tenant while its pages come, and ends it where it passes a bound or leads round in a circle.
type list struct {
	c     *Client
	k     call
	began time.Time
	pages int
	items int
	bytes int64
	asked map[[16]byte]bool // addresses, by the start of their SHA-256: a page's token is long, and there may be many
}

func (c *Client) list(k call) *list {
	return &list{c: c, k: k, began: c.clock.Now(), asked: map[[16]byte]bool{}}
}

type listKey struct{}

// in makes the answers that are read under the context count for the list.
func (l *list) in(ctx context.Context) context.Context { return context.WithValue(ctx, listKey{}, l) }

// next is asked with each address before its page is.
func (l *list) next(address string) error {
	sum := sha256.Sum256([]byte(address))
	key := [16]byte(sum[:16])
	bounds := l.c.bounds
	switch {
	case l.asked[key]:
		return l.circle()
	case l.pages >= bounds.Pages:
		return l.over("pages", bounds.Pages)
	case clock.Since(l.c.clock, l.began) > bounds.Time:
		return l.over("time", bounds.Time)
	}
	l.asked[key] = true
	l.pages++
	return nil
}

// got is told how many items a page had.
func (l *list) got(items int) error {
	if l.items += items; l.items > l.c.bounds.Items {
		return l.over("items", l.c.bounds.Items)
	}
	return nil
}

// circle is the end of a list whose pages come again.
func (l *list) circle() error {
	return explain(&Error{Status: http.StatusOK, Message: "its pages lead round in a circle", notGraph: true}, l.k)
}

func (l *list) over(of string, most any) error {
	return explain(&Error{Status: http.StatusOK, cause: &boundError{of, most}}, l.k)
}

// read counts n bytes of an answer and says when the list has too many of them.
func (l *list) read(n int) error {
	if l.bytes += int64(n); l.bytes > l.c.bounds.Bytes {
		return &boundError{"bytes", l.c.bounds.Bytes}
	}
	return nil
}
