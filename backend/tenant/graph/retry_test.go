package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"personadesk/backend/tenant"
)

// lossy is a tenant that carries out a create and then loses the answer, in one way or another.
type lossy struct {
	recorder
	t       *testing.T
	lose    func(w http.ResponseWriter)
	lost    int // how many answers are still to be lost
	applies bool
	lag     int // how many look-ups do not see a new group yet
	groups  []string
}

func (l *lossy) serve(w http.ResponseWriter, r *http.Request) {
	l.note(l.t, r)
	if r.Method == http.MethodGet {
		if len(l.groups) == 0 || l.lag > 0 {
			if len(l.groups) > 0 {
				l.lag--
			}
			answer(w, 404, `{"error":{"code":"Request_ResourceNotFound","message":"x"}}`)
			return
		}
		answer(w, 200, fmt.Sprintf(`{"id":%q,"uniqueName":"k","displayName":"n"}`, l.groups[0]))
		return
	}
	id := fmt.Sprintf("g%d", len(l.groups)+1)
	if l.lost > 0 {
		l.lost--
		if l.applies {
			l.groups = append(l.groups, id)
		}
		l.lose(w)
		return
	}
	l.groups = append(l.groups, id)
	answer(w, 201, fmt.Sprintf(`{"id":%q,"uniqueName":"k","displayName":"n"}`, id))
}

func TestCreateMakesNoTwin(t *testing.T) {
	losses := map[string]func(w http.ResponseWriter){
		"504":                func(w http.ResponseWriter) { answer(w, 504, `{"error":{"code":"GatewayTimeout","message":"x"}}`) },
		"503":                func(w http.ResponseWriter) { answer(w, 503, "") },
		"dropped connection": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"nonsense":           func(w http.ResponseWriter) { answer(w, 201, `{"id":`) },
		"empty":              func(w http.ResponseWriter) { answer(w, 201, ``) },
	}
	for name, lose := range losses {
		for _, applies := range []bool{true, false} {
			for _, lag := range []int{0, 2} {
				t.Run(fmt.Sprintf("%s/applied %v/lag %d", name, applies, lag), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) {
						l := &lossy{t: t, lose: lose, lost: 1, applies: applies, lag: lag}
						c := asking(t, l.serve)
						g, err := c.CreateGroup(t.Context(), tenant.GroupSpec{UniqueName: "k", Name: "n", Nickname: "n", Rule: "r"})
						must(t, err)
						if len(l.groups) != 1 || g.ID != l.groups[0] || g.UniqueName != "k" {
							t.Errorf("groups %v, got %+v", l.groups, g)
						}
					})
				})
			}
		}
	}
}

func TestCreateSaysWhenItsFateIsOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &lossy{t: t, lost: 100, lose: func(w http.ResponseWriter) { answer(w, 504, "") }}
		_, err := asking(t, l.serve).CreateGroup(t.Context(), tenant.GroupSpec{UniqueName: "k", Name: "n", Rule: "r"})
		wantCode(t, err, CodeFailing)
		if !errors.Is(err, tenant.ErrUncertain) {
			t.Errorf("a lost create is reported as failed for sure: %v", err)
		}
	})
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			answer(w, 404, `{"error":{"code":"Request_ResourceNotFound"}}`)
			return
		}
		answer(w, 403, `{"error":{"code":"Authorization_RequestDenied","message":"no"}}`)
	})
	_, err := c.CreateGroup(t.Context(), tenant.GroupSpec{UniqueName: "k", Name: "n", Rule: "r"})
	if p := wantCode(t, err, CodeForbidden); !strings.Contains(p.Hint, "Group.ReadWrite.All") {
		t.Errorf("the hint names no permission: %s", p.Hint)
	}
	if errors.Is(err, tenant.ErrUncertain) {
		t.Error("a refusal is certain")
	}
	_, err = c.CreateGroup(t.Context(), tenant.GroupSpec{Name: "n"})
	wantCode(t, err, CodeRefused)
}

func TestGroupThatCarriesTheKeyIsGiven(t *testing.T) {
	l := &lossy{t: t, groups: []string{"g1"}}
	g, err := asking(t, l.serve).CreateGroup(t.Context(), tenant.GroupSpec{UniqueName: "k", Name: "n", Rule: "r"})
	must(t, err)
	if g.ID != "g1" || l.count("POST") != 0 {
		t.Errorf("%+v after %d creates", g, l.count("POST"))
	}
}

