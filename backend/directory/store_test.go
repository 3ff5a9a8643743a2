package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/ident"
)

// stored writes a directory and reads it back.
func stored(d *Directory) (*Directory, error) {
	through := func(store func(func(Chunk) error) error, load func(func() (Chunk, error)) error) error {
		var chunks []Chunk
		if err := store(func(c Chunk) error { chunks = append(chunks, c); return nil }); err != nil || len(chunks) == 0 {
			return err
		}
		return load(func() (Chunk, error) {
			if len(chunks) == 0 {
				return Chunk{}, io.EOF
			}
			c := chunks[0]
			chunks = chunks[1:]
			return c, nil
		})
	}
	var back *Directory
	err := through(d.StoreUsers, func(next func() (Chunk, error)) (err error) {
		back, err = LoadUsers(next)
		return err
	})
	if err != nil {
		return nil, err
	}
	return back, errors.Join(through(d.StoreTeams, back.LoadTeams), through(d.StoreMembers, back.LoadMembers))
}

// smallPages makes pages and dictionaries so short that a few users fill several, and columns of unique texts come up.
func smallPages() (back func()) {
	pages := []*int{&idsPage, &codesPage, &valuesPage, &textsPage, &memberPage, &registerPage, &enoughLookups}
	before := make([]int, len(pages))
	for i, p := range pages {
		before[i], *p = *p, 3
	}
	enoughLookups = 16
	return func() {
		for i, p := range pages {
			*p = before[i]
		}
	}
}

// spoken is everything that a directory says.
func spoken(d *Directory) []string {
	var lines []string
	for i := range d.Len() {
		for name := range d.columns {
			v := d.Value(i, name)
			lines = append(lines, fmt.Sprintf("%s %s %s %q", d.ids.text(i), name, v.State(), v.Key()))
		}
		c, known := d.Configuration(i)
		lines = append(lines, fmt.Sprintf("%s %v %+v", d.ID(i), known, c))
	}
	for _, g := range d.MemberGroups() {
		set, _ := d.Members(g)
		lines = append(lines, fmt.Sprint(g, slices.Collect(set.Each()), d.MembersOutside(g)))
	}
	lines = append(lines, fmt.Sprintf("%v %v %+v", d.SawTeams(), d.SawMembers(), d.Outside()))
	slices.Sort(lines)
	return lines
}

func anyID(r *rapid.T) string {
	id := fmt.Sprintf("00000000-0000-4000-8000-0000000000%02x", rapid.IntRange(0, 60).Draw(r, "id"))
	return rapid.SampledFrom([]string{id, id, id, id[:34] + "AB", "odd " + id[34:]}).Draw(r, "spelling")
}

func anyUser(r *rapid.T) map[string]json.RawMessage {
	u := map[string]json.RawMessage{"id": json.RawMessage(fmt.Sprintf("%q", anyID(r)))}
	put := func(name string, values ...string) {
		if v := rapid.SampledFrom(append(values, "")).Draw(r, name); v != "" {
			u[name] = json.RawMessage(v)
		}
	}
	text, err := json.Marshal(rapid.String().Draw(r, "text"))
	if err != nil {
		r.Fatal(err)
	}
	put("displayName", string(text), "null", `"İstanbul"`, `"STRASSE"`)
	put("department", `"HR"`, `"hr"`, `""`, "null", "17")
	put("accountEnabled", "true", "false", "null")
	put("employeeHireDate", `"2020-05-01T00:00:00Z"`, `"1931-05-01T00:00:00.5Z"`, "null")
	put("proxyAddresses", "[]", `["SMTP:a@b.example","smtp:`+rapid.StringMatching("[a-zA-Z]{0,3}").Draw(r, "alias")+`@b.example"]`, "null")
	put("assignedPlans", "[]", `[{"servicePlanId":"57ff2da0-773e-42df-b2af-ffb7a2317929","service":"TeamspaceAPI","capabilityStatus":"Enabled"}]`, "null")
	put("assignedLicenses", "[]", `[{"skuId":"06EBC4EE-1bb5-47dd-8120-11324bc54e06"}]`)
	put("onPremisesExtensionAttributes", "null", `{"extensionAttribute1":"A","extensionAttribute2":null}`)
	put("extension_0123_wing", `"East"`, "null")
	return u
}

