package graph

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/rs/zerolog"
)

// broken is a line on which every request ends as net/http ends it: with the whole address in the error.
type broken struct{}

func (broken) RoundTrip(req *http.Request) (*http.Response, error) {
	return nil, &url.Error{Op: "Get", URL: req.URL.String(), Err: errors.New("the line is broken")}
}

// Errors are logged and shown, and addresses hold names.
func TestAnErrorOfTheLineHoldsNoAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: StaticToken(testToken), Transport: broken{}, Log: zerolog.Nop()})
		must(t, err)
		_, err = c.Members(t.Context(), "ada-secret")
		if err == nil || !strings.Contains(err.Error(), "the line is broken") {
			t.Fatalf("%v", err)
		}
		for ; err != nil; err = errors.Unwrap(err) {
			var e *Error
			if errors.As(err, &e) && strings.Contains(e.Error(), "secret") {
				t.Errorf("%v", e)
			}
		}
		if e := (&Error{}).Error(); e == "" {
			t.Error("an error without words")
		}
	})
}

func TestNoRequestLeavesWithoutAToken(t *testing.T) {
	at, err := parseRoot("https://graph.example/v1.0")
	must(t, err)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://graph.example/v1.0/users", nil)
	must(t, err)
	var missing *signInError
	if _, err := (guard{at}).Intercept(nil, 0, req); !errors.As(err, &missing) {
		t.Errorf("%v", err)
	}
}
