package graph

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	khttp "github.com/microsoft/kiota-http-go"
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
	"github.com/rs/zerolog"

	"personadesk/backend/clock"
)

// faultBytes is the most we read of a failed answer.
const faultBytes = 256 << 10

// newHTTPClient builds the way of a request in one fixed order. The SDK's own order is random, its compression spoils a repeated
// body, its retry repeats creates, its redirects would carry the token away and its client gives up after 100 seconds. letGo closes
// what is open and not in use.
func newHTTPClient(at root, carrier http.RoundTripper, log zerolog.Logger, c clock.Clock, most int64) (client *http.Client, letGo func()) {
	if carrier == nil {
		carrier = khttp.GetDefaultTransport()
		if t, ok := carrier.(*http.Transport); ok {
			t.MaxIdleConnsPerHost = 16
		}
	}
	way := []khttp.Middleware{
		guard{at},
		core.NewGraphTelemetryHandler(&core.GraphClientOptions{}),
		khttp.NewUrlReplaceHandler(true, core.ReplacementPairs),
		khttp.NewParametersNameDecodingHandler(),
		khttp.NewUserAgentHandler(),
		reader{log, c, most},
	}
	letGo = func() {}
	if t, ok := carrier.(interface{ CloseIdleConnections() }); ok {
		letGo = t.CloseIdleConnections
	}
	return &http.Client{
		Transport:     khttp.NewCustomTransportWithParentTransport(carrier, way...),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, letGo
}

// guard lets a request through only to the tenant it was made for, and never without a token.
type guard struct{ at root }

func (g guard) Intercept(next khttp.Pipeline, index int, req *http.Request) (*http.Response, error) {
	if !g.at.holds(req.URL) {
		return nil, errForeign
	}
	if req.Header.Get("Authorization") == "" {
		return nil, &signInError{errors.New("the request has no token")}
	}
	return next.Next(req, index)
}

// exchange is what is known of one request besides its answer; it travels in the context.
type exchange struct {
	template   string // of the path, for the log
	header     http.Header
	status     int
	challenged bool  // the claims were asked for once
	cut        error // the answer broke off, or was cut off at a bound
	list       *list // that the answer is a page of; nil for none
}

type exchangeKey struct{}

func withExchange(ctx context.Context, template string) (context.Context, *exchange) {
	x := &exchange{template: template}
	x.list, _ = ctx.Value(listKey{}).(*list)
	return context.WithValue(ctx, exchangeKey{}, x), x
}

func exchangeOf(ctx context.Context) *exchange {
	if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return &exchange{}
}

// unreadable is a good answer that makes no sense.
func unreadable(x *exchange, cause error) *Error {
	return &Error{Status: x.status, RequestID: x.header.Get("request-id"), notGraph: true, cause: cause}
}

// reader turns a failed answer into an *Error before the SDK sees it: the SDK loses the status of an HTML page, and printing its
// own error panics when the tenant gives no message.
type reader struct {
	log   zerolog.Logger
	clock clock.Clock
	most  int64 // bytes of one answer
}

func (r reader) Intercept(next khttp.Pipeline, index int, req *http.Request) (*http.Response, error) {
	x := exchangeOf(req.Context())
	began := r.clock.Now()
	resp, err := next.Next(req, index)
	took := clock.Since(r.clock, began)
	if err != nil {
		r.log.Debug().Str("method", req.Method).Str("path", x.template).Dur("took", took).Msg("graph gave no answer")
		return nil, &Error{Message: withoutURL(err).Error(), cause: err}
	}
	x.status, x.header = resp.StatusCode, resp.Header
	r.log.Debug().Str("method", req.Method).Str("path", x.template).Int("status", resp.StatusCode).
		Dur("took", took).Str("request", resp.Header.Get("request-id")).Msg("graph")
	if resp.StatusCode == http.StatusUnauthorized && !x.challenged && challenge(resp.Header) {
		x.challenged = true // the SDK asks once more with the claims
		return resp, nil
	}
	if resp.StatusCode >= 300 {
		body, readErr := io.ReadAll(io.LimitReader(resp.Body, faultBytes))
		fault := readError(resp.StatusCode, resp.Header, body, r.clock.Now())
		fault.cause = errors.Join(readErr, resp.Body.Close())
		return nil, fault
	}
	return checkedAnswer(resp, x, r.most)
}

// checkedAnswer refuses a good status whose body is no JSON, such as the sign-in page of a hotel.
func checkedAnswer(resp *http.Response, x *exchange, most int64) (*http.Response, error) {
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if resp.Header.Get("Content-Type") != "" && (err != nil || !strings.HasSuffix(kind, "json")) {
		page, readErr := io.ReadAll(io.LimitReader(resp.Body, faultBytes))
		closeErr := resp.Body.Close()
		if len(bytes.TrimSpace(page)) == 0 && readErr == nil {
			resp.Body, resp.ContentLength = http.NoBody, 0
			return resp, nil
		}
		return nil, &Error{Status: resp.StatusCode, Message: title(page), notGraph: true,
			RequestID: resp.Header.Get("request-id"), cause: errors.Join(readErr, closeErr)}
	}
	resp.Body = &cappedBody{ReadCloser: resp.Body, most: most, left: most, x: x}
	return resp, nil
}

// cappedBody fails when an answer does not end, instead of filling the memory.
type cappedBody struct {
	io.ReadCloser
	most, left int64
	x          *exchange
}

func (b *cappedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		err = &boundError{"answer", b.most}
	} else if b.x.list != nil {
		if over := b.x.list.read(n); over != nil {
			err = over
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		b.x.cut = err
	}
	return n, err
}

var claimsOf = regexp.MustCompile(`(?i)\bclaims\s*=\s*"?([A-Za-z0-9+/_=-]+)"?`)

// challenge finds the claims that continuous access evaluation asks for and writes the header anew in the one form that the
// SDK reads without panicking: quoted, in the standard alphabet.
func challenge(header http.Header) bool {
	for _, value := range header.Values("WWW-Authenticate") {
		found := claimsOf.FindStringSubmatch(value)
		if found == nil || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(value)), "bearer") {
			continue
		}
		text := strings.TrimRight(strings.NewReplacer("-", "+", "_", "/").Replace(found[1]), "=")
		claims, err := base64.RawStdEncoding.DecodeString(text)
		if err != nil || len(claims) == 0 {
			continue
		}
		header.Set("WWW-Authenticate", `Bearer claims="`+base64.StdEncoding.EncodeToString(claims)+`"`)
		return true
	}
	return false
}

// withoutURL drops the address from an error of net/http: it holds identities, which belong in no log.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
