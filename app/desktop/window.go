//go:build desktop || production || dev || bindings

package desktop

import (
	"context"
	"fmt"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// Available says that this build has a window.
const Available = true

// Run opens the window and returns when it is closed.
func Run(o Options) error {
	err := wails.Run(&options.App{
		Title:          o.Title,
		Width:          1440,
		Height:         900,
		MinWidth:       640,
		MinHeight:      480,
		AssetServer:    &assetserver.Options{Assets: o.Page},
		Bind:           o.Services,
		ErrorFormatter: func(err error) any { return o.ErrorText(err) },
		OnStartup: func(ctx context.Context) {
			o.Begin(ctx, func(name string, data ...any) { runtime.EventsEmit(ctx, name, data...) })
		},
		OnBeforeClose: func(ctx context.Context) bool { return o.Busy() && !mayClose(ctx) },
		OnShutdown:    o.End,
	})
	if err != nil {
		return fmt.Errorf("opening the window: %w", err)
	}
	return nil
}

// mayClose asks while a run is under way. The journal makes either answer safe.
func mayClose(ctx context.Context) bool {
	answer, err := runtime.MessageDialog(ctx, runtime.MessageDialogOptions{
		Type:          runtime.QuestionDialog,
		Title:         "A run is under way",
		Message:       "Close all the same? The change being sent is finished first; the run can be continued later.",
		DefaultButton: "No",
	})
	return err == nil && answer == "Yes"
}
