package engine

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/workbook"
)

const killVariable = "PERSONADESK_PROVISION_KILL" // "folder journal 7" or "folder write 3"

func TestMain(m *testing.M) {
	if order := os.Getenv(killVariable); order != "" {
		if err := dieAt(order); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func loadFake(dir string) (*fake.Tenant, error) {
	f := fake.New(0)
	f.File = filepath.Join(dir, "tenant.json")
	text, err := os.ReadFile(f.File)
	if err != nil {
		return nil, err
	}
	return f, json.Unmarshal(text, &f.State)
}

func openBook(dir string) (*workbook.Workbook, error) {
	return workbook.Open(filepath.Join(dir, "x.personadesk"), workbook.Options{Actor: "ada"})
}

// dieAt carries the plan out, and kills its own process at the given journal entry, or after the given write reached the tenant and
// before its answer reached us.
func dieAt(order string) error {
	var dir, kind string
	var at int
	if _, err := fmt.Sscan(order, &dir, &kind, &at); err != nil {
		return err
	}
	f, err := loadFake(dir)
	if err != nil {
		return err
	}
	wb, err := openBook(dir)
	if err != nil {
		return err
	}
	die := func() {
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		fmt.Fprintln(os.Stderr, "still alive", err)
		time.Sleep(time.Minute)
	}
	o, stop := played()
	defer stop()
	steps := 0
	o.OnChange = func(ChangeState) {
		if steps++; kind == "journal" && steps == at {
			die()
		}
	}
	pairs := 0
	f.Wrote = func(count int) {
		last := f.State.Writes[len(f.State.Writes)-1]
		if together(last) {
			pairs++
		}
		if kind == "write" && count == at || kind == "pair" && together(last) && pairs == at {
			die()
		}
	}
	if kind == "pair" {
		f.Before = inPairs()
	}
	p, err := storedPlan(wb)
	if err != nil {
		return err
	}
	s, err := Apply(ctx, f.Doors(), wb, p, o)
	if err == nil && !s.Whole() {
		err = fmt.Errorf("not whole: %+v", s)
	}
	return err
}

// together says whether a call is one of those that go side by side.
func together(call string) bool {
	return strings.HasPrefix(call, "CreateGroup") || strings.HasPrefix(call, "SetGroupLicences")
}

// inPairs lets the calls that go side by side through once another one of their kind has come as well.
func inPairs() func(call string) {
	var mutex sync.Mutex
	come := map[string]int{}
	return func(call string) {
		if !together(call) {
			return
		}
		mutex.Lock()
		come[call]++
		mutex.Unlock()
		for range 1000 {
			mutex.Lock()
			both := come[call] > 1
			mutex.Unlock()
			if both {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
}

func storedPlan(wb *workbook.Workbook) (plan.Plan, error) {
	var p plan.Plan
	stored, ok, err := wb.LatestPlan(ctx)
	if err != nil || !ok {
		return p, fmt.Errorf("no plan: %w", err)
	}
	return kept.Load(ctx, wb, stored)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to, text, 0o600))
}

// killed is what a child is to carry out and to be killed at: a workbook with an approved plan and a tenant, each in a file of its own, with
// what the tenant is sent when nobody disturbs it.
func killed(t *testing.T, users int, book func(path string) *workbook.Workbook) (template string, changes int, end []string) {
	t.Helper()
	template = t.TempDir()
	f, wb := fake.New(users), book(filepath.Join(template, "x.personadesk"))
	p := planned(t, wb, f)
	must(t, wb.Close())
	text, err := json.Marshal(f.State)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(template, "tenant.json"), text, 0o600))

	undisturbed := t.TempDir()
	copyFile(t, filepath.Join(template, "x.personadesk"), filepath.Join(undisturbed, "x.personadesk"))
	_, err = Apply(ctx, f.Doors(), reopened(t, undisturbed), p, fast(t))
	must(t, err)
	end = f.State.Writes
	slices.Sort(end)
	if len(end) != len(p.Changes) {
		t.Fatalf("%d changes made %d writes", len(p.Changes), len(end))
	}
	return template, len(p.Changes), end
}

func TestAKillAtAnyMomentLosesAndRepeatsNothing(t *testing.T) {
	template, changes, end := killed(t, 4, func(path string) *workbook.Workbook { return newBook(t, path) })
	step := 1
	if testing.Short() {
		step = 5
	}
	for kind, last := range map[string]int{"journal": 4 * changes, "write": changes} {
		for at := 1; at <= last; at += step {
			t.Run(fmt.Sprintf("%s %d", kind, at), func(t *testing.T) { killAndResume(t, template, kind, at, end) })
		}
	}
}

func TestAKillWithTwoSendsInFlightLosesAndRepeatsNothing(t *testing.T) {
	template, _, end := killed(t, 4, func(path string) *workbook.Workbook { return crowd(t, path, 3) })
	for at := 1; at <= 8; at++ { // four groups, and the licences of each
		t.Run(fmt.Sprint("write ", at), func(t *testing.T) { killAndResume(t, template, "pair", at, end) })
	}
}

func reopened(t *testing.T, dir string) *workbook.Workbook {
	t.Helper()
	wb, err := openBook(dir)
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	return wb
}

func killAndResume(t *testing.T, template, kind string, at int, end []string) {
	dir := t.TempDir()
	for _, name := range []string{"x.personadesk", "tenant.json"} {
		copyFile(t, filepath.Join(template, name), filepath.Join(dir, name))
	}
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%s %s %d", killVariable, dir, kind, at))
	said, err := child.CombinedOutput()
	if err == nil || child.ProcessState.Exited() {
		t.Fatalf("the child was not killed: %v %s", err, said)
	}
	f, err := loadFake(dir)
	must(t, err)
	wb := reopened(t, dir)
	run, ok, err := wb.OpenRun(ctx)
	if err != nil || !ok {
		t.Fatalf("the run cannot be found again: %v", err)
	}
	if kind == "pair" && at%4 == 1 {
		states, err := wb.ChangeStates(ctx, run.ID)
		must(t, err)
		flying := 0
		for id, c := range states {
			if c.State == workbook.Sent {
				flying++
				t.Logf("in flight: %s", id)
			}
		}
		if flying < 2 {
			t.Errorf("%d sends were in flight", flying)
		}
	}
	s, err := Resume(ctx, f.Doors(), wb, run.ID, fast(t))
	must(t, err)
	if !s.Whole() {
		t.Errorf("%+v", s)
	}
	writes := slices.Clone(f.State.Writes)
	slices.Sort(writes)
	if !slices.Equal(writes, end) {
		t.Errorf("the tenant was sent\n%v\nand without the kill it is\n%v", writes, end)
	}
	must(t, wb.AuditVerify(ctx))
}
