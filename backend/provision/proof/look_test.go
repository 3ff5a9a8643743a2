package proof

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

var ctx = context.Background()

// giving are changes that each give a number of the fake to somebody.
func giving(count int) []Case {
	list := make([]Case, count)
	for i := range list {
		list[i] = Case{Operation: fmt.Sprint("op", i), Change: &plan.Change{Kind: plan.AssignNumber, Expect: plan.Expect{Number: &tenant.NumberAssignment{
			Telephone: fmt.Sprintf("+44161555%04d", i), Target: ident.Object(fmt.Sprintf("00000000-0000-4000-8000-%012d", i))}}}}
	}
	return list
}

func granting(count int) []Case {
	list := make([]Case, count)
	for i := range list {
		list[i] = Case{Change: &plan.Change{Kind: plan.GrantUser, Expect: plan.Expect{Grant: &plan.Grant{Type: "TeamsCallingPolicy", Name: "X",
			User: ident.Object(fmt.Sprintf("00000000-0000-4000-8000-%012d", i))}}}}
	}
	return list
}

func makingGroups(count int) []Case {
	list := make([]Case, count)
	for i := range list {
		list[i] = Case{Change: &plan.Change{Kind: plan.CreateGroup, Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: fmt.Sprint("personadesk-", i)}}}}
	}
	return list
}

// However many changes a look is for, what they rest on is read together, in the way that takes fewer requests.
func TestALookReadsTogetherWhatItsChangesRestOn(t *testing.T) {
	for name, c := range map[string]struct {
		pending []Case
		listed  int
		reads   map[string]int
	}{
		"few numbers of many":               {giving(150), 1_000_000, map[string]int{"NumbersByTelephone": 1, "Operations": 1}},
		"more than the list has pages":      {giving(1500), 1_000_000, map[string]int{"Numbers": 1, "Operations": 1}},
		"as many as there are":              {giving(150), 150, map[string]int{"Numbers": 1, "Operations": 1}},
		"few, and nobody knows of how many": {giving(150), 0, map[string]int{"NumbersByTelephone": 1, "Operations": 1}},
		"many, and nobody knows":            {giving(1500), 0, map[string]int{"Numbers": 1, "Operations": 1}},
		"policies of few users":             {granting(fewUsers), 0, map[string]int{"UserConfigurationsOf": 1}},
		"policies of many users":            {granting(fewUsers + 1), 0, map[string]int{"UserConfigurations": 1}},
		"groups":                            {makingGroups(60), 0, map[string]int{"GroupsByUniqueNames": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(1600)
			l := NewLook(f.Doors(), NewResolver(f.Doors()), c.pending, c.listed)
			for _, one := range c.pending {
				if got := l.Check(ctx, one); got.Verdict != Waiting && (one.Operation == "" || got.Verdict != Underway) {
					t.Fatalf("%+v", got)
				}
			}
			for call, count := range f.Reads {
				if count != c.reads[call] {
					t.Errorf("%s was read %d times; want %d", call, count, c.reads[call])
				}
			}
			for call, count := range c.reads {
				if f.Reads[call] != count {
					t.Errorf("%s was read %d times; want %d", call, f.Reads[call], count)
				}
			}
		})
	}
}

// What could not be read is unread, never absent, whichever way it was read.
func TestWhatALookCannotReadIsNotAbsent(t *testing.T) {
	for call, pending := range map[string][]Case{
		"NumbersByTelephone": giving(3), "Numbers": giving(1500), "UserConfigurationsOf": granting(3), "UserConfigurations": granting(fewUsers + 1),
		"GroupsByUniqueNames": makingGroups(3),
	} {
		t.Run(call, func(t *testing.T) {
			f := fake.New(10)
			f.Fail[call] = errors.New("403: you may not")
			l := NewLook(f.Doors(), NewResolver(f.Doors()), pending, 0)
			for _, one := range pending[:3] {
				if got := l.Check(ctx, one); got.Verdict != Unread || text.English().Print(got.Says) != "403: you may not" {
					t.Errorf("%+v", got)
				}
			}
			if f.Reads[call] != 1 {
				t.Errorf("asked %d times for what cannot be read", f.Reads[call])
			}
		})
	}
}

func TestANumberOfWhichOnlyTheOperationTells(t *testing.T) {
	f := fake.New(3)
	pending := giving(2)
	f.State.Number("+441615550001").Target, f.State.Number("+441615550001").Activation = pending[1].Expect.Number.Target, "activated"
	f.Told = map[string]tenant.Operation{"op0": {Status: tenant.OperationFailed, Detail: "no licence"}}
	l := NewLook(f.Doors(), NewResolver(f.Doors()), append([]Case{{Operation: "batch-1", Change: granting(1)[0].Change}}, pending...), 0)
	if got := l.Check(ctx, pending[0]); got.Verdict != Failed || !got.Says.Equal(text.Literal("no licence")) {
		t.Errorf("%+v", got)
	}
	if got := l.Check(ctx, pending[1]); got.Verdict != There {
		t.Errorf("%+v", got)
	}
}

func TestGroupsOfAWaveAreFoundTogether(t *testing.T) {
	f := fake.New(3)
	var refs []tenant.Ref
	for i := range 30 {
		key := fmt.Sprint("personadesk-", i)
		f.State.Groups = append(f.State.Groups, tenant.Group{ID: ident.Object("id" + key), UniqueName: key})
		refs = append(refs, tenant.Ref{Kind: tenant.RefGroup, Key: key})
	}
	r := NewResolver(f.Doors())
	missing := tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-none"}
	if err := r.Prepare(ctx, append(refs, missing, tenant.Ref{Kind: tenant.RefQueue, Key: "HR line"})); err != nil {
		t.Fatal(err)
	}
	for _, ref := range refs {
		if id, err := r.ID(ctx, ref); err != nil || id != "id"+ident.Object(ref.Key) {
			t.Errorf("%s: %s, %v", ref.Key, id, err)
		}
	}
	if _, err := r.ID(ctx, missing); err == nil {
		t.Error("a group that is missing was found")
	}
	if f.Reads["GroupsByUniqueNames"] != 1 || f.Reads["GroupByUniqueName"] != 1 {
		t.Errorf("reads: %v", f.Reads)
	}
}
