package graph

// Each test here stands for one fault of the SDK that this package steps around; it fails when the fault comes back.

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoft/kiota-abstractions-go/serialization"
	"github.com/rs/zerolog"

	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// The SDK compresses the first body and then repeats it plain under the header of the compressed one, in an order drawn anew for
// every client.
func TestRepeatedBodyIsTheSame(t *testing.T) {
	for range 20 {
		var got recorder
		c, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
			if got.note(t, r) == 0 {
				w.Header().Set("Retry-After", "0")
				answer(w, http.StatusTooManyRequests, `{"error":{"code":"TooManyRequests","message":"later"}}`)
				return
			}
			w.WriteHeader(http.StatusNoContent)
		})
		must(t, c.UpdateGroup(t.Context(), "g1", tenant.GroupSpec{Name: "n", Rule: "r"}))
		all := got.all()
		if len(all) != 2 || all[0].body != all[1].body || !json.Valid([]byte(all[1].body)) {
			t.Fatalf("bodies: %q and %q", all[0].body, all[len(all)-1].body)
		}
		for _, q := range all {
			if e := q.header.Get("Content-Encoding"); e != "" {
				t.Fatalf("the body is sent as %s", e)
			}
		}
	}
}

// The SDK's own retry would multiply ours, and panics without a ShouldRetry.
func TestOnlyWeRetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got recorder
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			got.note(t, r)
			answer(w, http.StatusServiceUnavailable, `{"error":{"code":"ServiceUnavailable","message":"no"}}`)
		})
		_, err := c.Subscriptions(t.Context())
		wantCode(t, err, CodeFailing)
		if n := len(got.all()); n != transientAttempts {
			t.Errorf("%d requests, not %d", n, transientAttempts)
		}
	})
}

// The SDK's client gives up after 100 seconds, waits included.
func TestLongWaitIsHonouredExactly(t *testing.T) {
	for _, header := range []string{"300", "Sat, 01 Jan 2000 00:05:00 GMT"} {
		synctest.Test(t, func(t *testing.T) {
			var got recorder
			c := asking(t, func(w http.ResponseWriter, r *http.Request) {
				if got.note(t, r) == 0 {
					w.Header().Set("Retry-After", header)
					w.Header().Set("Date", "Sat, 01 Jan 2000 00:00:00 GMT")
					answer(w, http.StatusTooManyRequests, "")
					return
				}
				answer(w, http.StatusOK, `{"value":[]}`)
			})
			_, err := c.Subscriptions(t.Context())
			must(t, err)
			if waited := got.all()[1].at.Sub(got.all()[0].at); waited != 300*time.Second {
				t.Errorf("waited %v", waited)
			}
		})
	}
}

// A model that was read and then changed is sent as {} once somebody in the process enabled the backing store.
func TestPatchIsNeverEmpty(t *testing.T) {
	abs.EnableBackingStoreForSerializationWriterFactory(serialization.DefaultSerializationWriterFactoryInstance)
	abs.EnableBackingStoreForParseNodeFactory(serialization.DefaultParseNodeFactoryInstance)
	cases := map[string]struct {
		spec tenant.GroupSpec
		want string
	}{
		"everything":          {tenant.GroupSpec{Name: "n", Description: "d", Rule: "r"}, `{"@odata.type":"#microsoft.graph.group","displayName":"n","description":"d","membershipRule":"r","membershipRuleProcessingState":"On"}`},
		"cleared description": {tenant.GroupSpec{Name: "n", Rule: "r"}, `{"@odata.type":"#microsoft.graph.group","displayName":"n","description":null,"membershipRule":"r","membershipRuleProcessingState":"On"}`},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			var got recorder
			c := asking(t, func(w http.ResponseWriter, r *http.Request) {
				got.note(t, r)
				if r.Method == http.MethodGet {
					answer(w, http.StatusOK, `{"id":"g1","displayName":"old","uniqueName":"u"}`)
					return
				}
				w.WriteHeader(http.StatusNoContent)
			})
			_, _, err := c.GroupByUniqueName(t.Context(), "u")
			must(t, err)
			must(t, c.UpdateGroup(t.Context(), "g1", cs.spec))
			sameJSON(t, got.all()[1].body, cs.want)
		})
	}
}

