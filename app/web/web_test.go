package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
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
	return servePatiently(t, 0)
}

func servePatiently(t *testing.T, patience time.Duration) (*Server, *Hub) {
	t.Helper()
	hub := NewHub()
	page := fstest.MapFS{"index.html": {Data: []byte("<html><head><title>x</title></head></html>")}, "assets/a.js": {Data: []byte("1")}}
	s, err := Listen(t.Context(), Options{Addr: "127.0.0.1:0", Page: page, Services: func(ctx context.Context) []any { return []any{&Greeter{ctx}} }, Hub: hub, patience: patience})
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

func origin(s *Server) string { return s.Address[:strings.Index(s.Address, "/#")] }

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
		"with the token":                   {with(s.Token), 200},
		"without a token":                  {nil, 401},
		"with a wrong token":               {with("0" + s.Token[1:] + "x"), 401},
		"through a rebound name":           {func(r *http.Request) { with(s.Token)(r); r.Host = "evil.example" }, 403},
		"through our name, a port":         {func(r *http.Request) { with(s.Token)(r); r.Host = "127.0.0.1:1" }, 403},
		"through the name of this machine": {func(r *http.Request) { with(s.Token)(r); r.Host = "localhost:" + r.URL.Port() }, 200},
		"through that name, a port":        {func(r *http.Request) { with(s.Token)(r); r.Host = "localhost:1" }, 403},
		"from another site": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}, 403},
		"from another port of this machine": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Origin", "http://127.0.0.1:1")
		}, 403},
		"from our name by another scheme": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Origin", "https://"+r.URL.Host)
		}, 403},
		"from a page without an origin": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Origin", "null")
		}, 403},
		"from our own page": {func(r *http.Request) {
			with(s.Token)(r)
			r.Header.Set("Origin", "http://"+r.URL.Host)
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		}, 200},
		"with the token in a cookie":    {func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "personadesk", Value: s.Token}) }, 401},
		"with the token in the address": {func(r *http.Request) { r.URL.RawQuery = "token=" + s.Token }, 401},
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

func TestThePageHoldsNoSecretAndLeavesNoneBehind(t *testing.T) {
	s, _ := serve(t)
	for _, path := range []string{"/", "/shim.js", "/assets/a.js"} {
		status, body, header := do(t, "GET", origin(s)+path, "", nil)
		if status != 200 || strings.Contains(body, s.Token) || header.Get("Set-Cookie") != "" {
			t.Errorf("%s answers %d, cookie %q: %s", path, status, header.Get("Set-Cookie"), body)
		}
		for _, word := range []string{"default-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"} {
			if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, word) {
				t.Errorf("%s has no %s in %q", path, word, policy)
			}
		}
	}
	if at, err := url.Parse(s.Address); err != nil || at.Fragment != "token="+s.Token || strings.Contains(at.RequestURI(), s.Token) {
		t.Errorf("the address %q would send its token (%v)", s.Address, err)
	}
	if _, body, _ := do(t, "GET", origin(s)+"/", "", nil); strings.Index(body, "/shim.js") != strings.Index(body, "<script src=")+len("<script src=\"") {
		t.Errorf("the way in is not taken out of the address first: %s", body)
	}
}

// A browser sends its cookies to every port of a host: whoever listens at another one must get nothing that opens ours.
func TestAServerAtAnotherPortIsGivenNothing(t *testing.T) {
	s, _ := serve(t)
	brought := make(chan string, 1)
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var all strings.Builder
		if err := r.Write(&all); err != nil {
			t.Error(err)
		}
		brought <- all.String()
	}))
	defer other.Close()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := http.Client{Jar: jar}
	once, err := s.AddressOnce()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{s.Address, once, origin(s) + "/", other.URL} {
		resp, err := browser.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := <-brought; strings.Contains(got, s.Token) || strings.Contains(strings.ToLower(got), "cookie") {
		t.Fatalf("the other port was told %s", got)
	}
}

// heard is a line of the stream of events.
type heard struct {
	Since *int64
	ID    int64
	Event said
}

