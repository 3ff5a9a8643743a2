package web

import (
	"bytes"
	"context"
	"crypto/subtle"
	_ "embed"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"personadesk/backend/text"
)

//go:embed shim.js
var shim []byte

const (
	tokenHeader = "X-PersonaDesk-Token"
	cookieName  = "personadesk"
	eventHeader = "X-PersonaDesk-Event" // the number of the last event before an answer
	maxBody     = 32 << 20
)

// newHandler guards three doors: the page, the calls and the events.
// A request passes when its Host is exactly ours (no rebinding), when it does not come from another site, and when it shows the token.
func newHandler(ctx context.Context, o Options, host, token string) (http.Handler, error) {
	index, err := fs.ReadFile(o.Page, "index.html")
	if err != nil {
		index = []byte(unbuilt)
	}
	calls, err := newCalls(ctx, o.Services, o.Hub.Last, text.For(o.Language))
	if err != nil {
		return nil, err
	}
	g := guard{host: host, token: token, port: host[strings.LastIndex(host, ":")+1:]}
	files := http.FileServerFS(o.Page)

	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { g.page(w, r, index) })
	mux.HandleFunc("GET /shim.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		write(w, shim)
	})
	mux.Handle("POST /api/{method}", g.withToken(calls))
	mux.Handle("GET /events", g.withToken(o.Hub))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		files.ServeHTTP(w, r)
	})
	return g.exactHost(http.NewCrossOriginProtection().Handler(mux)), nil
}

const unbuilt = `<!doctype html><html lang="en"><head><title>PersonaDesk</title></head><body>
<h1>The page has not been built</h1><p>Run <code>make page</code>, then build the program again.</p></body></html>`

type guard struct{ host, port, token string }

func (g guard) exactHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != g.host && r.Host != "localhost:"+g.port {
			http.Error(w, "This address is not ours.", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Content-Security-Policy",
			"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'")
		next.ServeHTTP(w, r)
	})
}

func (g guard) is(given string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(g.token)) == 1
}

// withToken wants the token as a header, or in the query where a header cannot be set (event streams). The cookie is not enough:
// pages of other ports on this machine count as the same site.
func (g guard) withToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !g.is(r.Header.Get(tokenHeader)) && !g.is(r.URL.Query().Get("token")) {
			http.Error(w, "The access token is missing or wrong.", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// page hands out the page, with the token inside, to whoever shows the token; the cookie lets a reload through after the shim
// has taken the token out of the address bar.
func (g guard) page(w http.ResponseWriter, r *http.Request, index []byte) {
	cookie, err := r.Cookie(cookieName + g.port)
	if !g.is(r.URL.Query().Get("token")) && (err != nil || !g.is(cookie.Value)) {
		http.Error(w, "Open the address that PersonaDesk printed: it carries the access token.", http.StatusUnauthorized)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName + g.port, Value: g.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	head := fmt.Appendf(nil, "<head>\n<meta name=\"personadesk-token\" content=\"%s\">\n<script src=\"/shim.js\"></script>", g.token)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	write(w, bytes.Replace(index, []byte("<head>"), head, 1))
}

// write sends a body; a reader that went away is not an error of ours.
func write(w http.ResponseWriter, body []byte) {
	if _, err := w.Write(body); err != nil {
		return
	}
}
