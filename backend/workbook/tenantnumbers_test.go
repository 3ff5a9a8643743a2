package workbook

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/directory"
	"personadesk/backend/tenant"
)

const (
	ben = "0a1b2c3d-0000-4000-8000-0000000000be"
	ann = "0a1b2c3d-0000-4000-8000-0000000000aa"
)

// said lists what the tenant says, a line a number.
func said(t *testing.T, w *Workbook) []string {
	t.Helper()
	list, err := allRows(ctx, w.readers, "tenant numbers", scanText[string],
		`SELECT t.figure || '/' || t.ext || ' ' || coalesce(k.status, '-') || ' ' || coalesce(k.for_users, '-') || ' ' || coalesce(nullif(lower(hex(t.target)), ''), '-') ||
' ' || coalesce(nullif(lower(hex(t.account)), ''), '-') FROM tenant_number t LEFT JOIN tenant_number_kind k ON k.id = t.kind ORDER BY t.figure, t.ext`)
	must(t, err)
	return list
}

// stages runs one session of a reading.
func stages(t *testing.T, w *Workbook, do func(ctx context.Context, s *session) error) {
	t.Helper()
	must(t, w.write(ctx, do))
}

func TestWhatTheTenantSaysIsSwappedInWhole(t *testing.T) {
	w := create(t)
	const hexBen, hexAnn = "0a1b2c3d0000400080000000000000be", "0a1b2c3d0000400080000000000000aa"
	stages(t, w, func(_ context.Context, s *session) error {
		return s.stageTenantNumbers([]tenant.Number{
			{Telephone: "+441614960001", Status: "userAssigned", Target: "0A1B2C3D-0000-4000-8000-0000000000BE", ForUsers: true},
			{Telephone: "+441614960001;ext=7", Status: "unassigned", ForUsers: true}, {Telephone: "not a number", Status: "internalError"},
		})
	})
	if got := said(t, w); len(got) != 0 {
		t.Errorf("half a reading is seen: %v", got)
	}
	stages(t, w, func(ctx context.Context, s *session) error {
		if err := s.stageNumberAccounts([]NumberAccount{{"+441614960001", ben}, {"+441614960002", ann}}); err != nil {
			return err
		}
		return s.swapTenantNumbers(ctx, NumbersRead{Listed: true, Accounts: true})
	})
	want := []string{"0/not a number internalError 0 - -", "441614960001/ userAssigned 1 " + hexBen + " " + hexBen,
		"441614960001/7 unassigned 1 - -", "441614960002/ - - - " + hexAnn}
	if diff := cmp.Diff(want, said(t, w)); diff != "" {
		t.Error(diff)
	}
	if read, err := w.NumbersRead(ctx); err != nil || !read.Listed || !read.Accounts {
		t.Errorf("%+v %v", read, err)
	}
}

func TestASecondReadingWritesOnlyWhatChanged(t *testing.T) {
	w := create(t)
	list := make([]tenant.Number, 500)
	for i := range list {
		list[i] = tenant.Number{Telephone: fmt.Sprintf("+44161496%04d", i), Status: "userAssigned", Target: ben, Type: "directRouting"}
	}
	read := NumbersRead{Listed: true}
	reread := func() (changed int) {
		stages(t, w, func(ctx context.Context, s *session) error {
			if err := s.stageNumbers(ctx, list, nil, read); err != nil {
				return err
			}
			return s.tx.QueryRowContext(ctx, "SELECT count(*) FROM touched").Scan(&changed)
		})
		_, err := w.writer.ExecContext(ctx, "DELETE FROM touched")
		must(t, err)
		return changed
	}
	_, err := w.writer.ExecContext(ctx, `CREATE TEMP TABLE touched (n);
CREATE TEMP TRIGGER ti AFTER INSERT ON main.tenant_number BEGIN INSERT INTO touched VALUES (1); END;
CREATE TEMP TRIGGER tu AFTER UPDATE ON main.tenant_number BEGIN INSERT INTO touched VALUES (1); END;
CREATE TEMP TRIGGER td AFTER DELETE ON main.tenant_number BEGIN INSERT INTO touched VALUES (1); END`)
	must(t, err)
	if n := reread(); n != 500 {
		t.Errorf("the first reading wrote %d rows", n)
	}
	list[7].Target = ann
	list[8].LocationID = "floor3"
	list = list[:499]
	if n := reread(); n != 3 {
		t.Errorf("a second reading with three changes wrote %d rows", n)
	}
	kinds := 0
	must(t, w.readers.QueryRowContext(ctx, "SELECT count(*) FROM tenant_number_kind").Scan(&kinds))
	if kinds != 2 {
		t.Errorf("%d kinds", kinds)
	}
}

func TestHalfAListIsForgottenAndAccountsStay(t *testing.T) {
	w := create(t)
	r := aReading(t, start, tenant.Organization{ID: "t"}, 0)
	r.Unread = map[string]string{"numbers": "refused"}
	r.Numbers = []tenant.Number{{Telephone: "+441614960001", Status: "unassigned", ForUsers: true}, {Telephone: "+441614960002", Status: "unassigned"}}
	r.Directory.PutTeams(directory.Configuration{ID: ben, Numbers: []string{"+441614960002"}})
	must(t, w.SaveReading(ctx, r))
	if got := said(t, w); len(got) != 1 || got[0][:16] != "441614960002/ - " {
		t.Errorf("%v", got)
	}
	if read, err := w.NumbersRead(ctx); err != nil || read.Listed || !read.Accounts {
		t.Errorf("%+v %v", read, err)
	}
	must(t, w.LeaveTenant(ctx))
	if got := said(t, w); len(got) != 0 {
		t.Errorf("after the workbook left its tenant: %v", got)
	}
	if read, err := w.NumbersRead(ctx); err != nil || read != (NumbersRead{}) {
		t.Errorf("%+v %v", read, err)
	}
}

func TestIdsComeBackAsTheyWere(t *testing.T) {
	for id, want := range map[string]string{
		"": "", ben: ben, "0A1B2C3D-0000-4000-8000-0000000000BE": ben, "u1": "u1", "0a1b2c3d-0000-4000-8000-0000000000xx": "0a1b2c3d-0000-4000-8000-0000000000xx",
		"0123456789abcdef": "0123456789abcdef",
	} {
		if got, err := unpackID(packID(id)); err != nil || got != want {
			t.Errorf("%q came back as %q, %v", id, got, err)
		}
	}
	if _, err := unpackID([]byte("short")); err == nil {
		t.Error("took a blob of 5 bytes for an object id")
	}
}
