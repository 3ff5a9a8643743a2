// Package desktop is the window: the same page and the same services as app/web, inside a webview.
package desktop

import (
	"context"
	"io/fs"
)

// Options says what the window shows.
type Options struct {
	Title    string
	Page     fs.FS // the built page, with index.html at its root
	Services []any // structs whose exported methods the page may call

	// Begin runs once the window exists; events go through emit. End runs when it closes.
	Begin func(ctx context.Context, emit func(name string, data ...any))
	End   func(ctx context.Context)
	// Busy says whether long work is under way, so that closing asks first.
	Busy func() bool
	// ErrorText turns an error into what the page is given.
	ErrorText func(error) string
}
