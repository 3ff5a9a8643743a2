//go:build unix

package module_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/tenant/practice/module"
)

// A pipe in the place of the connection keeps nobody waiting.
func TestAPipeAsConnectionIsRefusedAtOnce(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(folder, "connection.json"), 0o600); err != nil {
		t.Fatal(err)
	}
	var p *problem.Problem
	if err := module.Write(folder, module.Connection{URL: "http://127.0.0.1:1"}); !errors.As(err, &p) || p.Summary.Code != "PRACTICE_MODULE.unwritable.summary" {
		t.Errorf("%v", err)
	}
}
