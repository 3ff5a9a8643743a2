package practice

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/clock"
	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/roles"
	"personadesk/backend/tenant/practice/world"
)

// deeds is what the job does in a tenant, one of each kind.
func (b *bench) deeds() map[string]func() int {
	person := b.token
	b.token = "x"
	id := world.Derive(b.tenant.world.Incarnation, "user", "1").String()
	group := b.tenant.world.Groups[2].ID.String()
	team := b.tenant.world.Groups[0].ID.String()
	b.token = person
	send := func(method, path string, body any) func() int {
		return func() int { return b.call(method, path, body).status }
	}
	command := func(name string, pairs ...any) func() int {
		return func() int {
			_, err := b.run(name, pairs...)
			if ce := (*commands.Error)(nil); errors.As(err, &ce) && ce.Kind == commands.KindDenied {
				return 403
			}
			return 200
		}
	}
	return map[string]func() int{
		"read users":         send("GET", "/v1.0/users?$select=id", nil),
		"read groups":        send("GET", "/v1.0/groups?$select=id", nil),
		"read licences":      send("GET", "/v1.0/subscribedSkus", nil),
		"read Teams users":   send("GET", "/v1.0/admin/teams/userConfigurations?$top=1", nil),
		"read numbers":       send("GET", numbersAt+"?$top=1", nil),
		"read audit":         send("GET", "/v1.0/auditLogs/directoryAudits", nil),
		"write a user":       send("PATCH", "/v1.0/users/"+id, map[string]any{"city": "Leeds"}),
		"write a group":      send("PATCH", "/v1.0/groups/"+group, map[string]any{"description": "x"}),
		"give a licence":     send("POST", "/v1.0/users/"+id+"/assignLicense", map[string]any{"addLicenses": []any{}, "removeLicenses": []any{}}),
		"give a number":      send("POST", numbersAt+"/unassignNumber", map[string]any{"telephoneNumber": "+441614960001", "numberType": "directRouting"}),
		"give a policy":      send("POST", "/v1.0/admin/teams/policy/userAssignments/unassign", map[string]any{"value": []any{map[string]any{"userId": id, "policyType": "TeamsCallingPolicy"}}}),
		"add to a team":      send("POST", "/v1.0/teams/"+team+"/members/add", map[string]any{"values": []any{map[string]any{"user@odata.bind": "https://graph.microsoft.com/v1.0/users('" + id + "')", "roles": []any{}}}}),
		"command that asks":  command("Get-CsTeamsCallingPolicy"),
		"command that makes": command("New-CsTeamsCallingPolicy", "Identity", "P"+strings.ReplaceAll(b.Name(), " ", "")),
		"command for a team": command("Add-TeamUser", "GroupId", team, "User", id),
	}
}

// Every role may do what stands here and is refused everything else, by Graph and by the module alike.
func TestEveryRoleMayDoWhatItMayAndNothingElse(t *testing.T) {
	everybody := []string{"read users", "read groups", "read licences"}
	readsTeams := append([]string{"read Teams users", "read numbers", "command that asks"}, everybody...)
	writesTeams := append([]string{"give a number", "give a policy", "command that makes"}, readsTeams...)
	may := map[string][]string{
		"Global Administrator":               nil,
		"Global Reader":                      append([]string{"read audit"}, readsTeams...),
		"Teams Administrator":                append([]string{"add to a team", "command for a team"}, writesTeams...),
		"Teams Communications Administrator": writesTeams,
		"Teams Telephony Administrator":      writesTeams,
		"Teams Reader":                       readsTeams,
		"Groups Administrator":               append([]string{"write a group"}, everybody...),
		"License Administrator":              append([]string{"give a licence"}, everybody...),
		"User Administrator":                 append([]string{"write a user", "write a group", "give a licence"}, everybody...),
		"Directory Readers":                  everybody,
		"None":                               everybody,
		"":                                   nil, // lets everything through
	}
	if len(may) != len(roles.Known())+1 {
		t.Fatalf("%d roles are looked at, %d are known", len(may), len(roles.Known()))
	}
	for name, list := range may {
		t.Run(name, func(t *testing.T) {
			b := open(t, world.Options{Users: 50, Role: name})
			for deed, do := range b.deeds() {
				want := list == nil || slices.Contains(list, deed)
				if status := do(); (status != 403) != want || status != 403 && status >= 400 {
					t.Errorf("%s: status %d", deed, status)
				}
			}
			held, _ := b.all("directoryRole", "/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=displayName,roleTemplateId")
			switch {
			case name == "" && len(held) != 4, name == "None" && len(held) != 0:
				t.Errorf("holds %v", held)
			case name != "" && name != "None" && (len(held) != 1 || held[0]["displayName"] != name || held[0]["roleTemplateId"] == ""):
				t.Errorf("holds %v", held)
			}
			if me := b.want(200, "user", "GET", "/v1.0/me", nil); me.text("displayName") != "Priya Nair" {
				t.Errorf("%s is signed in", me.text("displayName"))
			}
		})
	}
}

