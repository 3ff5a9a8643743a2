package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/text"
)

func (p *program) ruleQuality() *cobra.Command {
	cmd := &cobra.Command{
		Use: "quality FILE [--to DIR]", Short: "Say how well the attributes are kept that rules look at", Args: arguments(1, 1),
	}
	to := cmd.Flags().String("to", "", "folder for a table that the people who keep the attributes can work through")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
			v, err := service.CoverageOf(d.Session(cmd.Context())).Quality()
			if err != nil {
				return err
			}
			if *to != "" {
				path, err := service.CoverageOf(d.Session(cmd.Context())).SaveQuality(p.path(*to))
				if err != nil {
					return err
				}
				p.message("Wrote %s", p.shown(*to, path))
			}
			if p.asJSON() {
				return p.document(v)
			}
			return p.sayQuality(v)
		})
	}
	return cmd
}

func (p *program) sayQuality(v service.QualityView) error {
	said := func(n int) string { return p.printer().Print(text.Of("count", n)) }
	rows := make([][]string, 0, len(v.Attributes))
	for _, a := range v.Attributes {
		variants := 0
		for _, group := range a.Variants {
			variants += len(group.Others)
		}
		rows = append(rows, []string{a.Property, strconv.Itoa(a.Used), said(a.Known), said(a.Blank), said(a.Unknown),
			said(a.Distinct), strconv.Itoa(variants), said(a.Once)})
	}
	return p.table([]string{"ATTRIBUTE", "IN RULES", "FILLED", "BLANK", "UNKNOWN", "VALUES", "VARIANTS", "USED ONCE"}, rows)
}
