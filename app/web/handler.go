package web

import (
	"bytes"
	"cmp"
	"context"
	"crypto/subtle"
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

//go:embed shim.js
var shim []byte

const (
	tokenHeader = "X-PersonaDesk-Token"
	eventHeader = "X-PersonaDesk-Event" // the number of the last event before an answer
	maxBody     = 32 << 20
)

// newHandler guards the page, the calls and the events. A request passes when its Host is exactly ours (no rebinding) and it does not come
// from another origin; calls and events have to show the token as well. The page itself holds no secret: its way in stands behind the #.
func newHandler(ctx context.Context, o Options, host, token string, given *tickets) (http.Handler, error) {
	index, err := fs.ReadFile(o.Page, "index.html")
	if err != nil {
		index = []byte(unbuilt)
	}
	index = bytes.Replace(index, []byte("<head>"), []byte("<head>\n<script src=\"/shim.js\"></script>"), 1)
	calls, err := newCalls(ctx, o.Services, o.Hub.Last, text.For(o.Language))
	if err != nil {
		return nil, err
	}
	g := guard{host: host, token: token, port: host[strings.LastIndex(host, ":")+1:], refuse: calls.fail}
	files := http.FileServerFS(o.Page)

	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		write(w, index)
	})
	mux.HandleFunc("GET /shim.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store") // another version may be at this port next
		write(w, shim)
	})
	mux.HandleFunc("POST /ticket", func(w http.ResponseWriter, r *http.Request) { g.redeem(w, r, given) })
	mux.Handle("POST /api/{method}", g.withToken(calls))
	mux.Handle("GET /events", g.withToken(o.Hub))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		files.ServeHTTP(w, r)
	})
	return inTime(cmp.Or(o.patience, 30*time.Second), g.ourOrigin(mux)), nil
}

const unbuilt = `<!doctype html><html lang="en"><head><title>PersonaDesk</title></head><body>
<h1>The page has not been built</h1><p>Run <code>make page</code>, then build the program again.</p></body></html>`

// guard knows who may come in.
type guard struct {
	host, port, token string
	refuse            func(w http.ResponseWriter, status int, p *problem.Problem)
}

// ourOrigin lets through what was sent to our address by our own page or by a program. A browser says in Origin or Sec-Fetch-Site which page
// asks; the scheme and the port belong to an origin.
func (g guard) ourOrigin(next http.Handler) http.Handler {
	next = http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != g.host && r.Host != "localhost:"+g.port {
			http.Error(w, "This address is not ours.", http.StatusForbidden)
			return
		}
		if from, said := r.Header["Origin"]; said && !slices.Equal(from, []string{"http://" + r.Host}) {
			http.Error(w, "Another site asks.", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "+
			"object-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'")
		next.ServeHTTP(w, r)
	})
}

func (g guard) withToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(g.token)) != 1 {
			g.refuse(w, http.StatusUnauthorized, problem.New("ACCESS_MISSING").Hinted())
			return
		}
		next.ServeHTTP(w, r)
	})
}

// redeem gives the token for a ticket.
func (g guard) redeem(w http.ResponseWriter, r *http.Request, given *tickets) {
	ticket, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<10))
	if err != nil || !given.redeem(string(ticket)) {
		g.refuse(w, http.StatusUnauthorized, problem.New("TICKET_SPENT").Hinted())
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	write(w, []byte(g.token))
}

// inTime hangs up on a request whose body does not arrive within the patience. Once it was read the clock is off: an answer may take its time,
// see arrived.
func inTime(patience time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(patience)); err != nil {
			http.Error(w, "This connection keeps no time.", http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// arrived takes the clock of inTime off: a page that listens or waits for an answer sends nothing more, and is not hung up on for that.
func arrived(w http.ResponseWriter) error {
	if err := http.NewResponseController(w).SetReadDeadline(time.Time{}); err != nil {
		return fmt.Errorf("taking the clock off: %w", err)
	}
	return nil
}

// write sends a body; a reader that went away is not an error of ours.
func write(w http.ResponseWriter, body []byte) {
	if _, err := w.Write(body); err != nil {
		return
	}
}
