package relay

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"

	"golang.org/x/sys/windows"

	"personadesk/backend/text"
)

// identityOf is the same for all names of a file.
func identityOf(path string) (_ string, err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return "", err
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	file, err := windows.CreateFile(name, 0, share, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, windows.CloseHandle(file)) }()
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(file, &info); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d:%d:%d", info.VolumeSerialNumber, info.FileIndexHigh, info.FileIndexLow), nil
}

func account() string {
	u, err := user.Current()
	if err != nil {
		return "account"
	}
	return strings.NewReplacer(`\`, "-", "/", "-").Replace(u.Uid)
}

// checkFolder sees that it is a folder. Who may enter it is said by the access list that it inherits from the account's own folder.
func checkFolder(folder string) error {
	info, err := os.Lstat(folder)
	if err != nil {
		return unsafeFolder(folder, text.Of("relay.folder.unseen")).Because(err)
	}
	if !info.IsDir() {
		return unsafeFolder(folder, text.Of("relay.folder.file"))
	}
	return nil
}
