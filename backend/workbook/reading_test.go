package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

func contoso() tenant.Organization {
	return tenant.Organization{ID: "t1", Name: "Contoso", Country: "GB"}
}

func users(n int) []tenant.RawUser {
	list := make([]tenant.RawUser, n)
	for i := range list {
		list[i] = tenant.RawUser{
			"id":                json.RawMessage(fmt.Sprintf(`"00000000-0000-4000-8000-%012d"`, i)),
			"userPrincipalName": json.RawMessage(fmt.Sprintf(`"user%d@contoso.example"`, i)),
			"displayName":       json.RawMessage(fmt.Sprintf(`"User \"%d\""`, i)),
			"department":        json.RawMessage(`"Human Resources"`),
			"city":              json.RawMessage(`null`),
			"officeLocation":    json.RawMessage(`"Manchester"`),
			"usageLocation":     json.RawMessage(`"GB"`),
			"accountEnabled":    json.RawMessage(`true`),
			"assignedLicenses":  json.RawMessage(`[{"disabledPlans":[],"skuId":"06ebc4ee-1bb5-47dd-8120-11324bc54e06"}]`),
		}
	}
	return list
}

// aReading is a reading of some users.
func aReading(t testing.TB, at time.Time, of tenant.Organization, n int) Reading {
	t.Helper()
	d := directory.New(n)
	must(t, d.Apply(users(n)))
	return Reading{Reading: tenant.Reading{At: at, Organization: of}, Directory: d}
}

// withTeams puts what Teams says and members into a reading.
func withTeams(r Reading) Reading {
	id := r.Directory.ID(0)
	r.Directory.PutTeams(directory.Configuration{ID: id, UPN: "other@contoso.example", EnterpriseVoice: true, Features: []string{"PhoneSystem"},
		Numbers: []string{"+441"}, Policies: []directory.Assignment{{Type: "TeamsCallingPolicy", Name: "Tight", Direct: true}}})
	r.Directory.SetMembers("g", []ident.ObjectID{id, "nobody"})
	return r
}

func TestAReadingComesBackWithWhatWasNotRead(t *testing.T) {
	w := create(t)
	if _, ok, err := w.Reading(ctx); ok || err != nil {
		t.Fatalf("there is a reading of nothing: %v", err)
	}
	want := withTeams(aReading(t, start, contoso(), 250))
	want.SignedIn = tenant.SignedIn{ID: "me", Roles: []string{"r"}}
	want.Groups = []tenant.Group{{ID: "g", UniqueName: "personadesk-hr", Licences: []tenant.GroupLicence{{SKU: "s"}}}}
	want.Subscriptions = []tenant.Subscription{} // read, and empty
	want.Policies = []tenant.Policy{{Type: "T", Name: "N", Settings: map[string]any{"a": true, "b": 2.5, "c": nil}}}
	want.Unread = map[string]string{"numbers": "403: no permission"}
	want.Links.Users = Link{URL: "https://x", Select: "id", Made: start}
	must(t, w.SaveReading(ctx, want))
	got, ok, err := w.Reading(ctx)
	must(t, err)
	if diff := cmp.Diff(want.Reading, got.Reading); diff != "" || !ok {
		t.Error(diff)
	}
	if diff := cmp.Diff(want.Links, got.Links); diff != "" {
		t.Error(diff)
	}
	if got.Numbers != nil || got.Subscriptions == nil {
		t.Error("unread and empty were confused")
	}
	if c, known := got.Directory.Configuration(0); !known || len(c.Policies) != 1 || c.Numbers[0] != "+441" || got.Directory.InTeams(1) {
		t.Errorf("%+v", c)
	}
	if members, read := got.Directory.Members("g"); !read || members.Count() != 1 || len(got.Directory.MembersOutside("g")) != 1 {
		t.Errorf("%d members", members.Count())
	}
	if at, ok, err := w.ReadAt(ctx); !at.Equal(start) || !ok || err != nil {
		t.Error(at, ok, err)
	}

	smaller := aReading(t, start.Add(time.Hour), contoso(), 3)
	must(t, w.SaveReading(ctx, smaller))
	got, _, err = w.Reading(ctx)
	must(t, err)
	if diff := cmp.Diff(smaller.Reading, got.Reading); diff != "" || got.Directory.Len() != 3 || got.Directory.SawTeams() || got.Directory.SawMembers() {
		t.Errorf("the reading before shows through: %s", diff)
	}
	if _, ok, err := w.CanUndo(ctx); ok || err != nil {
		t.Error("a reading can be undone", err)
	}
}

