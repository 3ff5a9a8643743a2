package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"time"
)

// watched follows the memory of a process while it lives. What the system adds up at its end will not do on Linux: there a
// process begins with the memory of the one that started it, and this one holds a million rows for its baselines.
func watched(cmd *exec.Cmd) (peak func() int64) {
	var most int64
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		if runtime.GOOS != "linux" {
			return
		}
		for {
			if now := highest(cmd.Process.Pid); now > most {
				most = now
			}
			select {
			case <-end:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() int64 {
		close(end)
		<-ended
		if most == 0 {
			return peakAtEnd(cmd.ProcessState)
		}
		return most
	}
}

// highest is the most memory that a process has had so far; 0 when it is over.
func highest(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		if rest, ok := bytes.CutPrefix(lines.Bytes(), []byte("VmHWM:")); ok {
			kilobytes, err := strconv.ParseInt(string(bytes.TrimSpace(bytes.TrimSuffix(rest, []byte("kB")))), 10, 64)
			if err != nil {
				return 0
			}
			return kilobytes << 10
		}
	}
	return 0
}
