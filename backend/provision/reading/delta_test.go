package reading_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/provision/reading"
	"personadesk/backend/workbook"
)

// stir changes a bit of everything in a tenant that was read before.
func (w *wire) stir(wb *workbook.Workbook, group string) {
	ids := users(w.t, wb)
	for i, id := range ids[20:60] {
		w.send("PATCH", "/users/"+id, map[string]any{"department": "Elsewhere", "officeLocation": nil, "jobTitle": []any{nil, "Pilot"}[i%2]})
	}
	w.send("DELETE", "/users/"+ids[100], nil)
	w.send("POST", "/directory/deletedItems/"+w.away+"/restore", map[string]any{})
	w.send("POST", "/groups/"+group+"/members/$ref", map[string]any{"@odata.id": w.url + "/v1.0/directoryObjects/" + ids[3]})
	w.send("DELETE", "/groups/"+group+"/members/"+ids[2]+"/$ref", nil)
	made := w.group("personadesk-second")
	w.send("POST", "/groups/"+made+"/members/$ref", map[string]any{"@odata.id": w.url + "/v1.0/directoryObjects/" + ids[5]})
}

// group makes a security group and gives its id.
func (w *wire) group(key string) string {
	return w.send("POST", "/groups", map[string]any{"displayName": "Group " + key, "mailEnabled": false, "mailNickname": key, "securityEnabled": true,
		"uniqueName": key})["id"].(string)
}

// first makes a tenant, a group of ours in it, and a workbook that has read it.
func first(t testing.TB, people int) (*wire, *workbook.Workbook, string) {
	t.Helper()
	w, wb := newWire(t, people), newBook(t)
	group := w.group("personadesk-first")
	w.read(wb)
	for _, id := range users(t, wb)[:3] {
		w.send("POST", "/groups/"+group+"/members/$ref", map[string]any{"@odata.id": w.url + "/v1.0/directoryObjects/" + id})
	}
	w.away = users(t, wb)[200]
	w.send("DELETE", "/users/"+w.away, nil)
	w.clock.Advance(time.Hour)
	w.read(wb)
	w.clock.Advance(time.Hour)
	w.forget()
	return w, wb, group
}

func TestASecondReadingBringsChangesOnly(t *testing.T) {
	w, wb, group := first(t, 700)
	w.stir(wb, group)
	o := w.read(wb)
	if o.Changed < 42 || o.Changed > 60 || o.Users != len(users(t, wb)) {
		t.Errorf("%+v", o)
	}
	if n := w.count("/users/delta"); n != 1 {
		t.Errorf("%d pages of users", n)
	}
	if w.count("/v1.0/groups") != 1 || w.count("/groups/delta") != 1 { // the one is that a group was made
		t.Errorf("groups were listed %d times", w.count("/v1.0/groups"))
	}
	w.same(wb)
	t.Run("and a third over the second", func(t *testing.T) {
		w.clock.Advance(time.Hour)
		w.send("PATCH", "/users/"+users(t, wb)[30], map[string]any{"department": nil})
		if o := w.read(wb); o.Changed != 1 {
			t.Errorf("%+v", o)
		}
		w.same(wb)
	})
	t.Run("many changes are folded into the columns", func(t *testing.T) {
		w.clock.Advance(time.Hour)
		for range 2 {
			for _, id := range users(t, wb)[:600] {
				w.send("PATCH", "/users/"+id, map[string]any{"city": "Leeds"})
			}
			w.read(wb)
			w.clock.Advance(time.Hour)
		}
		w.same(wb)
	})
}

// page is a page of a delta round as it is on the wire.
type page map[string]json.RawMessage

func onPage(r *http.Request, path string, answer func() (int, []byte), change func(p page)) (int, []byte) {
	status, body := answer()
	if !strings.HasSuffix(r.URL.Path, path) || status != http.StatusOK {
		return status, body
	}
	var p page
	if json.Unmarshal(body, &p) != nil {
		return status, body
	}
	change(p)
	text, err := json.Marshal(p)
	if err != nil {
		return http.StatusInternalServerError, nil
	}
	return status, text
}

func syncLost(status int) (int, []byte) {
	return status, []byte(`{"error":{"code":"syncStateNotFound","message":"The sync state generation is not found."}}`)
}