func TestAnotherTenantIsRefused(t *testing.T) {
	w := create(t)
	must(t, w.SaveReading(ctx, aReading(t, start, contoso(), 1)))
	other := tenant.Organization{ID: "t2", Name: "Fabrikam"}
	wantCode(t, w.SaveReading(ctx, aReading(t, start, other, 0)), "WORKBOOK_OTHER_TENANT")
	wantCode(t, w.BindTenant(ctx, Tenant{ID: "t2"}), "WORKBOOK_OTHER_TENANT")
	wantCode(t, w.CheckTenant(ctx, "t2"), "WORKBOOK_OTHER_TENANT")
	_, err := w.SavePlan(ctx, StoredPlan{TenantID: "t2", Fingerprint: "f"}, PlanContent{})
	wantCode(t, err, "WORKBOOK_OTHER_TENANT")
	_, err = w.NewRun(ctx, Run{TenantID: "t2", Fingerprint: "f"})
	wantCode(t, err, "WORKBOOK_OTHER_TENANT")
	if got, _, err := w.Reading(ctx); err != nil || got.Directory.Len() != 1 {
		t.Errorf("the reading was touched: %d users, %v", got.Directory.Len(), err)
	}
	must(t, w.BindTenant(ctx, Tenant{ID: "t1", Profile: "contoso"}))
	if got, ok, err := w.Tenant(ctx); err != nil || !ok || got != (Tenant{"t1", "Contoso", "contoso"}) {
		t.Errorf("%+v %v", got, err)
	}
	must(t, w.LeaveTenant(ctx))
	must(t, w.SaveReading(ctx, aReading(t, start, other, 0)))
}

// TestADamagedReadingIsAProblemAndNeverWrongData changes each chunk in turn, in each of its columns, and takes each away.
func TestADamagedReadingIsAProblemAndNeverWrongData(t *testing.T) {
	w := create(t)
	r := withTeams(aReading(t, start, contoso(), 50))
	r.Groups = []tenant.Group{{ID: "g"}, {ID: "h"}}
	must(t, w.SaveReading(ctx, r))
	ids, err := allRows(ctx, w.readers, "chunks", func(rows *sql.Rows) (id int64, err error) { err = rows.Scan(&id); return id, err }, "SELECT id FROM reading_chunk")
	must(t, err)
	if len(ids) < 12 {
		t.Fatalf("%d chunks", len(ids))
	}
	for how, query := range map[string]string{
		"another body":   "UPDATE reading_chunk SET body = CAST(body || x'00' AS BLOB) WHERE id = ?",
		"another sum":    "UPDATE reading_chunk SET sum = zeroblob(16) WHERE id = ?",
		"another name":   "UPDATE reading_chunk SET name = name || 'x' WHERE id = ?",
		"another number": "UPDATE reading_chunk SET number = number + 1 WHERE id = ?",
		"none":           "DELETE FROM reading_chunk WHERE id = ?",
		"twice":          "INSERT INTO reading_chunk (edition, name, number, sum, body) SELECT edition, name, number, sum, body FROM reading_chunk WHERE id = ?",
	} {
		t.Run(how, func(t *testing.T) {
			for _, id := range ids {
				spoilt := errors.New("spoilt")
				err := w.write(ctx, func(ctx context.Context, s *session) error {
					if _, err := s.exec(query, id); err != nil {
						return err
					}
					lists := Reading{}
					for _, list := range readingLists(&lists) {
						if err := list.load(ctx, s.tx); err != nil {
							return errors.Join(spoilt, damagedReading(err))
						}
					}
					_, err := loadDirectory(ctx, s.tx)
					return errors.Join(spoilt, damagedReading(err))
				})
				wantCode(t, err, "READING_DAMAGED")
				if !errors.Is(err, spoilt) {
					t.Fatal(err)
				}
			}
		})
	}
	if got, _, err := w.Reading(ctx); err != nil || got.Directory.Len() != 50 {
		t.Errorf("the test left damage behind: %v", err)
	}
}
