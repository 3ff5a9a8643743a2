package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

const inBatch = "TeamsAppPermissionPolicy"

// batchBook is a workbook whose one persona gives a policy that goes to users in batches.
func batchBook(t *testing.T, path string) *workbook.Workbook {
	wb := newBook(t, path)
	must(t, wb.SavePolicy(ctx, persona.Policy{Type: inBatch, Name: "HR_Apps",
		Settings: []persona.Setting{{Name: "DefaultCatalogAppsType", Kind: persona.SettingText, Value: "AllowedAppList"}}}))
	who := fake.HR
	who.Policies = append(slices.Clone(who.Policies), persona.PolicyChoice{Type: inBatch, Name: "HR_Apps"})
	must(t, wb.SavePersona(ctx, who))
	return wb
}

// states gives the states of the batch's users after a run, by user.
func states(t *testing.T, wb *workbook.Workbook, run int64) map[string]workbook.JournalEntry {
	t.Helper()
	all, err := wb.ChangeStates(ctx, run)
	must(t, err)
	found := map[string]workbook.JournalEntry{}
	for id, c := range all {
		if user, ok := strings.CutPrefix(id, "grantUser:"+inBatch+"/"); ok {
			found[user] = c
		}
	}
	return found
}

func TestABatchIsOneOperationThatIsFollowedAndTellsOfEachUser(t *testing.T) {
	f, wb := fake.New(8), batchBook(t, "")
	f.Slow = 2
	p := planned(t, wb, f)
	var users []ident.ObjectID
	for i := range p.Changes {
		if _, ok := p.Changes[i].Batch(); ok {
			users = append(users, p.Changes[i].Expect.Grant.User)
		}
	}
	if len(users) != 4 {
		t.Fatalf("%d users in the batch", len(users))
	}
	f.Unfit = map[ident.ObjectID]string{users[1]: "User ineligible or lacking a licence"}
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if f.Batches() != 1 {
		t.Errorf("%d operations for one policy of one type", f.Batches())
	}
	if s.Failed != 1 || s.Unknown != 0 {
		t.Errorf("%+v", s)
	}
	for user, c := range states(t, wb, s.RunID) {
		want, says := workbook.Seen, ""
		if user == string(users[1]) {
			want, says = workbook.Refused, "User ineligible or lacking a licence"
		}
		if c.State != want || text.English().Print(c.Note) != says || c.Operation != "batch-1" {
			t.Errorf("%s: %s %q %q", user, c.State, text.English().Print(c.Note), c.Operation)
		}
	}
}

func TestABatchThatWasAcceptedIsNotDone(t *testing.T) {
	f, wb := fake.New(4), batchBook(t, "")
	p := planned(t, wb, f)
	f.Slow, f.Unshown = 1<<30, true // the operation never ends, and nothing of it is shown
	s, err := Apply(ctx, f.Doors(), wb, p, fast(t))
	must(t, err)
	if s.Whole() || s.Unknown == 0 {
		t.Errorf("%+v", s)
	}
	for user, c := range states(t, wb, s.RunID) {
		if c.State != workbook.Unclear || !strings.Contains(text.English().Print(c.Note), "still carrying the batch out") {
			t.Errorf("%s: %s %q", user, c.State, text.English().Print(c.Note))
		}
	}
}

func TestBatchesHoldNoMoreThanTheyMayAndOneTypeAndPolicyEach(t *testing.T) {
	var list []*item
	add := func(policyType, name string, n int) {
		for i := range n {
			list = append(list, &item{Case: proof.Case{Change: &plan.Change{Kind: plan.GrantUser,
				Action: plan.Action{Command: &tenant.Command{Name: "New-CsBatchPolicyAssignmentOperation"}},
				Expect: plan.Expect{Grant: &plan.Grant{Type: policyType, Name: ident.Policy(name), User: ident.Object(fmt.Sprint(name, i))}}}}})
		}
	}
	add(inBatch, "A", plan.MostInBatch+1)
	add(inBatch, "B", 2)
	add("TeamsUpgradePolicy", "A", 1)
	singles, batches := apart(list)
	var sizes []int
	for _, b := range batches {
		sizes = append(sizes, len(b))
	}
	if len(singles) != 0 || !slices.Equal(sizes, []int{5000, 1, 2, 1}) {
		t.Errorf("%d singles, batches of %v", len(singles), sizes)
	}
}

func TestAKillInABatchLosesAndRepeatsNothing(t *testing.T) {
	template, changes, end := killed(t, 6, func(path string) *workbook.Workbook { return batchBook(t, path) })
	step := 2
	if testing.Short() {
		step = 7
	}
	for kind, last := range map[string]int{"journal": 4 * changes, "write": changes} {
		for at := 1; at <= last; at += step {
			t.Run(fmt.Sprintf("%s %d", kind, at), func(t *testing.T) { killAndResume(t, template, kind, at, end) })
		}
	}
}
