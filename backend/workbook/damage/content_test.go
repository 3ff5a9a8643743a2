package damage

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"testing"
)

// contents says what stands in files.
type contents struct{ path string }

func newContents(t testing.TB) contents {
	t.Helper()
	return contents{filepath.Join(t.TempDir(), "looked-at")}
}

// of is all that stands in a file, read without its indexes; an error of reading is content of its own.
func (c contents) of(t testing.TB, whole []byte) string {
	t.Helper()
	must(t, os.WriteFile(c.path, whole, 0o600))
	h := sha256.New()
	if err := readAll(h, c.path); err != nil {
		return err.Error()
	}
	return string(h.Sum(nil))
}

func readAll(h hash.Hash, path string) error {
	db, err := sql.Open("sqlite", "file://"+path+"?mode=ro&immutable=1&_pragma=cell_size_check(ON)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing was written
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what was wrong with it, Err says
	names := []string{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, name := range names {
		if err := readTable(h, db, "*", `"`+name+`" NOT INDEXED`); err != nil {
			return err
		}
	}
	return readTable(h, db, "type, name, tbl_name, sql", "sqlite_schema")
}

func readTable(h hash.Hash, db *sql.DB, columns, table string) error {
	rows, err := db.QueryContext(ctx, "SELECT "+columns+" FROM "+table)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what went wrong is in Err
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	fmt.Fprintf(h, "%s %d\n", table, len(names)) // a hash never gives an error
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for _, v := range values {
			said := fmt.Sprintf("%T %v", v, v)
			h.Write(binary.AppendUvarint(nil, uint64(len(said))))
			h.Write([]byte(said))
		}
	}
	return rows.Err()
}
