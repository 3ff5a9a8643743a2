package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// create is "new", a word Go keeps for itself.
func (p *program) create() *cobra.Command {
	var withSample bool
	cmd := &cobra.Command{
		Use: "new FILE", Short: "Make a workbook", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			d := p.desk()
			var fill func(ctx context.Context, wb *workbook.Workbook) error
			if withSample {
				fill = sample.Fill
			}
			if err := d.Create(cmd.Context(), args[0], fill); err != nil {
				return err
			}
			defer func() {
				if err := d.Close(); err != nil {
					p.message("closing the workbook: %v", err)
				}
			}()
			if p.asJSON() {
				return p.document(map[string]any{"file": args[0], "sample": withSample})
			}
			return p.say("%s", args[0])
		},
	}
	cmd.Flags().BoolVar(&withSample, "sample", false, "fill it with the sample customer")
	return cmd
}

func (p *program) check() *cobra.Command {
	return &cobra.Command{
		Use: "check FILE", Short: "Report everything wrong with a workbook", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			list := workbook.Check(args[0])
			if problem.Worst(list) != problem.Error {
				if err := p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
					found, err := d.Problems(cmd.Context())
					list = append(list, found...)
					return err
				}); err != nil {
					list = append(list, *problem.From(err))
				}
			}
			return p.sayProblems(list)
		},
	}
}

func (p *program) sayProblems(found []problem.Problem) error {
	list := problem.Show(p.printer(), found)
	if p.asJSON() {
		if err := p.document(list); err != nil {
			return err
		}
	} else {
		for _, found := range list {
			if err := p.say("%s %s: %s %s", found.Severity, found.Code, found.Summary, found.Detail); err != nil {
				return err
			}
		}
		if len(list) == 0 {
			if err := p.say("nothing wrong"); err != nil {
				return err
			}
		}
	}
	if problem.Worst(list) == problem.Error {
		return status(exitFailed)
	}
	return nil
}

func (p *program) export() *cobra.Command {
	var (
		to    string
		asked = map[string]*bool{}
	)
	cmd := &cobra.Command{
		Use: "export FILE --to DIR", Short: "Write the documents: spreadsheet, scripts, report", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return usage{errors.New("--to is missing")}
			}
			var ids []string
			for _, id := range service.DocumentIDs() {
				if *asked[id] {
					ids = append(ids, id)
				}
			}
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error { return p.exportTo(cmd.Context(), d, ids, to) })
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "folder to write into")
	asked["spreadsheet"] = cmd.Flags().Bool("excel", false, "the spreadsheet")
	asked["scripts"] = cmd.Flags().Bool("powershell", false, "the scripts of the newest plan")
	asked["report"] = cmd.Flags().Bool("report", false, "the report")
	return cmd
}

// written is one document that was made.
type writtenDocument struct {
	ID    string   `json:"id"`
	Path  string   `json:"path"`
	Files []string `json:"files"`
}

// exportTo writes the documents that were asked for; without any, all that can be made.
func (p *program) exportTo(ctx context.Context, d *service.Desk, ids []string, to string) error {
	made := []writtenDocument{}
	all := len(ids) == 0
	if all {
		ids = service.DocumentIDs()
	}
	for _, id := range ids {
		path, files, err := d.WriteDocument(ctx, id, p.path(to))
		var found *problem.Problem
		if all && errors.As(err, &found) && found.Code == "DOCUMENT_NEEDS_PLAN" {
			p.message("the scripts were left out: %s", p.printer().Print(found.Hint))
			continue
		}
		if err != nil {
			return err
		}
		made = append(made, writtenDocument{id, p.shown(to, path), files})
	}
	if p.asJSON() {
		return p.document(made)
	}
	for _, m := range made {
		if err := p.say("%s", m.Path); err != nil {
			return err
		}
	}
	return nil
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
