package graph

import (
	"net/http"
	"testing"

	"personadesk/backend/ident"
)

// A tenant, or what stands between, that answers about another than was asked for is not believed: what is done to the one must not reach
// the other. Links that lead elsewhere, filters that are not heeded and lists that go round have tests of their own.
func TestAnAnswerAboutAnotherIsNotBelieved(t *testing.T) {
	one := func(body string) string { return `{"responses":[{"id":"1","status":200,"body":` + body + `}]}` }
	each := map[string]struct {
		body string
		ask  func(c *Client) error
	}{
		"a group by its id": {one(`{"id":"b","uniqueName":"personadesk-x"}`), func(c *Client) error {
			_, err := c.GroupsByID(t.Context(), []ident.ObjectID{"a"})
			return err
		}},
		"groups by their keys": {one(`{"id":"b","uniqueName":"personadesk-other"}`), func(c *Client) error {
			_, err := c.GroupsByUniqueNames(t.Context(), []string{"personadesk-x"})
			return err
		}},
		"a group by its key": {`{"@odata.type":"#microsoft.graph.group","id":"b","uniqueName":"personadesk-other"}`, func(c *Client) error {
			_, _, err := c.GroupByUniqueName(t.Context(), "personadesk-x")
			return err
		}},
		"what Teams says of a user": {one(`{"id":"b"}`), func(c *Client) error {
			_, err := c.UserConfigurationsOf(t.Context(), []ident.ObjectID{"a"})
			return err
		}},
		"the licences of a user": {one(`{"id":"b","licenseAssignmentStates":[]}`), func(c *Client) error {
			_, err := c.LicenceStates(t.Context(), []ident.ObjectID{"a"})
			return err
		}},
	}
	for name, cs := range each {
		t.Run(name, func(t *testing.T) {
			wantCode(t, cs.ask(asking(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, cs.body) })), CodeNotGraph)
		})
	}
}

// Answers of a batch are told apart by their ids: those of nobody, of no number and those that come twice change nothing of the others.
func TestABatchThatAnswersForOthersAnswersNobody(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, `{"@odata.count":99,"responses":[
			{"id":"7","status":200,"body":{"id":"z","licenseAssignmentStates":[]}},
			{"id":"-1","status":404,"body":{}},
			{"id":"one","status":404,"body":{}},
			{"id":"2","status":200,"body":{"id":"b","licenseAssignmentStates":[{"skuId":"s","state":"Active"}]}},
			{"id":"1","status":200,"body":{"id":"a","licenseAssignmentStates":[]}}]}`)
	})
	got, err := c.LicenceStates(t.Context(), []ident.ObjectID{"a", "b"})
	must(t, err)
	if len(got) != 2 || len(got["a"]) != 0 || len(got["b"]) != 1 {
		t.Errorf("got %+v", got)
	}
}

// A count beside a list is no part of it: what is there is read, however many the tenant says there are.
func TestAWrongCountTakesNothingAwayAndAddsNothing(t *testing.T) {
	for _, count := range []string{"0", "-1", "1", "1000000000000"} {
		c := asking(t, paged(`{"@odata.count":`+count+`,"value":[{"id":"a"},{"id":"b"}]}`))
		got, err := c.Members(t.Context(), "g")
		must(t, err)
		if len(got) != 2 {
			t.Errorf("of a list that says it has %s: %v", count, got)
		}
	}
}
