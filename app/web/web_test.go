package web

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"personadesk/backend/problem"
)

// Greeter is a service as the program would offer it.
type Greeter struct{ ctx context.Context }

func (*Greeter) Greet(name string, times int) (string, error) {
	if name == "" {
		return "", problem.New("NAME_MISSING").Hinted()
	}
	return strings.Repeat("hello "+name+" ", times), nil
}
func (*Greeter) Fault() error { var p *Greeter; return errors.New(p.name()) }
func (g *Greeter) name() string {
	if g == nil {
		panic("nobody home")
	}
	return ""
}

func serve(t *testing.T) (*Server, *Hub) {
	t.Helper()
	hub := NewHub()
	page := fstest.MapFS{"index.html": {Data: []byte("<html><head><title>x</title></head></html>")}, "assets/a.js": {Data: []byte("1")}}
	s, err := Listen(t.Context(), Options{Addr: "127.0.0.1:0", Page: page, Services: func(ctx context.Context) []any { return []any{&Greeter{ctx}} }, Hub: hub})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ending: %v", err)
		}
	})
	return s, hub
}

func origin(s *Server) string { return s.Address[:strings.Index(s.Address, "/?")] }

func do(t *testing.T, method, url, body string, change func(*http.Request)) (int, string, http.Header) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(req)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text), resp.Header
}

func TestCallsNeedTheTokenTheHostAndTheSameSite(t *testing.T) {
	s, _ := serve(t)
	api := origin(s) + "/api/web.Greeter.Greet"
	with := func(token string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(tokenHeader, token) }
	}
	tests := map[string]struct {
		change func(*http.Request)
		want   int
	}{
		"with the token":           {with(s.Token), 200},
		"without a token":          {nil, 401},
		"with a wrong token":       {with("0" + s.Token[1:] + "x"), 401},
		"through a rebound name":   {func(r *http.Request) { with(s.Token)(r); r.Host = "evil.example" }, 403},
		"through our name, a port": {func(r *http.Request) { with(s.Token)(r); r.Host = "127.0.0.1:1" }, 403},
		"from another site": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}, 403},
		"from another port of this machine": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Origin", "http://127.0.0.1:1")
		}, 403},
		"with the cookie alone": {func(r *http.Request) {
			_, port, _ := net.SplitHostPort(r.URL.Host)
			r.AddCookie(&http.Cookie{Name: cookieName + port, Value: s.Token})
		}, 401},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, body, _ := do(t, "POST", api, `["Ada",1]`, tt.change)
			if got != tt.want {
				t.Fatalf("got %d %s, want %d", got, body, tt.want)
			}
		})
	}
}

func TestCallAnswers(t *testing.T) {
	s, _ := serve(t)
	tests := map[string]struct {
		method, body string
		status       int
		want         string
	}{
		"a result":            {"web.Greeter.Greet", `["Ada",2]`, 200, `"hello Ada hello Ada "`},
		"a problem":           {"web.Greeter.Greet", `["",2]`, 422, "NAME_MISSING"},
		"too few arguments":   {"web.Greeter.Greet", `["Ada"]`, 400, "CALL_INVALID"},
		"a wrong type":        {"web.Greeter.Greet", `["Ada","two"]`, 400, "CALL_INVALID"},
		"no JSON":             {"web.Greeter.Greet", `hello`, 400, "CALL_INVALID"},
		"an unknown method":   {"web.Greeter.Delete", `[]`, 404, "CALL_UNKNOWN"},
		"an unexported one":   {"web.Greeter.name", `[]`, 404, "CALL_UNKNOWN"},
		"a fault is no crash": {"web.Greeter.Fault", `[]`, 422, "nobody home"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, body, _ := do(t, "POST", origin(s)+"/api/"+tt.method, tt.body, func(r *http.Request) { r.Header.Set(tokenHeader, s.Token) })
			if status != tt.status || !strings.Contains(body, tt.want) {
				t.Fatalf("got %d %s, want %d with %s", status, body, tt.status, tt.want)
			}
		})
	}
}

func TestPageCarriesTheTokenOnlyForThoseWhoHaveIt(t *testing.T) {
	s, _ := serve(t)
	status, body, _ := do(t, "GET", origin(s)+"/", "", nil)
	if status != 401 || strings.Contains(body, s.Token) {
		t.Fatalf("without a token: %d %s", status, body)
	}
	status, body, header := do(t, "GET", s.Address, "", nil)
	if status != 200 || !strings.Contains(body, s.Token) || !strings.Contains(body, "/shim.js") {
		t.Fatalf("with the token: %d %s", status, body)
	}
	cookie := header.Get("Set-Cookie")
	if !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Fatalf("the cookie is not guarded: %s", cookie)
	}
	status, _, _ = do(t, "GET", origin(s)+"/", "", func(r *http.Request) { r.Header.Set("Cookie", strings.Split(cookie, ";")[0]) })
	if status != 200 {
		t.Fatalf("a reload: %d", status)
	}
}

func TestEventsReachThePage(t *testing.T) {
	s, hub := serve(t)
	resp, err := http.Get(origin(s) + "/events?token=" + s.Token)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	deadline := time.Now().Add(5 * time.Second)
	for { // the listener is registered just after the headers were sent
		hub.mu.Lock()
		n := len(hub.listeners)
		hub.mu.Unlock()
		if n == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nobody listens")
		}
		time.Sleep(time.Millisecond)
	}
	hub.Emit("progress", map[string]int{"done": 3})
	number := ""
	for lines.Scan() {
		if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
			number = id
		}
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok || number == "" { // what comes first has no number: it says which event was the last before this page listened
			continue
		}
		var got struct {
			Name string
			Data []map[string]int
		}
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Fatal(err)
		}
		if got.Name != "progress" || got.Data[0]["done"] != 3 || number != fmt.Sprint(hub.Last()) {
			t.Fatalf("got %+v as number %s", got, number)
		}
		return
	}
	t.Fatal("no event came", lines.Err())
}

func TestAListenerThatDoesNotKeepUpIsCutOff(t *testing.T) {
	hub := NewHub()
	l, _ := hub.listen()
	for range hubBuffer + 1 {
		hub.Emit("progress")
	}
	n := 0
	for range l {
		n++
	}
	if n != hubBuffer {
		t.Fatalf("%d events were kept", n)
	}
}

func TestListenRefuses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for addr, code := range map[string]string{
		"0.0.0.0:0": "ADDRESS_NOT_LOOPBACK", "192.168.1.1:80": "ADDRESS_NOT_LOOPBACK", "example.com:80": "ADDRESS_NOT_LOOPBACK",
		"8080": "ADDRESS_INVALID", taken.Addr().String(): "PORT_IN_USE",
	} {
		t.Run(code+" "+addr, func(t *testing.T) {
			_, err := Listen(t.Context(), Options{Addr: addr, Page: fstest.MapFS{}, Services: func(context.Context) []any { return nil }, Hub: NewHub()})
			var p *problem.Problem
			if !errors.As(err, &p) || p.Code != code {
				t.Fatalf("got %v", err)
			}
		})
	}
}
