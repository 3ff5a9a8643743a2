package workbook

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Check looks at a file without changing anything and gives everything that keeps it from being a sound workbook: the problems that
// Open would refuse it with, a broken record, and content that is not what was written. A file that is open in another program can be
// checked. Where a log lies beside what is not sound, that is named too: it may be the log of another copy.
func Check(path string) []problem.Problem {
	path, err := resolve(path)
	log := err == nil && hasLog(path) // looking at the file may let SQLite find out that it is over
	if err = check(path, err); err == nil {
		return nil
	}
	list := []problem.Problem{*problem.From(err)}
	if log && isUnsound(err) {
		list = append(list, *strangeLog(path))
	}
	return list
}

func check(path string, err error) error {
	if err == nil && !openHere(path) {
		err = inspectHeader(path)
	}
	if err == nil {
		_, err = inspect(path)
	}
	if err == nil {
		err = search(context.Background(), path)
	}
	if err == nil {
		err = inspectContent(path)
	}
	if err == nil {
		err = inspectRegister(path)
	}
	return err
}

// isUnsound says whether an error is that a file does not hold what was written.
func isUnsound(err error) bool {
	p := (*problem.Problem)(nil)
	return errors.As(err, &p) && (p.Code == "CONTENT_ALTERED" || p.Code == "AUDIT_BROKEN" || p.Code == "WORKBOOK_DAMAGED")
}

// strangeLog names the log beside a file that does not fit it.
func strangeLog(path string) *problem.Problem {
	return problem.New("WORKBOOK_LOG").Detailed(path + "-wal").Hinted().At(where(path))
}

// inspectLogged looks at all of a file beside which a log lies, before anything is written: the log goes into the file when it is opened for
// writing, and one of another copy would mix two states for good.
func inspectLogged(path string, sound *soundness) error {
	err := sound.wait(context.Background())
	if err == nil {
		err = inspectContent(path)
	}
	if isUnsound(err) {
		return strangeLog(path).Because(err)
	}
	return err
}

// inspectHeader reads the first bytes of a file: enough to leave alone what was never ours, before SQLite writes anything beside it.
func inspectHeader(path string) error {
	switch info, err := os.Stat(path); {
	case err != nil:
		return explain(err, path)
	case info.IsDir():
		return foreign(path, text.Of("workbook.foreign.folder"))
	case !info.Mode().IsRegular(): // which would keep us waiting
		return foreign(path, text.Of("workbook.foreign.irregular"))
	}
	file, err := os.Open(path)
	if err != nil {
		return explain(err, path)
	}
	defer func() { _ = file.Close() }() // nothing was written
	info, err := file.Stat()
	if err != nil {
		return explain(err, path)
	}
	header := make([]byte, 100)
	n, err := io.ReadFull(file, header)
	switch {
	case n == 0:
		return foreign(path, text.Of("workbook.foreign.empty"))
	case !bytes.HasPrefix(header[:n], []byte("SQLite format 3\x00")):
		return foreign(path, text.Of("workbook.foreign.start"))
	case err != nil:
		return damaged(path, "it ends within its first 100 bytes")
	}
	if id := binary.BigEndian.Uint32(header[68:]); id != applicationID && !hasLog(path) {
		return foreign(path, text.Of("workbook.foreign.database", id))
	}
	if err := inspectJournal(path); err != nil {
		return err
	}
	return inspectSize(path, header, info.Size())
}

// inspectJournal refuses a file beside which a rollback journal lies. A workbook has a log and no journal, and SQLite would put the pages of a
// journal into whatever file has the name, without a word.
func inspectJournal(path string) error {
	info, err := os.Stat(path + "-journal")
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return explain(fmt.Errorf("looking for a journal: %w", err), path)
	}
	return problem.New("WORKBOOK_LOG.journal").Detailed(path + "-journal").Hinted().At(where(path))
}

// writable says at once, not at the first edit, that a file may only be read.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return explain(err, path)
	}
	return explain(file.Close(), path)
}

// inspectSize finds a file that was cut off: SQLite itself takes a last page that is there in part for one that ends in zeros.
func inspectSize(path string, header []byte, size int64) error {
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 65536 // which does not fit
	}
	if pages := int64(binary.BigEndian.Uint32(header[28:])); !hasLog(path) && size != pages*page {
		return damaged(path, fmt.Sprintf("it should have %d bytes and has %d", pages*page, size))
	}
	return nil
}

// hasLog says whether the last program that had the file open left edits in the write-ahead log: because it crashed, or is still there.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// look opens a file only to read it. Without a log the file is all there is, and SQLite is told so: it then writes nothing, not even
// its side files.
func look(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", source(path, lookQuery(path), lookPragmas))
	if err != nil {
		return nil, fmt.Errorf("opening %s to look at it: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

func lookQuery(path string) url.Values {
	query := url.Values{"mode": {"ro"}}
	if !hasLog(path) {
		query.Set("immutable", "1")
	}
	return query
}

// inspect says whether a file may be opened: ours, not newer than we are, and sound as far as its pages show. It gives the version.
func inspect(path string) (version int, err error) {
	db, err := look(path)
	if err != nil {
		return 0, explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx := context.Background()
	if version, err = inspectOurs(ctx, db, path); err != nil {
		return version, err
	}
	return version, skim(ctx, db, path)
}

// inspectOurs says whether a file is ours and not newer than we are, and gives its version. It reads the head of the file and its
// schema, so it costs the same for every file.
func inspectOurs(ctx context.Context, from querier, path string) (version int, err error) {
	var id int
	if err := from.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, explain(fmt.Errorf("reading whose file it is: %w", err), path)
	}
	if id != applicationID {
		return 0, foreign(path, text.Of("workbook.foreign.database", id))
	}
	if err := from.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, explain(fmt.Errorf("reading its version: %w", err), path)
	}
	if ours := len(embedded()); version > ours {
		return 0, newer(path, version, ours)
	}
	if version < 1 {
		return 0, damaged(path, "it has no version")
	}
	var additions int
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')").Scan(&additions); err != nil {
		return 0, explain(fmt.Errorf("reading its schema: %w", err), path)
	}
	if additions > 0 {
		return 0, foreign(path, text.Of("workbook.foreign.triggers"))
	}
	return version, nil
}

// inspectContent looks whether what is written twice agrees.
func inspectContent(path string) (err error) {
	db, err := look(path)
	if err != nil {
		return explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx := context.Background()
	version, err := inspectOurs(ctx, db, path)
	if err != nil {
		return err
	}
	if err := verifyAudit(ctx, db, path, version); err != nil {
		return explain(err, path)
	}
	if version < len(embedded()) { // an older file may have none of what is held against each other
		return nil
	}
	if err := verifyEvents(ctx, db, path); err != nil {
		return explain(err, path)
	}
	if err := verifyContent(ctx, db, path); err != nil {
		return explain(err, path)
	}
	return explain(verifyNumbers(ctx, db, path), path)
}

// inspectRegister looks whether entries of the record are found by what they speak of, and by nothing else.
func inspectRegister(path string) (err error) {
	db, err := look(path)
	if err != nil {
		return explain(err, path)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx := context.Background()
	version, err := inspectOurs(ctx, db, path)
	if err != nil || version < len(embedded()) {
		return err
	}
	gaps, err := auditGaps(ctx, db, 1)
	if err != nil || len(gaps) == 0 {
		return explain(err, path)
	}
	return problem.New("AUDIT_REGISTER").Detailed(path, gaps[0].Seq, gaps[0].About.String()).Hinted().At(where(path))
}
