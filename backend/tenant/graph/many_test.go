package graph_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/practice"
)

// spoiler carries requests to the practice tenant, counts them, and spoils the answers of batches.
type spoiler struct {
	mu      sync.Mutex
	batches int
	singles int
	parts   int
	most    int // parts of one batch
	spoil   func(batch int, parts []map[string]any) []map[string]any
}

func (s *spoiler) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil || !strings.HasSuffix(req.URL.Path, "/$batch") {
		s.mu.Lock()
		s.singles++
		s.mu.Unlock()
		return resp, err
	}
	body, err := io.ReadAll(resp.Body)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		return nil, err
	}
	var answer struct {
		Responses []map[string]any `json:"responses"`
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, err
	}
	s.mu.Lock()
	s.batches++
	s.parts += len(answer.Responses)
	s.most = max(s.most, len(answer.Responses))
	if s.spoil != nil {
		answer.Responses = s.spoil(s.batches, answer.Responses)
	}
	s.mu.Unlock()
	if body, err = json.Marshal(answer); err != nil {
		return nil, err
	}
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	resp.Header.Del("Content-Length")
	return resp, nil
}

// spoiled is a practice tenant behind a spoiler, and a client on a clock whose hours pass at once.
func spoiled(t *testing.T) (*graph.Client, *spoiler, *clock.Fake) {
	t.Helper()
	box, err := practice.Open(practice.Options{Users: 200, Seed: 7, Pace: practice.Instant})
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() {
		http.DefaultTransport.(*http.Transport).CloseIdleConnections() // the server waits for those that were opened and never used
		must(t, stop())
	})
	s, hours := &spoiler{}, clock.NewFake(time.Now())
	t.Cleanup(hours.Play())
	c, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token), Transport: s, Clock: hours})
	must(t, err)
	return c, s, hours
}

func telephones(t *testing.T, c *graph.Client, count int) map[string]tenant.Number {
	t.Helper()
	list := map[string]tenant.Number{}
	must(t, c.Numbers(t.Context(), func(page []tenant.Number) error {
		for _, n := range page {
			if len(list) < count {
				list[n.Telephone] = n
			}
		}
		return nil
	}))
	if len(list) != count {
		t.Fatalf("the practice tenant has %d numbers only", len(list))
	}
	return list
}

func TestManyNumbersAreReadByTwenties(t *testing.T) {
	c, s, _ := spoiled(t)
	want := telephones(t, c, 95)
	asked := append(slices.Collect(maps.Keys(want)), "+449999999999", slices.Collect(maps.Keys(want))[0])
	s.batches, s.singles, s.parts = 0, 0, 0
	found, failed := c.NumbersByTelephone(t.Context(), asked)
	if len(failed) != 0 || len(found) != 95 || s.batches != 5 || s.singles != 0 || s.parts != 96 || s.most > 20 {
		t.Fatalf("%d found, %v failed, by %d batches of %d parts and %d single calls", len(found), failed, s.batches, s.parts, s.singles)
	}
	for telephone, n := range want {
		if got := found[telephone]; got != n {
			t.Errorf("got %+v; want %+v", got, n)
		}
	}
}

