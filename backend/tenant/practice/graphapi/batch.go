package graphapi

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
)

// maxBatch is how many calls one batch may hold.
const maxBatch = 20

type batchPart struct {
	ID        string            `json:"id"`
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	Headers   map[string]string `json:"headers"`
	Body      json.RawMessage   `json:"body"`
	DependsOn []string          `json:"dependsOn"`
}

// Batch answers several calls at once. The answers come in any order, so that nobody learns to rely on it.
func (t *API) Batch(rq *Request) *Reply {
	if rq.Method != http.MethodPost {
		return Fail(http.StatusMethodNotAllowed, "BadRequest", "A batch is sent with POST.")
	}
	var in struct {
		Requests []batchPart `json:"requests"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if why := checkBatch(in.Requests); why != "" {
		return Fail(http.StatusBadRequest, "BadRequest", why)
	}
	status := map[string]int{}
	responses := make([]json.RawMessage, 0, len(in.Requests))
	waiting := in.Requests
	for len(waiting) > 0 {
		var later []batchPart
		for _, p := range waiting {
			ready, failed := true, false
			for _, d := range p.DependsOn {
				s, done := status[strings.ToLower(d)]
				ready = ready && done
				failed = failed || done && s >= 400
			}
			var out *Reply
			switch {
			case failed:
				out = Fail(http.StatusFailedDependency, "FailedDependency", "A request that this one depends on has failed.")
			case !ready:
				later = append(later, p)
				continue
			default:
				out = t.part(rq, p)
			}
			status[strings.ToLower(p.ID)] = out.Status
			responses = append(responses, encodePart(p.ID, out))
		}
		if len(later) == len(waiting) { // checkBatch allows only what comes before, so this cannot happen
			return Fail(http.StatusBadRequest, "BadRequest", "The dependencies of the batch lead in a circle.")
		}
		waiting = later
	}
	rand.Shuffle(len(responses), func(i, j int) { responses[i], responses[j] = responses[j], responses[i] }) // any order will do
	return Answer(http.StatusOK, obj{"responses": responses})
}

func checkBatch(parts []batchPart) string {
	if len(parts) == 0 {
		return "The batch holds no requests."
	}
	if len(parts) > maxBatch {
		return "The number of requests in the batch exceeds the limit of " + strconv.Itoa(maxBatch) + "."
	}
	seen := map[string]bool{}
	for _, p := range parts {
		id := strings.ToLower(p.ID)
		switch {
		case id == "" || p.Method == "" || p.URL == "":
			return "Every request of a batch needs id, method and url."
		case seen[id]:
			return "The id '" + p.ID + "' occurs more than once in the batch."
		case strings.Contains(p.URL, "://"):
			return "The url of a request in a batch must be relative."
		case len(p.Body) > 0 && string(p.Body) != "null" && p.header("Content-Type") == "":
			return "The request '" + p.ID + "' has a body but no Content-Type."
		}
		for _, d := range p.DependsOn {
			if !seen[strings.ToLower(d)] {
				return "The request '" + p.ID + "' depends on '" + d + "', which does not come before it."
			}
		}
		seen[id] = true
	}
	return ""
}

func (p batchPart) header(name string) string {
	for k, v := range p.Headers {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	return ""
}

// part answers one call of a batch.
func (t *API) part(rq *Request, p batchPart) *Reply {
	path, query, _ := strings.Cut(strings.TrimPrefix(p.URL, "/"), "?")
	if path == "$batch" || path == "" {
		return Fail(http.StatusBadRequest, "BadRequest", "A batch cannot hold that request.")
	}
	one := &Request{Method: strings.ToUpper(p.Method), Version: rq.Version, Base: rq.Base, Path: escapeLoose(path), Header: http.Header{}, Grants: rq.Grants, As: rq.As}
	for k, v := range p.Headers {
		one.Header.Set(k, v)
	}
	if len(p.Body) > 0 && string(p.Body) != "null" {
		one.Body = p.Body
		var text string
		if json.Unmarshal(p.Body, &text) == nil { // a body that is no object comes as base64
			raw, err := base64.StdEncoding.DecodeString(text)
			if err != nil {
				return Fail(http.StatusBadRequest, "BadRequest", "The body of the request cannot be read.")
			}
			one.Body = raw
		}
	}
	return t.Answer(one, query)
}

// escapeLoose escapes what callers leave bare in a relative address, without touching what is escaped already.
func escapeLoose(path string) string {
	return strings.NewReplacer(" ", "%20", "\"", "%22", "#", "%23").Replace(path)
}

func encodePart(id string, out *Reply) json.RawMessage {
	headers := map[string]string{}
	for k := range out.Header {
		headers[k] = out.Header.Get(k)
	}
	var body any
	switch {
	case out.Body == nil:
	case out.Text:
		headers["Content-Type"] = "text/plain"
		body = string(out.Body)
	default:
		headers["Content-Type"] = "application/json"
		body = json.RawMessage(out.Body)
	}
	b, err := json.Marshal(obj{"id": id, "status": out.Status, "headers": headers, "body": body})
	if err != nil {
		return json.RawMessage(`{"id":` + strconv.Quote(id) + `,"status":500,"body":null}`)
	}
	return b
}
