package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) undo() *cobra.Command {
	var (
		run   int64
		out   string
		fresh bool
	)
	cmd := &cobra.Command{
		Use: "undo FILE --run ID", Short: "Show the plan that takes a run back; apply --plan carries it out", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if run < 1 {
				return usage{errors.New("--run is missing: give the number of the run")}
			}
			return p.onTenant(cmd.Context(), args[0], service.PlanTurn, func(ctx context.Context, d *service.Desk) error {
				if fresh {
					if _, err := d.Sync(ctx, p.progress()); err != nil {
						return err
					}
				}
				made, err := d.MakeUndo(ctx, run)
				if err != nil {
					return err
				}
				return p.handOver(ctx, d, made, out)
			})
		},
	}
	cmd.Flags().Int64Var(&run, "run", 0, "number of the run")
	cmd.Flags().StringVar(&out, "out", "", "write the plan to a file, for apply --plan")
	cmd.Flags().BoolVar(&fresh, "read", false, "read the tenant first")
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}