func TestPartsOfABatchFailByThemselves(t *testing.T) {
	throttled := map[string]any{"error": map[string]any{"code": "TooManyRequests", "message": "slow down"}}
	forbidden := map[string]any{"error": map[string]any{"code": "Authorization_RequestDenied", "message": "no"}}
	for name, c := range map[string]struct {
		spoil   func(batch int, parts []map[string]any) []map[string]any
		failed  int
		waits   time.Duration // at least this long by the clock
		batches int
	}{
		"in another order": {func(_ int, parts []map[string]any) []map[string]any { slices.Reverse(parts); return parts }, 0, 0, 2},
		"one is throttled for five minutes, once": {func(batch int, parts []map[string]any) []map[string]any {
			if batch == 1 {
				parts[0]["status"], parts[0]["headers"], parts[0]["body"] = 429, map[string]any{"Retry-After": "300"}, throttled
			}
			return parts
		}, 0, 5 * time.Minute, 3},
		"one is lost, once": {func(batch int, parts []map[string]any) []map[string]any {
			if batch == 1 {
				return parts[1:]
			}
			return parts
		}, 0, time.Second, 3},
		"the first of every batch is lost for good": {func(_ int, parts []map[string]any) []map[string]any { return parts[1:] }, 2, 30 * time.Second, 12},
		"one is forbidden": {func(batch int, parts []map[string]any) []map[string]any {
			if batch == 1 {
				parts[0]["status"], parts[0]["body"] = 403, forbidden
			}
			return parts
		}, 1, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			client, s, hours := spoiled(t)
			want := telephones(t, client, 40)
			s.batches, s.spoil = 0, c.spoil
			began := hours.Now()
			found, failed := client.NumbersByTelephone(t.Context(), slices.Collect(maps.Keys(want)))
			if len(failed) != c.failed || len(found) != 40-c.failed || s.batches != c.batches {
				t.Errorf("%d found, %d failed, by %d batches; want %d failed by %d", len(found), len(failed), s.batches, c.failed, c.batches)
			}
			if took := hours.Now().Sub(began); took < c.waits {
				t.Errorf("it waited %v; want at least %v", took, c.waits)
			}
			for telephone := range failed {
				if _, both := found[telephone]; both {
					t.Errorf("%s is found and failed", telephone)
				}
			}
		})
	}
}

// A service that does not heed a filter gives a page of anything. A number that is not on it may still be somebody's.
func TestAFilterThatIsNotHeededHidesNoHolder(t *testing.T) {
	c, s, _ := spoiled(t)
	want := telephones(t, c, 20)
	s.spoil = func(_ int, parts []map[string]any) []map[string]any {
		for i := range parts {
			parts[i]["body"] = map[string]any{"value": []any{map[string]any{"telephoneNumber": "+440000000000"}}}
		}
		return parts
	}
	found, failed := c.NumbersByTelephone(t.Context(), slices.Collect(maps.Keys(want)))
	if len(found) != 20 || len(failed) != 0 {
		t.Errorf("%d found, %v failed", len(found), failed)
	}
}

func TestGroupsUsersAndOperationsAreReadByTwenties(t *testing.T) {
	c, s, _ := spoiled(t)
	ctx := t.Context()
	var keys []string
	for _, name := range []string{"a", "o'brien", "b/c?d"} {
		key := "personadesk-" + name
		keys = append(keys, key)
		_, err := c.CreateGroup(ctx, tenant.GroupSpec{UniqueName: key, Name: "PD " + name, Nickname: "pd-x", Rule: `user.department -eq "HR"`})
		must(t, err)
	}
	s.batches, s.singles = 0, 0
	groups, err := c.GroupsByUniqueNames(ctx, append(keys, "personadesk-nobody"))
	must(t, err)
	if len(groups) != 3 || s.batches != 2 || s.singles != 0 { // the groups, and how far the tenant is with their rules
		t.Fatalf("%d groups by %d batches and %d single calls", len(groups), s.batches, s.singles)
	}
	for _, key := range keys {
		one, _, err := c.GroupByUniqueName(ctx, key)
		must(t, err)
		got := groups[key]
		if got.RuleStatus == "" {
			t.Errorf("nothing is told of the rule of %s", key)
		}
		got.RuleStatus = ""
		if got.ID != one.ID || got.Name != one.Name || got.Rule != one.Rule || !got.Dynamic || !got.RuleOn || !got.SecurityEnabled {
			t.Errorf("got %+v; want %+v", got, one)
		}
	}

	all := map[ident.ObjectID]tenant.UserConfiguration{}
	must(t, c.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
		for _, u := range page {
			all[u.ID] = u
		}
		return nil
	}))
	some := slices.Sorted(maps.Keys(all))[:45]
	s.batches, s.singles = 0, 0
	users, err := c.UserConfigurationsOf(ctx, append(some, "00000000-0000-0000-0000-00000000dead"))
	must(t, err)
	if len(users) != 45 || s.batches != 3 || s.singles != 0 {
		t.Fatalf("%d users by %d batches and %d single calls", len(users), s.batches, s.singles)
	}
	for _, id := range some {
		if got, want := users[id], all[id]; got.UPN != want.UPN || !slices.Equal(got.Numbers, want.Numbers) || !slices.Equal(got.Policies, want.Policies) {
			t.Errorf("got %+v; want %+v", got, want)
		}
	}

	states, err := c.Operations(ctx, []string{"bm8tc3VjaA", "", "bm8tc3VjaB"})
	if err != nil || len(states) != 0 {
		t.Errorf("operations that nobody knows: %v, %v", states, err)
	}
	s.spoil = func(_ int, parts []map[string]any) []map[string]any {
		for i := range parts {
			parts[i]["status"], parts[i]["body"] = 200, map[string]any{"id": "x", "status": "succeeded", "numbers": []any{map[string]any{"status": "failed", "statusDetail": "no seat"}}}
		}
		return parts
	}
	states, err = c.Operations(ctx, []string{"one"})
	if err != nil || states["one"].Status != tenant.OperationFailed || states["one"].Detail != "no seat" {
		t.Errorf("%+v, %v", states, err)
	}
}

