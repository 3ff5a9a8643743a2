package workbook

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

func TestAReadingComesBackWithWhatWasNotRead(t *testing.T) {
	w := create(t)
	if _, ok, err := w.Snapshot(ctx); ok || err != nil {
		t.Fatalf("there is a reading of nothing: %v", err)
	}
	want := tenant.Snapshot{
		At: start, Organization: contoso(), SignedIn: tenant.SignedIn{ID: "me", Roles: []string{"r"}}, Users: users(250), DeltaLink: "https://x",
		Groups:        []tenant.Group{{ID: "g", UniqueName: "personadesk-hr", Licences: []tenant.GroupLicence{{SKU: "s"}}}},
		Members:       map[string][]string{"g": {"1", "2"}, "h": {}},
		Subscriptions: []tenant.Subscription{}, // read, and empty
		Configured:    []tenant.UserConfiguration{{ID: "1", Numbers: []string{"+44"}}},
		Policies:      []tenant.Policy{{Type: "T", Name: "N", Settings: map[string]any{"a": true, "b": 2.5, "c": nil}}},
		Unread:        map[string]string{"numbers": "403: no permission"},
	}
	must(t, w.SaveSnapshot(ctx, want))
	got, ok, err := w.Snapshot(ctx)
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Error(diff)
	}
	if got.Numbers != nil || got.Subscriptions == nil {
		t.Error("unread and empty were confused")
	}
	if at, ok, err := w.ReadAt(ctx); !at.Equal(start) || !ok || err != nil {
		t.Error(at, ok, err)
	}

	smaller := tenant.Snapshot{At: start.Add(time.Hour), Organization: contoso(), Users: users(3)}
	must(t, w.SaveSnapshot(ctx, smaller))
	got, _, err = w.Snapshot(ctx)
	must(t, err)
	if diff := cmp.Diff(smaller, got); diff != "" {
		t.Errorf("the reading before shows through: %s", diff)
	}
	if _, ok, err := w.CanUndo(ctx); ok || err != nil {
		t.Error("a reading can be undone", err)
	}
}

func TestAnotherTenantIsRefused(t *testing.T) {
	w := create(t)
	must(t, w.SaveSnapshot(ctx, tenant.Snapshot{At: start, Organization: contoso(), Users: users(1)}))
	other := tenant.Organization{ID: "t2", Name: "Fabrikam"}
	wantCode(t, w.SaveSnapshot(ctx, tenant.Snapshot{Organization: other}), "WORKBOOK_OTHER_TENANT")
	wantCode(t, w.BindTenant(ctx, Tenant{ID: "t2"}), "WORKBOOK_OTHER_TENANT")
	wantCode(t, w.CheckTenant(ctx, "t2"), "WORKBOOK_OTHER_TENANT")
	_, err := w.SavePlan(ctx, StoredPlan{TenantID: "t2", Fingerprint: "f"})
	wantCode(t, err, "WORKBOOK_OTHER_TENANT")
	_, err = w.NewRun(ctx, Run{TenantID: "t2", Fingerprint: "f"})
	wantCode(t, err, "WORKBOOK_OTHER_TENANT")
	if got, _, err := w.Snapshot(ctx); err != nil || len(got.Users) != 1 {
		t.Errorf("the reading was touched: %d users, %v", len(got.Users), err)
	}
	must(t, w.BindTenant(ctx, Tenant{ID: "t1", Profile: "contoso"}))
	if got, ok, err := w.Tenant(ctx); err != nil || !ok || got != (Tenant{"t1", "Contoso", "contoso"}) {
		t.Errorf("%+v %v", got, err)
	}
	must(t, w.LeaveTenant(ctx))
	must(t, w.SaveSnapshot(ctx, tenant.Snapshot{At: start, Organization: other}))
}

// With PERSONADESK_USERS=500000 it is the size we promise; by default it is small enough for every day.
func TestAReadingOfManyUsersIsSavedAndReadInTime(t *testing.T) {
	n := 10_000
	if text := os.Getenv("PERSONADESK_USERS"); text != "" {
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Fatal(err)
		}
	}
	list := users(n)
	began := time.Now()
	bytes := 0
	for body, err := range userRows(list) {
		must(t, err)
		bytes += len(body)
	}
	baseline := time.Since(began)
	w := create(t)
	began = time.Now()
	must(t, w.SaveSnapshot(ctx, tenant.Snapshot{At: start, Organization: contoso(), Users: list}))
	saved := time.Since(began)
	began = time.Now()
	got, _, err := w.Snapshot(ctx)
	must(t, err)
	read := time.Since(began)
	began = time.Now()
	must(t, inspect(w.path))
	t.Logf("%d users, %d bytes: encoded in %v, saved in %v (%.1f times), read in %v (%.1f times), quick check %v", n, bytes, baseline, saved,
		float64(saved)/float64(baseline), read, float64(read)/float64(baseline), time.Since(began))
	if len(got.Users) != n || string(got.Users[n-1]["id"]) != string(list[n-1]["id"]) {
		t.Fatalf("%d users came back", len(got.Users))
	}
	if saved > 200*baseline {
		t.Errorf("saving takes %.1f times as long as writing the JSON", float64(saved)/float64(baseline))
	}
}
