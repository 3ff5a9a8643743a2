package cli

import (
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
)

func (p *program) explain() *cobra.Command {
	var (
		all bool
		to  string
	)
	cmd := &cobra.Command{
		Use: "explain FILE USER | explain FILE --all [--to CSV]", Short: "Say why a user has this persona, these policies, this number; of everybody, wanted against has",
		Args: func(cmd *cobra.Command, args []string) error {
			if to != "" && !all {
				return usage{errors.New("--to is for --all")}
			}
			if all {
				return arguments(1, 1)(cmd, args)
			}
			return arguments(2, 2)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				if all {
					return p.explainAll(cmd.Context(), d, to)
				}
				v, err := service.ExplainOf(d.Session(cmd.Context())).User(args[1])
				if err != nil {
					return err
				}
				if p.asJSON() {
					return p.document(v)
				}
				return p.sayExplained(v)
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "everybody: what they should have against what they have; as JSON one object a line")
	cmd.Flags().StringVar(&to, "to", "", "file of comma-separated values to write for people; with --all")
	return cmd
}

// explainAll writes of everybody what they should have against what they have, as it comes.
func (p *program) explainAll(ctx context.Context, d *service.Desk, to string) error {
	switch {
	case to != "":
		if err := p.apart(p.path(to)); err != nil {
			return err
		}
		return document.WriteFile(p.path(to), func(out io.Writer) error { return d.WriteExplained(ctx, out) })
	case p.asJSON():
		return d.ExplainAll(ctx, func(v service.ExplainedView) error { return p.line(v) })
	}
	const block = 1000 // rows that share their columns: a table of everybody is never held whole
	var rows [][]string
	write := func() error {
		defer func() { rows = rows[:0] }()
		return p.table([]string{"USER", "SETTING", "SHOULD HAVE", "HAS", "THROUGH", "TENANT"}, rows)
	}
	err := d.ExplainAll(ctx, func(v service.ExplainedView) error {
		for _, r := range v.Rows {
			rows = append(rows, []string{cmp.Or(v.UPN, v.ID), cmp.Or(r.Label, r.Setting), r.Should, r.Has, r.Source, r.Tenant})
		}
		if len(rows) < block {
			return nil
		}
		return write()
	})
	if err != nil || len(rows) == 0 {
		return err
	}
	return write()
}

func (p *program) sayExplained(v service.ExplainView) error {
	if err := p.say("%s, %s, %s", v.Person.Name, v.Person.JobTitle, v.Person.City); err != nil {
		return err
	}
	for _, one := range v.Personas {
		name := one.Name
		if name == "" {
			name = "none"
		}
		if err := p.say("%-11s %s  %s", one.Layer, name, one.Because); err != nil {
			return err
		}
	}
	rows := [][]string{}
	for _, r := range v.Rows {
		label := r.Label
		if label == "" {
			label = r.Setting
		}
		rows = append(rows, []string{label, r.Should, r.Has, r.Source, r.Tenant})
	}
	return p.table([]string{"SETTING", "SHOULD HAVE", "HAS", "THROUGH", "TENANT"}, rows)
}
