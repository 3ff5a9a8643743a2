package workbook

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step from a version to the next; its place in the list is the version it leads to. What SQL cannot say is done by
// convert, after the statements and in the same transaction; at is when.
type migration struct {
	name, statements string
	convert          func(ctx context.Context, tx *sql.Tx, at time.Time) error
}

// conversions are the steps of migrations that SQL cannot say, by the name of the file.
var conversions = map[string]func(ctx context.Context, tx *sql.Tx, at time.Time) error{
	"0003_numbers.sql":      convertNumbers,
	"0004_reading.sql":      convertReading,
	"0005_plans.sql":        convertPlans,
	"0007_origins.sql":      deriveOrigins,
	"0008_number_tally.sql": convertTally,
	"0009_pages.sql":        convertPages,
	"0011_rules.sql":        writeRulesOut,
}

// embedded lists the migrations in order. They are only ever added to: a file that was released is never edited.
func embedded() []migration {
	list, err := readMigrations(migrationFiles)
	if err != nil {
		panic("reading what is compiled in: " + err.Error()) // cannot happen in a program that was built
	}
	return list
}

func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("listing migrations: %w", err)
	}
	slices.Sort(names)
	list := make([]migration, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading migration %s: %w", name, err)
		}
		if want := fmt.Sprintf("migrations/%04d_", i+1); !strings.HasPrefix(name, want) {
			return nil, fmt.Errorf("migration %s is out of order: its name should begin with %s", name, want)
		}
		name = strings.TrimPrefix(name, "migrations/")
		list[i] = migration{name, string(text), conversions[name]}
	}
	return list, nil
}

// migrate brings the file to the last version of the list, each step in a transaction together with its version number.
func (w *Workbook) migrate(ctx context.Context, list []migration) error {
	var version int
	if err := w.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("reading the version: %w", err)
	}
	if version > len(list) {
		return newer(w.path, version, len(list))
	}
	if version == len(list) {
		return nil
	}
	if w.lock != nil { // a file that is only being made is a copy itself
		if err := w.backup(ctx, version); err != nil {
			return err
		}
	}
	for ; version < len(list); version++ {
		if err := w.step(ctx, list[version], version+1, version+1 == len(list)); err != nil {
			return err
		}
	}
	if err := w.shrink(ctx); err != nil {
		return err
	}
	// The header is looked at without SQLite when the file is opened next, so the version must not stay in the log.
	if _, err := w.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return fmt.Errorf("writing the version into the file: %w", err)
	}
	return nil
}

// shrink gives the room back that steps have left, where it is most of the file.
func (w *Workbook) shrink(ctx context.Context) error {
	var free, pages int64
	if err := w.writer.QueryRowContext(ctx, "SELECT freelist_count, page_count FROM pragma_freelist_count, pragma_page_count").Scan(&free, &pages); err != nil {
		return fmt.Errorf("looking for room in the file: %w", err)
	}
	if free < pages/2 {
		return nil
	}
	if _, err := w.writer.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("giving room in the file back: %w", err)
	}
	return nil
}

func (w *Workbook) step(ctx context.Context, m migration, to int, last bool) (err error) {
	tx, err := w.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("beginning migration %s: %w", m.name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("migration %s: %w", m.name, err), tx.Rollback())
		}
	}()
	if _, err := tx.ExecContext(ctx, m.statements); err != nil {
		return err
	}
	if m.convert != nil {
		if err := m.convert(ctx, tx, w.options.Now().UTC()); err != nil {
			return err
		}
	}
	// Undo knows rows by their columns; rows from before the step may have others.
	if _, err := tx.ExecContext(ctx, "DELETE FROM edit; DELETE FROM edit_row"); err != nil {
		return err
	}
	if last {
		if err := w.sumAnew(ctx, tx); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, to)); err != nil {
		return err
	}
	return tx.Commit()
}

// backup copies the file as it is, log included, beside itself; the name says when, and from which version.
func (w *Workbook) backup(ctx context.Context, version int) error {
	stamp := w.options.Now().UTC().Format("20060102T150405.000")
	path := fmt.Sprintf("%s.%s.v%d.backup", w.path, strings.ReplaceAll(stamp, ".", ""), version)
	if err := createFile(path, w.file.info.Mode().Perm()); err != nil { // SQLite fills an empty file, and may not choose who reads it
		return fmt.Errorf("making a backup before bringing the workbook up to date: %w", err)
	}
	if _, err := w.writer.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("making a backup before bringing the workbook up to date: %w", err)
	}
	return nil
}
