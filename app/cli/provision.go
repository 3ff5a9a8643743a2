package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
	"personadesk/backend/provision/engine"
	"personadesk/backend/regular"
	"personadesk/backend/text"
)

func (p *program) sync() *cobra.Command {
	cmd := &cobra.Command{
		Use: "sync FILE", Short: "Read the tenant into the workbook", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.onTenant(cmd.Context(), args[0], service.ReadTurn, func(ctx context.Context, d *service.Desk) error {
				read, err := d.Sync(ctx, p.progress())
				if err != nil {
					return err
				}
				if p.asJSON() {
					return p.document(read)
				}
				return p.say("read %d users, %d groups, %d numbers", read.Users, read.Groups, read.Numbers)
			})
		},
	}
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}

// progress shows how far long work is, one line a stage, to a person who watches.
func (p *program) progress() func(provision.Progress) {
	stage := ""
	return func(at provision.Progress) {
		if p.tell != nil {
			p.tell(at)
		}
		if at.Stage != stage {
			stage = at.Stage
			p.message("%s ...", stage)
		}
	}
}

func (p *program) plan() *cobra.Command {
	var (
		out   string
		fresh bool
	)
	cmd := &cobra.Command{
		Use: "plan FILE", Short: "Show the changes between the design and the last reading of the tenant", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.onTenant(cmd.Context(), args[0], service.PlanTurn, func(ctx context.Context, d *service.Desk) error {
				return p.showPlan(ctx, d, out, fresh)
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "write the plan to a file, for apply --plan")
	cmd.Flags().BoolVar(&fresh, "read", false, "read the tenant first")
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}

func (p *program) showPlan(ctx context.Context, d *service.Desk, out string, fresh bool) error {
	read, err := d.WasRead(ctx)
	if err != nil {
		return err
	}
	if fresh || !read {
		if !fresh {
			p.message("The tenant was never read; reading it now.")
		}
		if _, err := d.Sync(ctx, p.progress()); err != nil {
			return err
		}
	}
	made, err := d.MakePlan(ctx)
	if err != nil {
		return err
	}
	return p.handOver(ctx, d, made, out)
}

// handOver shows a plan, writes it to a file when one is named, and says by the exit status whether there is something to do.
func (p *program) handOver(ctx context.Context, d *service.Desk, made plan.Plan, out string) error {
	var err error
	if made.Record, err = d.Head(ctx); err != nil {
		return err
	}
	if out != "" {
		if err := p.apart(p.path(out)); err != nil {
			return err
		}
		if err := writePlan(p.path(out), made); err != nil {
			return problem.New("FILE_UNWRITABLE.plan").Detailed(err).Hinted().Because(err)
		}
	}
	if err := p.sayPlan(made); err != nil {
		return err
	}
	switch {
	case problem.Worst(made.Problems) == problem.Error:
		return status(exitRefused)
	case !made.Empty():
		return status(exitChanges)
	}
	return nil
}

func (p *program) sayPlan(made plan.Plan) error {
	if p.asJSON() {
		return plan.Write(p.Out, made.Printed(p.printer()))
	}
	if err := plan.Render(p.Out, made, plan.RenderOptions{In: p.printer()}); err != nil {
		return fmt.Errorf("writing the plan: %w", err)
	}
	return nil
}

func writePlan(path string, made plan.Plan) error {
	return document.WriteFile(path, func(out io.Writer) error { return plan.Write(out, made) })
}

func readPlan(path string) (plan.Plan, error) {
	var given plan.Plan
	body, err := regular.ReadFile(path)
	if err != nil {
		return given, problem.New("FILE_UNREADABLE.plan").Detailed(err).Hinted().Because(err)
	}
	given, err = plan.Parse(body)
	if found := (*problem.Problem)(nil); errors.As(err, &found) {
		found.Detail = text.Of("problem.line", path, found.Detail)
	}
	return given, err
}

func (p *program) apply() *cobra.Command {
	var (
		file        string
		yes, losses bool
	)
	cmd := &cobra.Command{
		Use: "apply FILE", Short: "Carry the plan out and prove every change by reading it back", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.onTenant(cmd.Context(), args[0], service.RunTurn, func(ctx context.Context, d *service.Desk) error {
				return p.applyPlan(ctx, d, p.path(file), yes, losses)
			})
		},
	}
	cmd.Flags().StringVar(&file, "plan", "", "carry out exactly the plan in this file, or nothing")
	cmd.Flags().BoolVar(&yes, "yes", false, "approve the plan without being asked")
	cmd.Flags().BoolVar(&losses, "allow-losses", false, "confirm that more users lose something than the safeguard allows")
	p.tenant.practiceFlags(cmd.Flags(), 0)
	return cmd
}

func (p *program) applyPlan(ctx context.Context, d *service.Desk, file string, yes, losses bool) error {
	if !yes && !p.Terminal { // before anything is read, so that a plan that was made stays good
		return problem.New("PLAN_NOT_APPROVED.read").
			Hinted()
	}
	if found, err := p.finishOpenRun(ctx, d, losses); found || err != nil {
		return err
	}
	// A plan from a file was made from the last reading and is held against the tenant before its first change is sent;
	// reading anew would make it another plan.
	if file == "" {
		if _, err := d.Sync(ctx, p.progress()); err != nil {
			return err
		}
	}
	made, err := remake(ctx, d, file)
	if err != nil {
		return err
	}
	if problem.Worst(made.Problems) == problem.Error {
		for _, found := range made.Problems {
			p.sayProblem(found.Shown(p.printer()))
		}
		return problem.New("PLAN_STOPPED.workbook").Hinted()
	}
	if made.Empty() {
		return p.sayOutcome(service.Outcome{}, made)
	}
	if err := p.approve(ctx, d, made, yes); err != nil {
		return err
	}
	outcome, err := d.CarryOut(ctx, engine.Options{AllowLosses: losses, Progress: p.progress()})
	if err != nil {
		return err
	}
	if err := p.sayOutcome(outcome, made); err != nil {
		return err
	}
	if !outcome.Whole() {
		return status(exitSomeFailed)
	}
	return nil
}

// remake makes the plan that is to be carried out; one from a file must come out the same, or it is stale.
func remake(ctx context.Context, d *service.Desk, file string) (plan.Plan, error) {
	if file == "" {
		return d.MakePlan(ctx)
	}
	given, err := readPlan(file)
	if err != nil {
		return given, err
	}
	made := given
	if given.Undoes != 0 {
		made, err = d.MakeUndo(ctx, given.Undoes)
	} else {
		made, err = d.MakePlan(ctx)
	}
	if err == nil && given.Fingerprint != made.Fingerprint {
		err = problem.New("PLAN_STALE.file").
			Detailed(given.Made.Local().Format("2006-01-02 15:04")).
			Hinted()
	}
	return made, err
}

// approve asks the person at the terminal to type the end of the fingerprint.
func (p *program) approve(ctx context.Context, d *service.Desk, made plan.Plan, yes bool) error {
	last := strings.ReplaceAll(made.Fingerprint, " ", "")
	last = last[max(0, len(last)-4):]
	if !yes {
		if err := plan.Render(p.Err, made, plan.RenderOptions{In: p.printer()}); err != nil {
			return fmt.Errorf("showing the plan: %w", err)
		}
		p.message("Type the last four characters of the fingerprint to carry it out:")
		typed, err := bufio.NewReader(p.In).ReadString('\n')
		if err != nil {
			return problem.New("PLAN_NOT_APPROVED.nothing").Hinted().Because(err)
		}
		last = strings.TrimSpace(typed)
	}
	return d.Approve(ctx, last)
}

func (p *program) sayOutcome(outcome service.Outcome, made plan.Plan) error {
	if p.asJSON() {
		return p.document(outcome)
	}
	if made.Empty() {
		return p.say("%s", p.printer().Print(made.Nothing()))
	}
	return p.sayRun(outcome)
}

// sayRun says how a run ended.
func (p *program) sayRun(outcome service.Outcome) error {
	if p.asJSON() {
		return p.document(outcome)
	}
	return p.say("run %d: %d of %d changes seen in the tenant, %d failed, %d unknown, %d skipped",
		outcome.RunID, outcome.Seen, outcome.Changes, outcome.Failed, outcome.Unknown, outcome.Skipped)
}
