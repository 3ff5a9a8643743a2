package persona

import (
	"fmt"
	"strconv"
	"strings"
)

// Read gives the value of a setting as a Go value: a string, a bool, an int64, a []string or []Fields. The value of a
// SettingAccount is the user principal name.
func (s Setting) Read() (any, error) {
	switch s.Kind {
	case SettingText, SettingAccount:
		return s.Value, nil
	case SettingTruth:
		switch strings.ToLower(strings.TrimSpace(s.Value)) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		}
		return nil, fmt.Errorf("%s is %q, neither true nor false", s.Name, s.Value)
	case SettingNumber:
		n, err := strconv.ParseInt(strings.TrimSpace(s.Value), 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%s is %q, not a whole number", s.Name, s.Value)
		}
		return n, nil
	case SettingList:
		list := []string{}
		for line := range strings.Lines(s.Value) {
			if line = strings.TrimSpace(line); line != "" {
				list = append(list, line)
			}
		}
		return list, nil
	}
	if s.Kind == SettingObjects {
		return s.Objects()
	}
	return nil, fmt.Errorf("%s is of the unknown kind %q", s.Name, s.Kind)
}
