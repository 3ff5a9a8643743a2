package practice

import (
	"net/url"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/seed"
	"personadesk/backend/tenant/practice/world"
)

func TestUsersListPagesAndHoldsEverybodyOnce(t *testing.T) {
	b := open(t, world.Options{Users: 300})
	seen := map[string]bool{}
	everything := ""
	for _, name := range world.UserProperties {
		everything += "," + name
	}
	users, _ := b.all("user", "/v1.0/users?$select="+everything[1:]+"&$top=77")
	for _, u := range users {
		seen[u["id"].(string)] = true
	}
	if want := 300 + len(seed.Queues); len(users) != want || len(seen) != want {
		t.Errorf("%d users, %d different, want %d", len(users), len(seen), want)
	}
	for _, path := range []string{"/users", "/beta/users?$top=1000", "/v1.0/users?$top=0", "/v1.0/users?$skip=5", "/v1.0/users?$nonsense=1", "/v1.0/users?$select=departmint"} {
		if r := b.call("GET", path, nil); r.status != 400 {
			t.Errorf("GET %s: status %d, want 400", path, r.status)
		}
	}
	if r := b.call("GET", "/v1.0/users?$select=aboutMe", nil); r.status != 501 {
		t.Errorf("a property outside of the directory: %d", r.status)
	}
}

func TestUsersFilterAndCount(t *testing.T) {
	b := open(t, world.Options{Users: 400})
	hr, _ := b.all("user", "/v1.0/users?$select=id,department&$filter="+url.QueryEscape("department eq 'hr' and accountEnabled eq true"))
	if len(hr) < 2 {
		t.Errorf("%d people in HR", len(hr))
	}
	b.refused(400, "Request_UnsupportedQuery", "GET", "/v1.0/users?$filter="+url.QueryEscape("endsWith(mail,'example')"), nil)
	r := b.want(200, "[]user", "GET", "/v1.0/users?$count=true&$top=1&$filter="+url.QueryEscape("department ne 'HR'"), nil, "ConsistencyLevel", "eventual")
	if n, _ := r.json["@odata.count"].(float64); int(n) != 400+len(seed.Queues)-len(hr) && n < 300 {
		t.Errorf("count %v", n)
	}
	for _, bad := range []string{"department eq", "nonsense eq 'x'", "department xx 'y'", "(department eq 'x'", "department eq 'x"} {
		if r := b.call("GET", "/v1.0/users?$filter="+url.QueryEscape(bad), nil); r.status != 400 {
			t.Errorf("filter %q: %d", bad, r.status)
		}
	}
}

func TestUserPatch(t *testing.T) {
	b := open(t, world.Options{})
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"department": "Sales", "officeLocation": nil, "businessPhones": []string{"+44 161 496 0001"}})
	r := b.want(200, "user", "GET", "/v1.0/users('"+christie+"')?$select=department,officeLocation,businessPhones", nil)
	if r.text("department") != "Sales" || r.json["officeLocation"] != nil || r.text("id") == "" {
		t.Errorf("%s", r.raw)
	}
	for _, body := range []map[string]any{{"department": ""}, {"department": 3}, {"userType": "Guest"}, {"usageLocation": "GBR"}, {"displayName": nil}, {"accountEnabled": nil}} {
		if msg := b.refused(400, "Request_BadRequest", "PATCH", "/v1.0/users/"+christie, body); msg == "" {
			t.Errorf("%v: no message", body)
		}
	}
	b.refused(404, "Request_ResourceNotFound", "PATCH", "/v1.0/users/nobody@"+world.Domain, map[string]any{"city": "Leeds"})
	b.refused(400, "BadRequest", "PATCH", "/v1.0/users/"+christie, nil)
}

func TestUsersDelta(t *testing.T) {
	b := open(t, world.Options{Users: 450})
	users, link := b.all("user", "/v1.0/users/delta()?$select=displayName,department,officeLocation")
	if want := 450 + len(seed.Queues); len(users) != want || link == "" {
		t.Fatalf("%d users, want %d; link %q", len(users), want, link)
	}
	none, link := b.all("user", link)
	if len(none) != 0 {
		t.Fatalf("nothing changed, but %d came", len(none))
	}
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"officeLocation": nil})
	b.want(204, "", "PATCH", "/v1.0/users/"+debra, map[string]any{"city": "Leeds"}) // not selected
	gone := users[len(users)-10]["id"].(string)
	b.want(204, "", "DELETE", "/v1.0/users/"+gone, nil)

	minimal, _ := b.all("user", link, "Prefer", "return=minimal")
	changed, next := b.all("user", link)
	if len(changed) != 2 || len(minimal) != 2 {
		t.Fatalf("changes: %v, minimal: %v", changed, minimal)
	}
	if v, there := changed[0]["officeLocation"]; !there || v != nil || changed[0]["department"] != "HR" {
		t.Errorf("a cleared property must come as null with the rest: %v", changed[0])
	}
	if _, there := minimal[0]["department"]; there {
		t.Errorf("minimal: %v", minimal[0])
	}
	if r, _ := changed[1]["@removed"].(map[string]any); changed[1]["id"] != gone || r["reason"] != "changed" {
		t.Errorf("removed: %v", changed[1])
	}
	b.want(204, "", "DELETE", "/v1.0/directory/deletedItems/"+gone, nil)
	purged, _ := b.all("user", next)
	if r, _ := purged[0]["@removed"].(map[string]any); r["reason"] != "deleted" {
		t.Errorf("purged: %v", purged)
	}
	b.clock.Advance(8 * 24 * time.Hour)
	b.refused(400, "syncStateNotFound", "GET", next, nil)
	b.refused(400, "syncStateNotFound", "GET", "/v1.0/users/delta?$deltatoken=nonsense", nil)
	latest, link := b.all("user", "/v1.0/users/delta?$deltatoken=latest&$select=city")
	if len(latest) != 0 || link == "" {
		t.Errorf("latest: %d, %q", len(latest), link)
	}
	b.refused(400, "BadRequest", "GET", "/v1.0/users/delta?$top=5", nil)
}

func TestDeltaLeavesOutWhatWasNeverSet(t *testing.T) {
	b := open(t, world.Options{Users: 300})
	users, _ := b.all("user", "/v1.0/users/microsoft.graph.delta()?$select=mobilePhone,displayName")
	for _, u := range users {
		if _, there := u["mobilePhone"]; there {
			t.Fatalf("%v", u)
		}
	}
}
