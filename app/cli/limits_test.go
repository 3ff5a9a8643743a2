package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/document"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/strict"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

const limits = "../../backend/limit/testdata/"

// shownTenant is what the tenant shows beside a workbook. What a file does not name was not read.
type shownTenant struct {
	tenant.Reading
	Users          []tenant.RawUser           `json:"users"`
	Configurations []tenant.UserConfiguration `json:"configurations"`
	Members        map[string][]string        `json:"members"`
	Numbers        []tenant.Number            `json:"numbers"`
	Many           struct {
		Users         int `json:"users"` // of nobody's department, for limits that only a crowd reaches
		DynamicGroups int `json:"dynamicGroups"`
	} `json:"many"`
}

// reading is what a workbook keeps of it.
func (s shownTenant) reading(t *testing.T, named map[string]json.RawMessage) workbook.Reading {
	t.Helper()
	for i := range s.Many.DynamicGroups {
		s.Groups = append(s.Groups, tenant.Group{ID: ident.Object(fmt.Sprintf("many-%d", i)), Name: fmt.Sprintf("Many %d", i), Dynamic: true, SecurityEnabled: true})
	}
	for i := range s.Many.Users {
		s.Users = append(s.Users, tenant.RawUser{"id": json.RawMessage(fmt.Sprintf(`"%08x-0000-4000-8000-000000000000"`, i)), "userPrincipalName": json.RawMessage(fmt.Sprintf(`"u%d@b.example"`, i))})
	}
	r := workbook.Reading{Reading: s.Reading, Directory: directory.New(len(s.Users)), Numbers: s.Numbers}
	r.At, r.Organization, r.Unread = time.Now(), tenant.Organization{ID: "tenant", Name: "Tenant"}, map[string]string{}
	for _, part := range []string{"groups", "subscriptions", "policies", "groupPolicies", "queues", "accounts", "locations", "teams", "numbers"} {
		if _, read := named[part]; !read && (part != "groups" || len(s.Groups) == 0) {
			r.Unread[part] = "not asked"
		}
	}
	seen := map[tenant.ThingKind]bool{}
	for _, thing := range s.Things {
		seen[thing.Kind] = true
	}
	for _, kind := range tenant.ThingKinds() {
		if !seen[kind] && kind != tenant.AccountThing {
			r.Unread["things/"+string(kind)] = "not asked"
		}
	}
	if err := r.Directory.Apply(s.Users); err != nil {
		t.Fatal(err)
	}
	for group, ids := range s.Members {
		r.Directory.SetMembers(ident.Object(group), ident.All(ids, ident.Object))
	}
	for _, c := range s.Configurations {
		r.Directory.PutTeams(directory.Configuration{ID: c.ID, UPN: c.UPN, AccountType: "user", EnterpriseVoice: c.EnterpriseVoice})
	}
	return r
}

// limitDesign reads a design that may be wrong in any way, which design import would refuse.
func limitDesign(t *testing.T, name string) document.Design {
	t.Helper()
	body, err := os.ReadFile(limits + name)
	if err != nil {
		t.Fatal(err)
	}
	var d document.Design
	if found := strict.Decode(body, &d); len(found) > 0 {
		t.Fatalf("%s: %v", name, found[0].Error())
	}
	return d
}

// emptyBytes is a workbook that is still empty, made once for all rows of the table.
var emptyBytes = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "empty")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	file := filepath.Join(folder, "x.personadesk")
	wb, err := workbook.Create(file, workbook.Options{Actor: "ada"})
	if err != nil {
		return nil, err
	}
	if err := wb.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// emptyBook gives a workbook of its own.
