package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/backend/notices"
)

func (p *program) version() *cobra.Command {
	var list, texts bool
	command := &cobra.Command{
		Use: "version [--licences | --licence-texts]", Short: "Say which version this is, and what is inside", Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case texts:
				return p.licenceTexts()
			case list:
				return p.licences()
			case p.asJSON():
				return p.document(map[string]string{"version": Version})
			}
			return p.say("PersonaDesk %s", Version)
		},
	}
	command.Flags().BoolVar(&list, "licences", false, "list the works of others inside the program, with their licences")
	command.Flags().BoolVar(&texts, "licence-texts", false, "print the licences of the works of others as their authors wrote them")
	command.MarkFlagsMutuallyExclusive("licences", "licence-texts")
	return command
}

// licences lists every component with its licence.
func (p *program) licences() error {
	all, err := notices.All()
	if err != nil {
		return err
	}
	if p.asJSON() {
		return p.document(struct {
			Version  string              `json:"version"`
			Licences []notices.Component `json:"licences"`
		}{Version, all})
	}
	rows := make([][]string, 0, len(all))
	for _, c := range all {
		rows = append(rows, []string{c.Name, c.Version, c.Licence})
	}
	return p.table([]string{"WORK", "VERSION", "LICENCE"}, rows)
}

// licenceText is one text and the components that stand under it.
type licenceText struct {
	Components []string `json:"components"`
	Text       string   `json:"text"`
}

// licenceTexts prints each text once, with the components that stand under it.
func (p *program) licenceTexts() error {
	all, err := notices.All()
	if err != nil {
		return err
	}
	var printed []licenceText
	place := map[string]int{}
	for _, c := range all {
		for _, name := range c.Texts {
			at, known := place[name]
			if !known {
				text, err := notices.Text(name)
				if err != nil {
					return err
				}
				at, place[name] = len(printed), len(printed)
				printed = append(printed, licenceText{Text: text})
			}
			printed[at].Components = append(printed[at].Components, c.Name+" "+c.Version)
		}
	}
	if p.asJSON() {
		return p.document(map[string]any{"version": Version, "texts": printed})
	}
	for _, one := range printed {
		if _, err := fmt.Fprintf(p.Out, "%s\n%s\n\n%s\n\n", strings.Join(one.Components, "\n"), strings.Repeat("-", 72), strings.TrimSpace(one.Text)); err != nil {
			return err
		}
	}
	return nil
}
