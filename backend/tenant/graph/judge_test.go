package graph_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"personadesk/backend/tenant/practice/oracle"
)

// judge carries requests to the practice tenant and holds every body against the published types.
type judge struct {
	t     *testing.T
	inner http.RoundTripper
	mu    sync.Mutex
	held  map[string]int // kinds of bodies that were compared
}

func (j *judge) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil && req.Body != http.NoBody {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		req.Body = io.NopCloser(bytes.NewReader(body))
		j.compare(req.Method, strings.TrimPrefix(req.URL.Path, "/v1.0"), body)
	}
	return j.inner.RoundTrip(req)
}

func (j *judge) compare(method, path string, body []byte) {
	name := path[strings.LastIndex(path, "/")+1:]
	var wrong []string
	switch {
	case name == "$batch":
		var batch struct {
			Requests []struct {
				Method string          `json:"method"`
				URL    string          `json:"url"`
				Body   json.RawMessage `json:"body"`
			} `json:"requests"`
		}
		if err := json.Unmarshal(body, &batch); err != nil {
			wrong = []string{err.Error()}
		}
		if len(batch.Requests) == 0 || len(batch.Requests) > 20 {
			wrong = append(wrong, "a batch must hold 1 to 20 requests")
		}
		for _, r := range batch.Requests {
			if r.Body != nil {
				j.compare(r.Method, r.URL, r.Body)
			}
		}
	case path == "/groups" || method == http.MethodPatch:
		name, wrong = "group", oracle.CheckEntity("group", body)
	case method == http.MethodPut && name == "team":
		if text := string(body); text != "{}" && text != `{"@odata.type":"#microsoft.graph.team"}` { // the published types that we keep have no teams
			wrong = []string{"a team is asked for as it comes, not with " + text}
		}
	default:
		wrong = oracle.CheckAction(name, body)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.held[name]++
	for _, w := range wrong {
		j.t.Errorf("%s %s: %s", method, path, w)
	}
}