// Columns on the disk say what columns in memory say, whatever was done to those, and go on saying so when both are changed alike.
func TestColumnsOnTheDiskAreTheColumnsInMemory(t *testing.T) {
	defer smallPages()()
	rapid.Check(t, func(r *rapid.T) {
		d := New(0)
		change := func(all ...*Directory) {
			u, id := anyUser(r), anyID(r)
			c := Configuration{ID: ident.Object(id), UPN: rapid.SampledFrom([]string{"", "x@y.example"}).Draw(r, "upn"), EnterpriseVoice: rapid.Bool().Draw(r, "voice"),
				Features: rapid.SampledFrom([][]string{{}, {"PhoneSystem"}, {"Teams", "PhoneSystem"}}).Draw(r, "features"),
				Numbers:  rapid.SampledFrom([][]string{{}, {"+441"}, {"+442", "+443"}}).Draw(r, "numbers")}
			c.Policies = append(c.Policies, rapid.SampledFrom([][]Assignment{nil, {{Type: "TeamsCallingPolicy", Name: "A/b", GroupID: "g"}},
				{{Type: "TenantDialPlan", Name: "D", Direct: true}, {Type: "teamscallingpolicy", Name: "C", Direct: true}}}).Draw(r, "policies")...)
			group, what := rapid.SampledFrom([]string{"g", "h"}).Draw(r, "group"), rapid.IntRange(0, 9).Draw(r, "what")
			for _, d := range all {
				switch what {
				case 0:
					d.Remove(id)
				case 1:
					d.PutTeams(c)
				case 2:
					d.AddMember(ident.Object(group), ident.Object(id))
				case 3:
					d.DropMember(ident.Object(group), ident.Object(id))
				case 4:
					if d.Set(u) != nil {
						r.Fatal("a user was not taken")
					}
				default:
					if d.Merge(u) != nil {
						r.Fatal("a user was not taken")
					}
				}
			}
		}
		for range rapid.IntRange(0, 60).Draw(r, "changes") {
			change(d)
		}
		for range 2 {
			back, err := stored(d)
			if err != nil {
				r.Fatal(err)
			}
			if want, got := spoken(d), spoken(back); !slices.Equal(want, got) {
				r.Fatalf("want %q\ngot %q", want, got)
			}
			for range 8 {
				change(d, back)
			}
			if want, got := spoken(d), spoken(back); !slices.Equal(want, got) {
				r.Fatalf("after changes: want %q\ngot %q", want, got)
			}
			d = back
		}
	})
}

// A patch laid over the users it was made over gives what the changes gave.
func TestAPatchIsTheChangesAgain(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := New(0)
		for range 20 {
			if err := d.Merge(anyUser(r)); err != nil {
				r.Fatal(err)
			}
		}
		back, err := stored(d)
		if err != nil {
			r.Fatal(err)
		}
		page := []map[string]json.RawMessage{}
		for range rapid.IntRange(0, 9).Draw(r, "changes") {
			u := anyUser(r)
			if rapid.Bool().Draw(r, "removed") {
				u["@removed"] = json.RawMessage(`{"reason":"deleted"}`)
			}
			page = append(page, u)
		}
		c, err := PackPatch(3, page)
		if err != nil {
			r.Fatal(err)
		}
		if n, err := back.LoadPatch(c); err != nil || n != len(page) {
			r.Fatal(n, err)
		}
		if err := d.Apply(page); err != nil {
			r.Fatal(err)
		}
		if want, got := spoken(d), spoken(back); !slices.Equal(want, got) {
			r.Fatalf("want %q\ngot %q", want, got)
		}
	})
}
