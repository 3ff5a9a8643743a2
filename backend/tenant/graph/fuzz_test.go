package graph

import (
	"net/http"
	"testing"

	"personadesk/backend/problem"
)

// FuzzAnswer reads every list out of any answer: it ends, and what cannot be read is said.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{
		`{"value":[{"id":"1"}],"@odata.deltaLink":"http://127.0.0.1:9/v1.0/x"}`, `{"value":null}`, `{"value":[null,{}],"@odata.nextLink":"http://elsewhere.example/"}`,
		`{"value":[{"id":5,"groupTypes":"x","assignedLicenses":[null]}]}`, `[]`, `"x"`, `<html><title>hotel</title>`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for name, l := range lists {
			asked := 0
			c := bounded(t, Bounds{Pages: 4}, nil, func(w http.ResponseWriter, _ *http.Request) {
				asked++
				answer(w, http.StatusOK, string(body))
			})
			if err := l.read(c); err != nil && problem.From(err).Code == "" {
				t.Errorf("%s: %v", name, err)
			}
			if asked > 20 {
				t.Errorf("%s: asked %d times", name, asked)
			}
		}
	})
}
