package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) practice() *cobra.Command {
	var (
		addr, faults, file, role, module string
		permissions                      []string
	)
	cmd := &cobra.Command{
		Use: "practice", Short: "Run the practice tenant on its own, for anybody's scripts and tests", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			wish := service.PracticeWish{Users: p.tenant.users, Seed: p.tenant.seed, File: file, Faults: faults, Role: role, Module: module}
			if cmd.Flags().Changed("permissions") {
				wish.Permissions = append([]string{}, permissions...)
			}
			return p.runPractice(cmd.Context(), addr, wish)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:0", "host and port on loopback; port 0 picks a free one")
	cmd.Flags().StringVar(&faults, "faults", "", "faults to play")
	cmd.Flags().StringVar(&file, "file", "", "where to keep its state; nowhere when empty")
	cmd.Flags().StringVar(&role, "role", "", "role of Entra that is signed in, such as teams-administrator or none; everything is allowed when empty")
	cmd.Flags().StringSliceVar(&permissions, "permissions", nil, "permissions of Graph of an application that is signed in instead of a person")
	cmd.Flags().StringVar(&module, "module", "", "folder for PowerShell modules that stand in for the real ones before it")
	p.tenant.practiceFlags(cmd.Flags(), 200)
	return cmd
}

func (p *program) runPractice(ctx context.Context, addr string, wish service.PracticeWish) (err error) {
	box, err := service.OpenPractice(wish, addr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, box.Close()) }()
	if p.asJSON() {
		err = p.line(map[string]string{"url": box.Address, "graph": box.Address + "/v1.0", "token": box.Token})
	} else {
		err = p.say("%s\ntoken %s", box.Address, box.Token)
	}
	if err == nil {
		p.message("The practice tenant answers like Graph at that address, on this machine only. Ctrl+C ends it.")
		if wish.Module != "" {
			p.message("Its PowerShell modules are in %s; put that folder first in $env:PSModulePath.", wish.Module)
		}
		<-ctx.Done()
	}
	return err
}
