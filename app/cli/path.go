package cli

import (
	"path/filepath"
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