// What a write rests on is good for a while only. A tenant that keeps it waiting for longer does not get it.
func TestAWriteIsNotSentAfterWhatItRestsOnHasGrownOld(t *testing.T) {
	throttle := func(batch int, parts []map[string]any) []map[string]any {
		if batch == 1 {
			parts[0]["status"], parts[0]["headers"] = 429, map[string]any{"Retry-After": "300"}
			parts[0]["body"] = map[string]any{"error": map[string]any{"code": "TooManyRequests"}}
		}
		return parts
	}
	for name, c := range map[string]struct {
		holds   time.Duration // how long the look is good, from the first request on
		spoil   func(int, []map[string]any) []map[string]any
		late    int
		batches int
	}{
		"in time":                         {time.Minute, nil, 0, 1},
		"too late from the beginning":     {-time.Second, nil, 2, 0},
		"one is throttled for too long":   {time.Minute, throttle, 1, 1},
		"throttled, and the look is good": {time.Hour, throttle, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			client, s, hours := spoiled(t)
			var holders []string
			must(t, client.UserConfigurations(t.Context(), func(page []tenant.UserConfiguration) error {
				for _, u := range page {
					if len(u.Numbers) == 0 && u.AccountType == "user" {
						holders = append(holders, string(u.ID))
					}
				}
				return nil
			}))
			var ask []tenant.NumberAssignment
			must(t, client.Numbers(t.Context(), func(page []tenant.Number) error {
				for _, n := range page {
					if n.Status == "unassigned" && n.ForUsers && n.Type == "directRouting" && !n.OnPremises && len(ask) < 2 {
						ask = append(ask, tenant.NumberAssignment{Telephone: n.Telephone, Type: n.Type, Target: ident.Object(holders[len(ask)])})
					}
				}
				return nil
			}))
			s.batches, s.spoil = 0, c.spoil
			answers := client.AssignNumbers(tenant.SendBefore(t.Context(), hours.Now().Add(c.holds)), ask)
			late := 0
			for _, a := range answers {
				if errors.Is(a.Err, tenant.ErrTooLate) {
					late++
				}
				if errors.Is(a.Err, tenant.ErrUncertain) {
					t.Errorf("%v: nothing is uncertain of what was not sent", a.Err)
				}
			}
			if late != c.late || s.batches != c.batches {
				t.Errorf("%d too late by %d batches; want %d by %d: %v", late, s.batches, c.late, c.batches, answers)
			}
		})
	}
}
