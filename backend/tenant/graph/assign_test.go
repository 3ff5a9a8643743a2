package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// numbersTenant answers a batch of number requests and the readings of single numbers.
type numbersTenant struct {
	recorder
	t      *testing.T
	before map[string]string // number -> holder, as seen before a release
	held   map[string]string // number -> holder, as seen after something failed
	answer func(round int, id, number string) string
	rounds [][]string // numbers asked for, by batch
}

func (n *numbersTenant) serve(w http.ResponseWriter, r *http.Request) {
	n.note(n.t, r)
	if r.Method == http.MethodGet {
		answer(w, 200, n.inventory(n.held, r.URL.String()))
		return
	}
	var batch struct {
		Requests []struct {
			ID   string            `json:"id"`
			URL  string            `json:"url"`
			Body map[string]string `json:"body"`
		} `json:"requests"`
	}
	all := n.all()
	if err := json.Unmarshal([]byte(all[len(all)-1].body), &batch); err != nil {
		n.t.Errorf("the batch: %v", err)
	}
	var asked, replies []string
	for i := len(batch.Requests) - 1; i >= 0; i-- { // in another order than asked
		q := batch.Requests[i]
		if q.Body == nil {
			replies = append(replies, fmt.Sprintf(`{"id":%q,"status":200,"body":%s}`, q.ID, n.inventory(n.before, q.URL)))
			continue
		}
		asked = append(asked, q.Body["telephoneNumber"])
		if text := n.answer(len(n.rounds), q.ID, q.Body["telephoneNumber"]); text != "" {
			replies = append(replies, text)
		}
	}
	if asked != nil {
		n.rounds = append(n.rounds, asked)
	}
	answer(w, 200, `{"responses":[`+strings.Join(replies, ",")+`]}`)
}

// inventory answers a reading of one number.
func (n *numbersTenant) inventory(held map[string]string, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		n.t.Errorf("asked for %q", address)
		return `{}`
	}
	number := strings.Trim(strings.TrimPrefix(u.Query().Get("$filter"), "telephoneNumber eq "), "'")
	holder, there := held[number]
	if !there {
		return `{"value":[]}`
	}
	return fmt.Sprintf(`{"value":[{"telephoneNumber":%q,"assignmentTargetId":%q}]}`, number, holder)
}

func acceptedPart(id, number string) string {
	return fmt.Sprintf(`{"id":%q,"status":202,"headers":{"Location":"http://127.0.0.1:9/v1.0/admin/teams/telephoneNumberManagement/operations('op%s')"},"body":null}`, id, number)
}

func TestNumbersInBatches(t *testing.T) {
	n := &numbersTenant{t: t, answer: func(_ int, id, number string) string { return acceptedPart(id, number) }}
	var requests []tenant.NumberAssignment
	for i := range 45 {
		requests = append(requests, tenant.NumberAssignment{Telephone: fmt.Sprintf("+44161%d", i), Target: "u", Type: "callingPlan", LocationID: "l"})
	}
	got := asking(t, n.serve).AssignNumbers(t.Context(), requests)
	if len(n.rounds) != 3 || len(n.rounds[0]) != 20 || len(n.rounds[2]) != 5 {
		t.Errorf("batches of %d, ...", len(n.rounds[0]))
	}
	for i, a := range got {
		if a.Err != nil || a.Operation != "op"+requests[i].Telephone {
			t.Fatalf("request %d: %+v", i, a)
		}
	}
	if body := n.all()[0].body; !strings.Contains(body, `"url":"/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber"`) ||
		!strings.Contains(body, `"locationId":"l"`) || !strings.Contains(body, `"headers":{"Content-Type":"application/json"}`) {
		t.Errorf("the batch is %s", body)
	}
}

// Only the part that was refused is sent again, after the wait that it named.
func TestThrottledPartsAreRepeatedAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := &numbersTenant{t: t, answer: func(round int, id, number string) string {
			if round == 0 && number == "+2" {
				return `{"id":"` + id + `","status":429,"headers":{"Retry-After":"130"},"body":{"error":{"code":"TooManyRequests","message":"x"}}}`
			}
			return acceptedPart(id, number)
		}}
		got := asking(t, n.serve).AssignNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: "u"}, {Telephone: "+2", Target: "u"}})
		if got[0].Operation != "op+1" || got[1].Operation != "op+2" {
			t.Errorf("got %+v", got)
		}
		if fmt.Sprint(n.rounds) != "[[+2 +1] [+2]]" {
			t.Errorf("asked for %v", n.rounds)
		}
		all := n.all()
		if waited := all[1].at.Sub(all[0].at); waited != 130*time.Second {
			t.Errorf("waited %v", waited)
		}
	})
}

