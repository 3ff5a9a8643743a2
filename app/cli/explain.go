package cli

import (
	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) explain() *cobra.Command {
	return &cobra.Command{
		Use: "explain FILE USER", Short: "Say why a user has this persona, these policies, this number", Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
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
