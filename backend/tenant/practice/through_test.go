package practice_test

import (
	"context"
	"errors"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
)

// What reads a live tenant reads the practice tenant too, every policy type of the catalogue included.
func TestTheTeamsReaderUnderstandsThePracticeTenant(t *testing.T) {
	box, err := practice.Open(practice.Options{Users: 50})
	if err != nil {
		t.Fatal(err)
	}
	url, token, stop, err := box.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	}()
	ctx := context.Background()
	session := practice.NewSession(url, token)
	teams := powershell.Teams{Session: session}
	for _, kind := range catalog.PolicyTypes() {
		if kind.GetCommand == "" {
			continue
		}
		list, err := session.Invoke(ctx, tenant.Command{Name: kind.GetCommand})
		if err != nil || len(list) == 0 || list[0]["Identity"] != "Global" {
			t.Errorf("%s: %v, %v", kind.ID, list, err)
		}
	}
	if list, err := teams.Policies(ctx, "TeamsCallingPolicy"); err != nil || len(list) < 2 || list[0].Name != "Global" {
		t.Errorf("%v, %v", list, err)
	}
	queues, err := teams.Queues(ctx)
	if err != nil || len(queues) == 0 || queues[0].Groups == nil || queues[0].Users == nil {
		t.Errorf("%v, %v", queues, err)
	}
	accounts, err := teams.Accounts(ctx)
	if err != nil || len(accounts) == 0 || accounts[0].Telephone == "" {
		t.Errorf("%v, %v", accounts, err)
	}
	places, err := teams.Locations(ctx)
	if err != nil || len(places) != 2 || places[0].Country != "GB" {
		t.Errorf("%v, %v", places, err)
	}
	if _, err := teams.GroupPolicies(ctx); err != nil {
		t.Error(err)
	}
	_, err = session.Invoke(ctx, tenant.Command{Name: "Get-Nothing"})
	var ce *practice.CommandError
	if !errors.As(err, &ce) || ce.Kind != "unknownCommand" {
		t.Errorf("%v", err)
	}
	if _, err := practice.NewSession(url, "wrong").Invoke(ctx, tenant.Command{Name: "Get-CsTenant"}); err == nil {
		t.Error("a wrong token was taken")
	}
}