func TestTheTrapsOfChanges(t *testing.T) {
	for name, c := range map[string]struct {
		meddle func() func(r *http.Request, answer func() (int, []byte)) (int, []byte)
		age    time.Duration
		whole  bool // everything is read in the end
	}{
		"the same user comes twice on a page, and again on the next": {meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				return onPage(r, "/delta", answer, func(p page) {
					var items []json.RawMessage
					if json.Unmarshal(p["value"], &items) == nil && len(items) > 0 {
						p["value"], _ = json.Marshal(append(slices.Clone(items), items...))
					}
				})
			}
		}},
		"an older state of a user comes before the newest": {meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				return onPage(r, "/users/delta", answer, func(p page) {
					var items []map[string]json.RawMessage
					if json.Unmarshal(p["value"], &items) != nil {
						return
					}
					var older []map[string]json.RawMessage
					for _, item := range items {
						if _, told := item["department"]; told {
							older = append(older, map[string]json.RawMessage{"id": item["id"], "department": json.RawMessage(`"Older"`)})
						}
					}
					p["value"], _ = json.Marshal(append(older, items...))
				})
			}
		}},
		"empty pages with a link to the next": {meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			empty := map[string]bool{}
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				if !strings.HasSuffix(r.URL.Path, "/delta") || empty[r.URL.Path] {
					return answer()
				}
				empty[r.URL.Path] = true
				next, err := json.Marshal("http://" + r.Host + r.URL.String() + "#again")
				if err != nil {
					return http.StatusInternalServerError, nil
				}
				return http.StatusOK, []byte(`{"value":[],"@odata.nextLink":` + string(next) + `}`)
			}
		}},
		"the link is gone": {whole: true, meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				if strings.HasSuffix(r.URL.Path, "/delta") && strings.Contains(r.URL.RawQuery, "deltatoken") && !strings.Contains(r.URL.RawQuery, "latest") {
					return syncLost(http.StatusGone)
				}
				return answer()
			}
		}},
		"the link is forgotten": {whole: true, meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				if strings.HasSuffix(r.URL.Path, "/delta") && strings.Contains(r.URL.RawQuery, "deltatoken") && !strings.Contains(r.URL.RawQuery, "latest") {
					return syncLost(http.StatusBadRequest)
				}
				return answer()
			}
		}},
		"gone in the middle, once as changes and once as everything": {whole: true, meddle: func() func(*http.Request, func() (int, []byte)) (int, []byte) {
			pages := 0
			return func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
				if !strings.HasSuffix(r.URL.Path, "/users/delta") {
					return answer()
				}
				if pages++; pages == 1 { // leave a page of changes, and say that there is more
					return onPage(r, "/users/delta", answer, func(p page) {
						p["@odata.nextLink"], _ = json.Marshal("http://" + r.Host + r.URL.Path + "?$skiptoken=middle")
						delete(p, "@odata.deltaLink")
					})
				}
				if pages == 2 || pages == 4 {
					return syncLost(http.StatusGone)
				}
				return answer()
			}
		}},
		"the link is older than the tenant keeps any": {whole: true, age: 8 * 24 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			w, wb, group := first(t, 700)
			w.stir(wb, group)
			w.clock.Advance(c.age)
			if c.meddle != nil {
				w.meddles(c.meddle())
			}
			o := w.read(wb)
			if whole := o.Changed < 0; whole != c.whole {
				t.Errorf("everything was read: %v", whole)
			}
			w.same(wb)
		})
	}
}

func TestALinkOfAnotherSelectionIsOfNoUse(t *testing.T) {
	w, wb, _ := first(t, 300)
	o, err := reading.Read(ctx, w.tenant("createdDateTime"), wb, reading.Options{Clock: w.clock})
	must(t, err)
	if o.Changed >= 0 {
		t.Error("changes were asked for by a link that does not tell of every property")
	}
}

func TestWhatWasNeverToldOfAUserIsUnknown(t *testing.T) {
	w, wb, _ := first(t, 300)
	w.meddles(func(r *http.Request, answer func() (int, []byte)) (int, []byte) {
		return onPage(r, "/users/delta", answer, func(p page) {
			p["value"] = json.RawMessage(`[{"id":"00000000-0000-4000-8000-00000000beef","city":"York","state":null}]`)
		})
	})
	w.read(wb)
	d, err := wb.ReadingUsers(ctx)
	must(t, err)
	i, known := d.Index("00000000-0000-4000-8000-00000000beef")
	if !known || d.Value(i, "city").Text() != "York" || !d.Value(i, "state").IsAbsent() || !d.Value(i, "department").IsUnknown() {
		t.Errorf("%v: department is %s", known, d.Value(i, "department").State())
	}
}
