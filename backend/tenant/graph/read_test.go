package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

const here = "http://127.0.0.1:9/v1.0"

// paged answers one page after the other, by the number of the request.
func paged(pages ...string) http.HandlerFunc {
	n := 0
	return func(w http.ResponseWriter, r *http.Request) {
		if n >= len(pages) {
			answer(w, 400, `{"error":{"code":"TooFar","message":"more pages than there are"}}`)
			return
		}
		n++
		answer(w, 200, pages[n-1])
	}
}

func TestFullRoundFillsWhatWasNeverSet(t *testing.T) {
	c := asking(t, paged(
		`{"value":[{"id":"a","department":"Sales"}],"@odata.nextLink":"`+here+`/users/delta?$skiptoken=1"}`,
		`{"value":[],"@odata.nextLink":"`+here+`/users/delta?$skiptoken=2"}`,
		`{"value":[{"id":"b","@removed":{"reason":"deleted"}}],"@odata.deltaLink":"`+here+`/users/delta?$deltatoken=1"}`))
	var users []tenant.RawUser
	_, err := c.Users(t.Context(), "", func(p []tenant.RawUser) error { users = append(users, p...); return nil })
	must(t, err)
	if len(users) != 2 || string(users[0]["department"]) != `"Sales"` || string(users[0]["jobTitle"]) != "null" || len(users[0]) != len(DefaultUserProperties) {
		t.Errorf("got %s", users)
	}
	if _, made := users[1]["department"]; made {
		t.Error("a removed user got properties")
	}
}

func TestUsersAsksForExtensionsOnce(t *testing.T) {
	c, err := New(Options{BaseURL: here, Credential: StaticToken("x"), UserProperties: []string{"extension_ab_team", "city"},
		Transport: inMemory{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			names := strings.Split(r.URL.Query().Get("$select"), ",")
			slices.Sort(names)
			if len(slices.Compact(names)) != len(DefaultUserProperties)+1 || !slices.Contains(names, "extension_ab_team") {
				t.Errorf("selected %v", names)
			}
			answer(w, 200, `{"value":[],"@odata.deltaLink":"`+here+`/users/delta?$deltatoken=1"}`)
		})}})
	must(t, err)
	_, err = c.Users(t.Context(), "", func([]tenant.RawUser) error { return nil })
	must(t, err)
}

func TestMergeUser(t *testing.T) {
	before := tenant.RawUser{"id": json.RawMessage(`"a"`), "city": json.RawMessage(`"Leeds"`)}
	change := tenant.RawUser{"id": json.RawMessage(`"a"`), "city": null, "jobTitle": json.RawMessage(`"Boss"`)}
	got := MergeUser(before, change)
	if string(got["city"]) != "null" || string(got["jobTitle"]) != `"Boss"` || len(got) != 3 || string(before["city"]) != `"Leeds"` {
		t.Errorf("got %s from %s", got, before)
	}
	if got := MergeUser(nil, change); string(got["department"]) != "null" || string(got["jobTitle"]) != `"Boss"` {
		t.Errorf("a new user: %s", got)
	}
}

func TestUsedUpLinks(t *testing.T) {
	cases := map[string]struct {
		link   string
		status int
		body   string
		resync bool
	}{
		"gone":                    {here + "/users/delta?$deltatoken=1", 410, `{"error":{"code":"syncStateNotFound"}}`, true},
		"gone without a body":     {here + "/users/delta?$deltatoken=1", 410, ``, true},
		"bad request":             {here + "/users/delta?$deltatoken=1", 400, `{"error":{"code":"x"}}`, true},
		"not found":               {here + "/users/delta?$deltatoken=1", 404, `{"error":{"code":"x"}}`, true},
		"not allowed":             {here + "/users/delta?$deltatoken=1", 403, `{"error":{"code":"x"}}`, false},
		"bad request, first time": {"", 400, `{"error":{"code":"x"}}`, false},
		"gone, first time":        {"", 410, `{"error":{"code":"x"}}`, true},
		"no link at all":          {"::", 200, ``, true},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			c := asking(t, func(w http.ResponseWriter, r *http.Request) { answer(w, cs.status, cs.body) })
			_, err := c.Users(t.Context(), cs.link, func([]tenant.RawUser) error { return nil })
			if err == nil || errors.Is(err, tenant.ErrResync) != cs.resync {
				t.Errorf("got %v", err)
			}
			if cs.resync {
				wantCode(t, err, CodeResync)
			}
		})
	}
	t.Run("page token forgotten halfway", func(t *testing.T) {
		n := 0
		c := asking(t, func(w http.ResponseWriter, r *http.Request) {
			if n++; n == 1 {
				answer(w, 200, `{"value":[{"id":"a"}],"@odata.nextLink":"`+here+`/users/delta?$skiptoken=1"}`)
				return
			}
			answer(w, 400, `{"error":{"code":"Directory_ExpiredPageToken","message":"x"}}`)
		})
		if _, err := c.Users(t.Context(), "", func([]tenant.RawUser) error { return nil }); !errors.Is(err, tenant.ErrResync) {
			t.Errorf("got %v", err)
		}
	})
}

