package relay

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

const nobody = 65534

// asAnother does something as another account, on this one thread. The system then says of a socket that this account made or opened it.
func asAnother(t *testing.T, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("not run: only an administrator can work as another account")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	become := func(uid int) {
		keep := ^uintptr(0)
		if _, _, no := unix.RawSyscall(unix.SYS_SETRESUID, keep, uintptr(uid), keep); no != 0 {
			t.Fatal(no)
		}
	}
	become(nobody)
	defer become(0)
	do()
}

func TestAnotherAccountDoesNotReachTheSocket(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), func(context.Context, Request, Streams) int { t.Error("it was carried out"); return 0 })
	where, err := place(path)
	must(t, err)
	knock := func(behind string) {
		asAnother(t, func() {
			if _, err := net.Dial("unix", where); !errors.Is(err, os.ErrPermission) {
				t.Errorf("%s does not keep it out: %v", behind, err)
			}
		})
	}
	above(t, path)
	knock("the folder")
	must(t, os.Chmod(filepath.Dir(where), 0o755))
	knock("the socket")
}

// above lets others through the folders that lead to that of the socket.
func above(t *testing.T, path string) {
	t.Helper()
	home := filepath.Dir(path)
	for _, folder := range []string{home, filepath.Join(home, "c"), filepath.Join(home, "c", "PersonaDesk")} {
		must(t, os.Chmod(folder, 0o755))
	}
}

// The rights of the folder and of the socket are gone, and another account has reached it.
func TestAnotherAccountThatReachesTheSocketIsRefused(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), func(context.Context, Request, Streams) int { t.Error("it was carried out"); return 0 })
	where, err := place(path)
	must(t, err)
	above(t, path)
	must(t, errors.Join(os.Chmod(filepath.Dir(where), 0o755), os.Chmod(where, 0o777)))
	var conn net.Conn
	asAnother(t, func() { conn, err = net.Dial("unix", where) })
	must(t, err)
	defer func() { must(t, conn.Close()) }()
	l := newLink(conn, brisk())
	f, err := packRequest(Request{Version: "1", Args: []string{"apply"}})
	must(t, err)
	must(t, l.send(f))
	f, err = l.receive(brisk().Greeting)
	must(t, err)
	if f.kind != kindRefusal {
		t.Fatalf("answered by %c", f.kind)
	}
	wantCode(t, unpackRefusal(f), "RELAY_STRANGER")
}

// A socket of another account lies in our place, or a link to one: nothing is said to it.
func TestASocketThatAnotherAccountPlantedIsToldNothing(t *testing.T) {
	for _, name := range []string{"a socket", "a link to a socket"} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			where, err := place(path)
			must(t, err)
			must(t, ownFolder(filepath.Dir(where)))
			above(t, path)
			at := where
			if name == "a link to a socket" {
				at = filepath.Join(filepath.Dir(path), "theirs.sock")
				must(t, os.Chmod(filepath.Dir(path), 0o777))
				must(t, os.Symlink(at, where))
			}
			must(t, os.Chmod(filepath.Dir(where), 0o777))
			var planted net.Listener
			asAnother(t, func() { planted, err = net.Listen("unix", at) })
			must(t, err)
			must(t, os.Chmod(filepath.Dir(where), 0o700))
			defer func() { must(t, planted.Close()) }()
			heard := make(chan []byte, 1)
			go func() {
				conn, err := planted.Accept()
				if err != nil {
					t.Error(err)
				}
				said, err := io.ReadAll(conn)
				if err := errors.Join(err, conn.Close()); err != nil {
					t.Error(err)
				}
				heard <- said
			}()
			wantCode(t, ask(ctx, path, Request{Args: []string{"secret"}}, "").err, "RELAY_STRANGER")
			if said := <-heard; !bytes.Equal(said, nil) {
				t.Errorf("it was told %q", said)
			}
		})
	}
}

// Where the home is too long, the socket lies in a folder for everybody, and another account may make ours first.
func TestAFolderThatAnotherAccountPlantedIsNotUsed(t *testing.T) {
	path := workbookFile(t)
	home := filepath.Dir(path)
	t.Setenv("XDG_CACHE_HOME", "/"+string(bytes.Repeat([]byte("h"), longestPath)))
	t.Setenv("TMPDIR", home)
	must(t, os.Chmod(home, os.ModeSticky|0o777))
	where, err := place(path)
	must(t, err)
	var planted net.Listener
	asAnother(t, func() {
		if err = os.Mkdir(filepath.Dir(where), 0o700); err == nil {
			planted, err = net.Listen("unix", where)
		}
	})
	must(t, err)
	defer func() { must(t, planted.Close()) }()
	wantCode(t, ask(ctx, path, Request{}, "").err, "RELAY_FOLDER")
	_, err = Hold(t.Context(), path, options(), until(newOnce()))
	wantCode(t, err, "RELAY_FOLDER")
	if _, err := os.Stat(where); err != nil {
		t.Errorf("what another account has was touched: %v", err)
	}
}
