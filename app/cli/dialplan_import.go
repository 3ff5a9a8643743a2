package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/problem"
)

func (p *program) dialplanImport() *cobra.Command {
	var yes, more bool
	cmd := &cobra.Command{
		Use: "import FILE NAME RULES", Short: "Take rules from text, CSV or Excel into the dial plan of a name, after showing what would change; - is standard input", Args: arguments(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error { return p.importDialRules(cmd.Context(), d, args[1], args[2], more, yes) })
		},
	}
	cmd.Flags().BoolVar(&more, "add", false, "put the rules behind those of the plan, and not in their place")
	cmd.Flags().BoolVar(&yes, "yes", false, "take the rules, as one edit that can be undone")
	return cmd
}

func (p *program) importDialRules(ctx context.Context, d *service.Desk, name, file string, more, yes bool) error {
	in, closeFile, err := p.open(file)
	if err != nil {
		return err
	}
	defer closeFile()
	raw, err := io.ReadAll(in)
	if err != nil {
		return problem.New("FILE_UNREADABLE.file").Detailed(err).Hinted().Because(err)
	}
	found, err := d.TakeDialRules(ctx, name, raw, more, yes)
	if err != nil {
		return err
	}
	if err := p.sayDialRules(found, yes && !found.Refused() && !found.Same()); err != nil {
		return err
	}
	if found.Refused() {
		return status(exitFailed)
	}
	return nil
}

// importedDialRule is one rule of a file.
type importedDialRule struct {
	Row         int    `json:"row"`
	Does        string `json:"does"` // new, changed or same
	Name        string `json:"name"`
	Pattern     string `json:"pattern"`
	Translation string `json:"translation"`
}

func (p *program) sayDialRules(found document.DialRules, taken bool) error {
	list := []importedDialRule{}
	for _, r := range found.Rules {
		list = append(list, importedDialRule{r.Row, r.Says, r.Rule.Name, r.Rule.Pattern, r.Rule.Translation})
	}
	if p.asJSON() {
		return p.document(map[string]any{"dialPlan": string(found.Plan.Name), "new": found.New, "rules": list, "gone": nonNil(found.Gone),
			"problems": problem.Show(p.printer(), found.Problems), "taken": taken})
	}
	for _, one := range found.Problems {
		p.sayProblem(one.Shown(p.printer()))
	}
	rows := [][]string{}
	for _, r := range list {
		rows = append(rows, []string{strconv.Itoa(r.Row), r.Does, r.Name, r.Pattern, r.Translation})
	}
	for _, name := range found.Gone {
		rows = append(rows, []string{"", "gone", name, "", ""})
	}
	if err := p.table([]string{"ROW", "DOES", "NAME", "PATTERN", "TRANSLATION"}, rows); err != nil {
		return err
	}
	if !taken && !found.Refused() && !found.Same() {
		p.message("Nothing was changed. Add --yes to take these rules.")
	}
	return nil
}
