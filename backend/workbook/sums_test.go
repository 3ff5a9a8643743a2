package workbook

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

// lived makes a workbook in which something of everything has happened, and gives its path.
func lived(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lived"+Extension)
	w, err := Create(path, Options{Actor: "ada", Now: clock()})
	must(t, err)
	must(t, w.SetCustomer(ctx, Customer{Name: "Larkfield"}))
	for _, id := range []string{"hr", "sales"} {
		must(t, w.SavePersona(ctx, persona.Persona{ID: id, Name: id, Description: strings.Repeat("what they do all day ", 20), Layer: persona.Baseline}))
	}
	must(t, w.SaveRange(ctx, number.Range{ID: "r", First: "+4416155000000", Last: "+4416155000999"}))
	_, err = w.ApplyNumbers(ctx, text.Literal("Import"), arriving(60))
	must(t, err)
	must(t, w.SaveReading(ctx, aReading(t, start, contoso(), 12)))
	plan := StoredPlan{Fingerprint: "f1", Seal: "s", TenantID: contoso().ID, Made: start, ReadAt: start, Head: []byte(`{"head":1}`)}
	_, err = w.SavePlan(ctx, plan, PlanContent{People: []ident.ObjectID{"u1", "u2"}, Changes: each(aChange(1, "one", "u1"), aChange(2, "two", "u1", "u2"), aChange(3, "three"))})
	must(t, err)
	must(t, w.Approve(ctx, 1, "f1", "go"))
	run, err := w.NewRun(ctx, Run{PlanNumber: 1, Fingerprint: "f1", TenantID: contoso().ID})
	must(t, err)
	for _, state := range []ChangeState{Sent, Accepted, Seen} {
		must(t, w.Record(ctx, run.ID, JournalEntry{Change: "one", State: state, Attempt: 1, Losing: []ident.ObjectID{"u1"}}))
	}
	must(t, w.SetRunState(ctx, run.ID, Failed, text.Text{}))
	must(t, w.KeepDraft(ctx, Draft{Place: "persona/hr", Body: "half a sentence"}))
	must(t, w.Close())
	return path
}

func aChange(ordinal int, id string, users ...ident.ObjectID) PlanChange {
	return PlanChange{Ordinal: ordinal, ID: id, Lane: "policies", Kind: "grantGroup", Line: id, Subject: "whom it is about", Users: users,
		Body: []byte(`{"id":"` + id + `","reason":"what a department said of how it calls and is called"}`)}
}

// altering changes a file as another program would.
func altering(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	for _, statement := range statements {
		_, err = db.Exec(statement)
		must(t, err)
	}
	must(t, db.Close())
}

func TestWhatWasPutIntoTheTablesFromOutsideIsNamed(t *testing.T) {
	original := lived(t)
	if found := Check(original); len(found) != 0 {
		t.Fatal(found)
	}
	whole, err := os.ReadFile(original)
	must(t, err)
	for table, statement := range map[string]string{
		"approval":        "INSERT INTO approval (plan, fingerprint, by, at, note, lapsed, why) VALUES (1, 'f1', 'mallory', '2026-03-02T09:00:00.000000000Z', '', '', '')",
		"journal":         "UPDATE journal SET state = 'failed' WHERE state = 'seen'",
		"change_state":    "UPDATE change_state SET state = 'seen' WHERE state = 'queued'",
		"run":             "DELETE FROM run",
		"plan":            "UPDATE plan SET fingerprint = 'f2'",
		"plan_change":     "UPDATE plan_change SET body = replace(body, 'o', 'x') WHERE ordinal = 2",
		"persona":         "UPDATE persona SET body = replace(body, 'day', 'way')",
		"number":          "UPDATE number SET note = 0 WHERE figure % 7 = 0",
		"tenant":          "UPDATE tenant SET id = 'other'",
		"reading":         "UPDATE reading SET at = replace(at, '2026', '2027')",
		"reading_chunk":   "UPDATE reading_chunk SET body = substr(body, 2)",
		"draft":           "UPDATE draft SET body = 'another'",
		"edit_row":        "UPDATE edit_row SET before = after",
		"loss":            "INSERT INTO loss (user, at, run) VALUES ('u', '', 1)",
		"revision":        "UPDATE revision SET count = count + 1 WHERE area = 'personas'",
		"table_sum":       "DELETE FROM table_sum WHERE name = 'approval'",
		"nowhere":         "INSERT INTO table_sum SELECT 'nowhere', rows, sum FROM table_sum WHERE name = 'approval'",
		"sqlite_schema":   "CREATE TABLE another (x)",
		"number_entry":    "UPDATE number_entry SET why = 'x'",
		"setting":         "DELETE FROM setting",
		"policy":          "INSERT INTO policy VALUES ('a', 'b', '{}')",
		"reading_section": "UPDATE reading_section SET items = items + 1",
	} {
		t.Run(table, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x"+Extension)
			must(t, os.WriteFile(path, whole, 0o600))
			altering(t, path, statement)
			found := Check(path)
			if table == "table_sum" {
				table = "approval"
			}
			if len(found) != 1 || found[0].Code != "CONTENT_ALTERED" || !strings.Contains(found[0].Detail.Stored(), table) {
				t.Errorf("%v", found)
			}
			w, err := OpenToRead(path, Options{})
			must(t, err)
			wantCode(t, w.AuditVerify(ctx), "CONTENT_ALTERED")
			must(t, w.Close())
		})
	}
}