func TestNumbersAreReadToTheEnd(t *testing.T) {
	n := func(from, to int) string {
		var list []string
		for i := from; i < to; i++ {
			list = append(list, fmt.Sprintf(`{"telephoneNumber":"4416100%d","assignmentTargetId":null,"capabilities":["userAssignment"]}`, i))
		}
		return strings.Join(list, ",")
	}
	cases := map[string]struct {
		pages []string
		want  int
		code  string
	}{
		"pages that the service cuts shorter than asked": {[]string{`{"value":[` + n(0, 5) + `]}`, `{"value":[` + n(5, 8) + `]}`, `{"value":[]}`}, 8, ""},
		"none":                         {[]string{`{"value":[]}`}, 0, ""},
		"links":                        {[]string{`{"value":[` + n(0, 2) + `],"@odata.nextLink":"` + here + `/n?2"}`, `{"value":[` + n(2, 3) + `]}`}, 3, ""},
		"empty page with a link":       {[]string{`{"value":[],"@odata.nextLink":"` + here + `/n?2"}`, `{"value":[` + n(2, 3) + `]}`}, 1, ""},
		"one number on two pages":      {[]string{`{"value":[` + n(0, 3) + `]}`, `{"value":[` + n(2, 4) + `]}`, `{"value":[]}`}, 4, ""},
		"a service that ignores $skip": {[]string{`{"value":[` + n(0, 3) + `]}`, `{"value":[` + n(0, 3) + `]}`}, 0, CodeNotGraph},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			var all []tenant.Number
			err := asking(t, paged(cs.pages...)).Numbers(t.Context(), func(p []tenant.Number) error { all = append(all, p...); return nil })
			if cs.code != "" {
				wantCode(t, err, cs.code)
				return
			}
			must(t, err)
			if len(all) != cs.want {
				t.Errorf("%d numbers", len(all))
			}
			for _, n := range all {
				if !strings.HasPrefix(n.Telephone, "+44") || !n.ForUsers || n.Target != "" {
					t.Errorf("got %+v", n)
				}
			}
		})
	}
}

func TestPagesThatLeadRound(t *testing.T) {
	round := `{"value":[],"@odata.nextLink":"` + here + `/x?1"}`
	c := asking(t, paged(round, round, round))
	wantCode(t, c.UserConfigurations(t.Context(), func([]tenant.UserConfiguration) error { return nil }), CodeNotGraph)
	_, err := asking(t, paged(round, round, round)).Members(t.Context(), "g")
	wantCode(t, err, CodeNotGraph)
}

func TestNumberByTelephone(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.RawQuery, "%2B441") {
			t.Errorf("the plus sign is lost: %s", r.URL.RawQuery)
		}
		answer(w, 200, `{"value":[{"telephoneNumber":"+999","assignmentTargetId":"x"},{"telephoneNumber":"+441","assignmentTargetId":"u","numberSource":"onPremises"}]}`)
	})
	got, there, err := c.NumberByTelephone(t.Context(), "441")
	must(t, err)
	if !there || got.Telephone != "+441" || got.Target != "u" || !got.OnPremises {
		t.Errorf("%v, %+v", there, got)
	}
	if _, there, err := asking(t, paged(`{"value":[{"telephoneNumber":"+999"}]}`)).NumberByTelephone(t.Context(), "+441"); err != nil || there {
		t.Errorf("%v, %v", there, err)
	}
}

