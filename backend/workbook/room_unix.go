//go:build unix

package workbook

import "golang.org/x/sys/unix"

// freeRoom is how many bytes may still be written in a folder, where the file system says it.
func freeRoom(folder string) (free uint64, known bool) {
	var of unix.Statfs_t
	if err := unix.Statfs(folder, &of); err != nil || of.Bsize <= 0 || of.Blocks == 0 {
		return 0, false
	}
	return of.Bavail * uint64(of.Bsize), true
}
