package powershell

import (
	"os/exec"
	"syscall"
)

// hide keeps a console window from opening over the application.
func hide(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
}
