package service

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"personadesk/backend/workbook"
)

const (
	recentName = "recent.json"
	recentMost = 10
)

// remember puts a workbook at the head of the list of recent ones. Without a folder for settings there is no list.
func (d *Desk) remember(wb *workbook.Workbook) error {
	if d.o.ConfigDir == "" {
		return nil
	}
	list, err := d.recent()
	if err != nil {
		list = nil // a list that cannot be read is begun anew: it holds nothing that cannot be found again
	}
	fresh := []RecentFile{{Path: wb.Path(), Customer: wb.Name(), At: d.o.Clock.Now().UTC().Format(time.RFC3339)}}
	for _, f := range list {
		if f.Path != wb.Path() && len(fresh) < recentMost {
			fresh = append(fresh, f)
		}
	}
	body, err := json.Marshal(fresh)
	if err != nil {
		return fmt.Errorf("writing the list of recent workbooks: %w", err)
	}
	if err := os.MkdirAll(d.o.ConfigDir, 0o700); err != nil {
		return fmt.Errorf("making the folder for settings: %w", err)
	}
	if err := os.WriteFile(filepath.Join(d.o.ConfigDir, recentName), body, 0o600); err != nil {
		return fmt.Errorf("writing the list of recent workbooks: %w", err)
	}
	return nil
}

// recent lists the workbooks that were open before and are still there, the newest first.
func (d *Desk) recent() ([]RecentFile, error) {
	list := []RecentFile{}
	if d.o.ConfigDir == "" {
		return list, nil
	}
	body, err := os.ReadFile(filepath.Join(d.o.ConfigDir, recentName))
	if errors.Is(err, fs.ErrNotExist) {
		return list, nil
	}
	if err != nil {
		return list, fmt.Errorf("reading the list of recent workbooks: %w", err)
	}
	var kept []RecentFile
	if err := json.Unmarshal(body, &kept); err != nil {
		return list, fmt.Errorf("reading the list of recent workbooks: %w", err)
	}
	for _, f := range kept {
		if _, err := os.Stat(f.Path); err == nil {
			list = append(list, f)
		}
	}
	return list, nil
}

// accountName is who works on this machine, as far as the machine knows.
func accountName() string {
	u, err := user.Current()
	if err != nil {
		return "somebody"
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
