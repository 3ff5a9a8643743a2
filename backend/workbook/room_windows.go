package workbook

import "golang.org/x/sys/windows"

// freeRoom is how many bytes may still be written in a folder, where the file system says it.
func freeRoom(folder string) (free uint64, known bool) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	err = windows.GetDiskFreeSpaceEx(name, &free, nil, nil)
	return free, err == nil
}
