package graph

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestReadError(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	cases := map[string]struct {
		body              string
		code, message, id string
		notGraph          bool
	}{
		"plain": {body: `{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges","innerError":{"request-id":"r1"}}}`,
			code: "Authorization_RequestDenied", message: "Insufficient privileges", id: "r1"},
		"JSON inside of the message": {body: `{"error":{"code":"UnknownError","message":"{\"code\":\"Forbidden\",\"message\":\"Access Denied.\",\"action\":\"Provide different credential.\"}"}}`,
			code: "Forbidden", message: "Access Denied. Provide different credential."},
		"braces that are no JSON": {body: `{"error":{"code":"X","message":"{not json"}}`, code: "X", message: "{not json"},
		"no message":              {body: `{"error":{"code":"X"}}`, code: "X"},
		"empty object":            {body: `{}`, message: "{}"},
		"error as text":           {body: `{"error":"invalid_grant"}`, message: "invalid_grant"},
		"error as number":         {body: `{"error":5}`, message: `{"error":5}`},
		"null":                    {body: `null`, message: "null"},
		"page of a proxy":         {body: "<html><head><TITLE> 502 Bad Gateway </TITLE></head>", message: "502 Bad Gateway", notGraph: true},
		"title that does not end": {body: "<title>never", notGraph: true},
		"text":                    {body: "gateway down", notGraph: true},
		"nothing":                 {body: ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			e := readError(http.StatusForbidden, http.Header{}, []byte(c.body), now)
			if e.Code != c.code || e.Message != c.message || e.RequestID != c.id || e.notGraph != c.notGraph {
				t.Errorf("got %+v", e)
			}
			if !strings.HasPrefix(e.Error(), "403 Forbidden") {
				t.Errorf("the text lost the status: %q", e.Error())
			}
		})
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	cases := map[string]struct {
		value, date string
		want        time.Duration
		told        bool
	}{
		"seconds":                    {value: "10", want: 10 * time.Second, told: true},
		"more than 100 seconds":      {value: "300", want: 300 * time.Second, told: true},
		"fraction":                   {value: "1.5", want: 1500 * time.Millisecond, told: true},
		"now":                        {value: "0", told: true},
		"date by our clock":          {value: "Fri, 02 Jan 2026 03:05:05 GMT", want: time.Minute, told: true},
		"date by the tenant's clock": {value: "Fri, 02 Jan 2026 03:05:05 GMT", date: "Fri, 02 Jan 2026 03:05:00 GMT", want: 5 * time.Second, told: true},
		"date that is over":          {value: "Fri, 02 Jan 2026 03:00:00 GMT", told: true},
		"missing":                    {},
		"negative":                   {value: "-1"},
		"not a number":               {value: "NaN"},
		"beyond reason":              {value: "1e12"},
		"words":                      {value: "soon"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			h := http.Header{}
			h.Set("Retry-After", c.value)
			if c.date != "" {
				h.Set("Date", c.date)
			}
			if got, told := retryAfter(h, now); got != c.want || told != c.told {
				t.Errorf("got %v, %v", got, told)
			}
		})
	}
}
