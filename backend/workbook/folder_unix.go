//go:build unix

package workbook

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// folderWritable says whether files can be made beside a workbook.
func folderWritable(path string) bool {
	return unix.Faccessat(unix.AT_FDCWD, filepath.Dir(path), unix.W_OK|unix.X_OK, unix.AT_EACCESS) == nil
}
