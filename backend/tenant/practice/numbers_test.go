package practice

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/world"
)

const numbersAt = "/v1.0/admin/teams/telephoneNumberManagement/numberAssignments"

func (b *bench) numbers(filter string) []map[string]any {
	b.Helper()
	return b.want(200, "[]teamsAdministration.numberAssignment", "GET", numbersAt+"?$top=1000&$filter="+url.QueryEscape(filter), nil).list()
}

func (b *bench) free(city string) string {
	b.Helper()
	for _, n := range b.numbers("assignmentStatus eq 'unassigned' and numberType eq 'directRouting' and numberSource eq 'online' and capabilities/any(c:c eq 'userAssignment')") {
		if n["city"] == city {
			return n["telephoneNumber"].(string)
		}
	}
	b.Fatal("no free number in " + city)
	return ""
}

// outcome asks for a number and waits for the operation to end.
func (b *bench) outcome(action string, body map[string]any) (status, detail string) {
	b.Helper()
	r := b.want(202, "", "POST", numbersAt+"/"+action, body)
	at := r.header.Get("Location")
	if len(r.raw) != 0 || !strings.Contains(at, "operations('") {
		b.Fatalf("%s with %q", at, r.raw)
	}
	const kind = "teamsAdministration.telephoneNumberLongRunningOperation"
	if s := b.want(200, kind, "GET", at, nil).text("status"); s != "notStarted" {
		b.Errorf("%s at once", s)
	}
	b.clock.Advance(150 * time.Millisecond)
	if s := b.want(200, kind, "GET", at, nil).text("status"); s != "running" {
		b.Errorf("%s after a stage", s)
	}
	b.clock.Advance(150 * time.Millisecond)
	done := b.want(200, kind, "GET", strings.NewReplacer("('", "/", "')", "").Replace(at), nil)
	list, _ := done.json["numbers"].([]any)
	one, _ := list[0].(map[string]any)
	detail, _ = one["statusDetail"].(string)
	return done.text("status"), detail
}

