package workbook

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"personadesk/backend/persona"
)

// withNext gives the migrations of a version to come.
func withNext(t *testing.T, statements string) []migration {
	t.Helper()
	list := embedded()
	return append(list, migration{name: "next.sql", statements: statements})
}

func backups(t *testing.T, path string) []string {
	t.Helper()
	list, err := filepath.Glob(path + ".*.backup")
	must(t, err)
	return list
}

func TestAnOldWorkbookIsBroughtUpToDateAfterABackup(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "old"}))
	last := len(embedded())
	must(t, w.migrate(ctx, withNext(t, "ALTER TABLE persona ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")))
	var version, application int
	var colour string
	must(t, w.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version))
	must(t, w.writer.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application))
	must(t, w.writer.QueryRowContext(ctx, "SELECT colour FROM persona WHERE id = 'old'").Scan(&colour))
	if version != last+1 || application != applicationID || colour != "grey" {
		t.Errorf("version %d, application %d, colour %q", version, application, colour)
	}
	list := backups(t, w.path)
	if len(list) != 1 || !strings.Contains(list[0], fmt.Sprintf(".v%d.", last)) {
		t.Fatalf("backups: %v", list)
	}
	old, err := Open(list[0], Options{})
	must(t, err)
	if d, err := old.Design(ctx); err != nil || len(d.Personas) != 1 || d.Personas[0].ID != "old" {
		t.Errorf("the backup holds %+v, %v", d, err)
	}
	must(t, old.Close())
	_, err = Open(w.path, Options{})
	wantCode(t, err, "WORKBOOK_BUSY")
	must(t, w.Close())
	_, err = Open(w.path, Options{}) // which knows one version less
	wantCode(t, err, "WORKBOOK_NEWER")
}

func TestAMigrationThatFailsLeavesTheVersionAndABackup(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "old"}))
	err := w.migrate(ctx, withNext(t, "DELETE FROM persona; SELECT nonsense FROM nowhere"))
	if err == nil || !strings.Contains(err.Error(), "next.sql") {
		t.Fatalf("got %v", err)
	}
	var version int
	must(t, w.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version))
	if d, err := w.Design(ctx); err != nil || len(d.Personas) != 1 || version != len(embedded()) {
		t.Errorf("version %d, %+v, %v", version, d, err)
	}
	if len(backups(t, w.path)) != 1 {
		t.Error("there is no backup")
	}
}

func TestWithoutABackupNothingIsMigrated(t *testing.T) {
	w := create(t)
	w.options.Now = func() time.Time { return start }
	must(t, w.backup(ctx, len(embedded()))) // takes the name that the next one would have
	if err := w.migrate(ctx, withNext(t, "DELETE FROM persona")); err == nil {
		t.Error("migrated over a backup that could not be made")
	}
}

func TestMigrationsMustBeNumberedWithoutGaps(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("SELECT 1")}
	for name, files := range map[string]fstest.MapFS{
		"gap":    {"migrations/0001_a.sql": file, "migrations/0003_b.sql": file},
		"double": {"migrations/0001_a.sql": file, "migrations/0001_b.sql": file},
		"zero":   {"migrations/0000_a.sql": file},
	} {
		if _, err := readMigrations(files); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Temporary triggers see every edit; triggers and views in the file would be somebody else's, and could act on our writes.
func TestAFileWithTriggersOrViewsIsRefused(t *testing.T) {
	for name, statement := range map[string]string{
		"trigger": "CREATE TRIGGER t AFTER INSERT ON persona BEGIN DELETE FROM audit; END",
		"view":    "CREATE VIEW v AS SELECT 1",
	} {
		t.Run(name, func(t *testing.T) {
			path := closed(t)
			if list := Check(path); len(list) != 0 {
				t.Fatal(list)
			}
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.Exec(statement)
			must(t, err)
			must(t, db.Close())
			_, err = Open(path, Options{})
			wantCode(t, err, "WORKBOOK_FOREIGN")
		})
	}
}

func TestAWorkbookThatIsOnlyMadeLeavesNoBackup(t *testing.T) {
	w := create(t)
	files, err := os.ReadDir(filepath.Dir(w.path))
	must(t, err)
	for _, file := range files {
		if strings.HasSuffix(file.Name(), ".backup") {
			t.Errorf("left: %s", file.Name())
		}
	}
}

// A program of an earlier version that comes to a workbook which another has brought up to date meanwhile does nothing to it.
func TestAnOlderProgramMigratesNothing(t *testing.T) {
	w := create(t)
	wantCode(t, w.migrate(ctx, embedded()[:len(embedded())-1]), "WORKBOOK_NEWER")
}
