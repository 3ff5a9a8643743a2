package graphapi

import (
	"encoding/json"
	"net/http"
	"time"

	"personadesk/backend/tenant/practice/roles"
)

// Request is one call of the Graph side, from the wire or out of a batch.
type Request struct {
	Method  string
	Version string // v1.0 or beta
	Base    string // scheme, host and version, without a slash at the end
	Path    string // as it was sent, without the version
	segs    []string
	args    map[string]string // named arguments of a key or function in the path
	query   map[string]string // OData and other options by their full name
	Header  http.Header
	Body    []byte
	Grants  []string       // scopes of the token; nil means all
	As      roles.Identity // who is signed in
	p       []string       // what the stars of the route matched
}

// Reply is the answer to a request.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte // nil for none
	Text   bool   // the body is plain text
}

type obj = map[string]any

// With adds a header.
func (r *Reply) With(name, value string) *Reply {
	if r.Header == nil {
		r.Header = http.Header{}
	}
	r.Header.Set(name, value)
	return r
}

// noContent is the reply to what succeeded without a result.
func noContent() *Reply { return &Reply{Status: http.StatusNoContent} }

// Fail is a reply with an error body. The inner error is completed when the reply is written.
func Fail(status int, code, message string) *Reply {
	b, err := json.Marshal(obj{"error": obj{"code": code, "message": message}})
	if err != nil {
		b = []byte(`{"error":{"code":"InternalServerError","message":"unprintable"}}`)
	}
	return &Reply{Status: status, Body: b}
}

func badRequest(message string) *Reply {
	return Fail(http.StatusBadRequest, "Request_BadRequest", message)
}

func notFound(id string) *Reply {
	return Fail(http.StatusNotFound, "Request_ResourceNotFound", "Resource '"+id+
		"' does not exist or one of its queried reference-property objects are not present.")
}

func denied() *Reply {
	return Fail(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

// WithInner puts date and request ids into an error body, as Graph does.
func WithInner(body []byte, at time.Time, requestID, clientID string) []byte {
	var e struct {
		Error map[string]any `json:"error"`
	}
	if json.Unmarshal(body, &e) != nil || e.Error == nil {
		return body
	}
	inner, ok := e.Error["innerError"].(map[string]any)
	if !ok {
		inner = obj{}
	}
	inner["date"] = at.Format("2006-01-02T15:04:05")
	inner["request-id"] = requestID
	inner["client-request-id"] = clientID
	e.Error["innerError"] = inner
	out, err := json.Marshal(e)
	if err != nil {
		return body
	}
	return out
}

// decode reads a JSON body into v and refuses what v does not know.
func decode(body []byte, v any) *Reply {
	if len(body) == 0 {
		return Fail(http.StatusBadRequest, "BadRequest", "Empty Payload. JSON content expected.")
	}
	if err := json.Unmarshal(body, v); err != nil {
		return Fail(http.StatusBadRequest, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.")
	}
	return nil
}