func sameJSON(t *testing.T, got, want string) {
	t.Helper()
	var a, b any
	must(t, json.Unmarshal([]byte(got), &a))
	must(t, json.Unmarshal([]byte(want), &b))
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	if errA != nil || errB != nil || string(x) != string(y) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The SDK's batch drops numbers, panics on 204 and on ids it does not know, and fails whole on a text.
func TestBatchKeepsEveryKindOfBody(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusOK, `{"responses":[
			{"id":"3","status":200,"headers":{"Content-Type":"text/plain"},"body":"42"},
			{"id":"2","status":204,"headers":{},"body":null},
			{"id":"9","status":200,"body":{}},{"id":"x","status":200},
			{"id":"1","status":200,"headers":{"Retry-After":7},"body":{"n":12345678901234567,"b":true}},
			{"id":"4","status":202,"headers":{"location":"http://127.0.0.1:9/v1.0/x/operations('op')"}}]}`)
	})
	k := call{doing: "testing", limit: c.directory}
	got := c.batch(t.Context(), k, c.at, []part{{Method: "GET", URL: "/a"}, {Method: "DELETE", URL: "/b"}, {Method: "GET", URL: "/c/$count"}, {Method: "POST", URL: "/d"}})
	for i, r := range got {
		if r.Err != nil {
			t.Fatalf("part %d: %v", i, r.Err)
		}
	}
	var body struct {
		N json.Number `json:"n"`
	}
	if err := json.Unmarshal(got[0].Body, &body); err != nil || body.N != "12345678901234567" {
		t.Errorf("the number became %v (%v)", body.N, err)
	}
	if got[1].Status != 204 || string(got[2].Body) != `"42"` || got[3].Header.Get("Location") == "" || got[0].Header.Get("Retry-After") != "7" {
		t.Errorf("got %+v", got)
	}
}

// The typed delta of the SDK cannot tell a property that was cleared from one that is not mentioned.
func TestDeltaTellsNullFromAbsent(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.RawQuery, "deltatoken") {
			t.Error("this is no later round")
		}
		if r.Header.Get("Prefer") != "return=minimal" {
			t.Error("a later round must ask for what changed only")
		}
		answer(w, http.StatusOK, `{"@odata.deltaLink":"http://127.0.0.1:9/v1.0/users/delta?$deltatoken=2","value":[
			{"@odata.type":"#microsoft.graph.user","id":"a","department":null,"city":"Leeds"},null,{"id":"b","@removed":{"reason":"changed"}}]}`)
	})
	var users []tenant.RawUser
	link, err := c.Users(t.Context(), "http://127.0.0.1:9/v1.0/users/delta?$deltatoken=1", func(p []tenant.RawUser) error {
		users = append(users, p...)
		return nil
	})
	must(t, err)
	if !strings.HasSuffix(link, "deltatoken=2") || len(users) != 2 {
		t.Fatalf("%s, %d users", link, len(users))
	}
	if v, told := users[0]["department"]; !told || string(v) != "null" {
		t.Errorf("the cleared department is %q, %v", v, told)
	}
	if _, told := users[0]["jobTitle"]; told {
		t.Error("a title that is not mentioned was made up")
	}
	if _, removed := users[1]["@removed"]; !removed {
		t.Error("the removal is lost")
	}
}