func TestOperation(t *testing.T) {
	cases := map[string]struct {
		body string
		want tenant.Operation
	}{
		"bare":    {`{"id":"x","status":"succeeded","numbers":[{"status":"succeeded","statusDetail":null}]}`, tenant.Operation{ID: "x", Status: tenant.OperationSucceeded}},
		"wrapped": {`{"value":{"id":"x","status":"failed","numbers":[{"status":"failed","statusDetail":"no licence"}]}}`, tenant.Operation{ID: "x", Status: tenant.OperationFailed, Detail: "no licence"}},
		"failed number of a good operation": {`{"id":"x","status":"succeeded","numbers":[{"status":"failed","statusDetail":"taken"}]}`,
			tenant.Operation{ID: "x", Status: tenant.OperationFailed, Detail: "taken"}},
		"not started":  {`{"id":"x","status":"notStarted","numbers":[]}`, tenant.Operation{ID: "x", Status: tenant.OperationRunning}},
		"skipped":      {`{"id":"x","status":"skipped"}`, tenant.Operation{ID: "x", Status: tenant.OperationFailed}},
		"unknown word": {`{"id":"x","status":"pondering"}`, tenant.Operation{ID: "x", Status: tenant.OperationRunning, Detail: `the tenant calls this state "pondering"`}},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			c := asking(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/v1.0/admin/teams/telephoneNumberManagement/operations/x" {
					t.Errorf("asked %s", r.URL.Path)
				}
				answer(w, 200, cs.body)
			})
			got, err := c.Operation(t.Context(), "x")
			must(t, err)
			if diff := cmp.Diff(cs.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOperationID(t *testing.T) {
	for path, want := range map[string]string{
		"/v1.0/admin/teams/telephoneNumberManagement/operations('QXN')": "QXN",
		"/v1.0/admin/teams/telephoneNumberManagement/operations/QXN":    "QXN",
		"/operations('a''b')": "a'b", "/operations('open": "", "/elsewhere": "", "": "",
	} {
		if got := operationID(path); got != want {
			t.Errorf("%s gave %q", path, got)
		}
	}
}

func TestUserConfiguration(t *testing.T) {
	c := asking(t, paged(`{"value":[{"id":"u","userPrincipalName":"a@b.test","accountType":"user","isEnterpriseVoiceEnabled":null,"featureTypes":null,
		"telephoneNumbers":[{"telephoneNumber":"+2","assignmentCategory":"private"},{"telephoneNumber":"1","assignmentCategory":"primary"}],
		"effectivePolicyAssignments":[{"policyType":"TeamsCallingPolicy","policyAssignment":{"displayName":"AllOn","assignmentType":"group","policyId":"p","groupId":"g"}},
		{"policyType":"TenantDialPlan","policyAssignment":{"displayName":"UK","assignmentType":"direct","groupId":null}}]}]}`))
	var got []tenant.UserConfiguration
	must(t, c.UserConfigurations(t.Context(), func(p []tenant.UserConfiguration) error { got = append(got, p...); return nil }))
	want := []tenant.UserConfiguration{{ID: "u", UPN: "a@b.test", AccountType: "user", Numbers: []string{"+1", "+2"}, Policies: []tenant.PolicyAssignment{
		{Type: "TeamsCallingPolicy", Name: "AllOn", GroupID: "g"}, {Type: "TenantDialPlan", Name: "UK", Direct: true}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLicenceStates(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, 200, `{"responses":[
			{"id":"1","status":200,"body":{"id":"a","licenseAssignmentStates":[{"skuId":"s","assignedByGroup":"g","state":"Error","error":"CountViolation"},{"skuId":"s","assignedByGroup":null,"state":"Active","error":null}]}},
			{"id":"2","status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}},
			{"id":"3","status":200,"body":{"id":"c"}},
			{"id":"4","status":200,"body":{"id":"d","licenseAssignmentStates":[]}}]}`)
	})
	got, err := c.LicenceStates(t.Context(), []ident.ObjectID{"a", "b", "c", "d"})
	must(t, err)
	want := map[ident.ObjectID][]tenant.LicenceState{
		"a": {{SKU: "s", GroupID: "g", State: "Error", Error: "CountViolation"}, {SKU: "s", State: "Active", Error: "None"}}, "d": {}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	c = asking(t, paged(`{"responses":[{"id":"1","status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}}]}`))
	_, err = c.LicenceStates(t.Context(), []ident.ObjectID{"a"})
	wantCode(t, err, CodeForbidden)
}

func TestTeamMembers(t *testing.T) {
	var sizes []int
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Values []wireMember `json:"values"`
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		sizes = append(sizes, len(body.Values))
		var results []string
		for i, v := range body.Values {
			id := strings.TrimSuffix(strings.TrimPrefix(v.User, here+"/users('"), "')")
			switch {
			case id == "u1":
				results = append(results, `{"userId":"U1","error":{"code":"Forbidden","message":"no"}}`)
			case id == "u2":
				results = append(results, `{"userId":"u2","error":{"code":"NotFound","message":""}}`)
			case i == 3 && strings.HasSuffix(r.URL.Path, "add"): // says nothing of this one
			default:
				results = append(results, `{"userId":"`+id+`","error":null}`)
			}
		}
		answer(w, 207, `{"value":[`+strings.Join(results, ",")+`]}`)
	})
	var ids []ident.ObjectID
	for i := range 250 {
		ids = append(ids, ident.Object(fmt.Sprintf("u%d", i)))
	}
	failed, err := c.AddTeamMembers(t.Context(), "t", ids)
	must(t, err)
	if !slices.Equal(sizes, []int{200, 50}) || len(failed) != 4 {
		t.Errorf("requests of %v, failed %v", sizes, failed)
	}
	wantCode(t, failed["u1"], CodeRefused)
	wantCode(t, failed["u2"], CodeNotFound)
	sizes = nil
	failed, err = c.RemoveTeamMembers(t.Context(), "t", ids[:25])
	must(t, err)
	if !slices.Equal(sizes, []int{20, 5}) || len(failed) != 1 || failed["u1"] == nil {
		t.Errorf("requests of %v, failed %v", sizes, failed)
	}
	_, err = c.AddTeamMembers(t.Context(), "", ids)
	wantCode(t, err, CodeRefused)
}

func TestApplicationIsKnownByItsToken(t *testing.T) {
	token := "e30.eyJpZHR5cCI6ImFwcCIsIm9pZCI6Im8xIiwiYXBwX2Rpc3BsYXluYW1lIjoiUEQiLCJ3aWRzIjpbInIxIl19.x"
	me := func(w http.ResponseWriter, r *http.Request) {
		answer(w, 400, `{"error":{"code":"BadRequest","message":"/me request is only valid with delegated authentication flow."}}`)
	}
	c, err := New(Options{BaseURL: here, Credential: StaticToken(token), Transport: inMemory{http.HandlerFunc(me)}})
	must(t, err)
	got, err := c.SignedIn(t.Context())
	must(t, err)
	if diff := cmp.Diff(tenant.SignedIn{ID: "o1", Name: "PD", Roles: []string{"r1"}, Application: true}, got); diff != "" {
		t.Error(diff)
	}
	_, err = asking(t, me).SignedIn(t.Context())
	wantCode(t, err, CodeRefused)
}

// No token, no name and no number of the directory may reach the log, whatever goes wrong.
func TestLogNamesNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		n := 0
		c, err := New(Options{BaseURL: here, Credential: StaticToken(testToken), Log: zerolog.New(&log).Level(zerolog.TraceLevel),
			Transport: inMemory{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				n++
				w.Header().Set("request-id", "req-1")
				switch n % 4 {
				case 0:
					panic(http.ErrAbortHandler)
				case 1:
					answer(w, 400, `{"error":{"code":"X","message":"Ada Secret +4416199 is not allowed"}}`)
				case 2:
					answer(w, 200, `{"value":[{"id":"secret-id","displayName":"Ada Secret","telephoneNumber":"+4416199"}]}`)
				default:
					answer(w, 202, `{"id":"secret-id"}`)
				}
			})}})
		must(t, err)
		for range 6 {
			_, _, _ = c.GroupByUniqueName(t.Context(), "secret-key")
			_, _, _ = c.NumberByTelephone(t.Context(), "+4416199")
			_, _ = c.Members(t.Context(), "secret-id")
			_ = c.UpdateGroup(t.Context(), "secret-id", tenant.GroupSpec{Name: "Ada Secret", Rule: `user.displayName -eq "Ada Secret"`})
			_ = c.AssignNumbers(t.Context(), []tenant.NumberAssignment{{Telephone: "+4416199", Target: "secret-id"}})
			_, _ = c.Teams(t.Context(), []string{"Ada Secret"})
			_, _ = c.AddTeamMembers(t.Context(), "secret-id", []ident.ObjectID{"secret-id"})
		}
		text := log.String()
		for _, hidden := range []string{testToken, "ecret", "4416199", "Bearer"} {
			if strings.Contains(text, hidden) {
				t.Errorf("the log holds %q", hidden)
			}
		}
		for _, shown := range []string{`"method":"PATCH"`, `"path":"/groups/{id}"`, `"status":`, `"took":`, `"request":"req-1"`} {
			if !strings.Contains(text, shown) {
				t.Errorf("the log lacks %s", shown)
			}
		}
	})
}