func (b *bench) licensePhone(upn string) {
	b.Helper()
	b.want(200, "user", "POST", "/v1.0/users/"+upn+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": world.SKUPhone}}, "removeLicenses": []any{}})
}

func TestNumberIsAssignedAndReleased(t *testing.T) {
	b := open(t, world.Options{})
	tel, id := b.free("Manchester"), b.userID(christie)
	body := map[string]any{"telephoneNumber": tel, "assignmentTargetId": id, "numberType": "directRouting"}
	if s, why := b.outcome("assignNumber", body); s != "failed" || !strings.Contains(why, "lacks appropriate licenses") {
		t.Errorf("without a licence: %s %s", s, why)
	}
	b.licensePhone(christie)
	if s, why := b.outcome("assignNumber", body); s != "succeeded" {
		t.Fatalf("%s %s", s, why)
	}
	n := b.numbers("telephoneNumber eq '" + tel + "'")[0]
	if n["assignmentTargetId"] != id || n["assignmentStatus"] != "userAssigned" || n["activationState"] != "assignmentPending" {
		t.Errorf("%v", n)
	}
	raw, err := base64.RawURLEncoding.DecodeString(n["id"].(string))
	if err != nil || !strings.HasSuffix(string(raw), "|"+tel) {
		t.Errorf("%s %v", raw, err)
	}
	b.clock.Advance(time.Second)
	one := b.want(200, "teamsAdministration.numberAssignment", "GET", numbersAt+"/"+n["id"].(string), nil)
	if one.text("activationState") != "activated" {
		t.Errorf("%s", one.raw)
	}
	c := b.want(200, "teamsAdministration.teamsUserConfiguration", "GET", "/v1.0/admin/teams/userConfigurations/"+id, nil)
	if c.json["isEnterpriseVoiceEnabled"] != true || !strings.Contains(string(c.raw), tel) {
		t.Errorf("%s", c.raw)
	}
	if s, why := b.outcome("assignNumber", body); s != "succeeded" {
		t.Errorf("the same again: %s %s", s, why)
	}
	b.licensePhone(debra)
	if s, why := b.outcome("assignNumber", map[string]any{"telephoneNumber": tel, "assignmentTargetId": b.userID(debra), "numberType": "directRouting"}); s != "failed" || !strings.Contains(why, "already been assigned to another user") {
		t.Errorf("a taken number: %s %s", s, why)
	}
	if s, why := b.outcome("assignNumber", map[string]any{"telephoneNumber": b.free("Manchester"), "assignmentTargetId": id, "numberType": "directRouting"}); s != "failed" || !strings.Contains(why, "already has") {
		t.Errorf("a second number: %s %s", s, why)
	}
	if s, why := b.outcome("unassignNumber", map[string]any{"telephoneNumber": tel, "numberType": "directRouting"}); s != "succeeded" {
		t.Errorf("%s %s", s, why)
	}
	if s, _ := b.outcome("unassignNumber", map[string]any{"telephoneNumber": tel, "numberType": "directRouting"}); s != "failed" {
		t.Errorf("released twice: %s", s)
	}
	b.want(200, "", "POST", numbersAt+"/updateNumber", map[string]any{"telephoneNumber": tel, "locationId": ""})
	if n := b.numbers("telephoneNumber eq '" + tel + "'")[0]; n["locationId"] != nil {
		t.Errorf("%v", n)
	}
}

func TestNumbersThatCannotBeGiven(t *testing.T) {
	b := open(t, world.Options{Users: 600})
	b.licensePhone(christie)
	id := b.userID(christie)
	special := func(filter string) string { return b.numbers(filter)[0]["telephoneNumber"].(string) }
	for words, n := range map[string][2]string{
		"mastered in the on-premises": {special("numberSource eq 'onPremises'"), "directRouting"},
		"'CallingPlan' number":        {special("numberType eq 'callingPlan'"), "callingPlan"},
		"is not found from tenant":    {special("numberType eq 'callingPlan'"), "directRouting"},
		"already been assigned":       {special("assignmentStatus eq 'voiceApplicationAssigned'"), "directRouting"},
		"+441632960999":               {"+441632960999", "directRouting"},
	} {
		s, why := b.outcome("assignNumber", map[string]any{"telephoneNumber": n[0], "assignmentTargetId": id, "numberType": n[1]})
		if s != "failed" || !strings.Contains(why, words) {
			t.Errorf("%s: %s %q", words, s, why)
		}
	}
	b.want(204, "", "PATCH", "/v1.0/users/"+christie, map[string]any{"usageLocation": "IE"})
	b.want(200, "user", "POST", "/v1.0/users/"+christie+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": world.SKUCalling}}, "removeLicenses": []any{}})
	if s, why := b.outcome("assignNumber", map[string]any{"telephoneNumber": special("numberType eq 'callingPlan'"), "assignmentTargetId": id, "numberType": "callingPlan"}); s != "failed" || !strings.Contains(why, "country") {
		t.Errorf("another country: %s %s", s, why)
	}
	for _, bad := range []map[string]any{{}, {"telephoneNumber": "+441614960001", "numberType": "directRouting", "assignmentTargetId": christie},
		{"telephoneNumber": "+441614960001", "numberType": "homing pigeon", "assignmentTargetId": id}, {"telephoneNumber": "ring me", "numberType": "directRouting", "assignmentTargetId": id}} {
		b.refused(400, "BadRequest", "POST", numbersAt+"/assignNumber", bad)
	}
}

func TestNumbersPageBySkip(t *testing.T) {
	b := open(t, world.Options{Users: 1500})
	count := func(q string) int {
		return len(b.want(200, "[]teamsAdministration.numberAssignment", "GET", numbersAt+q, nil).list())
	}
	total := len(b.tenant.world.Numbers)
	if count("") != 500 || count("?$top=1000") != 1000 || count("?$top=1000&$skip=1000") != total-1000 || count("?$skip=9999") != 0 {
		t.Errorf("of %d numbers: %d, %d, %d", total, count(""), count("?$top=1000"), count("?$top=1000&$skip=1000"))
	}
	for _, q := range []string{"?$top=1001", "?$skip=-1", "?$filter=" + url.QueryEscape("city eq 'London'"), "?$orderby=city"} {
		b.refused(400, "BadRequest", "GET", numbersAt+q, nil)
	}
}

func TestNumbersByCommandAndByGraphAreTheSame(t *testing.T) {
	b := open(t, world.Options{})
	tel := b.free("London")
	b.fails(commands.KindRefused, "lacks appropriate licenses", "Set-CsPhoneNumberAssignment", "Identity", debra, "PhoneNumber", tel, "PhoneNumberType", "DirectRouting")
	b.licensePhone(debra)
	b.must("Set-CsPhoneNumberAssignment", "Identity", debra, "PhoneNumber", strings.TrimPrefix(tel, "+"), "PhoneNumberType", "DirectRouting")
	if n := b.numbers("telephoneNumber eq '" + tel + "'")[0]; n["assignmentTargetId"] != b.userID(debra) {
		t.Errorf("%v", n)
	}
	row := b.must("Get-CsPhoneNumberAssignment", "AssignedPstnTargetId", debra)[0]
	if row["TelephoneNumber"] != tel || row["NumberType"] != "DirectRouting" || row["PstnAssignmentStatus"] != "UserAssigned" {
		t.Errorf("%v", row)
	}
	if u := b.must("Get-CsOnlineUser", "Identity", debra)[0]; u["LineUri"] != "tel:"+tel || u["EnterpriseVoiceEnabled"] != true {
		t.Errorf("%v", u)
	}
	b.fails(commands.KindBad, "Parameter set", "Set-CsPhoneNumberAssignment", "Identity", debra, "TelephoneNumber", tel, "NumberType", "DirectRouting", "EnterpriseVoiceEnabled", true)
	b.must("Remove-CsPhoneNumberAssignment", "Identity", debra, "TelephoneNumber", tel, "NumberType", "DirectRouting")
	if n := b.numbers("telephoneNumber eq '" + tel + "'")[0]; n["assignmentTargetId"] != nil {
		t.Errorf("%v", n)
	}
	if rows := b.must("Get-CsPhoneNumberAssignment", "PstnAssignmentStatus", "Unassigned", "CapabilitiesContain", "UserAssignment", "NumberType", "DirectRouting", "City", "London", "Top", 5); len(rows) != 5 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestConfigurations(t *testing.T) {
	b := open(t, world.Options{Users: 700})
	list, _ := b.all("teamsAdministration.teamsUserConfiguration", "/beta/admin/teams/userConfigurations")
	kinds := map[string]int{}
	for _, c := range list {
		kinds[c["accountType"].(string)]++
	}
	if len(list) != 700 || kinds["guest"] == 0 || kinds["user"] < 500 || kinds["unknownFutureValue"] == 0 || kinds["resourceAccount"] != 0 {
		t.Errorf("%d, %v", len(list), kinds)
	}
	for path, status := range map[string]int{"": 400, "/policy": 400, "/telephoneNumberManagement": 400, "/policy/userAssignments": 404} {
		if r := b.call("GET", "/v1.0/admin/teams"+path, nil); r.status != status {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}

func TestTeams(t *testing.T) {
	b := open(t, world.Options{})
	list, _ := b.all("group", "/v1.0/groups?$select=id,displayName&$filter="+url.QueryEscape("displayName eq 'HR Manchester' and resourceProvisioningOptions/Any(x:x eq 'Team')"))
	team := "/v1.0/teams/" + list[0]["id"].(string) + "/members"
	member := func(id string) map[string]any {
		return map[string]any{"@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": []any{}, "user@odata.bind": "https://graph.microsoft.com/v1.0/users('" + id + "')"}
	}
	r := b.want(207, "[]aadUserConversationMemberResult", "POST", team+"/add", map[string]any{"values": []any{member(b.userID(christie)), member("11111111-1111-4111-8111-111111111111")}})
	if r.list()[0]["error"] != nil || r.list()[1]["error"] == nil {
		t.Errorf("%s", r.raw)
	}
	b.want(201, "aadUserConversationMember", "POST", team, member(debra))
	if n, _ := b.all("aadUserConversationMember", team); len(n) != 1 {
		t.Errorf("%d members at once", len(n))
	}
	b.clock.Advance(time.Second)
	members, _ := b.all("aadUserConversationMember", team+"?$top=2")
	if len(members) != 3 {
		t.Errorf("%v", members)
	}
	b.want(200, "[]aadUserConversationMemberResult", "POST", team+"/remove", map[string]any{"values": []any{member(b.userID(debra))}})
	for _, m := range members {
		if m["userId"] == b.userID(christie) {
			b.want(204, "", "DELETE", team+"/"+url.PathEscape(m["id"].(string)), nil)
		}
	}
	if n, _ := b.all("aadUserConversationMember", team); len(n) != 1 {
		t.Errorf("%v", n)
	}
	many := []any{}
	for range 201 {
		many = append(many, member(debra))
	}
	b.refused(400, "BadRequest", "POST", team+"/add", map[string]any{"values": many})
	b.refused(400, "BadRequest", "POST", team+"/remove", map[string]any{"values": many[:21]})
}

func TestBatch(t *testing.T) {
	b := open(t, world.Options{})
	one := func(id, method, url string, extra map[string]any) map[string]any {
		m := map[string]any{"id": id, "method": method, "url": url}
		for k, v := range extra {
			m[k] = v
		}
		return m
	}
	body := func(v any) map[string]any {
		return map[string]any{"body": v, "headers": map[string]any{"Content-Type": "application/json"}}
	}
	all := b.tenant.world.Groups[2].ID.String()
	r := b.want(200, "", "POST", "/v1.0/$batch", map[string]any{"requests": []any{
		one("1", "GET", "/users/"+christie+"?$select=id", nil),
		one("2", "PATCH", "users/"+christie, body(map[string]any{"city": "Leeds"})),
		one("3", "GET", "/users/nobody", nil),
		one("4", "GET", "/users/"+debra, map[string]any{"dependsOn": []string{"3"}}),
		one("5", "GET", "/groups/"+all+"/members/$count", map[string]any{"headers": map[string]any{"ConsistencyLevel": "eventual"}}),
		one("6", "POST", "/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber", body(map[string]any{"telephoneNumber": "+441614960001", "numberType": "directRouting", "assignmentTargetId": all})),
		one("7", "GET", "/users?$filter=startsWith(displayName,'Christie C')&$select=id", nil),
		one("8", "DELETE", "/users/nobody", map[string]any{"dependsOn": []string{"4"}}),
	}})
	var out struct {
		Responses []struct {
			ID      string            `json:"id"`
			Status  int               `json:"status"`
			Headers map[string]string `json:"headers"`
			Body    json.RawMessage   `json:"body"`
		} `json:"responses"`
	}
	if err := json.Unmarshal(r.raw, &out); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"1": 200, "2": 204, "3": 404, "4": 424, "5": 200, "6": 202, "7": 200, "8": 424}
	for _, x := range out.Responses {
		if x.Status != want[x.ID] {
			t.Errorf("%s: %d %s", x.ID, x.Status, x.Body)
		}
		switch x.ID {
		case "2":
			if string(x.Body) != "null" {
				t.Errorf("a 204 has no body: %s", x.Body)
			}
		case "5":
			if x.Body[0] != '"' {
				t.Errorf("a count is text: %s", x.Body)
			}
		case "6":
			if x.Headers["Location"] == "" || string(x.Body) != "null" {
				t.Errorf("%v", x)
			}
		case "7":
			if !strings.Contains(string(x.Body), b.userID(christie)) {
				t.Errorf("%s", x.Body)
			}
		}
	}
	many := []any{}
	for n := range 21 {
		many = append(many, one(strconv.Itoa(n), "GET", "/me", nil))
	}
	for name, requests := range map[string][]any{"too many": many, "none": {}, "twice": {one("a", "GET", "/me", nil), one("A", "GET", "/me", nil)},
		"unknown dependency": {one("a", "GET", "/me", map[string]any{"dependsOn": []string{"z"}})}, "absolute": {one("a", "GET", "https://graph.microsoft.com/v1.0/me", nil)},
		"no content type": {one("a", "PATCH", "/me", map[string]any{"body": map[string]any{"city": "x"}})}} {
		if r := b.call("POST", "/v1.0/$batch", map[string]any{"requests": requests}); r.status != 400 {
			t.Errorf("%s: %d", name, r.status)
		}
	}
}

func TestSignedInAndOrganization(t *testing.T) {
	b := open(t, world.Options{})
	if b.want(200, "user", "GET", "/v1.0/me", nil).text("displayName") != "Priya Nair" {
		t.Error("somebody else is signed in")
	}
	for _, cast := range []string{"microsoft.graph.directoryRole", "graph.directoryRole"} {
		roles, _ := b.all("directoryRole", "/v1.0/me/memberOf/"+cast+"?$select=displayName,roleTemplateId")
		if len(roles) != 4 {
			t.Errorf("%v", roles)
		}
	}
	org := b.want(200, "[]organization", "GET", "/v1.0/organization", nil).list()[0]
	if org["displayName"] != world.Company || org["countryLetterCode"] != "GB" {
		t.Errorf("%v", org)
	}
	got := b.want(200, "[]directoryObject", "POST", "/v1.0/directoryObjects/getByIds", map[string]any{"ids": []string{b.userID(christie), b.userID(debra)}, "types": []string{"user"}})
	if len(got.list()) != 2 {
		t.Errorf("%s", got.raw)
	}
	b.refused(400, "Request_BadRequest", "POST", "/v1.0/directoryObjects/getByIds", map[string]any{"ids": make([]string, 1001)})
}

func TestScopesAndTheThreeShapesOf403(t *testing.T) {
	b := open(t, world.Options{})
	b.token = "x;User.Read.All"
	b.want(200, "[]user", "GET", "/v1.0/users?$top=1", nil)
	b.want(200, "user", "GET", "/v1.0/me", nil)
	b.refused(403, "Authorization_RequestDenied", "POST", "/v1.0/groups", groupOf("x"))
	if msg := b.refused(403, "UnknownError", "GET", "/v1.0/admin/teams/userConfigurations", nil); !strings.HasPrefix(msg, "{") {
		t.Errorf("the message is JSON inside: %s", msg)
	}
	b.token = "x;TeamsTelephoneNumber.Read.All"
	if msg := b.refused(403, "forbidden", "GET", "/v1.0/admin/teams/userConfigurations", nil); !strings.Contains(msg, "TeamsUserConfiguration.Read.All") {
		t.Error(msg)
	}
}

func TestBodiesMayBeChunkedAndCompressed(t *testing.T) {
	b := open(t, world.Options{})
	send := func(body []byte, encoding string, chunked bool) int {
		t.Helper()
		req, err := http.NewRequest(http.MethodPatch, b.url+"/v1.0/users/"+christie, bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if chunked {
			req.ContentLength = -1
		}
		req.Header.Set("Authorization", "Bearer x")
		if encoding != "" {
			req.Header.Set("Content-Encoding", encoding)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode
	}
	plain := []byte(`{"city":"Leeds"}`)
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(plain)
	w.Close()
	for name, got := range map[string][2]int{"plain": {send(plain, "", false), 204}, "chunked": {send(plain, "", true), 204},
		"compressed": {send(z.Bytes(), "gzip", false), 204}, "both": {send(z.Bytes(), "gzip", true), 204},
		"a lying header": {send(plain, "gzip", false), 400}, "unknown": {send(plain, "br", false), 400}, "no JSON": {send([]byte("<html>"), "", false), 400}} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, want %d", name, got[0], got[1])
		}
	}
}
