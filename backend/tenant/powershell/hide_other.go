//go:build !windows

package powershell

import "os/exec"

// hide has nothing to do where consoles are no windows.
func hide(*exec.Cmd) {}
