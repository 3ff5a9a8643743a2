package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	abs "github.com/microsoft/kiota-abstractions-go"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// bounded is a client with little room before a handler.
func bounded(t *testing.T, b Bounds, c clock.Clock, h http.HandlerFunc) *Client {
	t.Helper()
	made, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: StaticToken(testToken), Transport: inMemory{h}, Bounds: b, Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// lists are the ways in which lists of the tenant are read, with what an item of theirs looks like.
var lists = map[string]struct {
	item string
	read func(c *Client) error
}{
	"users": {`{"id":"00000000-0000-0000-0000-%012d"}`, func(c *Client) error {
		_, err := c.Users(context.Background(), "", func([]tenant.RawUser) error { return nil })
		return err
	}},
	"changes of groups": {`{"id":"00000000-0000-0000-0000-%012d"}`, func(c *Client) error {
		_, err := c.GroupsLink(context.Background())
		return err
	}},
	"groups": {`{"id":"00000000-0000-0000-0000-%012d"}`, func(c *Client) error {
		_, err := c.Groups(context.Background())
		return err
	}},
	"members": {`{"@odata.type":"#microsoft.graph.user","id":"00000000-0000-0000-0000-%012d"}`, func(c *Client) error {
		_, err := c.Members(context.Background(), ident.Object("00000000-0000-0000-0000-000000000001"))
		return err
	}},
	"numbers": {`{"telephoneNumber":"+4420%010d"}`, func(c *Client) error {
		return c.Numbers(context.Background(), func([]tenant.Number) error { return nil })
	}},
	"what Teams says of users": {`{"id":"00000000-0000-0000-0000-%012d"}`, func(c *Client) error {
		return c.UserConfigurations(context.Background(), func([]tenant.UserConfiguration) error { return nil })
	}},
}

// endless answers every page with items and a link to a further one. A page without items is legal.
func endless(item string, items int, before func()) http.HandlerFunc {
	page, n := 0, 0
	return func(w http.ResponseWriter, _ *http.Request) {
		before()
		page++
		list := make([]string, items)
		for i := range list {
			n++
			list[i] = fmt.Sprintf(item, n)
		}
		answer(w, http.StatusOK, fmt.Sprintf(`{"value":[%s],"@odata.nextLink":"http://127.0.0.1:9/v1.0/more?page=%d"}`, strings.Join(list, ","), page))
	}
}

func TestAListWithoutEndIsStoppedAtItsBound(t *testing.T) {
	for name, c := range map[string]struct {
		bounds   Bounds
		items    int
		slow     time.Duration // that passes with each page
		most     int           // requests at the most
		tooMuch  bool
		contains string
	}{
		"pages without anything": {bounds: Bounds{Pages: 5}, most: 5, tooMuch: true, contains: "5 pages"},
		"more and more items":    {bounds: Bounds{Items: 20}, items: 8, most: 3, tooMuch: true, contains: "20 entries"},
		"bytes in all":           {bounds: Bounds{Bytes: 2000}, items: 8, most: 8, tooMuch: true, contains: "2,000 bytes"},
		"one answer too long":    {bounds: Bounds{Answer: 900}, items: 40, most: 1, tooMuch: true, contains: "900 bytes"},
		"too slow":               {bounds: Bounds{Time: time.Hour}, items: 1, slow: 25 * time.Minute, most: 4, contains: "1h0m0s"},
	} {
		for list, l := range lists {
			t.Run(name+"/"+list, func(t *testing.T) {
				asked, now := 0, clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
				client := bounded(t, c.bounds, now, endless(l.item, c.items, func() { asked++; now.Advance(c.slow) }))
				err := l.read(client)
				if err == nil {
					t.Fatal("it came to an end")
				}
				if problem.From(err).Code != CodeTooMuch || !strings.Contains(err.Error(), c.contains) {
					t.Errorf("the bound is not named: %v", err)
				}
				if errors.Is(err, tenant.ErrTooMuch) != c.tooMuch {
					t.Errorf("ErrTooMuch: %v", !c.tooMuch)
				}
				if asked > c.most {
					t.Errorf("asked %d times, want at most %d", asked, c.most)
				}
			})
		}
	}
}

func TestAListWithinItsBoundsIsReadToItsEnd(t *testing.T) {
	for name, l := range lists {
		t.Run(name, func(t *testing.T) {
			item := fmt.Sprintf(l.item, 1)
			page := fmt.Sprintf(`{"value":[%s],"@odata.deltaLink":"http://127.0.0.1:9/v1.0/more"}`, item)
			asked := 0
			// The numbers end with an empty page, which counts as one.
			c := bounded(t, Bounds{Pages: 2, Items: 1, Bytes: int64(2 * len(page)), Answer: int64(len(page))}, nil, func(w http.ResponseWriter, _ *http.Request) {
				if asked++; asked > 1 {
					answer(w, http.StatusOK, `{"value":[]}`)
					return
				}
				answer(w, http.StatusOK, page)
			})
			if err := l.read(c); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestAWriteWithAnAnswerThatIsTooLongIsAskedOnceAndIsUncertain: it said yes, and what it did is known by a reading only.
func TestAWriteWithAnAnswerThatIsTooLongIsAskedOnceAndIsUncertain(t *testing.T) {
	asked := 0
	c := bounded(t, Bounds{Answer: 100}, nil, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		answer(w, http.StatusCreated, `{"id":"`+strings.Repeat("x", 200)+`"}`)
	})
	k := call{doing: "making a group", template: "/groups", limit: c.directory, writes: true}
	for name, write := range map[string]func() error{
		"alone": func() error {
			return c.run(context.Background(), k, func(ctx context.Context) error {
				_, err := c.send(ctx, abs.POST, c.at.join("/groups"), "", []byte(`{}`))
				return err
			})
		},
		"in a batch": func() error {
			return c.batch(context.Background(), k, c.at, []part{{Method: http.MethodPost, URL: "/groups", Body: map[string]any{}}})[0].Err
		},
	} {
		t.Run(name, func(t *testing.T) {
			asked = 0
			err := write()
			if !errors.Is(err, tenant.ErrUncertain) || problem.From(err).Code != CodeTooMuch {
				t.Errorf("got %v", err)
			}
			if asked != 1 {
				t.Errorf("asked %d times", asked)
			}
		})
	}
}

// breaking is a line that breaks within the first answer.
type breaking struct {
	http.RoundTripper
	asked *int
}

func (b breaking) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := b.RoundTripper.RoundTrip(req)
	if *b.asked++; *b.asked == 1 && err == nil {
		resp.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"id":`), iotest.ErrReader(io.ErrUnexpectedEOF)))
	}
	return resp, err
}

// An answer that breaks off is no answer that makes no sense: what only reads is asked again.
func TestAnAnswerThatBreaksOffIsAskedForAgain(t *testing.T) {
	asked := 0
	whole := inMemory{http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `{"id":"x"}`) })}
	c, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: StaticToken(testToken), Transport: breaking{whole, &asked}})
	if err != nil {
		t.Fatal(err)
	}
	err = c.run(context.Background(), call{doing: "reading a group", template: "/groups", limit: c.directory}, func(ctx context.Context) error {
		_, err := c.send(ctx, abs.GET, c.at.join("/groups"), "", nil)
		return err
	})
	if err != nil || asked != 2 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}
