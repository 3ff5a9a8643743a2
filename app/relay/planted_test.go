//go:build unix

package relay

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What lies at the place of our socket when we begin to listen was left over, or was put there: it is taken away, but nothing beyond it.
func TestWhatLiesAtThePlaceOfTheSocket(t *testing.T) {
	for name, c := range map[string]struct {
		plant func(where, elsewhere string) error
		stays bool // and nobody can be listened to
	}{
		"a file": {func(where, _ string) error { return os.WriteFile(where, []byte("x"), 0o600) }, false},
		"a link to a file": {func(where, elsewhere string) error {
			return errors.Join(os.WriteFile(elsewhere, []byte("kept"), 0o644), os.Symlink(elsewhere, where))
		}, false},
		"a link to nothing": {func(where, elsewhere string) error { return os.Symlink(elsewhere+"-not", where) }, false},
		"a pipe":            {func(where, _ string) error { return syscall.Mkfifo(where, 0o600) }, false},
		"an empty folder":   {func(where, _ string) error { return os.Mkdir(where, 0o700) }, false},
		"a folder": {func(where, _ string) error {
			return errors.Join(os.Mkdir(where, 0o700), os.WriteFile(filepath.Join(where, "kept"), nil, 0o600))
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbookFile(t)
			where, err := place(path)
			must(t, err)
			must(t, ownFolder(filepath.Dir(where)))
			elsewhere := filepath.Join(filepath.Dir(path), "elsewhere")
			must(t, c.plant(where, elsewhere))
			if a := ask(ctx, path, Request{}, ""); a.found || a.err != nil {
				t.Errorf("before: %+v", a)
			}
			if c.stays {
				if _, err := Hold(t.Context(), path, options(), until(newOnce())); err == nil {
					t.Error("it listens")
				}
				if _, err := os.Stat(filepath.Join(where, "kept")); err != nil {
					t.Error(err)
				}
				return
			}
			hold(t, path, options(), func(context.Context, Request, Streams) int { return 5 })
			if a := ask(ctx, path, Request{}, ""); a.err != nil || a.status != 5 {
				t.Errorf("after: %+v", a)
			}
			if b, err := os.ReadFile(elsewhere); err == nil && string(b) != "kept" {
				t.Errorf("behind the link is %q", b)
			}
			if info, err := os.Stat(elsewhere); err == nil && info.Mode() != 0o644 {
				t.Errorf("behind the link is %v", info.Mode())
			}
		})
	}
}

// Who listens at the place of the program that has the workbook open is an impostor, or one that has closed it.
func TestWhoListensInThePlaceOfTheHolderIsReplaced(t *testing.T) {
	path := workbookFile(t)
	where, err := place(path)
	must(t, err)
	must(t, ownFolder(filepath.Dir(where)))
	planted, err := net.ListenUnix("unix", &net.UnixAddr{Name: where, Net: "unix"})
	must(t, err)
	planted.SetUnlinkOnClose(false)
	defer func() { must(t, planted.Close()) }()
	hold(t, path, options(), func(context.Context, Request, Streams) int { return 5 })
	if a := ask(ctx, path, Request{}, ""); a.err != nil || a.status != 5 {
		t.Errorf("%+v", a)
	}
}
