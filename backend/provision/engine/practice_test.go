package engine_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/proof"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// The sample customer's whole job over HTTP: read, plan, apply, verify, and a second plan that is empty.
func TestTheSampleCustomerOnThePracticeTenant(t *testing.T) {
	users := 200
	if text := os.Getenv("PERSONADESK_USERS"); text != "" {
		var err error
		if users, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	box, err := practice.Open(practice.Options{Users: users, Seed: 7})
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { must(t, stop()) })
	client, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token)})
	must(t, err)
	tn := tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: practice.NewSession(url, token)}}
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "sample.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	must(t, sample.Fill(ctx, wb))

	began := time.Now()
	lap := func(what string) {
		t.Logf("%s: %v", what, time.Since(began).Round(time.Millisecond))
		began = time.Now()
	}
	snapshot, err := reading.Read(ctx, tn, wb, reading.Options{})
	must(t, err)
	if len(snapshot.Unread) != 0 {
		t.Errorf("not read: %v", snapshot.Unread)
	}
	lap("read")
	p := planned(ctx, t, wb)
	lap("planned")
	o := engine.Options{FirstWait: 100 * time.Millisecond, MostWait: time.Second, Patience: 5 * time.Minute, Underway: 5 * time.Minute}
	s, err := engine.Apply(ctx, tn, wb, p, o)
	must(t, err)
	lap("applied " + strconv.Itoa(s.Changes) + " changes")
	if !s.Whole() || s.Propagating != 0 {
		t.Errorf("%+v", s)
		states, err := wb.ChangeStates(ctx, s.RunID)
		must(t, err)
		for id, c := range states {
			if c.State != workbook.Seen {
				t.Logf("%s: %s %s", id, c.State, text.English().Print(c.Note))
			}
		}
	}
	design, err := provision.LoadDesign(ctx, wb)
	must(t, err)
	results, err := proof.Verify(ctx, tn, design, p)
	must(t, err)
	lap("verified")
	for _, r := range results {
		t.Logf("%s: %d targeted, licences %v, policies %v, queues %v, numbers %v, teams %v", r.Name, r.Targeted, r.Licensed, r.WithPolicies, r.InQueues,
			r.WithNumbers, r.InTeams)
		if !r.Whole() || r.Targeted == 0 {
			t.Errorf("%s: %d missing, the first %+v", r.Name, r.MissingCount, r.Missing[:min(3, len(r.Missing))])
		}
	}
	_, err = reading.Read(ctx, tn, wb, reading.Options{})
	must(t, err)
	if again := planned(ctx, t, wb); !again.Empty() {
		t.Errorf("the second plan has %d changes, the first: %s", len(again.Changes), again.Changes[0].Says)
	}
	must(t, wb.AuditVerify(ctx))
}

func planned(ctx context.Context, t *testing.T, wb *workbook.Workbook) plan.Plan {
	t.Helper()
	p, err := provision.Remake(ctx, wb, 0, time.Now())
	must(t, err)
	for _, problem := range p.Problems {
		t.Logf("%s %s: %s", problem.Severity, problem.Code, problem.Error())
	}
	n, err := kept.Save(ctx, wb, p, nil)
	must(t, err)
	must(t, wb.Approve(ctx, n, p.Fingerprint, ""))
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