// listen asks for the events and gives what reads the next line.
func listen(t *testing.T, s *Server) func() heard {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, origin(s)+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set(tokenHeader, s.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := resp.Body.Close(); err != nil {
			t.Error(err)
		}
	})
	lines := json.NewDecoder(resp.Body)
	return func() (line heard) {
		if err := lines.Decode(&line); err != nil {
			t.Fatal(err)
		}
		return line
	}
}

func TestEventsReachThePage(t *testing.T) {
	s, hub := serve(t)
	next := listen(t, s)
	if first := next(); first.Since == nil {
		t.Fatalf("it begins with %+v", first) // the listener is registered when this has come
	}
	hub.Emit("progress", map[string]int{"done": 3})
	if got := next(); got.ID != hub.Last() || fmt.Sprint(got.Event) != "{progress [map[done:3]]}" {
		t.Fatalf("got %+v", got)
	}
	hub.Emit("odd", make(chan int))
	if got := next(); got.Event.Name != "broken" {
		t.Fatalf("got %+v", got)
	}
}

func TestEventsNeedTheToken(t *testing.T) {
	s, _ := serve(t)
	for name, change := range map[string]func(*http.Request){
		"none":           nil,
		"a wrong one":    func(r *http.Request) { r.Header.Set(tokenHeader, strings.Repeat("0", len(s.Token))) },
		"in the address": func(r *http.Request) { r.URL.RawQuery = "token=" + s.Token },
	} {
		t.Run(name, func(t *testing.T) {
			if status, body, _ := do(t, "GET", origin(s)+"/events", "", change); status != 401 || !strings.Contains(body, "ACCESS_MISSING") {
				t.Fatalf("got %d %s", status, body)
			}
		})
	}
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

func TestListenTakesTheNamesOfThisMachine(t *testing.T) {
	for _, addr := range []string{"127.0.0.1:0", "localhost:0"} {
		s, err := Listen(t.Context(), Options{Addr: addr, Page: fstest.MapFS{}, Services: func(context.Context) []any { return nil }, Hub: NewHub()})
		if err != nil {
			t.Fatalf("%s: %v", addr, err)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if err := s.Serve(ended); err != nil {
			t.Error(err)
		}
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

// unflushed is a connection that can be written to and keeps what is written until it ends.
type unflushed struct{ http.ResponseWriter }

func (unflushed) SetReadDeadline(time.Time) error { return nil }

func TestAConnectionThatCannotCarryEventsIsTold(t *testing.T) {
	said := httptest.NewRecorder()
	NewHub().ServeHTTP(unflushed{said}, httptest.NewRequest(http.MethodGet, "/events", nil))
	if said.Code != http.StatusInternalServerError || !strings.Contains(said.Body.String(), "cannot carry events") {
		t.Fatalf("got %d %s", said.Code, said.Body)
	}
}

// halting is a connection that takes nothing more once it has the first line, until it may go on.
type halting struct {
	*httptest.ResponseRecorder
	began, goOn chan struct{}
	lines       int
}

func (*halting) SetReadDeadline(time.Time) error { return nil }

func (w *halting) Write(b []byte) (int, error) {
	if w.lines++; w.lines == 2 {
		close(w.began)
		<-w.goOn
	}
	return w.ResponseRecorder.Write(b)
}

func TestThePageOfAListenerThatIsCutOffIsLetGo(t *testing.T) {
	hub, w := NewHub(), &halting{httptest.NewRecorder(), make(chan struct{}), make(chan struct{}), 0}
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		hub.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/events", nil).WithContext(ctx))
	}()
	for began := false; !began; {
		select {
		case <-w.began:
			began = true
		default:
			hub.Emit("progress") // heard once it listens
		}
	}
	for range hubBuffer + 1 {
		hub.Emit("progress")
	}
	close(w.goOn)
	<-ended
	if ctx.Err() != nil || strings.Contains(w.Body.String(), `"event":}`) {
		t.Fatalf("it was kept: %d lines", w.lines)
	}
}
