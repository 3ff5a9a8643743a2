package cli

import (
	"fmt"
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

// desk makes a desk that sends nothing to any page.
func (p *program) desk() *service.Desk { return p.deskWith(nil) }

func (p *program) deskWith(emit func(name string, data ...any)) *service.Desk {
	return service.NewDesk(service.Options{
		Emit: emit, Log: p.log, Now: p.now, Version: Version, ConfigDir: configDir(),
		Choice: service.Choice{Profile: p.tenant.name, URL: p.tenant.url, Token: p.tenant.token, Users: p.tenant.users, Seed: p.tenant.seed},
	})
}

// configDir is where recent files and profiles are kept; "" keeps none.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "PersonaDesk")
}

// with opens a workbook, does something with it and closes it.
func (p *program) with(path string, do func(d *service.Desk) error) (err error) {
	d := p.desk()
	if err := d.Open(path); err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); e != nil && err == nil {
			err = fmt.Errorf("closing the workbook: %w", e)
		}
	}()
	return do(d)
}
