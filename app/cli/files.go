package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/problem"
	"personadesk/backend/regular"
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
		if all && errors.As(err, &found) && found.Code == "SCRIPTS_NEED_PLAN" {
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

// importing is "import", a word Go keeps for itself.
func (p *program) importing() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "import FILE XLSX", Short: "Take an edited spreadsheet back, after showing what would change", Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.importFrom(cmd.Context(), d, args[1], yes) })
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take the changes over, as one edit that can be undone")
	return cmd
}

func (p *program) importFrom(ctx context.Context, d *service.Desk, file string, yes bool) error {
	if err := p.apart(p.path(file)); err != nil {
		return err
	}
	f, err := regular.Open(p.path(file))
	if err != nil {
		return problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			p.message("closing %s: %v", file, err)
		}
	}()
	edits, err := d.ReadSpreadsheet(ctx, f)
	if err != nil {
		return err
	}
	taken := false
	if yes && problem.Worst(edits.Problems) != problem.Error && len(edits.Edits) > 0 {
		if err := d.TakeOver(ctx, edits); err != nil {
			return err
		}
		taken = true
	}
	if err := p.sayEdits(edits, taken); err != nil {
		return err
	}
	if problem.Worst(edits.Problems) == problem.Error {
		return status(exitFailed)
	}
	return nil
}

func (p *program) sayEdits(edits document.Edits, taken bool) error {
	if p.asJSON() {
		return p.document(map[string]any{"edits": nonNil(edits.Edits), "problems": problem.Show(p.printer(), edits.Problems), "taken": taken})
	}
	rows := [][]string{}
	for _, e := range edits.Edits {
		rows = append(rows, []string{e.ID, e.Field, e.Before, e.After})
	}
	for _, found := range edits.Problems {
		p.sayProblem(found.Shown(p.printer()))
	}
	if err := p.table([]string{"WHAT", "FIELD", "BEFORE", "AFTER"}, rows); err != nil {
		return err
	}
	if !taken && len(rows) > 0 {
		p.message("Nothing was changed. Add --yes to take these changes over.")
	}
	return nil
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
