package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"

	"personadesk/app/desktop"
	"personadesk/app/service"
	"personadesk/app/web"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

func (p *program) serve() *cobra.Command {
	var (
		addr             string
		open, withSample bool
	)
	cmd := &cobra.Command{
		Use:   "serve [FILE]",
		Short: "Show the page in a browser on this machine",
		Args:  arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.servePage(cmd.Context(), addr, args, open, withSample)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:0", "host and port on loopback; port 0 picks a free one")
	cmd.Flags().BoolVar(&open, "open", false, "open the browser")
	cmd.Flags().BoolVar(&withSample, "sample", false, "open the sample customer, making it when it is not there")
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}

func (p *program) servePage(ctx context.Context, addr string, args []string, open, withSample bool) (err error) {
	hub := web.NewHub()
	d := (&host{p: p}).desk(hub.Emit)
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := openFirst(ctx, d, args, withSample); err != nil {
		return err
	}
	server, err := web.Listen(ctx, web.Options{
		Addr: addr, Page: p.page, Hub: hub, Language: p.Language, Services: func(ctx context.Context) []any { return service.Services(d.Session(ctx)) },
	})
	if err != nil {
		return err
	}
	if err := p.say("%s", server.Address); err != nil {
		return err
	}
	p.message("PersonaDesk is at that address, on this machine only. Ctrl+C ends it.")
	if open {
		once, err := server.AddressOnce()
		if err == nil {
			err = browser.OpenURL(once)
		}
		if err != nil {
			p.message("The browser did not open (%v); open the address yourself.", err)
		}
	}
	return server.Serve(ctx)
}

// openFirst opens the workbook that was named, or the sample.
func openFirst(ctx context.Context, d *service.Desk, args []string, withSample bool) error {
	path := ""
	switch {
	case len(args) == 1:
		path = args[0]
	case withSample:
		path = samplePath()
	default:
		return nil
	}
	if _, err := os.Stat(path); withSample && errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return problem.New("FOLDER_UNWRITABLE.sample").Detailed(err).
				Hinted().Because(err)
		}
		return d.Create(ctx, path, sample.Fill)
	}
	return d.Open(path)
}

// samplePath is where the sample customer lives: in the person's data folder, so that it is found again.
func samplePath() string {
	dir := configDir()
	if dir == "" {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "sample", "larkfield"+workbook.Extension)
}

// atMostAWorkbook lets a desktop open the program with a workbook that was double-clicked; any other word is wrong usage.
func atMostAWorkbook(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && filepath.Ext(args[0]) == workbook.Extension {
		return nil
	}
	return noArguments(cmd, args)
}

// window opens the window; a build without one serves the page and opens the browser.
func (p *program) window(ctx context.Context, args []string) error {
	if !desktop.Available {
		return p.servePage(ctx, "127.0.0.1:0", args, true, false)
	}
	d := (&host{p: p}).desk(nil)
	// What the window asks for ends with the window.
	open, end := context.WithCancel(ctx)
	defer end()
	return desktop.Run(desktop.Options{
		Title: "PersonaDesk", Page: p.page, Services: service.Services(d.Session(open)), Busy: d.Busy,
		Begin: func(_ context.Context, emit func(name string, data ...any)) {
			d.SetEmit(emit)
			if err := openFirst(ctx, d, args, false); err != nil {
				p.sayProblem(p.inWords(err)) // the window shows the Start screen, from which another can be opened
			}
		},
		End: func(context.Context) {
			end()
			if err := d.Close(); err != nil {
				p.log.Error().Err(err).Msg("closing")
			}
		},
		ErrorText: p.errorText,
	})
}
