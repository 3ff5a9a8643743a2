//go:build unix && !linux && !darwin

package workbook

// renameToNew gives a file another name, and never one that is taken.
func renameToNew(from, to string) error { return linkToNew(from, to) }
