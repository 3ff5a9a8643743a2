package cli

import (
	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/workshop"
)

func (p *program) reconcile() *cobra.Command {
	return &cobra.Command{
		Use: "reconcile FILE", Short: "Lay what was said in interviews beside the tenant and whom personas reach; status 1 when something contradicts", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				seen, err := d.Reconcile(cmd.Context())
				if err != nil {
					return err
				}
				if p.asJSON() {
					if err := p.document(service.ReconciledViewOf(seen)); err != nil {
						return err
					}
					return contradicted(seen)
				}
				rows := [][]string{}
				for _, r := range document.ReconciledRows(seen) {
					rows = append(rows, []string{r.What, r.From, r.Figure})
				}
				if err := p.table([]string{"WHAT", "FROM", "USERS"}, rows); err != nil {
					return err
				}
				for _, open := range document.OpenNeeds(seen) {
					if err := p.say("open: %s", open); err != nil {
						return err
					}
				}
				return contradicted(seen)
			})
		},
	}
}

// contradicted is the exit status of what was laid side by side: that of check, when something contradicts.
func contradicted(seen workshop.Reconciliation) error {
	if seen.Open() > 0 {
		return status(exitFailed)
	}
	return nil
}