// Whoever computes the sums anew as well is found by what the record says; who seals a new record, by its head.
func TestSumsThatWereComputedAnewDoNotFitTheRecord(t *testing.T) {
	for name, statement := range map[string]string{
		"an approval":              "INSERT INTO approval (plan, fingerprint, by, at, note, lapsed, why) VALUES (1, 'f1', 'mallory', '', '', '', '')",
		"a run that is gone":       "DELETE FROM run",
		"a journal that was cut":   "DELETE FROM journal WHERE state = 'seen'",
		"a journal that was moved": "UPDATE journal SET attempt = 2 WHERE state = 'sent'",
		"a persona":                "UPDATE persona SET layer = 'calling'",
		"an event of a number":     "UPDATE number_event SET since = since + 1 WHERE id = 1",
	} {
		t.Run(name, func(t *testing.T) {
			path := lived(t)
			w, err := Open(path, Options{})
			must(t, err)
			sums := func() {
				tx, err := w.writer.BeginTx(ctx, nil)
				must(t, err)
				found, err := sumTables(ctx, tx)
				must(t, err)
				s := &session{tx: tx, stmts: map[string]*sql.Stmt{}}
				for name, sum := range found {
					must(t, s.writeSum(name, sum))
				}
				must(t, tx.Commit())
			}
			_, err = w.writer.ExecContext(ctx, statement)
			must(t, err)
			sums()
			must(t, w.Close())
			if found := Check(path); len(found) != 1 || found[0].Code != "AUDIT_BROKEN" {
				t.Errorf("%v", found)
			}
		})
	}
}

// What the journal got since the last entry of the record is no fault of it.
func TestAJournalThatWentOnAfterTheRecordIsWhole(t *testing.T) {
	w := create(t)
	run, err := w.NewRun(ctx, Run{PlanNumber: 1, Fingerprint: "f", TenantID: "t1"})
	must(t, err)
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Sent, Losing: []ident.ObjectID{"u1", "u2"}}))
	must(t, w.AuditVerify(ctx))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "a", State: Seen}, JournalEntry{Change: "b", State: Sent}))
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "b", State: Accepted}))
	must(t, w.AuditVerify(ctx))
}

// A statement that fails takes its rows back after they were counted; who goes on all the same leaves right sums.
func TestSumsAreRightAfterAStatementThatFailed(t *testing.T) {
	w := create(t)
	must(t, w.write(ctx, func(_ context.Context, s *session) error {
		if _, err := s.exec("INSERT INTO queue (name, body) VALUES ('a', '{}'), ('b', NULL)"); err == nil {
			t.Error("a row without a body was taken")
		}
		_, err := s.exec("INSERT INTO queue (name, body) VALUES ('c', '{}')")
		return err
	}))
	must(t, w.AuditVerify(ctx))
	var last audit.Entry
	for e, err := range w.AuditAll(ctx) {
		must(t, err)
		last = e
	}
	if last.Action != "keep" || last.Content == "" {
		t.Errorf("content that no entry speaks of is not vouched for: %+v", last)
	}
}

func TestASumFollowsItsRowsInAnyOrder(t *testing.T) {
	var h rowHash
	hash := func(values ...any) [32]byte {
		sum, err := h.of(values)
		must(t, err)
		return sum
	}
	a, b := hash("a", int64(1)), hash([]byte("b"), nil)
	var one, other tableSum
	one.add(a)
	one.add(b)
	other.add(b)
	other.add(b)
	other.add(a)
	if one == other {
		t.Error("a row that stands twice counts once")
	}
	other.remove(b)
	if one != other {
		t.Error("the order counts")
	}
	var read tableSum
	must(t, read.read(one.bytes()))
	if read.rows = one.rows; read != one {
		t.Error("a sum is not read as it was written")
	}
	if hash("ab", "c") == hash("a", "bc") || hash("1") == hash(int64(1)) || hash([]byte("x")) == hash("x") {
		t.Error("different rows are hashed alike")
	}
	if _, err := h.of([]any{1.5}); err == nil {
		t.Error("what no column holds was hashed")
	}
}

// A table without rows adds up to nothing, and that nobody keeps its sum is told from that.
func TestASumThatNobodyKeepsIsMissed(t *testing.T) {
	w := create(t)
	var name string
	must(t, w.writer.QueryRowContext(ctx, "SELECT name FROM table_sum WHERE rows = 0").Scan(&name))
	_, err := w.writer.ExecContext(ctx, "DELETE FROM table_sum WHERE name = ?", name)
	must(t, err)
	wantCode(t, verifyContent(ctx, w.writer, w.path), "CONTENT_ALTERED")
}

func TestARecordThatDoesNotSayWhatTheWorkbookHeldIsBroken(t *testing.T) {
	for name, said := range map[string]string{"nothing": "", "too little": "1.2", "one figure": "1", "more than there is": "content || '.1'"} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			must(t, w.SavePersona(ctx, persona.Persona{ID: "p"}))
			if name != "more than there is" {
				said = "'" + said + "'"
			}
			_, err := w.writer.ExecContext(ctx, "UPDATE audit SET content = "+said)
			must(t, err)
			found, err := sumTables(ctx, w.writer)
			must(t, err)
			wantCode(t, verifyVouched(ctx, w.writer, w.path, found), "AUDIT_BROKEN")
		})
	}
}
