package powershell

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// answers is a session that answers by a function and remembers what it was asked.
type answers struct {
	asked  []tenant.Command
	answer func(c tenant.Command) ([]tenant.Object, error)
}

func (a *answers) Invoke(_ context.Context, c tenant.Command) ([]tenant.Object, error) {
	a.asked = append(a.asked, c)
	return a.answer(c)
}

func always(objects ...tenant.Object) *answers {
	return &answers{answer: func(tenant.Command) ([]tenant.Object, error) { return objects, nil }}
}

func code(err error) string {
	if err == nil {
		return ""
	}
	return problem.From(err).Code
}

func TestRunSendsNothingThatIsNotInOrder(t *testing.T) {
	cases := []struct {
		name string
		c    tenant.Command
		code string
	}{
		{"unresolved group", grant(tenant.Text("p"), param("Group", tenant.RefTo(tenant.RefGroup, "hr"))), "POWERSHELL_UNRESOLVED"},
		{"unresolved deep inside", command("Set-CsCallQueue", param("Identity", tenant.Text("q")), param("DistributionLists", tenant.ListOf(tenant.Text("a"), tenant.RefTo(tenant.RefGroup, "hr")))), "POWERSHELL_UNRESOLVED"},
		{"everybody", grant(tenant.Text("p")), "POWERSHELL_TENANT_WIDE"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := always()
			if _, err := (Teams{s}).Run(t.Context(), c.c); code(err) != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
			if len(s.asked) > 0 {
				t.Errorf("sent %v", s.asked)
			}
		})
	}
}

func TestRunKeepsTheCause(t *testing.T) {
	broken := errors.New("broken")
	s := &answers{answer: func(tenant.Command) ([]tenant.Object, error) { return nil, broken }}
	if _, err := (Teams{s}).Queues(t.Context()); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestPolicies(t *testing.T) {
	got, err := Teams{always(
		tenant.Object{"Identity": "Global", "AllowPrivateCalling": true},
		tenant.Object{"Identity": "TAG:UK Manchester"},
		tenant.Object{"identity": map[string]any{"Name": "tag:London"}},
	)}.Policies(t.Context(), "teamscallingpolicy")
	if err != nil {
		t.Fatal(err)
	}
	want := []tenant.Policy{
		{Type: "TeamsCallingPolicy", Name: "Global", Settings: map[string]any{"Identity": "Global", "AllowPrivateCalling": true}},
		{Type: "TeamsCallingPolicy", Name: "UK Manchester", Settings: map[string]any{"Identity": "TAG:UK Manchester"}},
		{Type: "TeamsCallingPolicy", Name: "London", Settings: map[string]any{"identity": map[string]any{"Name": "tag:London"}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if _, err := (Teams{always(tenant.Object{"Name": "x"})}).Policies(t.Context(), "TeamsCallingPolicy"); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("a policy without identity: %v", err)
	}
	if _, err := (Teams{always()}).Policies(t.Context(), "TeamsNonsensePolicy"); code(err) != "TEAMS_NO_SUCH_POLICY_TYPE" {
		t.Errorf("a type that is none: %v", err)
	}
}

func TestGroupPolicies(t *testing.T) {
	good := tenant.Object{"GroupId": "AB-1", "PolicyType": "TeamsCallingPolicy", "PolicyName": "Tag:UK", "Rank": 1.0, "CreatedBy": nil}
	got, err := Teams{always(good)}.GroupPolicies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]tenant.GroupPolicy{{GroupID: "ab-1", Type: "TeamsCallingPolicy", Name: "UK", Rank: 1}}, got); d != "" {
		t.Error(d)
	}
	for _, missing := range []string{"GroupId", "PolicyType", "PolicyName", "Rank"} {
		t.Run("without "+missing, func(t *testing.T) {
			o := tenant.Object{}
			for k, v := range good {
				if k != missing {
					o[k] = v
				}
			}
			if got, err := (Teams{always(o)}).GroupPolicies(t.Context()); code(err) != "TEAMS_UNREADABLE" {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	if _, err := (Teams{always(tenant.Object{"GroupId": "a", "PolicyType": "b", "PolicyName": "c", "Rank": 1.5})}).GroupPolicies(t.Context()); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("a broken rank: %v", err)
	}
}

// pages answers Get-CsCallQueue as the module does.
func pages(total int) *answers {
	return &answers{answer: func(c tenant.Command) ([]tenant.Object, error) {
		first, _ := c.Param("First")
		skip, _ := c.Param("Skip")
		if first.Number > 100 {
			return nil, errors.New("First must be at most 100")
		}
		var out []tenant.Object
		for i := skip.Number; i < skip.Number+first.Number && i < int64(total); i++ {
			out = append(out, tenant.Object{"Identity": fmt.Sprintf("Q%d", i), "Name": fmt.Sprintf("queue %d", i)})
		}
		return out, nil
	}}
}

func TestQueuesReadsEveryPage(t *testing.T) {
	for _, total := range []int{0, 1, 99, 100, 101, 250} {
		t.Run(fmt.Sprint(total), func(t *testing.T) {
			got, err := Teams{pages(total)}.Queues(t.Context())
			if err != nil || len(got) != total {
				t.Fatalf("got %d, %v", len(got), err)
			}
		})
	}
}

func TestQueuesThatNeverEndAreAnError(t *testing.T) {
	s := &answers{answer: func(tenant.Command) ([]tenant.Object, error) {
		return pages(100).answer(command("x", param("First", tenant.WholeNumber(100))))
	}}
	if got, err := (Teams{s}).Queues(t.Context()); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("got %d, %v", len(got), err)
	}
}

func TestQueueAgents(t *testing.T) {
	cases := []struct {
		name string
		list any
		set  bool
		want []ident.ObjectID
	}{
		{"not returned is unknown", nil, false, nil},
		{"null is nobody", nil, true, []ident.ObjectID{}},
		{"empty is nobody", []any{}, true, []ident.ObjectID{}},
		{"texts", []any{"a", "b"}, true, []ident.ObjectID{"a", "b"}},
		{"one text", "a", true, []ident.ObjectID{"a"}},
		{"objects", []any{map[string]any{"Guid": "a"}, map[string]any{"ObjectId": "b"}}, true, []ident.ObjectID{"a", "b"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := tenant.Object{"Identity": "q", "Name": "HR"}
			if c.set {
				o["DistributionLists"] = c.list
			}
			got, err := Teams{always(o)}.Queues(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]tenant.Queue{{ID: "q", Name: "HR", Groups: c.want, Settings: o}}, got); d != "" {
				t.Error(d)
			}
		})
	}
	broken := tenant.Object{"Identity": "q", "Name": "HR", "Users": []any{true}}
	if _, err := (Teams{always(broken)}).Queues(t.Context()); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("agents that are no text: %v", err)
	}
}

func TestAccountsAndLocations(t *testing.T) {
	account := tenant.Object{"ObjectId": "A", "UserPrincipalName": "hr@x", "DisplayName": nil, "PhoneNumber": "tel:+441612300714"}
	accounts, err := Teams{always(account)}.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]tenant.Account{{ID: "a", UPN: "hr@x", Telephone: "+441612300714", Settings: account}}, accounts); d != "" {
		t.Error(d)
	}
	location := tenant.Object{"LocationId": "L", "Description": "Head office", "City": "Manchester", "CountryOrRegion": "GB"}
	locations, err := Teams{always(location)}.Locations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]tenant.Location{{ID: "l", Description: "Head office", City: "Manchester", Country: "GB", Settings: location}}, locations); d != "" {
		t.Error(d)
	}
	if _, err := (Teams{always(tenant.Object{"City": "x"})}).Locations(t.Context()); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("got %v", err)
	}
	if _, err := (Teams{always(tenant.Object{"ObjectId": "x"})}).Accounts(t.Context()); code(err) != "TEAMS_UNREADABLE" {
		t.Errorf("got %v", err)
	}
}

