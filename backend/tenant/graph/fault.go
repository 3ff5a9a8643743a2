package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Error is what the tenant, or the way to it, said instead of an answer.
type Error struct {
	Status     int           // of HTTP; 0 when there was no answer at all
	Code       string        // Graph's code, e.g. Authorization_RequestDenied
	Message    string        // Graph's words, unwrapped when they were JSON inside of JSON
	RequestID  string        // what the support of the tenant asks for
	RetryAfter time.Duration // how long the tenant asked us to wait; see Told
	Told       bool          // whether the tenant named a wait at all

	notGraph bool  // the answer was no JSON: a proxy, a portal, a wrong address
	cause    error // of a missing answer
}

// Error tells status, code and message; it never fails, whatever is missing.
func (e *Error) Error() string {
	parts := make([]string, 0, 3)
	if e.Status != 0 {
		parts = append(parts, fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status)))
	}
	if e.Code != "" {
		parts = append(parts, e.Code)
	}
	if e.Message != "" {
		parts = append(parts, e.Message)
	}
	if len(parts) == 0 {
		return "the tenant gave no answer"
	}
	return strings.Join(parts, ": ")
}

// tooMuch tells an answer that was good and passed a bound: asking again gives the same, and a write was carried out or not.
func (e *Error) tooMuch() bool {
	var over *boundError
	return errors.As(e.cause, &over)
}

// Unwrap gives the error of the network, if there is one.
func (e *Error) Unwrap() error { return e.cause }

// asError finds the Error in what an attempt gave back; anything unknown is a missing answer.
func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Message: withoutURL(err).Error(), cause: err}
}

type errorBody struct {
	Error json.RawMessage `json:"error"`
}

type errorDetail struct {
	Code       string `json:"code"`
	Message    string `json:"message"`
	Action     string `json:"action"`
	InnerError struct {
		RequestID string `json:"request-id"`
	} `json:"innerError"`
}

// readError makes an Error of a failed answer, or of a failed part of a batch.
func readError(status int, header http.Header, body []byte, now time.Time) *Error {
	e := &Error{Status: status, RequestID: header.Get("request-id")}
	e.RetryAfter, e.Told = retryAfter(header, now)
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		return e
	}
	var outer errorBody
	if json.Unmarshal(body, &outer) != nil {
		e.notGraph, e.Message = true, title(body)
		return e
	}
	var detail errorDetail
	if json.Unmarshal(outer.Error, &detail) != nil {
		// An error may be a bare text; anything else is shown as it came.
		var text string
		if json.Unmarshal(outer.Error, &text) == nil {
			detail.Message = text
		} else {
			detail.Message = clip(string(body))
		}
	}
	e.Code, e.Message = unwrap(detail.Code, detail.Message)
	if e.RequestID == "" {
		e.RequestID = detail.InnerError.RequestID
	}
	return e
}

// unwrap looks into a message that is itself JSON, as some Teams services send it.
func unwrap(code, message string) (string, string) {
	for range 3 {
		var inner errorDetail
		if !strings.HasPrefix(strings.TrimSpace(message), "{") || json.Unmarshal([]byte(message), &inner) != nil {
			break
		}
		if inner.Code == "" && inner.Message == "" {
			break
		}
		if inner.Code != "" {
			code = inner.Code
		}
		message = strings.TrimSpace(inner.Message + " " + inner.Action)
	}
	return code, clip(message)
}

// title takes what a page that is not Graph's says of itself.
func title(page []byte) string {
	lower := bytes.ToLower(page)
	from := bytes.Index(lower, []byte("<title>"))
	to := bytes.Index(lower, []byte("</title>"))
	if from < 0 || to < from {
		return ""
	}
	return clip(strings.TrimSpace(string(page[from+len("<title>") : to])))
}

// clip keeps a foreign text short enough to be shown.
func clip(s string) string {
	const most = 600
	s = strings.ToValidUTF8(s, "?")
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