// Printing the SDK's error panics when the tenant gives no message; an HTML page loses its status.
func TestEveryFailureCanBePrinted(t *testing.T) {
	cases := map[string]struct {
		status     int
		kind, body string
		code       string
		wantDetail string
	}{
		"no message":            {403, "application/json", `{"error":{"code":"X"}}`, CodeForbidden, "X"},
		"no error":              {400, "application/json", `{}`, CodeRefused, "400"},
		"no body":               {403, "", ``, CodeForbidden, "403"},
		"JSON in the message":   {403, "application/json", `{"error":{"code":"UnknownError","message":"{\"code\":\"Forbidden\",\"message\":\"Access Denied.\"}"}}`, CodeForbidden, "Forbidden: Access Denied."},
		"page with a status":    {502, "text/html", "<html><title>Proxy</title>", CodeNotGraph, "502"},
		"page of success":       {200, "text/html; charset=utf-8", "<html><title>Hotel</title>", CodeNotGraph, "Hotel"},
		"half an answer":        {200, "application/json", `{"value":[{"skuId":`, CodeNotGraph, "200"},
		"answer of other shape": {200, "application/json", `{"value":5}`, CodeNotGraph, "200"},
		"empty answer":          {200, "", ``, CodeNotGraph, "200"},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := asking(t, func(w http.ResponseWriter, r *http.Request) {
					if cs.kind != "" {
						w.Header().Set("Content-Type", cs.kind)
					}
					w.WriteHeader(cs.status)
					_, _ = w.Write([]byte(cs.body))
				})
				for what, ask := range map[string]func() error{
					"typed": func() error { _, err := c.Subscriptions(t.Context()); return err },
					"raw":   func() error { _, err := c.Organization(t.Context()); return err },
				} {
					err := ask()
					p := wantCode(t, err, cs.code)
					if !strings.Contains(text.English().Print(p.Detail), cs.wantDetail) {
						t.Errorf("%s: the detail %q does not say %q", what, p.Detail, cs.wantDetail)
					}
					var e *Error
					if !errors.As(err, &e) || e.Status != cs.status || e.Error() == "" {
						t.Errorf("%s: the error inside is %+v", what, e)
					}
				}
			})
		})
	}
}

// The SDK drops the token silently for hosts it does not know, and its redirects would carry it away from those it knows.
func TestNothingIsAskedElsewhere(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("%s was asked elsewhere, Authorization %q", r.URL.Path, r.Header.Get("Authorization"))
	}))
	defer elsewhere.Close()
	away := elsewhere.URL + "/v1.0/x"
	each := map[string]struct {
		reply func(w http.ResponseWriter)
		ask   func(c *Client) error
		code  string
	}{
		"next link of raw pages": {
			func(w http.ResponseWriter) { answer(w, 200, `{"value":[],"@odata.nextLink":"`+away+`"}`) },
			func(c *Client) error {
				return c.UserConfigurations(t.Context(), func([]tenant.UserConfiguration) error { return nil })
			}, CodeForeignLink},
		"next link of numbers": {
			func(w http.ResponseWriter) {
				answer(w, 200, `{"value":[{"telephoneNumber":"+1"}],"@odata.nextLink":"`+away+`"}`)
			},
			func(c *Client) error { return c.Numbers(t.Context(), func([]tenant.Number) error { return nil }) }, CodeForeignLink},
		"next link of typed pages": {
			func(w http.ResponseWriter) { answer(w, 200, `{"value":[],"@odata.nextLink":"`+away+`"}`) },
			func(c *Client) error { _, err := c.Members(t.Context(), "g"); return err }, CodeForeignLink},
		"delta link": {
			func(w http.ResponseWriter) { answer(w, 200, `{"value":[],"@odata.deltaLink":"`+away+`"}`) },
			func(c *Client) error {
				_, err := c.Users(t.Context(), "", func([]tenant.RawUser) error { return nil })
				return err
			}, CodeForeignLink},
		"redirect": {
			func(w http.ResponseWriter) { w.Header().Set("Location", away); answer(w, 302, "") },
			func(c *Client) error { _, err := c.Subscriptions(t.Context()); return err }, CodeNotGraph},
	}
	for name, cs := range each {
		t.Run(name, func(t *testing.T) {
			c, _ := served(t, func(w http.ResponseWriter, r *http.Request) { cs.reply(w) })
			wantCode(t, cs.ask(c), cs.code)
		})
	}
	t.Run("location of an operation", func(t *testing.T) {
		c, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
			answer(w, 200, `{"responses":[{"id":"1","status":202,"headers":{"Location":"`+elsewhere.URL+`/v1.0/operations('x')"}}]}`)
		})
		got := c.AssignNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: "u", Type: "callingPlan"}})
		if got[0].Err != nil || got[0].Operation != "" {
			t.Errorf("got %+v", got[0])
		}
	})
	t.Run("location of a resync", func(t *testing.T) {
		c, s := served(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", away)
			answer(w, 410, `{"error":{"code":"syncStateNotFound","message":"x"}}`)
		})
		_, err := c.Users(t.Context(), s.URL+"/v1.0/users/delta?$deltatoken=1", func([]tenant.RawUser) error { return nil })
		if !errors.Is(err, tenant.ErrResync) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("stored link of another tenant", func(t *testing.T) {
		c, _ := served(t, func(w http.ResponseWriter, r *http.Request) { t.Error("was asked") })
		_, err := c.Users(t.Context(), "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=1", func([]tenant.RawUser) error { return nil })
		if !errors.Is(err, tenant.ErrResync) {
			t.Errorf("got %v", err)
		}
	})
}

