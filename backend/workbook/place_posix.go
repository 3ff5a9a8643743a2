//go:build unix && !linux && !darwin

package workbook

import "golang.org/x/sys/unix"

// renameExclusive is not known here.
func renameExclusive(string, string) error { return unix.ENOSYS }
