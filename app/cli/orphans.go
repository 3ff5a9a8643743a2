package cli

import (
	"context"
	"errors"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) orphans() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "orphans FILE [KEY...]", Short: "List groups and policies that the design left in the tenant; with keys, let them go", Args: arguments(1, math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			if yes && len(args) == 1 {
				return usage{errors.New("--yes is for keys")}
			}
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.orphaned(cmd.Context(), d, args[1:], yes) })
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "say in the design that they are to go, as one edit that can be undone; plans remove them")
	return cmd
}

func (p *program) orphaned(ctx context.Context, d *service.Desk, keys []string, yes bool) error {
	list, err := d.Orphans(ctx)
	if len(keys) > 0 {
		list, err = d.RemoveOrphans(ctx, keys, yes)
	}
	if err != nil {
		return err
	}
	if p.asJSON() {
		return p.document(map[string]any{"orphans": list, "taken": yes})
	}
	rows := [][]string{}
	for _, v := range list {
		users := "not read"
		if v.Users >= 0 {
			users = strconv.Itoa(v.Users)
		}
		rows = append(rows, []string{v.Kind, v.Name, users, answer(v.Made), answer(v.Going), v.Key})
	}
	if err := p.table([]string{"WHAT", "NAME", "USERS", "MADE BY A RUN", "TO GO", "KEY"}, rows); err != nil {
		return err
	}
	if len(keys) > 0 && !yes {
		p.message("Nothing was changed. Add --yes to let them go.")
	}
	return nil
}

func answer(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