func emptyBook(t *testing.T) string {
	t.Helper()
	body, err := emptyBytes()
	file := filepath.Join(t.TempDir(), "x.personadesk")
	if err == nil {
		err = os.WriteFile(file, body, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// limitBook makes a workbook of one side of a pair, and says what its screens and the command line say of it.
func limitBook(t *testing.T, l limit.Limit, kind string) (page []problem.Problem, said []problem.Shown) {
	t.Helper()
	ctx := t.Context()
	file := emptyBook(t)
	wb := asBefore(t, file, limitDesign(t, l.Name()+"."+kind+".json"))
	body, err := os.ReadFile(limits + l.Name() + ".tenant.json")
	if err == nil {
		var shown shownTenant
		var named map[string]json.RawMessage
		if err := errors.Join(json.Unmarshal(body, &shown), json.Unmarshal(body, &named)); err != nil {
			t.Fatal(err)
		}
		err = wb.SaveReading(ctx, shown.reading(t, named))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	page = screens(ctx, t, wb)
	if err := wb.Close(); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	Run(ctx, []string{"check", file, "-o", "json"}, fstest.MapFS{}, Streams{In: strings.NewReader(""), Out: &out, Err: &messages})
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatalf("%v: %s%s", err, out.String(), messages.String())
	}
	if kind == "bad" {
		heal(ctx, t, file, l, page)
	}
	return page, said
}

// screens collects what the steps that hold the design show.
func screens(ctx context.Context, t *testing.T, wb *workbook.Workbook) []problem.Problem {
	t.Helper()
	d := desk.New(wb, desk.Options{Patience: time.Minute})
	defer d.Close()
	ranges, err := d.Ranges(ctx)
	if err != nil {
		t.Fatal(err)
	}
	list := number.CheckRanges(ranges)
	for _, of := range []func(context.Context) ([]problem.Problem, error){d.Checks, d.CallProblems} {
		found, err := of(ctx)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, found...)
	}
	reach, err := d.Reach(ctx)
	if err == nil {
		list = append(list, append(targeting.Clashes(reach), targeting.Large(reach)...)...)
	}
	return list
}

// shows says whether a problem is the one of a limit: by code, and by the variant or the reason that its text holds.
func shows(l limit.Limit, p problem.Problem) bool {
	if variant, _ := strings.CutSuffix(p.Summary.Code, ".summary"); variant != l.Code {
		return false
	}
	return l.Reason == "" || slices.Contains(p.Detail.Args, any(l.Reason))
}

func TestEachLimitIsSaidOfTheWorkbookThatPassesItAndNotOfTheOther(t *testing.T) {
	for _, l := range limit.Table() {
		t.Run(l.Name(), func(t *testing.T) {
			t.Parallel() // they wait for the disk most of the time
			for _, kind := range []string{"bad", "good"} {
				if l.Unkept {
					d := limitDesign(t, l.Name()+"."+kind+".json")
					checkLimit(t, l, kind, compiled(d), nil)
					continue
				}
				page, said := limitBook(t, l, kind)
				checkLimit(t, l, kind, page, said)
			}
		})
	}
}

// compiled is what the compiler says of a design that no workbook can hold.
func compiled(d document.Design) []problem.Problem {
	p := persona.Design{Personas: d.Personas, Policies: d.Policies, Queues: d.Queues, Things: voice.Things{Usages: d.Usages, Routes: d.Routes, Sites: d.Sites}}
	return append(persona.Check(p, persona.Facts{}), number.CheckRanges(d.Ranges)...)
}

func checkLimit(t *testing.T, l limit.Limit, kind string, page []problem.Problem, said []problem.Shown) {
	t.Helper()
	found := slices.ContainsFunc(page, func(p problem.Problem) bool { return shows(l, p) })
	if found != (kind == "bad") {
		t.Errorf("the %s workbook: said %v; the screens say %v", kind, found, codesOf(page))
	}
	for _, p := range page {
		if shows(l, p) && (p.Where.Step == "" || p.Where.Kind == "" || p.Hint.IsZero() || p.Summary.IsZero()) {
			t.Errorf("%s has no place, summary or hint: %+v", l.Name(), p)
		}
		if said != nil && !slices.ContainsFunc(said, func(s problem.Shown) bool {
			return s.Code == p.Code && s.Severity == p.Severity && s.Where == p.Where
		}) {
			t.Errorf("the %s workbook: a screen shows %s at %+v, and check does not", kind, p.Code, p.Where)
		}
	}
	for _, s := range said {
		ofDesign := s.Where.Step == "personas" || s.Where.Step == "targeting" && s.Where.Kind == "persona" || s.Where.Step == "numbers" && s.Where.Kind == "range"
		if !ofDesign {
			continue // of the workshop, the reading or the inventory
		}
		if !slices.ContainsFunc(page, func(p problem.Problem) bool { return s.Code == p.Code && s.Where == p.Where }) {
			t.Errorf("the %s workbook: check says %s at %+v, and no screen does", kind, s.Code, s.Where)
		}
	}
}

func codesOf(list []problem.Problem) []string {
	codes := []string{}
	for _, p := range list {
		codes = append(codes, p.Summary.Code)
		if len(p.Detail.Args) > 3 && strings.HasPrefix(p.Code, "RULE_") {
			codes = append(codes, fmt.Sprint(p.Detail.Args[3]))
		}
	}
	return codes
}
