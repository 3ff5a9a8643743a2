//go:build unix

package workbook

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPipeIsNoWorkbook(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "x.personadesk")
	must(t, syscall.Mkfifo(pipe, 0o600))
	_, err := Open(pipe, Options{})
	wantCode(t, err, "WORKBOOK_FOREIGN")
	_, err = OpenToRead(pipe, Options{})
	wantCode(t, err, "WORKBOOK_FOREIGN")
	if found := Check(pipe); len(found) != 1 || found[0].Code != "WORKBOOK_FOREIGN" {
		t.Errorf("check finds %v", found)
	}
	_, err = Create(pipe, Options{})
	wantCode(t, err, "WORKBOOK_EXISTS")
}
