package practice

import (
	"encoding/json"
	"net/http"
	"time"
)

// request is one call of the Graph side, from the wire or out of a batch.
type request struct {
	method  string
	version string // v1.0 or beta
	base    string // scheme, host and version, without a slash at the end
	path    string // as it was sent, without the version
	segs    []string
	args    map[string]string // named arguments of a key or function in the path
	query   map[string]string // OData and other options by their full name
	header  http.Header
	body    []byte
	grants  []string // scopes of the token; nil means all
	p       []string // what the stars of the route matched
}

// reply is the answer to a request.
type reply struct {
	status int
	header http.Header
	body   []byte // nil for none
	text   bool   // the body is plain text
}

type obj = map[string]any

func (r *reply) with(name, value string) *reply {
	if r.header == nil {
		r.header = http.Header{}
	}
	r.header.Set(name, value)
	return r
}

// answer is a reply with a JSON body.
func answer(status int, v any) *reply {
	b, err := json.Marshal(v)
	if err != nil {
		return fail(http.StatusInternalServerError, "InternalServerError", err.Error())
	}
	return &reply{status: status, body: b}
}

func noContent() *reply { return &reply{status: http.StatusNoContent} }

// fail is a reply with an error body. The inner error is completed when the reply is written.
func fail(status int, code, message string) *reply {
	b, err := json.Marshal(obj{"error": obj{"code": code, "message": message}})
	if err != nil {
		b = []byte(`{"error":{"code":"InternalServerError","message":"unprintable"}}`)
	}
	return &reply{status: status, body: b}
}

func badRequest(message string) *reply {
	return fail(http.StatusBadRequest, "Request_BadRequest", message)
}

func notFound(id string) *reply {
	return fail(http.StatusNotFound, "Request_ResourceNotFound", "Resource '"+id+
		"' does not exist or one of its queried reference-property objects are not present.")
}

func denied() *reply {
	return fail(http.StatusForbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

// withInner puts date and request ids into an error body, as Graph does.
func withInner(body []byte, at time.Time, requestID, clientID string) []byte {
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
func decode(body []byte, v any) *reply {
	if len(body) == 0 {
		return fail(http.StatusBadRequest, "BadRequest", "Empty Payload. JSON content expected.")
	}
	if err := json.Unmarshal(body, v); err != nil {
		return fail(http.StatusBadRequest, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.")
	}
	return nil
}

// stamp writes a time the way Graph does.
func stamp(seconds int64) string { return time.Unix(seconds, 0).UTC().Format("2006-01-02T15:04:05Z") }
