package graph

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// teamTenant answers what making a team asks, and plays one odd answer to the request for the team itself.
type teamTenant struct {
	*testing.T
	group, team bool
	puts, posts int
	taken       bool
	put         func(t *teamTenant) (status int, body string)
	sent        string // of the group
}

func (s *teamTenant) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	group := `{"id":"11111111-0000-4000-8000-000000000001","displayName":"Choir","uniqueName":"personadeskteam-choir"}`
	switch path := strings.TrimPrefix(r.URL.Path, "/v1.0"); {
	case r.Method == http.MethodPut:
		s.puts++
		status, body := s.put(s)
		answer(w, status, body)
	case r.Method == http.MethodPost && path == "/groups":
		s.posts++
		body, err := io.ReadAll(r.Body)
		if err != nil {
			s.Error(err)
		}
		s.sent, s.group = string(body), true
		answer(w, http.StatusCreated, group)
	case path == "/groups" && s.taken:
		answer(w, http.StatusOK, `{"value":[{"id":"22222222-0000-4000-8000-000000000002"}]}`)
	case path == "/groups":
		answer(w, http.StatusOK, `{"value":[]}`)
	case strings.HasPrefix(path, "/groups(") && !s.group:
		answer(w, http.StatusNotFound, `{"error":{"code":"Request_ResourceNotFound","message":"no"}}`)
	case strings.HasPrefix(path, "/groups("):
		answer(w, http.StatusOK, group)
	case s.team:
		answer(w, http.StatusOK, `{"resourceProvisioningOptions":["Team"]}`)
	default:
		answer(w, http.StatusOK, `{"resourceProvisioningOptions":[]}`)
	}
}

func TestATeamIsMadeOnceWhateverTheTenantAnswers(t *testing.T) {
	made := func(s *teamTenant) (int, string) { s.team = true; return http.StatusCreated, `{"id":"x"}` }
	conflict := `{"error":{"code":"Conflict","message":"Team already exists"}}`
	for name, c := range map[string]struct {
		there bool // the group, from an earlier attempt
		team  bool
		put   func(s *teamTenant) (int, string)
		puts  int
		posts int
		fails bool
	}{
		"at once":                            {put: made, puts: 1, posts: 1},
		"the group is there":                 {there: true, put: made, puts: 1},
		"the team is there":                  {there: true, team: true, put: func(*teamTenant) (int, string) { return http.StatusConflict, conflict }, puts: 1},
		"a conflict and no team":             {there: true, put: func(*teamTenant) (int, string) { return http.StatusConflict, conflict }, puts: 1, fails: true},
		"it fails over a team that is there": {there: true, team: true, put: func(*teamTenant) (int, string) { return http.StatusServiceUnavailable, "" }, puts: 1},
		"too young at first": {put: func(s *teamTenant) (int, string) {
			if s.puts < 3 {
				return http.StatusNotFound, `{"error":{"code":"NotFound","message":"no group"}}`
			}
			return made(s)
		}, puts: 3, posts: 1},
		"too young, and made all the same": {put: func(s *teamTenant) (int, string) {
			if s.puts == 1 {
				s.team = true
				return http.StatusNotFound, `{"error":{"code":"NotFound","message":"no group"}}`
			}
			return http.StatusConflict, conflict
		}, puts: 2, posts: 1},
		"nobody may": {put: func(*teamTenant) (int, string) {
			return http.StatusForbidden, `{"error":{"code":"Forbidden","message":"no"}}`
		}, puts: 1, posts: 1, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			hours := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
			t.Cleanup(hours.Play())
			s := &teamTenant{T: t, group: c.there, team: c.team, put: c.put}
			client, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: StaticToken(testToken), Transport: inMemory{s}, Log: zerolog.Nop(),
				Clock: hours})
			if err != nil {
				t.Fatal(err)
			}
			team, err := client.CreateTeam(t.Context(), tenant.TeamSpec{UniqueName: "personadeskteam-choir", Name: "Choir", Nickname: "choir", Spare: "choir-2",
				Visibility: "Private", Owners: []ident.ObjectID{"o"}})
			if (err != nil) != c.fails || !c.fails && team.ID != "11111111-0000-4000-8000-000000000001" {
				t.Errorf("%+v, %v", team, err)
			}
			if s.puts != c.puts || s.posts != c.posts {
				t.Errorf("asked %d times for the team and %d times for the group; want %d and %d", s.puts, s.posts, c.puts, c.posts)
			}
		})
	}
}

func TestATeamTakesTheSpareNicknameWhereTheFirstIsTaken(t *testing.T) {
	for _, taken := range []bool{false, true} {
		s := &teamTenant{T: t, taken: taken, put: func(s *teamTenant) (int, string) { return http.StatusCreated, `{"id":"x"}` }}
		_, err := asking(t, s.ServeHTTP).CreateTeam(t.Context(), tenant.TeamSpec{UniqueName: "k", Name: "Choir", Nickname: "choir", Spare: "choir-2", Visibility: "Private",
			Owners: []ident.ObjectID{"o"}})
		if err != nil || strings.Contains(s.sent, `"choir-2"`) != taken || !strings.Contains(s.sent, `"owners@odata.bind":["http://127.0.0.1:9/v1.0/users/o"]`) {
			t.Errorf("taken %v: %v, sent %s", taken, err, s.sent)
		}
	}
	if _, err := asking(t, (&teamTenant{T: t}).ServeHTTP).CreateTeam(t.Context(), tenant.TeamSpec{Name: "Choir"}); err == nil {
		t.Error("a team without a key was asked for")
	}
}