// Each service behind Graph refuses in its own shape, whoever asks.
func TestARoleIsRefusedInTheShapeOfTheService(t *testing.T) {
	b := open(t, world.Options{Users: 50, Role: "teams-reader"})
	b.refused(403, "Authorization_RequestDenied", "PATCH", "/v1.0/users/"+debra, map[string]any{"city": "Leeds"})
	b.refused(403, "forbidden", "POST", numbersAt+"/unassignNumber", map[string]any{"telephoneNumber": "+441614960001", "numberType": "directRouting"})
	b.fails(commands.KindDenied, "Access Denied", "New-CsTeamsCallingPolicy", "Identity", "P")
	b.fails(commands.KindDenied, "Access Denied", "Set-CsTeamsCallingPolicy", "Identity", commandOf("New-CsTeamsCallingPolicy", "Identity", "P"))
	b = open(t, world.Options{Users: 50, Role: "license administrator"})
	b.refused(403, "UnknownError", "GET", numbersAt, nil)
}

// A command hidden in the parameter of a harmless one is refused all the same.
func TestARoleIsRefusedACommandInsideACommand(t *testing.T) {
	b := open(t, world.Options{Users: 50, Role: "Teams Reader"})
	b.fails(commands.KindDenied, "Access Denied", "Get-CsTeamsCallingPolicy", "Identity", commandOf("New-CsTeamsCallingPolicy", "Identity", "Hidden"))
	if _, made := b.tenant.world.Policies["TeamsCallingPolicy"]["hidden"]; made {
		t.Error("the policy was made")
	}
}

// An application has no /me, carries its permissions in its token, and may do what they say.
func TestAnApplicationMayDoWhatItsTokenSays(t *testing.T) {
	tn, err := Open(world.Options{Users: 50, Permissions: []string{"User.Read.All", "TeamsTelephoneNumber.ReadWrite.All"}})
	if err != nil {
		t.Fatal(err)
	}
	url, token, stop, err := tn.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	}()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("the token has %d parts", len(parts))
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct {
		Type  string   `json:"idtyp"`
		Roles []string `json:"roles"`
		WIDs  []string `json:"wids"`
		ID    string   `json:"oid"`
	}
	if err := json.Unmarshal(raw, &claims); err != nil || claims.Type != "app" || len(claims.Roles) != 2 || len(claims.WIDs) != 0 || claims.ID == "" {
		t.Errorf("claims %s: %v", raw, err)
	}
	b := &bench{T: t, tenant: tn, url: url, token: token}
	b.refused(400, "BadRequest", "GET", "/v1.0/me", nil)
	b.refused(400, "BadRequest", "GET", "/v1.0/me/memberOf", nil)
	for deed, do := range b.deeds() {
		want := slices.Contains([]string{"read users", "read numbers", "give a number"}, deed)
		if status := do(); (status != 403) != want {
			t.Errorf("%s: status %d", deed, status)
		}
	}
	b.token = parts[0] + "." + parts[1] + ".AAAA"
	b.refused(401, "InvalidAuthenticationToken", "GET", "/v1.0/users", nil)
}

// An application that was given a role may run commands, as the module asks for.
func TestAnApplicationWithARoleMayRunCommands(t *testing.T) {
	b := open(t, world.Options{Users: 50, Permissions: []string{}, Role: "Teams Administrator"})
	b.must("New-CsTeamsCallingPolicy", "Identity", "P")
	b.refused(403, "Authorization_RequestDenied", "GET", "/v1.0/users", nil)
}

func TestARoleThatNobodyKnowsIsRefused(t *testing.T) {
	if _, err := Open(world.Options{Users: 20, Role: "Emperor"}); code(err) != "PRACTICE_ROLE" {
		t.Errorf("%v", err)
	}
}

// What was refused to one role is not carried out when the log is played again for another.
func TestAReplayRefusesWhatWasRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "customer.practice")
	b := open(t, world.Options{Users: 50, File: file, Role: "Teams Reader"})
	b.refused(403, "Authorization_RequestDenied", "PATCH", "/v1.0/users/"+debra, map[string]any{"city": "Leeds"})
	b.fails(commands.KindDenied, "Access Denied", "New-CsTeamsCallingPolicy", "Identity", "P")
	other := filepath.Join(t.TempDir(), "other.practice")
	for _, end := range []string{"", ".log"} {
		raw, err := os.ReadFile(file + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(other+end, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tn, err := Open(world.Options{File: other, Clock: clock.NewFake(b.clock.Now())})
	if err != nil {
		t.Fatal(err)
	}
	again := serve(t, tn, b.clock)
	if city := again.want(200, "", "GET", "/v1.0/users/"+debra+"?$select=city", nil).text("city"); city != "London" {
		t.Errorf("moved to %s", city)
	}
	again.fails(commands.KindMissing, "not found", "Grant-CsTeamsCallingPolicy", "Identity", debra, "PolicyName", "P")
}
