package workbook

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/problem"
)

// headerOf is the first page of a database, as far as it is looked at without SQLite.
func headerOf(application uint32, page uint16, size int) []byte {
	b := make([]byte, size)
	copy(b, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(b[16:], page)
	binary.BigEndian.PutUint32(b[28:], 1)
	binary.BigEndian.PutUint32(b[68:], application)
	return b
}

func TestTheHeaderTellsWhyAFileIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		bytes []byte // none for a folder
		log   string
		why   string // "" for a file that goes on to SQLite
	}{
		"a folder":                               {nil, "", "workbook.foreign.folder"},
		"an empty file":                          {[]byte{}, "", "workbook.foreign.empty"},
		"a text":                                 {[]byte("hello"), "", "workbook.foreign.start"},
		"ours":                                   {headerOf(applicationID, 4096, 4096), "", ""},
		"ours, with the largest pages":           {headerOf(applicationID, 1, 65536), "", ""},
		"a database of another":                  {headerOf(7, 4096, 4096), "", "workbook.foreign.database"},
		"a database of another, as far as known": {headerOf(7, 4096, 4096), "log", ""}, // the log may bring another header
		"cut, as far as known":                   {headerOf(applicationID, 4096, 1000), "log", ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x"+Extension)
			if c.bytes == nil {
				must(t, os.Mkdir(path, 0o700))
			} else {
				must(t, os.WriteFile(path, c.bytes, 0o600))
			}
			if c.log != "" {
				must(t, os.WriteFile(path+"-wal", []byte(c.log), 0o600))
			}
			err := inspectHeader(path)
			if c.why == "" {
				must(t, err)
				return
			}
			wantCode(t, err, "WORKBOOK_FOREIGN")
			if why := problem.From(err).Detail.Stored(); !strings.Contains(why, c.why) {
				t.Errorf("because of %s, want %s", why, c.why)
			}
		})
	}
}

// A file whose log says that it is another's goes past the look at its header.
func TestADatabaseOfAnotherIsRefusedByWhatSQLiteReads(t *testing.T) {
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "x"+Extension))
	must(t, err)
	defer func() { must(t, db.Close()) }()
	for id, code := range map[int]string{7: "WORKBOOK_FOREIGN", applicationID: ""} {
		_, err = db.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", id))
		must(t, err)
		if _, err := inspectOurs(ctx, db, "x"); code == "" {
			must(t, err)
		} else {
			wantCode(t, err, code)
		}
	}
}
