package relay

import (
	"fmt"
	"net"
	"os"
)

// Peer says which account is at the other end of a connection; known is false where the system does not tell.
type Peer func(net.Conn) (uid int, known bool, err error)

// sameAccount refuses a peer of another account.
func sameAccount(conn net.Conn, peer Peer) error {
	uid, known, err := peer(conn)
	if err != nil {
		return fmt.Errorf("asking who is at the other end: %w", err)
	}
	if known && uid != os.Geteuid() {
		return stranger()
	}
	return nil
}
