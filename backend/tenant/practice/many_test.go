package practice

import (
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/world"
)

// Many callers at once neither race nor give a number to two people.
func TestManyCallersAtOnce(t *testing.T) {
	b := open(t, world.Options{Users: 100, Pace: world.Instant})
	tel := b.free("Manchester")
	people, _ := b.all("user", "/v1.0/users?$top=20&$select=id,usageLocation,accountEnabled&$filter=accountEnabled%20eq%20true%20and%20usageLocation%20eq%20'GB'")
	var wait sync.WaitGroup
	for _, p := range people[:12] {
		wait.Add(1)
		go func() {
			defer wait.Done()
			id := p["id"].(string)
			b.call("POST", "/v1.0/users/"+id+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": world.SKUPhone}}, "removeLicenses": []any{}})
			b.call("POST", numbersAt+"/assignNumber", map[string]any{"telephoneNumber": tel, "assignmentTargetId": id, "numberType": "directRouting"})
			b.clock.Advance(time.Second)
			b.call("GET", "/v1.0/users/delta?$select=displayName", nil)
			b.call("GET", "/v1.0/groups/delta?$select=members", nil)
			_, _ = b.run("Get-CsOnlineUser", "ResultSize", 10)
			_ = b.tenant.world.Save()
		}()
	}
	wait.Wait()
	b.clock.Advance(time.Minute)
	holders := 0
	for _, p := range people {
		r := b.want(200, "teamsAdministration.teamsUserConfiguration", "GET", "/v1.0/admin/teams/userConfigurations/"+p["id"].(string), nil)
		if strings.Contains(string(r.raw), tel) {
			holders++
		}
	}
	if holders != 1 {
		t.Errorf("%d people hold the number", holders)
	}
}