// What may be under way is looked for and never asked for a second time.
func TestANumberOfUnknownFateIsNotAskedForAgain(t *testing.T) {
	type want struct {
		rounds int
		seen   bool
		code   string
		says   string // what is known of the number by then
	}
	cases := map[string]struct {
		held    map[string]string
		kind    string
		release bool
		target  string
		want    want
	}{
		"assigned after all":            {held: map[string]string{"+1": "u"}, target: "u", want: want{rounds: 1, seen: true}},
		"not assigned":                  {held: map[string]string{"+1": ""}, target: "u", want: want{rounds: 1, code: CodeUnsure, says: "The number has no holder yet."}},
		"somebody else has it":          {held: map[string]string{"+1": "x"}, target: "u", want: want{rounds: 1, code: CodeUnsure, says: "The number belongs to somebody else by now."}},
		"not in the inventory":          {target: "u", want: want{rounds: 1, code: CodeUnsure, says: "The number is not in the tenant's inventory."}},
		"direct routing, not assigned":  {target: "u", kind: "directRouting", want: want{rounds: 1, code: CodeUnsure, says: "The number has no holder yet."}},
		"released after all":            {held: map[string]string{"+1": ""}, release: true, target: "u", want: want{rounds: 1, seen: true}},
		"not released":                  {held: map[string]string{"+1": "U"}, release: true, target: "u", want: want{rounds: 1, code: CodeUnsure, says: "The number is still with its holder."}},
		"released and given to another": {held: map[string]string{"+1": "x"}, release: true, target: "u", want: want{rounds: 1, code: CodeUnsure}},
		"release without a target":      {held: map[string]string{"+1": "x"}, release: true, want: want{rounds: 1, code: CodeUnsure}},
	}
	losses := map[string]func(id string) string{
		"504":        func(id string) string { return `{"id":"` + id + `","status":504,"body":null}` },
		"unanswered": func(string) string { return "" },
	}
	for name, cs := range cases {
		for how, lose := range losses {
			t.Run(name+"/"+how, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					n := &numbersTenant{t: t, held: cs.held, before: map[string]string{"+1": cs.target}, answer: func(round int, id, number string) string {
						if round == 0 {
							return lose(id)
						}
						return acceptedPart(id, number)
					}}
					c := asking(t, n.serve)
					ask := c.AssignNumbers
					if cs.release {
						ask = c.ReleaseNumbers
					}
					got := ask(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: ident.Object(cs.target), Type: cs.kind}})[0]
					if len(n.rounds) != cs.want.rounds {
						t.Errorf("asked %d times", len(n.rounds))
					}
					if cs.want.code != "" {
						wantCode(t, got.Err, cs.want.code)
						if !errors.Is(got.Err, tenant.ErrUncertain) {
							t.Errorf("the fate is open: %v", got.Err)
						}
						if !strings.Contains(got.Err.Error(), cs.want.says) {
							t.Errorf("%q does not say: %s", got.Err, cs.want.says)
						}
						return
					}
					if got.Err != nil || (got.Operation == "") != cs.want.seen {
						t.Errorf("got %+v", got)
					}
				})
			})
		}
	}
}

// A number that changed hands since the plan was made stays with its new holder.
func TestOnlyTheNumbersOfTheTargetAreReleased(t *testing.T) {
	n := &numbersTenant{t: t, before: map[string]string{"+1": "U", "+2": "x", "+3": ""},
		answer: func(_ int, id, number string) string { return acceptedPart(id, number) }}
	got := asking(t, n.serve).ReleaseNumbers(t.Context(), []tenant.NumberAssignment{
		{Telephone: "+1", Target: "u"}, {Telephone: "2", Target: "u"}, {Telephone: "+3", Target: "u"}, {Telephone: "+4", Target: "u"}, {Telephone: "+5"}})
	if got[0].Operation != "op+1" || got[4].Operation != "op+5" || fmt.Sprint(n.rounds) != "[[+5 +1]]" {
		t.Errorf("got %+v, released %v", got, n.rounds)
	}
	wantCode(t, got[1].Err, CodeMoved)
	for _, free := range got[2:4] {
		if free.Err != nil || free.Operation != "" {
			t.Errorf("got %+v for a free number", free)
		}
	}
	heedless := asking(t, func(w http.ResponseWriter, r *http.Request) { // all numbers, though one was asked for
		answer(w, 200, `{"responses":[{"id":"1","status":200,"body":{"value":[
			{"telephoneNumber":"+9","assignmentTargetId":"u"},{"telephoneNumber":"+1","assignmentTargetId":"x"}]}}]}`)
	})
	wantCode(t, heedless.ReleaseNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: "u"}})[0].Err, CodeMoved)
	blind := asking(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, 200, `{"responses":[{"id":"1","status":403,"body":{"error":{"code":"forbidden"}}}]}`)
	})
	wantCode(t, blind.ReleaseNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: "u"}})[0].Err, CodeForbidden)
}

func TestRequestsWithoutNumberOrHolderAreNotSent(t *testing.T) {
	n := &numbersTenant{t: t, answer: func(_ int, id, number string) string { return acceptedPart(id, number) }}
	got := asking(t, n.serve).AssignNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+1"}, {Target: "u"}, {Telephone: "+2", Target: "u"}})
	wantCode(t, got[0].Err, CodeRefused)
	wantCode(t, got[1].Err, CodeRefused)
	if got[2].Operation != "op+2" || fmt.Sprint(n.rounds) != "[[+2]]" {
		t.Errorf("got %+v, asked for %v", got[2], n.rounds)
	}
}