func TestABatchSaysHowFarItIsAndWhoWasRefused(t *testing.T) {
	states := []any{map[string]any{"Id": "AAAAAAAA-0000-4000-8000-000000000001", "State": "Completed", "Result": "Success"},
		map[string]any{"Id": "aaaaaaaa-0000-4000-8000-000000000002", "State": "Completed", "Result": "User not found"},
		map[string]any{"Id": "aaaaaaaa-0000-4000-8000-000000000003", "State": "InProgress", "Result": nil}}
	refused := map[ident.ObjectID]string{ident.Object("aaaaaaaa-0000-4000-8000-000000000002"): "User not found"}
	for name, c := range map[string]struct {
		out  []tenant.Object
		want tenant.Batch
		code string
	}{
		"under way":       {[]tenant.Object{{"OverallStatus": "InProgress", "CompletedCount": 2.0, "UserState": states}}, tenant.Batch{Done: 2, Users: 3, Refused: refused}, ""},
		"over":            {[]tenant.Object{{"OverallStatus": "Completed", "CompletedCount": 3.0, "UserState": states}}, tenant.Batch{Over: true, Done: 3, Users: 3, Refused: refused}, ""},
		"over, shorter":   {[]tenant.Object{{"OverallStatus": "Complete", "CompletedCount": 3.0, "UserState": states}}, tenant.Batch{Over: true, Done: 3, Users: 3, Refused: refused}, ""},
		"not there":       {nil, tenant.Batch{Refused: map[ident.ObjectID]string{}}, "TEAMS_UNREADABLE"},
		"without a count": {[]tenant.Object{{"OverallStatus": "Completed", "UserState": states}}, tenant.Batch{Over: true, Users: 3, Refused: refused}, "TEAMS_UNREADABLE"},
		"a nameless user": {[]tenant.Object{{"OverallStatus": "Completed", "CompletedCount": 1.0, "UserState": []any{map[string]any{"Result": "Success"}}}}, tenant.Batch{Over: true, Done: 1, Users: 1, Refused: map[ident.ObjectID]string{}}, "TEAMS_UNREADABLE"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Teams{always(c.out...)}.Batch(t.Context(), "operation")
			if diff := cmp.Diff(c.want, got); diff != "" || code(err) != c.code {
				t.Errorf("%v %s", err, diff)
			}
		})
	}
}

func TestABatchOfNobodyIsNotSent(t *testing.T) {
	for name, users := range map[string]tenant.Value{"nobody": tenant.ListOf(), "a blank among users": tenant.ListOf(tenant.Text("a"), tenant.Text(" ")), "null": tenant.Null()} {
		t.Run(name, func(t *testing.T) {
			s := always()
			c := command("New-CsBatchPolicyAssignmentOperation", param("PolicyType", tenant.Text("TeamsUpgradePolicy")), param("PolicyName", tenant.Text("Islands")), param("Identity", users))
			if _, err := (Teams{s}).Run(t.Context(), c); code(err) != "POWERSHELL_BLANK_IDENTITY" || len(s.asked) > 0 {
				t.Errorf("got %v, sent %v", err, s.asked)
			}
		})
	}
}
