package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) restore() *cobra.Command {
	var (
		yes  bool
		keep int
	)
	cmd := &cobra.Command{
		Use: "restore FILE [COPY]", Short: "List the copies that were kept before runs, and take the design back to one; COPY is a number of the list or a file",
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch setting := cmd.Flags().Changed("keep"); {
			case len(args) == 2 && setting:
				return usage{errors.New("--keep goes with no copy")}
			case len(args) == 2:
				return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.restoreCopy(cmd.Context(), d, args[1], yes) })
			case yes:
				return usage{errors.New("--yes needs a copy: personadesk restore FILE lists them")}
			case setting:
				return p.with(cmd.Context(), args[0], func(d *service.Desk) error { return p.keepCopies(cmd.Context(), d, keep) })
			}
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error { return p.listCopies(cmd.Context(), d) })
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take the design back, as one edit that can be undone")
	cmd.Flags().IntVar(&keep, "keep", 0, "change how many copies are kept")
	return cmd
}

func (p *program) listCopies(ctx context.Context, d *service.Desk) error {
	v, err := service.CopiesOf(d.Session(ctx)).List()
	if err != nil {
		return err
	}
	if p.asJSON() {
		return p.document(v)
	}
	rows := [][]string{}
	for _, c := range v.Rows {
		state, run := "", ""
		if c.Problem != nil {
			state = c.Problem.Code
		}
		if c.Run != 0 {
			run = fmt.Sprint(c.Run)
		}
		rows = append(rows, []string{strconv.Itoa(c.Number), c.Name, c.MadeAt, run, fmt.Sprint(c.Seq), fmt.Sprint(c.Bytes), state})
	}
	if len(rows) == 0 {
		p.message("There are no copies beside the workbook: one is made before each run.")
	}
	return p.table([]string{"COPY", "FILE", "MADE", "BEFORE RUN", "LAST ENTRY", "BYTES", "PROBLEM"}, rows)
}

func (p *program) keepCopies(ctx context.Context, d *service.Desk, keep int) error {
	copies := service.CopiesOf(d.Session(ctx))
	if err := copies.Keep(keep); err != nil {
		return err
	}
	return p.listCopies(ctx, d)
}

func (p *program) restoreCopy(ctx context.Context, d *service.Desk, named string, yes bool) error {
	path := p.path(named)
	if number, err := strconv.Atoi(named); err == nil {
		if path, err = d.CopyNumbered(ctx, number); err != nil {
			return err
		}
	}
	if err := p.apart(path); err != nil {
		return err
	}
	do := d.CompareCopy
	if yes {
		do = d.RestoreCopy
	}
	v, err := do(ctx, path)
	if err != nil {
		return err
	}
	if p.asJSON() {
		return p.document(v)
	}
	rows := [][]string{}
	for _, r := range v.Rows {
		rows = append(rows, []string{r.Does, r.Subject})
	}
	switch {
	case len(rows) == 0:
		p.message("The design is what the copy holds already.")
	case !v.Taken:
		p.message("Nothing was changed. Add --yes to take the design back; readings, numbers, plans, runs and the record stay as they are.")
	}
	return p.table([]string{"DOES", "WHAT"}, rows)
}
