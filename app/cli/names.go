package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

func (p *program) names() *cobra.Command {
	group := &cobra.Command{Use: "names", Short: "Read how personas and policies are named, and name them anew", Args: noArguments, RunE: help}
	group.AddCommand(p.namesShow(), p.namesPreview(), p.namesApply())
	return group
}

func (p *program) namesShow() *cobra.Command {
	return &cobra.Command{
		Use: "show FILE", Short: "Write the convention of names as JSON", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				c, err := d.Convention(cmd.Context())
				if err != nil {
					return err
				}
				return p.document(c)
			})
		},
	}
}

func (p *program) namesPreview() *cobra.Command {
	var like string
	cmd := &cobra.Command{
		Use: "preview FILE [JSON]", Short: "Show what a convention renames and what that touches: that of the workbook, or one from a file; - is standard input", Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error { return p.nameBy(cmd.Context(), d, args[1:], like, false) })
		},
	}
	p.likeFlag(cmd, &like)
	return cmd
}

func (p *program) namesApply() *cobra.Command {
	var like string
	var yes bool
	cmd := &cobra.Command{
		Use: "apply FILE [JSON]", Short: "Name everything as a convention says, after showing what would change", Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.nameBy(cmd.Context(), d, args[1:], like, yes) })
		},
	}
	p.likeFlag(cmd, &like)
	cmd.Flags().BoolVar(&yes, "yes", false, "give the names, as one edit that can be undone")
	return cmd
}

func (p *program) likeFlag(cmd *cobra.Command, like *string) {
	ids := []string{}
	for _, k := range persona.Conventions() {
		ids = append(ids, k.ID)
	}
	cmd.Flags().StringVar(like, "like", "", "a convention to begin with: "+strings.Join(ids, ", "))
}

func (p *program) nameBy(ctx context.Context, d *service.Desk, file []string, like string, yes bool) error {
	c, err := p.conventionOf(ctx, d, file, like)
	if err != nil {
		return err
	}
	v, taken, err := d.NameBy(ctx, c, yes)
	if err != nil {
		return err
	}
	return p.sayRenames(v, taken)
}

// conventionOf is the convention that is meant: of a file, one to begin with, or that of the workbook.
func (p *program) conventionOf(ctx context.Context, d *service.Desk, file []string, like string) (persona.Convention, error) {
	switch {
	case len(file) > 0 && like != "":
		return persona.Convention{}, usage{errors.New("--like and a file are two conventions")}
	case like != "":
		c, found := persona.ConventionCalled(like)
		if !found {
			return c, usage{fmt.Errorf("--like does not know %q", like)}
		}
		return c, nil
	case len(file) == 0:
		return d.Convention(ctx)
	}
	in, closeFile, err := p.open(file[0])
	if err != nil {
		return persona.Convention{}, err
	}
	defer closeFile()
	raw, err := io.ReadAll(in)
	if err != nil {
		return persona.Convention{}, problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	return service.ReadConvention(raw)
}

func (p *program) sayRenames(v service.RenamesView, taken bool) error {
	if p.asJSON() {
		return p.document(map[string]any{"renames": v.Lines, "stays": v.Stays, "documents": v.Documents, "read": v.Read, "problems": v.Problems, "taken": taken})
	}
	for _, found := range v.Problems {
		p.sayProblem(found)
	}
	rows := [][]string{}
	for _, l := range v.Lines {
		what := l.Type
		if what == "" {
			what = l.Kind
		}
		rows = append(rows, []string{what, l.Before, l.After, l.Means, strconv.Itoa(l.Users), strings.Join(l.Groups, ", ")})
	}
	for _, s := range v.Stays {
		rows = append(rows, []string{s.Type, s.Name, "stays: " + string(s.Why), "", "", strings.Join(s.Personas, ", ")})
	}
	if err := p.table([]string{"WHAT", "BEFORE", "AFTER", "IN THE TENANT", "USERS", "GROUPS"}, rows); err != nil {
		return err
	}
	if !taken && len(v.Lines) > 0 {
		p.message("Nothing was changed. Add --yes to names apply to give these names.")
	}
	return nil
}
