package relay

import (
	"errors"
	"net"

	"golang.org/x/sys/unix"
)

func systemPeer(conn net.Conn) (uid int, known bool, err error) {
	raw, err := conn.(*net.UnixConn).SyscallConn()
	if err != nil {
		return 0, false, err
	}
	var cred *unix.Xucred
	var asked error
	err = raw.Control(func(fd uintptr) { cred, asked = unix.GetsockoptXucred(int(fd), unix.SOL_LOCAL, unix.LOCAL_PEERCRED) })
	if err := errors.Join(err, asked); err != nil {
		return 0, false, err
	}
	return int(cred.Uid), true, nil
}
