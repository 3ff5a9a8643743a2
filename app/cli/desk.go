package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"personadesk/app/service"
)

// Version is set when a release is built.
var Version = "development"

// tenantFlags choose the tenant.
type tenantFlags struct {
	name, url, token string
	users            int
	seed             int64
}

func (t *tenantFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&t.name, "tenant", "", "profile made by personadesk signin, or practice (default: the workbook's own, else practice)")
	flags.StringVar(&t.url, "graph", "", "address on this machine that answers like Graph, for tests")
	flags.StringVar(&t.token, "token", "", "access token for --graph")
}

// practiceFlags say how a new practice tenant is made.
func (t *tenantFlags) practiceFlags(flags *pflag.FlagSet, users int) {
	flags.IntVar(&t.users, "users", users, "people in a new practice tenant, 10 to 500000")
	flags.Int64Var(&t.seed, "seed", 1, "the same seed makes the same practice tenant")
}

// desk makes a desk that works alone: for what makes its own workbook, or only reads one.
func (p *program) desk() *service.Desk { return service.NewDesk(p.deskOptions(nil)) }

func (p *program) deskOptions(emit func(name string, data ...any)) service.Options {
	return service.Options{Emit: emit, Log: p.log, Clock: p.clock, Version: Version, Language: p.Language, ConfigDir: configDir(), Choice: p.choice()}
}

// choice is the tenant that the flags name.
func (p *program) choice() service.Choice {
	return service.Choice{Profile: p.tenant.name, URL: p.tenant.url, Token: p.tenant.token, Users: p.tenant.users, Seed: p.tenant.seed}
}

// configDir is where recent files and profiles are kept; "" keeps none.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "PersonaDesk")
}
