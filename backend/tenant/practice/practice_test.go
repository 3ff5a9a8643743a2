package practice

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/tenant/practice/oracle"
	"personadesk/backend/tenant/practice/world"
)

// world under test: a tenant behind a real server, with a clock of its own.
type bench struct {
	*testing.T
	tenant *Tenant
	url    string
	token  string
	clock  *clock.Fake
}

func open(t *testing.T, o world.Options) *bench {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	o.Clock = c
	if o.Users == 0 {
		o.Users = 300
	}
	tn, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, tn, c)
}

// serve puts a tenant behind a server, and closes both when the test ends.
func serve(t *testing.T, tn *Tenant, c *clock.Fake) *bench {
	t.Helper()
	s := httptest.NewServer(tn.Handler())
	t.Cleanup(func() {
		s.Close()
		if err := tn.world.Close(); err != nil {
			t.Error(err)
		}
	})
	return &bench{T: t, tenant: tn, url: s.URL, token: "x", clock: c}
}

type result struct {
	status int
	header http.Header
	raw    []byte
	json   map[string]any
}

// call sends a request; a body that is no text is sent as JSON.
func (b *bench) call(method, path string, body any, headers ...string) result {
	b.Helper()
	var in io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			b.Fatal(err)
		}
		in = bytes.NewReader(raw)
	}
	if !strings.HasPrefix(path, "http") {
		path = b.url + path
	}
	req, err := http.NewRequest(method, path, in)
	if err != nil {
		b.Fatal(err)
	}
	if b.token != "" {
		req.Header.Set("Authorization", "Bearer "+b.token)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		b.Fatal(err)
	}
	out := result{status: res.StatusCode, header: res.Header, raw: raw}
	if len(raw) > 0 && strings.HasPrefix(res.Header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal(raw, &out.json); err != nil {
			b.Fatalf("%s %s: %v in %s", method, path, err, raw)
		}
	}
	if out.status >= 400 {
		e, _ := out.json["error"].(map[string]any)
		inner, _ := e["innerError"].(map[string]any)
		if e["code"] == nil || e["message"] == nil || inner["request-id"] == nil || res.Header.Get("request-id") == "" {
			b.Errorf("%s %s: the error has not its shape: %s", method, path, raw)
		}
	}
	return out
}

// want is a call that must have the given status, and whose answer must pass the oracle: "user" or "[]user".
func (b *bench) want(status int, kind, method, path string, body any, headers ...string) result {
	b.Helper()
	r := b.call(method, path, body, headers...)
	if r.status != status {
		b.Fatalf("%s %s: status %d, want %d: %s", method, path, r.status, status, r.raw)
	}
	if kind == "" {
		return r
	}
	var wrong []string
	if item, ok := strings.CutPrefix(kind, "[]"); ok {
		wrong = oracle.CheckCollection(item, r.raw)
	} else {
		wrong = oracle.CheckEntity(kind, r.raw)
	}
	if len(wrong) > 0 {
		b.Errorf("%s %s: Graph could not have answered that: %q", method, path, wrong)
	}
	return r
}

// refused is a call that must fail with a status and a code.
func (b *bench) refused(status int, code, method, path string, body any, headers ...string) string {
	b.Helper()
	r := b.call(method, path, body, headers...)
	e, _ := r.json["error"].(map[string]any)
	if r.status != status || e["code"] != code {
		b.Fatalf("%s %s: %d %v, want %d %s: %s", method, path, r.status, e["code"], status, code, r.raw)
	}
	text, _ := e["message"].(string)
	return text
}

func (r result) list() []map[string]any {
	var out []map[string]any
	items, _ := r.json["value"].([]any)
	for _, x := range items {
		m, _ := x.(map[string]any)
		out = append(out, m)
	}
	return out
}

func (r result) text(name string) string { s, _ := r.json[name].(string); return s }

// all follows the pages of a collection.
func (b *bench) all(kind, path string, headers ...string) ([]map[string]any, string) {
	b.Helper()
	var out []map[string]any
	for {
		r := b.want(200, "[]"+kind, "GET", path, nil, headers...)
		out = append(out, r.list()...)
		next := r.text("@odata.nextLink")
		if next == "" {
			return out, r.text("@odata.deltaLink")
		}
		path = next
	}
}

func (b *bench) userID(upn string) string {
	b.Helper()
	return b.want(200, "user", "GET", "/v1.0/users/"+upn, nil).text("id")
}

const (
	christie = "christie.cline@" + world.Domain
	debra    = "debra.berger@" + world.Domain
)
