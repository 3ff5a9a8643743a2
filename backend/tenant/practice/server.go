package practice

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/graphapi"
	"personadesk/backend/tenant/practice/world"
)

// maxBody bounds what a caller may send, unpacked.
const maxBody = 8 << 20

// Handler answers like Graph under /v1.0 and /beta, and takes commands at POST /powershell/invoke. It takes any bearer
// token that is not empty. A token may end in ";" and a comma-separated list of scopes; then it grants only those.
func (t *Tenant) Handler() http.Handler { return t.handler("") }

// Start serves the tenant on a loopback address such as 127.0.0.1:0 and gives its address, the only bearer token it
// takes, and a function that stops it, saves the state and gives the state file free.
func (t *Tenant) Start(addr string) (string, string, func() error, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return "", "", nil, problem.New("PRACTICE_ADDRESS.invalid").
			Detailed(addr).Hinted().Because(err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", "", nil, problem.New("PRACTICE_ADDRESS.foreign").
			Detailed(addr).Hinted()
	}
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", addr)
	if err != nil {
		return "", "", nil, problem.New("PRACTICE_ADDRESS.unusable").
			Detailed(err).Hinted().Because(err)
	}
	token, err := t.newToken()
	if err != nil {
		return "", "", nil, errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: t.handler(token), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	var once sync.Once
	var stopErr error
	stop := func() error {
		once.Do(func() {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			shut := server.Shutdown(ctx)
			if errors.Is(shut, context.DeadlineExceeded) { // somebody opened a connection and never asked anything over it
				shut = server.Close()
			}
			err := <-served
			if errors.Is(err, http.ErrServerClosed) {
				err = nil
			}
			stopErr = errors.Join(shut, err, t.world.Close())
		})
		return stopErr
	}
	return "http://" + listener.Addr().String(), token, stop, nil
}

func (t *Tenant) handler(token string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		clientID := r.Header.Get("Client-Request-Id")
		if clientID == "" {
			clientID = uuid.NewString()
		}
		out := t.take(r, token)
		at := t.world.Now()
		requestID := uuid.NewString()
		h := w.Header()
		for k, v := range out.Header {
			h[k] = v
		}
		h.Set("request-id", requestID)
		h.Set("client-request-id", clientID)
		h.Set("x-ms-ags-diagnostic", `{"ServerInfo":{"DataCenter":"Practice","Ring":"1"}}`)
		h.Set("Date", at.Format(http.TimeFormat))
		if out.Body != nil {
			h.Set("Content-Type", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8")
			if out.Text {
				h.Set("Content-Type", "text/plain")
			}
			if out.Status >= 400 {
				out.Body = graphapi.WithInner(out.Body, at, requestID, clientID)
			}
		}
		w.WriteHeader(out.Status)
		_, _ = w.Write(out.Body) // the caller has gone away when this fails, and nobody is left to tell
	})
}

// take reads the request from the wire and has it answered.
func (t *Tenant) take(r *http.Request, token string) *graphapi.Reply {
	grants, ok := bearer(r.Header.Get("Authorization"), token)
	if !ok {
		message := "Access token is empty."
		if r.Header.Get("Authorization") != "" {
			message = "Access token validation failure."
		}
		return graphapi.Fail(http.StatusUnauthorized, "InvalidAuthenticationToken", message).
			With("WWW-Authenticate", `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`)
	}
	body, err := readBody(r)
	if err != nil {
		return graphapi.Fail(http.StatusBadRequest, "BadRequest", err.Error())
	}
	path := r.URL.EscapedPath()
	if path == "/powershell/invoke" {
		return t.takeCommand(r.Method, body)
	}
	rq := &graphapi.Request{Method: r.Method, Header: r.Header, Body: body, Grants: grants, As: t.as}
	for _, v := range []string{"v1.0", "beta"} {
		if rest, ok := strings.CutPrefix(path, "/"+v+"/"); ok {
			rq.Version, rq.Path = v, rest
		}
	}
	if rq.Version == "" {
		return graphapi.Fail(http.StatusBadRequest, "BadRequest", "Invalid version.")
	}
	rq.Base = "http://" + r.Host + "/" + rq.Version
	if rq.Path == "$batch" {
		return t.graph.Batch(rq)
	}
	return t.graph.Answer(rq, r.URL.RawQuery)
}

// bearer checks the token. A token may carry scopes after a semicolon; without them it grants everything.
func bearer(header, token string) ([]string, bool) {
	given, ok := strings.CutPrefix(header, "Bearer ")
	if !ok || given == "" {
		return nil, false
	}
	secret, scopes, limited := strings.Cut(given, ";")
	if token != "" && subtle.ConstantTimeCompare([]byte(secret), []byte(token)) != 1 {
		return nil, false
	}
	if !limited {
		return nil, true
	}
	return strings.Split(scopes, ","), true
}

// readBody unpacks a body, which may be chunked and may be compressed. A header that lies about it is an error.
func readBody(r *http.Request) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		return nil, errors.New("the body cannot be read")
	}
	switch enc := r.Header.Get("Content-Encoding"); enc {
	case "", "identity":
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, errors.New("the body is not gzip although Content-Encoding says so")
		}
		if raw, err = io.ReadAll(io.LimitReader(z, maxBody+1)); err != nil {
			return nil, errors.New("the compressed body is damaged")
		}
	default:
		return nil, errors.New("the content encoding is not known")
	}
	if len(raw) > maxBody {
		return nil, errors.New("the body is too large")
	}
	return raw, nil
}

// takeCommand runs a command that came over the wire.
func (t *Tenant) takeCommand(method string, body []byte) *graphapi.Reply {
	if method != http.MethodPost {
		return graphapi.Fail(http.StatusMethodNotAllowed, "BadRequest", "Commands are sent with POST.")
	}
	var c tenant.Command
	if err := json.Unmarshal(body, &c); err != nil || c.Name == "" {
		return graphapi.Fail(http.StatusBadRequest, "BadRequest", "The command cannot be read.")
	}
	var out commandReply
	play, before := t.play(c)
	if before {
		out.Play = play
		return graphapi.Answer(http.StatusOK, out)
	}
	objects, err := t.module.RunCommand(c, t.as)
	out.Play = play
	if err != nil {
		out.Error = &commands.Error{Message: err.Error(), Kind: commands.KindRefused}
		var ce *commands.Error
		if errors.As(err, &ce) {
			out.Error = ce
		}
	}
	out.Objects = objects
	return graphapi.Answer(http.StatusOK, out)
}

// play decides which fault of PowerShell a command meets, and whether it strikes before the command is carried out.
func (t *Tenant) play(c tenant.Command) (play string, before bool) {
	about := c.Name + "\x00" + strconv.FormatInt(t.asked.Add(1), 10)
	if strings.EqualFold(c.Name, "Connect-MicrosoftTeams") {
		_, refused := t.world.Faults.Strikes(world.SignInRefused, about)
		if refused {
			return "refused", true
		}
		return "", false
	}
	if verb, _, _ := strings.Cut(strings.ToLower(c.Name), "-"); verb == "get" || verb == "disconnect" {
		return "", false
	}
	for _, f := range []struct{ fault, play string }{{world.PowerShellLost, "lost"}, {world.PowerShellSilent, "silent"}} {
		if when, strikes := t.world.Faults.Strikes(f.fault, about); strikes {
			return f.play, when == "before"
		}
	}
	if how, strikes := t.world.Faults.Strikes(world.ErrorReturned, about); strikes {
		return "returned-" + how, false
	}
	return "", false
}
