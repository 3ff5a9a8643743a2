package engine_test

import (
	"context"
	"path/filepath"
	"testing"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/workbook"
)

// room is a practice tenant with an empty workbook beside it.
type room struct {
	*testing.T
	ctx context.Context
	tn  tenant.Tenant
	wb  *workbook.Workbook
}

func emptyRoom(t *testing.T) room {
	t.Helper()
	return openRoom(t, practice.Options{Users: 40, Seed: 7})
}

// openRoom starts a practice tenant of some size, with the faults that it is to play.
func openRoom(t *testing.T, options practice.Options) room {
	t.Helper()
	box, err := practice.Open(options)
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { must(t, stop()) })
	client, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token)})
	must(t, err)
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "empty.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	t.Cleanup(func() { must(t, wb.Close()) })
	return room{t, context.Background(), tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: practice.NewSession(url, token)}}, wb}
}
