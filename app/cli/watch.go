package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/clock"
)

func (p *program) watch() *cobra.Command {
	var (
		every  time.Duration
		rounds int
	)
	cmd := &cobra.Command{
		Use: "watch FILE", Short: "Read, plan and apply on a schedule, within the safeguards", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if every < time.Second {
				return usage{errors.New("--every is too short; give at least 1s")}
			}
			return p.watchFile(cmd.Context(), args[0], every, rounds)
		},
	}
	cmd.Flags().DurationVar(&every, "every", time.Hour, "how often, for example 1h or 15m")
	cmd.Flags().IntVar(&rounds, "rounds", 0, "end after this many rounds; 0 goes on until stopped")
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}

// watchFile holds the workbook and keeps watch over it, carrying out other commands between its rounds. While another program holds the
// workbook, each round is carried out there; when that program has gone, the watch holds it from then on.
func (p *program) watchFile(ctx context.Context, path string, every time.Duration, rounds int) error {
	for n := 1; ; n++ {
		held := false
		elsewhere, err := p.withArgs(ctx, path, oneRound(p.args), func(d *service.Desk) error {
			held = true
			return p.keepWatch(ctx, d, every, max(0, rounds-n+1))
		})
		switch {
		case held || ctx.Err() != nil, n == 1 && !elsewhere: // what is wrong from the beginning will not get better
			return err
		case err != nil:
			p.sayRound(err)
		}
		if n == rounds {
			return nil
		}
		if err := clock.Wait(ctx, p.clock, every); err != nil {
			return err
		}
	}
}

// oneRound is the command for a watch that ends after a round.
func oneRound(args []string) []string {
	end := slices.Index(args, "--")
	if end < 0 {
		end = len(args)
	}
	return slices.Insert(slices.Clone(args), end, "--rounds", "1")
}

// sayRound says what went wrong in a round; one that ended with an exit status has said it.
func (p *program) sayRound(err error) {
	if s := status(0); !errors.As(err, &s) {
		p.sayProblem(p.inWords(err))
	}
}

// keepWatch goes on after a round that failed: the next one reads the tenant anew. What a safeguard refuses stays undone and is said.
func (p *program) keepWatch(ctx context.Context, d *service.Desk, every time.Duration, rounds int) error {
	for n := 1; ; n++ {
		err := p.turnWhenFree(ctx, d, service.RunTurn, func(ctx context.Context) error { return p.applyPlan(ctx, d, "", true, false) })
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.sayRound(err)
		}
		if n == rounds {
			return nil
		}
		if err := clock.Wait(ctx, p.clock, every); err != nil {
			return err
		}
	}
}