// A group that was just made may be unknown to other servers of the tenant; one that is old and unknown is gone.
func TestYoungGroupIsAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		patched, patches := 3, 0
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			switch r.Method {
			case http.MethodGet:
				answer(w, 404, `{"error":{"code":"Request_ResourceNotFound"}}`)
			case http.MethodPost:
				answer(w, 201, `{"id":"g1"}`)
			default:
				if patches++; patches < patched {
					answer(w, 404, `{"error":{"code":"Request_ResourceNotFound"}}`)
					return
				}
				w.WriteHeader(204)
			}
		})
		_, err := c.CreateGroup(t.Context(), tenant.GroupSpec{UniqueName: "k", Name: "n", Rule: "r"})
		must(t, err)
		must(t, c.UpdateGroup(t.Context(), "g1", tenant.GroupSpec{Name: "n", Rule: "r"}))
		patches, patched = 0, 1000
		time.Sleep(youth + time.Second)
		wantCode(t, c.UpdateGroup(t.Context(), "g1", tenant.GroupSpec{Name: "n", Rule: "r"}), CodeNotFound)
		if patches != 1 {
			t.Errorf("an old group was asked for %d times", patches)
		}
	})
}

// The tenant refuses to remove a licence that is not there, so a repetition sends only what is still to be done.
func TestLicencesAreReadBeforeARepetition(t *testing.T) {
	const a, b = "05e9a617-0261-4cee-bb44-138d3ef5d965", "e43b5b99-8dfb-405f-9987-dc307f34bcbd"
	synctest.Test(t, func(t *testing.T) {
		var got recorder
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			switch n := got.note(t, r); {
			case r.Method == http.MethodGet:
				answer(w, 200, `{"id":"g","assignedLicenses":[{"skuId":"`+a+`"}]}`)
			case n == 0:
				answer(w, 504, "")
			default:
				answer(w, 202, `{"id":"g"}`)
			}
		})
		must(t, c.SetGroupLicences(t.Context(), "g", []string{a, b}, []string{"66b55226-6b4f-492c-910c-a3b7a3c9d993"}))
		all := got.all()
		sameJSON(t, all[0].body, `{"addLicenses":[{"skuId":"`+a+`","disabledPlans":[]},{"skuId":"`+b+`","disabledPlans":[]}],"removeLicenses":["66b55226-6b4f-492c-910c-a3b7a3c9d993"]}`)
		sameJSON(t, all[2].body, `{"addLicenses":[{"skuId":"`+b+`","disabledPlans":[]}],"removeLicenses":[]}`)
	})
	c := asking(t, func(http.ResponseWriter, *http.Request) { t.Error("was asked") })
	wantCode(t, c.SetGroupLicences(t.Context(), "g", []string{"no guid"}, nil), CodeRefused)
	wantCode(t, c.SetGroupLicences(t.Context(), "", []string{a}, nil), CodeRefused)
}

func TestDeleteOfWhatIsGone(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, 404, `{"error":{"code":"Request_ResourceNotFound"}}`)
	})
	must(t, c.DeleteGroup(t.Context(), "g1"))
	wantCode(t, c.DeleteGroup(t.Context(), ""), CodeRefused)
}

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

func TestNumberOfUnknownFateIsReadFirst(t *testing.T) {
	type want struct {
		rounds int
		seen   bool
		code   string
	}
	cases := map[string]struct {
		held    map[string]string
		kind    string
		release bool
		target  string
		want    want
	}{
		"assigned after all":            {held: map[string]string{"+1": "u"}, target: "u", want: want{rounds: 1, seen: true}},
		"not assigned":                  {held: map[string]string{"+1": ""}, target: "u", want: want{rounds: 2}},
		"somebody else has it":          {held: map[string]string{"+1": "x"}, target: "u", want: want{rounds: 1, code: CodeUnsure}},
		"not in the inventory":          {target: "u", want: want{rounds: 1, code: CodeUnsure}},
		"direct routing, not assigned":  {target: "u", kind: "directRouting", want: want{rounds: 2}},
		"released after all":            {held: map[string]string{"+1": ""}, release: true, target: "u", want: want{rounds: 1, seen: true}},
		"not released":                  {held: map[string]string{"+1": "U"}, release: true, target: "u", want: want{rounds: 2}},
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
					got := ask(t.Context(), []tenant.NumberAssignment{{Telephone: "+1", Target: cs.target, Type: cs.kind}})[0]
					if len(n.rounds) != cs.want.rounds {
						t.Errorf("asked %d times", len(n.rounds))
					}
					if cs.want.code != "" {
						wantCode(t, got.Err, cs.want.code)
						if !errors.Is(got.Err, tenant.ErrUncertain) {
							t.Errorf("the fate is open: %v", got.Err)
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

func TestPatienceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "3600")
			answer(w, 429, "")
		})
		began := time.Now()
		_, err := c.Subscriptions(t.Context())
		p := wantCode(t, err, CodeThrottled)
		if !strings.Contains(p.Hint, "1h0m0s") || time.Since(began) != 0 {
			t.Errorf("after %v: %s", time.Since(began), p.Hint)
		}
	})
}

func TestCancelledCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := asking(t, func(w http.ResponseWriter, r *http.Request) { answer(w, 503, "") })
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		_, err := c.Subscriptions(ctx)
		if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, tenant.ErrUncertain) {
			t.Errorf("a reading: %v", err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		if err := c.UpdateGroup(ctx, "g", tenant.GroupSpec{Name: "n"}); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, tenant.ErrUncertain) {
			t.Errorf("a write: %v", err)
		}
	})
}
