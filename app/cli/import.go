package cli

import (
	"context"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/problem"
	"personadesk/backend/regular"
)

// importing is "import", a word Go keeps for itself.
func (p *program) importing() *cobra.Command {
	var (
		yes         bool
		take, leave []string
	)
	cmd := &cobra.Command{
		Use: "import FILE XLSX", Short: "Take an edited spreadsheet back, after showing what would change", Args: arguments(2, 2),
		Long: "Take an edited spreadsheet back, after showing what would change.\n\n" +
			"What was edited in the file is taken. A cell that was edited in the program too since the file was handed out is a conflict and is left,\n" +
			"unless --take names it; --leave leaves an edit out. A cell is named with its sheet, as the list does: --take 'Personas!C5'.",
		RunE: func(cmd *cobra.Command, args []string) error {
			choices := document.Choices{}
			for _, cell := range take {
				choices[cell] = true
			}
			for _, cell := range leave {
				choices[cell] = false
			}
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error {
				return p.importFrom(cmd.Context(), d, args[1], choices, yes)
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take the changes over, as one edit that can be undone")
	cmd.Flags().StringArrayVar(&take, "take", nil, "take this cell though it was edited in the program too, like Personas!C5")
	cmd.Flags().StringArrayVar(&leave, "leave", nil, "leave this cell as it is in the program, like Personas!C5")
	return cmd
}

func (p *program) importFrom(ctx context.Context, d *service.Desk, file string, choices document.Choices, yes bool) error {
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
	info, err := f.Stat()
	if err != nil {
		return problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	read := d.ReadSpreadsheet
	if yes {
		read = d.TakeSpreadsheet
	}
	edits, err := read(ctx, f, info.Size(), choices)
	if err != nil {
		return err
	}
	refused := problem.Worst(edits.Problems) == problem.Error
	if err := p.sayEdits(edits, yes && !refused && edits.Any()); err != nil {
		return err
	}
	if refused {
		return status(exitFailed)
	}
	return nil
}

func (p *program) sayEdits(edits document.Edits, taken bool) error {
	if p.asJSON() {
		return p.document(map[string]any{
			"made": edits.Made, "edits": nonNil(edits.Edits), "meanwhile": nonNil(edits.Meanwhile), "later": edits.Later,
			"problems": problem.Show(p.printer(), edits.Problems), "taken": taken,
		})
	}
	for _, found := range edits.Problems {
		p.sayProblem(found.Shown(p.printer()))
	}
	rows := [][]string{}
	for _, e := range edits.Edits {
		rows = append(rows, []string{e.Cell, e.ID, e.Field, e.Was, e.Before, e.After, becomes(e)})
	}
	if err := p.table([]string{"CELL", "WHAT", "FIELD", "WAS", "PROGRAM", "FILE", "BECOMES"}, rows); err != nil {
		return err
	}
	if edits.Later > 0 {
		p.message("Rows edited in the program since the file was handed out, which stay as they are: %d.", edits.Later)
	}
	for _, e := range edits.Edits {
		if e.Conflict && !e.Taken {
			p.message("Left, because it was edited on both sides: %s. Add --take '%s' to take it from the file.", e.Cell, e.Cell)
			break
		}
	}
	if !taken && edits.Any() {
		p.message("Nothing was changed. Add --yes to take these changes over.")
	}
	return nil
}

// becomes says what is done with an edit.
func becomes(e document.Edit) string {
	switch {
	case e.Taken:
		return "taken"
	case e.Conflict:
		return "conflict, left"
	}
	return "left"
}
