package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"personadesk/app/service"
	"personadesk/backend/problem"
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
func (p *program) with(path string, do func(d *service.Desk) error) error {
	return p.within((*service.Desk).Open, path, do)
}

// reading is with for what changes nothing: it works beside another program that has the workbook open. A workbook of an older
// version is opened for writing after all, which brings it up to date.
func (p *program) reading(path string, do func(d *service.Desk) error) error {
	err := p.within((*service.Desk).OpenToRead, path, do)
	var found *problem.Problem
	if errors.As(err, &found) && found.Code == "WORKBOOK_OLDER" {
		return p.with(path, do)
	}
	return err
}

// ifTaken is how an import opens a workbook: to write when it is taken over, to read when it is only shown.
func (p *program) ifTaken(yes bool) func(path string, do func(d *service.Desk) error) error {
	if yes {
		return p.with
	}
	return p.reading
}

func (p *program) within(open func(d *service.Desk, path string) error, path string, do func(d *service.Desk) error) (err error) {
	d := p.desk()
	if err := open(d, path); err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); e != nil && err == nil {
			err = fmt.Errorf("closing the workbook: %w", e)
		}
	}()
	return do(d)
}
