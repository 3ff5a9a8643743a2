//go:build unix

package relay

import (
	"fmt"
	"os"
	"strconv"
	"syscall"

	"personadesk/backend/text"
)

// identityOf is the same for all names of a file. The file is not opened: closing it again would let go of the locks of SQLite.
func identityOf(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return "", fmt.Errorf("the system does not say which file %s is", path)
	}
	return fmt.Sprintf("%d:%d", s.Dev, s.Ino), nil
}

func account() string { return strconv.Itoa(os.Geteuid()) }

// checkFolder refuses a folder, or a link in its place, that another account made or may enter.
func checkFolder(folder string) error {
	info, err := os.Lstat(folder)
	if err != nil {
		return unsafeFolder(folder, text.Of("relay.folder.unseen")).Because(err)
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.IsDir():
		return unsafeFolder(folder, text.Of("relay.folder.file"))
	case !ok || int(s.Uid) != os.Geteuid():
		return unsafeFolder(folder, text.Of("relay.folder.stranger"))
	case info.Mode().Perm()&0o077 != 0:
		return unsafeFolder(folder, text.Of("relay.folder.open"))
	}
	return nil
}
