//go:build unix

package relay

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestOnlyTheAccountMayComeNear(t *testing.T) {
	path := workbookFile(t)
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	hold(t, path, options(), until(newOnce()))
	where, err := place(path)
	must(t, err)
	for name, want := range map[string]os.FileMode{filepath.Dir(where): os.ModeDir | 0o700, where: os.ModeSocket | 0o600} {
		info, err := os.Lstat(name)
		must(t, err)
		if info.Mode() != want {
			t.Errorf("%s is %v; want %v", name, info.Mode(), want)
		}
	}
}

func TestAnotherAccountDrivesNothing(t *testing.T) {
	as := func(uid int, known bool, err error) Peer {
		return func(net.Conn) (int, bool, error) { return uid, known, err }
	}
	for name, c := range map[string]struct {
		peer    Peer
		refused bool
	}{
		"the same account":         {systemPeer, false},
		"another account":          {as(os.Geteuid()+1, true, nil), true},
		"the system does not know": {as(os.Geteuid()+1, false, nil), false},
		"the system cannot tell":   {as(0, false, errors.New("no such thing")), true},
	} {
		t.Run(name+" calls", func(t *testing.T) {
			path := workbookFile(t)
			o, carried := options(), false
			o.Peer = c.peer
			hold(t, path, o, func(context.Context, Request, Streams) int { carried = true; return 0 })
			a := ask(ctx, path, Request{}, "")
			if carried == c.refused || (a.err != nil) != c.refused {
				t.Errorf("carried out: %v, %+v", carried, a)
			}
		})
		t.Run(name+" holds", func(t *testing.T) {
			path := workbookFile(t)
			carried := false
			hold(t, path, options(), func(context.Context, Request, Streams) int { carried = true; return 0 })
			o := options()
			o.Peer = c.peer
			_, _, err := Ask(ctx, path, Request{Version: "1"}, Streams{In: strings.NewReader("")}, o)
			if carried == c.refused || (err != nil) != c.refused {
				t.Errorf("carried out: %v, %v", carried, err)
			}
		})
	}
}

func TestTheSystemTellsWhoCalls(t *testing.T) {
	path := workbookFile(t)
	hold(t, path, options(), until(newOnce()))
	uid, known, err := systemPeer(dial(t, path).conn)
	must(t, err)
	if known && uid != os.Geteuid() {
		t.Errorf("account %d", uid)
	}
}

func TestFoldersThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(folder string) error
		why   string
	}{
		"others may enter": {func(folder string) error { return os.Chmod(folder, 0o750) }, "others may enter it"},
		"others may look":  {func(folder string) error { return os.Chmod(folder, 0o704) }, "others may enter it"},
		"a file": {func(folder string) error {
			return errors.Join(os.Remove(folder), os.WriteFile(folder, nil, 0o600))
		}, "it cannot be made"},
		"a link elsewhere": {func(folder string) error {
			return errors.Join(os.Rename(folder, folder+"2"), os.Symlink(folder+"2", folder))
		}, "it is no folder"},
		"another account's": {func(folder string) error { return os.Chown(folder, os.Geteuid()+1, -1) }, "another account"},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			where, err := place(path)
			must(t, err)
			folder := filepath.Dir(where)
			must(t, ownFolder(folder))
			if err := c.spoil(folder); errors.Is(err, os.ErrPermission) {
				t.Skip("only an administrator can give a folder away")
			} else {
				must(t, err)
			}
			_, err = Hold(t.Context(), path, options(), until(newOnce()))
			wantCode(t, err, "RELAY_FOLDER")
			if !strings.Contains(err.Error(), c.why) {
				t.Errorf("%v; want %s", err, c.why)
			}
			if name == "a file" {
				return // nothing can lie in it
			}
			leftOver(t, where)
			wantCode(t, ask(ctx, path, Request{}, "").err, "RELAY_FOLDER")
		})
	}
}

func TestALongHomeGetsAShortSocket(t *testing.T) {
	path := workbookFile(t)
	t.Setenv("HOME", "/"+strings.Repeat("h", 100))
	t.Setenv("XDG_CACHE_HOME", "/"+strings.Repeat("h", 100))
	t.Setenv("TMPDIR", filepath.Dir(path))
	hold(t, path, options(), func(context.Context, Request, Streams) int { return 0 })
	where, err := place(path)
	must(t, err)
	if len(where) > longestPath {
		t.Errorf("%s has %d bytes", where, len(where))
	}
	must(t, checkFolder(filepath.Dir(where)))
	if a := ask(ctx, path, Request{}, ""); a.err != nil || !a.found {
		t.Errorf("%+v", a)
	}
}
