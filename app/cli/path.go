package cli

import (
	"os"
	"path/filepath"

	"personadesk/backend/problem"
)

// path is a file that was named on the command line: relative to the folder of who typed it, which is not ours when the command is
// carried out for another program.
func (p *program) path(name string) string {
	if name == "" || p.folder == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(p.folder, name)
}

// shown is a path below the folder that was named, as it would be written by who named it.
func (p *program) shown(named, path string) string {
	if p.folder == "" || filepath.IsAbs(named) {
		return path
	}
	if short, err := filepath.Rel(p.folder, path); err == nil {
		return short
	}
	return path
}

// apart refuses a file that is the very workbook the command works on. Writing would destroy it; and reading it as something else gives
// up, when it is closed, the locks that this program has on it.
func (p *program) apart(path string) error {
	if p.workbook == "" || !sameFile(path, p.workbook) {
		return nil
	}
	return problem.New("FILE_IS_WORKBOOK").Detailed(path).Hinted()
}

// sameFile says whether two paths lead to one file; where one leads to none, whoever opens it says what is wrong with it.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
