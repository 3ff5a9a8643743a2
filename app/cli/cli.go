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

	"personadesk/app/service"
	"personadesk/backend/clock"
	"personadesk/backend/provision"
)

// Streams are where a command reads and writes; tests give their own.
type Streams struct {
	In       io.Reader
	Out      io.Writer
	Err      io.Writer
	Terminal bool   // Out is a terminal, so that a person reads it
	Folder   string // where relative paths begin; the folder of the process when empty
	Language string // in which people are spoken to, see text.For; English when empty
}

// program is what every command shares.
type program struct {
	Streams
	page     fs.FS // the built page
	format   string
	verbose  bool
	tenant   tenantFlags
	clock    clock.Clock     // of every date and wait
	life     context.Context // of the command
	log      zerolog.Logger
	args     []string
	workbook string        // the file that the command works on
	folder   string        // where relative paths begin
	shared   *service.Desk // of the program that carries this command out for another; nil when it is carried out by itself

	tell func(provision.Progress) // the page, while work on the tenant is under way
}

// languageVariable names the language in which people are spoken to, as BCP 47 writes it. English is the only whole one; en-XA is English
// with every word marked, for seeing what is not said through the catalogue.
const languageVariable = "PERSONADESK_LANGUAGE"

// Main runs the program with the arguments after its name and gives its exit status. The page is the built frontend.
func Main(args []string, page fs.FS) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // it was removed: what is relative is then not found, and that is said
	}
	return Run(ctx, args, page, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal(os.Stdout), Folder: folder, Language: os.Getenv(languageVariable)})
}

// Run is Main with its own streams and context.
func Run(ctx context.Context, args []string, page fs.FS, s Streams) int {
	p := &program{Streams: s, page: page, clock: clock.System, args: args, folder: s.Folder}
	return p.run(ctx)
}

func (p *program) run(ctx context.Context) int {
	p.life = ctx
	root := p.root()
	root.SetArgs(p.args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
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
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			p.log = p.logger()
			if err := p.mayCarry(cmd); err != nil {
				return err
			}
			return p.checkFormat()
		},
	}
	onItsOwn(root)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVarP(&p.format, "output", "o", "", "table or json (default: table on a terminal, else json)")
	flags.BoolVar(&p.verbose, "verbose", false, "log what is asked of the tenant to standard error")
	p.tenant.register(flags)

	root.AddCommand(
		onItsOwn(p.serve()), onItsOwn(p.demo()), onItsOwn(p.create()), p.check(), p.reconcile(), p.export(), p.importing(), p.rule(), p.dialplan(), p.design(), p.names(), p.orphans(), onItsOwn(p.signin()), onItsOwn(p.profiles()),
		p.sync(), p.plan(), p.apply(), p.undo(), p.watch(), p.numbers(), p.explain(), p.audit(), p.restore(), onItsOwn(p.practice()), p.version(),
	)
	return root
}

func (p *program) logger() zerolog.Logger {
	if !p.verbose {
		return zerolog.Nop()
	}
	return zerolog.New(zerolog.ConsoleWriter{Out: p.Err, NoColor: true, TimeFormat: time.TimeOnly}).With().Timestamp().Logger()
}