// Continuous access evaluation: one more attempt with the claims. The SDK panics on claims without quotes and fails on the
// alphabet for URLs.
func TestClaimsChallenge(t *testing.T) {
	const claims = `{"access_token":{"nbf":{"essential":true,"value":"16~0?>"}}}`
	for name, header := range map[string]string{
		"quoted":           `Bearer realm="", error="insufficient_claims", claims="` + base64.StdEncoding.EncodeToString([]byte(claims)) + `"`,
		"without quotes":   `Bearer error=insufficient_claims, claims=` + base64.StdEncoding.EncodeToString([]byte(claims)),
		"alphabet of URLs": `Bearer claims="` + base64.RawURLEncoding.EncodeToString([]byte(claims)) + `"`,
	} {
		t.Run(name, func(t *testing.T) {
			cred := &claimsCredential{}
			n := 0
			c, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: cred, Log: zerolog.Nop(),
				Transport: inMemory{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if n++; n == 1 {
						w.Header().Set("WWW-Authenticate", header)
						answer(w, 401, `{"error":{"code":"InvalidAuthenticationToken","message":"x"}}`)
						return
					}
					if r.Header.Get("Authorization") != "Bearer with claims" {
						t.Errorf("the second token is %q", r.Header.Get("Authorization"))
					}
					answer(w, 200, `{"value":[]}`)
				})}})
			must(t, err)
			_, err = c.Subscriptions(t.Context())
			must(t, err)
			if cred.claims != claims || !cred.cae || n != 2 {
				t.Errorf("claims %q, CAE %v, %d requests", cred.claims, cred.cae, n)
			}
		})
	}
}

func TestRefusedTokenEndsTheCall(t *testing.T) {
	for name, header := range map[string]string{
		"challenge again and again": `Bearer claims="eyJhIjoxfQ=="`,
		"claims that are no base64": `Bearer claims="="`,
		"no challenge":              "Bearer",
		"nothing":                   "",
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			c := asking(t, func(w http.ResponseWriter, r *http.Request) {
				n++
				w.Header().Set("WWW-Authenticate", header)
				answer(w, 401, `{"error":{"code":"InvalidAuthenticationToken","message":"expired"}}`)
			})
			_, err := c.Subscriptions(t.Context())
			wantCode(t, err, CodeSignedOut)
			if n > 2 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

// The root package of the SDK costs minutes of compiling and two million lines.
func TestOnlyLeavesOfTheSDKAreImported(t *testing.T) {
	leaves := map[string]bool{"groups": true, "subscribedskus": true, "users": true, "models": true, "models/odataerrors": true}
	const sdk = "github.com/microsoftgraph/msgraph-sdk-go"
	entries, err := os.ReadDir(".")
	must(t, err)
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.ImportsOnly)
		must(t, err)
		for _, i := range f.Imports {
			path := strings.Trim(i.Path.Value, `"`)
			if path == sdk || strings.HasPrefix(path, sdk+"/") && !leaves[strings.TrimPrefix(path, sdk+"/")] {
				t.Errorf("%s imports %s", e.Name(), path)
			}
		}
	}
}
