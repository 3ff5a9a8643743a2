package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
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
						if len(l.groups) != 1 || g.ID != ident.Object(l.groups[0]) || g.UniqueName != "k" {
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
	if p := wantCode(t, err, CodeForbidden); !strings.Contains(text.English().Print(p.Hint), "Group.ReadWrite.All") {
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
				w.WriteHeader(http.StatusNoContent)
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
		must(t, c.SetGroupLicences(t.Context(), "g", []tenant.GroupLicence{{SKU: a}, {SKU: b}}, []ident.SKU{"66b55226-6b4f-492c-910c-a3b7a3c9d993"}))
		all := got.all()
		sameJSON(t, all[0].body, `{"addLicenses":[{"skuId":"`+a+`","disabledPlans":[]},{"skuId":"`+b+`","disabledPlans":[]}],"removeLicenses":["66b55226-6b4f-492c-910c-a3b7a3c9d993"]}`)
		sameJSON(t, all[2].body, `{"addLicenses":[{"skuId":"`+b+`","disabledPlans":[]}],"removeLicenses":[]}`)
	})
	c := asking(t, func(http.ResponseWriter, *http.Request) { t.Error("was asked") })
	wantCode(t, c.SetGroupLicences(t.Context(), "g", []tenant.GroupLicence{{SKU: "no guid"}}, nil), CodeRefused)
	wantCode(t, c.SetGroupLicences(t.Context(), "", []tenant.GroupLicence{{SKU: a}}, nil), CodeRefused)
}

func TestDeleteOfWhatIsGone(t *testing.T) {
	c := asking(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, 404, `{"error":{"code":"Request_ResourceNotFound"}}`)
	})
	must(t, c.DeleteGroup(t.Context(), "g1"))
	wantCode(t, c.DeleteGroup(t.Context(), ""), CodeRefused)
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
		if !strings.Contains(text.English().Print(p.Hint), "1h0m0s") || time.Since(began) != 0 {
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
