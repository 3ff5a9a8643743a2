// Package cli is the door for PowerShell users and schedulers: verbs and flags are a contract that scripts depend on.
// Results go to standard output, messages to standard error.
package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
)

// Streams are where a command reads and writes; tests give their own.
type Streams struct {
	In       io.Reader
	Out      io.Writer
	Err      io.Writer
	Terminal bool // Out is a terminal, so that a person reads it
}

// program is what every command shares.
type program struct {
	Streams
	page    fs.FS // the built page
	format  string
	verbose bool
	tenant  tenantFlags
	now     func() time.Time
	log     zerolog.Logger
}

// Main runs the program with the arguments after its name and gives its exit status. The page is the built frontend.
func Main(args []string, page fs.FS) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, page, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal(os.Stdout)})
}

// Run is Main with its own streams and context.
func Run(ctx context.Context, args []string, page fs.FS, s Streams) int {
	p := &program{Streams: s, page: page, now: time.Now}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := root.ExecuteContext(ctx)
	if err != nil && ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = interrupted{err}
	}
	return p.end(err)
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "personadesk",
		Short:         "Decide what each kind of user needs from Microsoft Teams Phone, and give every user exactly that",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          atMostAWorkbook,
		RunE:          func(cmd *cobra.Command, args []string) error { return p.window(cmd.Context(), args) },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			p.log = p.logger()
			return p.checkFormat()
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVarP(&p.format, "output", "o", "", "table or json (default: table on a terminal, else json)")
	flags.BoolVar(&p.verbose, "verbose", false, "log what is asked of the tenant to standard error")
	p.tenant.register(flags)

	root.AddCommand(
		p.serve(), p.demo(), p.create(), p.check(), p.export(), p.importing(), p.rule(), p.signin(), p.profiles(),
		p.sync(), p.plan(), p.apply(), p.undo(), p.watch(), p.numbers(), p.explain(), p.audit(), p.practice(), p.version(),
	)
	return root
}

func (p *program) logger() zerolog.Logger {
	if !p.verbose {
		return zerolog.Nop()
	}
	return zerolog.New(zerolog.ConsoleWriter{Out: p.Err, NoColor: true, TimeFormat: time.TimeOnly}).With().Timestamp().Logger()
}
