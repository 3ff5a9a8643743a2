package cli

import (
	"context"
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/problem"
)

func (p *program) design() *cobra.Command {
	group := &cobra.Command{Use: "design", Short: "Write the whole design as one JSON document, and take one over", Args: noArguments, RunE: help}
	group.AddCommand(p.designExport(), p.designImport())
	return group
}

func (p *program) designExport() *cobra.Command {
	return &cobra.Command{
		Use: "export FILE", Short: "Write the design as one JSON document", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error { return d.WriteDesign(cmd.Context(), p.Out) })
		},
	}
}

func (p *program) designImport() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "import FILE JSON", Short: "Take a design over, after showing what would change; - is standard input", Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.importDesign(cmd.Context(), d, args[1], yes) })
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take the design over, as one edit that can be undone")
	return cmd
}

func (p *program) importDesign(ctx context.Context, d *service.Desk, file string, yes bool) error {
	in, closeFile, err := p.open(file)
	if err != nil {
		return err
	}
	defer closeFile()
	raw, err := io.ReadAll(in)
	if err != nil {
		return problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	edits, found, err := d.TakeDesign(ctx, raw, yes)
	if err != nil {
		return err
	}
	taken := yes && problem.Worst(found) != problem.Error && len(edits) > 0
	if err := p.sayDesignEdits(edits, found, taken); err != nil {
		return err
	}
	if problem.Worst(found) == problem.Error {
		return status(exitFailed)
	}
	return nil
}

func (p *program) sayDesignEdits(edits []document.DesignEdit, found []problem.Problem, taken bool) error {
	if p.asJSON() {
		return p.document(map[string]any{"edits": nonNil(edits), "problems": problem.Show(p.printer(), found), "taken": taken})
	}
	for _, one := range found {
		p.sayProblem(one.Shown(p.printer()))
	}
	rows := [][]string{}
	for _, e := range edits {
		rows = append(rows, []string{string(e.Does), e.Kind, e.ID, e.Field, inCell(e.Before), inCell(e.After)})
	}
	if err := p.table([]string{"DOES", "WHAT", "NAME", "FIELD", "BEFORE", "AFTER"}, rows); err != nil {
		return err
	}
	if !taken && len(rows) > 0 {
		p.message("Nothing was changed. Add --yes to take these changes over.")
	}
	return nil
}

// widestCell is how many letters of a value stand in a table; JSON output has all of it.
const widestCell = 40

func inCell(v json.RawMessage) string {
	letters := []rune(string(v))
	if len(letters) > widestCell {
		return string(letters[:widestCell]) + "…"
	}
	return string(letters)
}
