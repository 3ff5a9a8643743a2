package graph

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	abs "github.com/microsoft/kiota-abstractions-go"

	"personadesk/backend/text"
)

// Whatever builds a request, the last door before the network is shut for every other host.
func TestGuard(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) { t.Errorf("%s was asked", r.Host) })
	for _, address := range []string{"https://graph.microsoft.com/v1.0/users", "http://127.0.0.1:10/v1.0/users", "http://localhost:9/v1.0/users"} {
		err := c.run(t.Context(), call{doing: "testing", limit: c.directory}, func(ctx context.Context) error {
			_, err := c.send(ctx, abs.GET, address, "", nil)
			return err
		})
		if p := wantCode(t, err, CodeForeignLink); !errors.Is(p, errForeign) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// The SDK's client cuts every request at 100 seconds; ours waits as long as the options say, and no longer.
func TestSlowAnswer(t *testing.T) {
	for _, cs := range []struct {
		slow time.Duration
		code string
	}{{110 * time.Second, ""}, {3 * time.Minute, CodeUnreachable}} {
		t.Run(cs.slow.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := asking(t, func(w http.ResponseWriter, r *http.Request) {
					select {
					case <-time.After(cs.slow):
						answer(w, 200, `{"value":[]}`)
					case <-r.Context().Done():
						panic(http.ErrAbortHandler)
					}
				})
				_, err := c.Subscriptions(t.Context())
				if cs.code == "" {
					must(t, err)
					return
				}
				if p := wantCode(t, err, cs.code); !strings.Contains(text.English().Print(p.Detail), "2m0s") {
					t.Errorf("the detail is %q", p.Detail)
				}
			})
		})
	}
}

func TestPanicOfTheSDKIsAProblem(t *testing.T) {
	c := asking(t, func(http.ResponseWriter, *http.Request) {})
	err := c.run(t.Context(), call{doing: "testing", limit: c.directory}, func(context.Context) error {
		var list []int
		list[0]++
		return nil
	})
	wantCode(t, err, CodeNotGraph)
}

func TestRequestLine(t *testing.T) {
	var got recorder
	c, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
		got.note(t, r)
		answer(w, 200, `{"id":"g1","value":[]}`)
	})
	_, _, err := c.GroupByUniqueName(t.Context(), "o'brien/x y")
	must(t, err)
	_, err = c.Groups(t.Context())
	must(t, err)
	all := got.all()
	if all[0].line != "GET /v1.0/groups(uniqueName='o''brien/x y')" || !strings.HasPrefix(all[0].query, "$select=id,displayName") {
		t.Errorf("got %s?%s", all[0].line, all[0].query)
	}
	if all[1].query == "" || !strings.Contains(all[1].query, "$filter=securityEnabled%20eq%20true") || !strings.Contains(all[1].query, "$top=999") {
		t.Errorf("got %s", all[1].query)
	}
	for _, q := range all {
		if q.header.Get("Authorization") != "Bearer "+testToken || q.header.Get("Client-Request-Id") == "" || q.header.Get("Accept") != "application/json" {
			t.Errorf("headers %v", q.header)
		}
	}
}
