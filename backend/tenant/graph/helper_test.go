package graph

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"personadesk/backend/problem"
)

const testToken = "test-token-that-must-not-leak"

// inMemory carries requests straight to a handler, so that a test can run on a clock of its own.
type inMemory struct{ handler http.Handler }

func (m inMemory) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if req.Body == nil {
		req.Body = http.NoBody
	}
	rec := httptest.NewRecorder()
	if cut := serve(m.handler, rec, req); cut {
		return nil, io.ErrUnexpectedEOF
	}
	return rec.Result(), nil
}

// serve runs a handler; one that panics with http.ErrAbortHandler drops the connection, as in a real server.
func serve(h http.Handler, w http.ResponseWriter, r *http.Request) (cut bool) {
	defer func() {
		if p := recover(); p != nil {
			if err, ok := p.(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
				panic(p)
			}
			cut = true
		}
	}()
	h.ServeHTTP(w, r)
	return false
}

// asking makes a client of a handler without a network.
func asking(t *testing.T, h http.HandlerFunc) *Client {
	t.Helper()
	c, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: StaticToken(testToken),
		Transport: inMemory{h}, Log: zerolog.Nop()})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// served makes a client of a handler behind a real server.
func served(t *testing.T, h http.HandlerFunc) (*Client, *httptest.Server) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := New(Options{BaseURL: s.URL + "/v1.0", Credential: StaticToken(testToken)})
	if err != nil {
		t.Fatal(err)
	}
	return c, s
}

func answer(w http.ResponseWriter, status int, body string) {
	if body != "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// recorder keeps what a handler saw.
type recorder struct {
	mu   sync.Mutex
	seen []request
}

type request struct {
	at     time.Time
	line   string // method and path
	query  string
	header http.Header
	body   string
}

// note keeps a request and says how many there were before.
func (r *recorder) note(t *testing.T, req *http.Request) int {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		t.Errorf("reading the body: %v", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, request{time.Now(), req.Method + " " + req.URL.Path, req.URL.RawQuery, req.Header.Clone(), string(body)})
	return len(r.seen) - 1
}

func (r *recorder) all() []request {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]request{}, r.seen...)
}

func (r *recorder) count(prefix string) int {
	n := 0
	for _, q := range r.all() {
		if strings.HasPrefix(q.line, prefix) {
			n++
		}
	}
	return n
}

func wantCode(t *testing.T, err error, code string) *problem.Problem {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) {
		t.Fatalf("want a problem %s, got %v", code, err)
	}
	if p.Code != code {
		t.Fatalf("want %s, got %s (%v)", code, p.Code, err)
	}
	if p.Summary.IsZero() || p.Hint.IsZero() {
		t.Fatalf("a problem needs a summary and a hint: %+v", p)
	}
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
