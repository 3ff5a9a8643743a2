package rehearsal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/practice/module"
)

// served is a practice tenant over a state file, with its modules in a folder.
type served struct {
	address, token string
	session        *practice.Session
	stop           func()
}

func serve(t *testing.T, file, modules string) served {
	t.Helper()
	box, err := practice.Open(practice.Options{Users: users, File: file, Pace: practice.Instant})
	if err != nil {
		t.Fatal(err)
	}
	address, token, stop, err := box.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if modules != "" {
		if err := module.Write(modules, module.Connection{URL: address, Token: token}); err != nil {
			t.Fatal(err)
		}
	}
	return served{address, token, practice.NewSession(address, token), func() {
		err := stop()
		if modules != "" {
			err = errors.Join(err, module.Close(modules))
		}
		if err != nil {
			t.Error(err)
		}
	}}
}

// list asks Graph for a list, to its last page.
func (s served) list(t *testing.T, path string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for next := s.address + path; next != ""; {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, next, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+s.token)
		r.Header.Set("ConsistencyLevel", "eventual")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(res.Body)
		if err := errors.Join(err, res.Body.Close()); err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s %s %v", next, res.Status, raw, err)
		}
		var page struct {
			Value []map[string]any `json:"value"`
			Next  string           `json:"@odata.nextLink"`
		}
		if err := json.Unmarshal(raw, &page); err != nil {
			t.Fatal(err)
		}
		all, next = append(all, page.Value...), page.Next
	}
	return all
}

// object is one thing that a tenant holds, in words: what it is, its name, and everything it says of itself with names in place of the
// ids that a tenant makes up.
type object struct{ kind, name, says string }

var madeUp = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// objects is all that the tenant holds.
func (s served) objects(t *testing.T) []object {
	t.Helper()
	type found struct {
		kind, name string
		body       map[string]any
	}
	var all []found
	names := map[string]string{} // of ids
	add := func(kind string, o map[string]any, name string, ids ...string) {
		for _, property := range ids {
			if id, ok := o[property].(string); ok && id != "" {
				names[strings.ToLower(id)] = kind + " " + name
			}
		}
		all = append(all, found{kind, name, o})
	}
	text := func(o map[string]any, property string) string { v, _ := o[property].(string); return v }
	for _, g := range s.list(t, "/v1.0/groups?$select=id,displayName,description,uniqueName,mailNickname,membershipRule,groupTypes,assignedLicenses,visibility,resourceProvisioningOptions&$top=999") {
		var members []string
		for _, m := range s.list(t, "/v1.0/groups/"+text(g, "id")+"/members?$select=id,displayName&$top=999") {
			members = append(members, text(m, "id"))
		}
		var owners []string
		for _, m := range s.list(t, "/v1.0/groups/"+text(g, "id")+"/owners?$select=id&$top=999") {
			owners = append(owners, text(m, "id"))
		}
		slices.Sort(members)
		slices.Sort(owners)
		g["members"], g["owners"] = members, owners
		name := text(g, "uniqueName")
		if name == "" {
			name = text(g, "displayName")
		}
		add("group", g, name, "id")
	}
	for _, u := range s.list(t, "/v1.0/users?$select=id,userPrincipalName,usageLocation,assignedLicenses&$top=999") {
		add("licences", u, text(u, "userPrincipalName"))
	}
	commands := []struct{ command, name, id string }{
		{"Get-CsOnlineUser", "UserPrincipalName", "Identity"}, {"Get-CsOnlineApplicationInstance", "UserPrincipalName", "ObjectId"}, {"Get-CsCallQueue", "Name", "Identity"},
		{"Get-CsAutoAttendant", "Name", "Identity"}, {"Get-CsOnlineSchedule", "Name", "Id"}, {"Get-CsOnlineLisCivicAddress", "Description", "CivicAddressId"},
		{"Get-CsOnlineLisLocation", "Location", "LocationId"}, {"Get-CsPhoneNumberAssignment", "TelephoneNumber", ""}, {"Get-CsGroupPolicyAssignment", "", ""},
		{"Get-CsOnlinePstnUsage", "Identity", ""}, {"Get-CsOnlineVoiceRoute", "Identity", ""}, {"Get-CsPhoneNumberTag", "", ""},
	}
	for _, p := range catalog.PolicyTypes() {
		if p.GetCommand != "" {
			commands = append(commands, struct{ command, name, id string }{p.GetCommand, "Identity", ""})
		}
	}
	for _, c := range commands {
		list, err := s.session.Invoke(t.Context(), tenant.Command{Name: c.command})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range list {
			add(c.command, o, text(o, c.name), c.id)
		}
	}
	out := make([]object, 0, len(all))
	for _, f := range all {
		out = append(out, object{f.kind, f.name, said(f.body, names)})
	}
	slices.SortFunc(out, func(a, b object) int {
		return strings.Compare(a.kind+"\x00"+a.name+"\x00"+a.says, b.kind+"\x00"+b.name+"\x00"+b.says)
	})
	return out
}

// said writes an object with sorted properties and with names in place of ids. Ids that name nothing listed (of a menu, a call flow) are
// numbered as they come; times are left out, because no two runs have the same.
func said(o map[string]any, names map[string]string) string {
	o = maps.Clone(o)
	for property := range o {
		if strings.HasSuffix(property, "Time") || strings.HasSuffix(property, "Date") {
			delete(o, property)
		}
	}
	raw, err := json.Marshal(o)
	if err != nil {
		return err.Error()
	}
	numbers := map[string]int{}
	return madeUp.ReplaceAllStringFunc(string(raw), func(id string) string {
		if name, known := names[id]; known {
			return "<" + name + ">"
		}
		if _, seen := numbers[id]; !seen {
			numbers[id] = len(numbers) + 1
		}
		return fmt.Sprintf("<id %d>", numbers[id])
	})
}

// differ lists what one tenant holds and another does not.
func differ(a, b []object) []string {
	count := map[object]int{}
	for _, o := range a {
		count[o]++
	}
	for _, o := range b {
		count[o]--
	}
	var list []string
	for o, n := range count {
		if n != 0 {
			list = append(list, fmt.Sprintf("%+d %s %s: %s", n, o.kind, o.name, o.says))
		}
	}
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(a[2:], b[2:]) })
	return list
}
