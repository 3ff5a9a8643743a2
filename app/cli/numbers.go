package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/document"
	"personadesk/backend/number"
	"personadesk/backend/problem"
)

func (p *program) numbers() *cobra.Command {
	group := &cobra.Command{Use: "numbers", Short: "The inventory of phone numbers", Args: noArguments, RunE: help}
	group.AddCommand(p.numbersList(), p.numbersExport(), p.numbersImport(), p.numbersAssign(),
		p.numbersMove("reserve", "Keep numbers out of the way", func(s *service.Numbers, list []string, until, note string) error {
			return s.Reserve(list, until, note)
		}),
		p.numbersMove("quarantine", "Let numbers rest before somebody else gets them", func(s *service.Numbers, list []string, until, note string) error {
			return s.Quarantine(list, until, note)
		}),
		p.numbersMove("release", "Make reserved and resting numbers free", func(s *service.Numbers, list []string, _, note string) error {
			return s.Release(list, note)
		}),
	)
	return group
}

func (p *program) numbersList() *cobra.Command {
	var (
		rangeID, state, find string
		offset, limit        int
	)
	cmd := &cobra.Command{
		Use: "list FILE", Short: "List numbers in numeric order", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				list, err := collectNumbers(cmd.Context(), d, rangeID, state, find, offset, limit)
				if err != nil {
					return err
				}
				if p.asJSON() {
					return p.document(list)
				}
				rows := [][]string{}
				for _, n := range list {
					rows = append(rows, []string{n.Telephone, string(n.State), n.HolderName, n.Through, n.Until, n.Note})
				}
				return p.table([]string{"NUMBER", "STATE", "HOLDER", "THROUGH", "UNTIL", "NOTE"}, rows)
			})
		},
	}
	cmd.Flags().StringVar(&rangeID, "range", "", "only this range")
	cmd.Flags().StringVar(&state, "state", "", "only numbers that are free, assigned, reserved, quarantined, service or unknown, or that differ")
	cmd.Flags().StringVar(&find, "find", "", "part of a number, a holder, a note or a tag")
	cmd.Flags().IntVar(&offset, "offset", 0, "how many to leave out at the head")
	cmd.Flags().IntVar(&limit, "limit", 1000, "how many at the most")
	return cmd
}

// collectNumbers walks the ranges in windows until there are enough.
func collectNumbers(ctx context.Context, d *service.Desk, rangeID, state, find string, offset, limit int) ([]service.NumberLine, error) {
	s := service.NumbersOf(d.Session(ctx))
	ranges, err := d.Ranges(ctx)
	if err != nil {
		return nil, err
	}
	list := []service.NumberLine{}
	for _, rg := range ranges {
		if rangeID != "" && rg.ID != rangeID {
			continue
		}
		for at := 0; len(list) < offset+limit; {
			window, err := s.Window(rg.ID, state, find, at, min(offset+limit-len(list), 1000))
			if err != nil {
				return nil, err
			}
			list = append(list, window.Rows...)
			at += len(window.Rows)
			if len(window.Rows) == 0 || at >= window.Total {
				break
			}
		}
	}
	list = list[min(offset, len(list)):]
	return list[:min(limit, len(list))], nil
}

func (p *program) numbersMove(verb, short string, do func(s *service.Numbers, list []string, until, note string) error) *cobra.Command {
	var until, note string
	cmd := &cobra.Command{
		Use: verb + " FILE NUMBER...", Short: short, Args: arguments(2, 10000),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd.Context(), args[0], func(d *service.Desk) error {
				if err := do(service.NumbersOf(d.Session(cmd.Context())), args[1:], until, note); err != nil {
					return err
				}
				return p.sayNumbers(cmd.Context(), d, args[1:])
			})
		},
	}
	if verb != "release" {
		cmd.Flags().StringVar(&until, "until", "", "last day, like 2026-12-31")
	}
	cmd.Flags().StringVar(&note, "note", "", "why")
	return cmd
}

func (p *program) sayNumbers(ctx context.Context, d *service.Desk, list []string) error {
	lines := []service.NumberDetailView{}
	for _, e164 := range list {
		v, err := service.NumbersOf(d.Session(ctx)).Detail(service.E164(e164))
		if err != nil {
			return err
		}
		lines = append(lines, v)
	}
	if p.asJSON() {
		return p.document(lines)
	}
	for _, v := range lines {
		if err := p.say("%s %s %s", v.Telephone, v.State, v.HolderName); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) numbersAssign() *cobra.Command {
	return &cobra.Command{
		Use: "assign FILE NUMBER USER", Short: "Keep a number for a user; the next plan gives it to them", Args: arguments(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd.Context(), args[0], func(d *service.Desk) error {
				if err := service.NumbersOf(d.Session(cmd.Context())).Keep(args[1], args[2]); err != nil {
					return err
				}
				return p.sayNumbers(cmd.Context(), d, args[1:2])
			})
		},
	}
}

func (p *program) numbersExport() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use: "export FILE", Short: "Write the inventory as comma-separated values", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				if to == "" {
					return d.ExportNumbers(cmd.Context(), p.Out)
				}
				if err := p.apart(p.path(to)); err != nil {
					return err
				}
				return document.WriteFile(p.path(to), func(out io.Writer) error { return d.ExportNumbers(cmd.Context(), out) })
			})
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "file to write; standard output when empty")
	return cmd
}

func (p *program) numbersImport() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "import FILE CSV", Short: "Take numbers from comma-separated values: " + strings.Join(service.NumberColumns(), ", "), Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.ifTaken(yes)(cmd.Context(), args[0], func(d *service.Desk) error {
				in, closeFile, err := p.open(args[1])
				if err != nil {
					return err
				}
				defer closeFile()
				read := d.PreviewNumbers
				if yes {
					read = d.TakeNumbers
				}
				var v service.NumbersTaken
				if !p.asJSON() {
					if v, err = read(cmd.Context(), in, func(number.Number) {}); err != nil {
						return err
					}
					for _, found := range v.Problems {
						p.sayProblem(found.Shown(p.printer()))
					}
					err = p.say("%d numbers", v.Numbers)
				} else {
					err = p.documentWith("numbers", func(add func(any)) (map[string]any, error) {
						v, err = read(cmd.Context(), in, func(n number.Number) { add(n) })
						return map[string]any{"problems": problem.Show(p.printer(), v.Problems), "taken": yes && err == nil && problem.Worst(v.Problems) != problem.Error}, err
					})
				}
				if err == nil && problem.Worst(v.Problems) == problem.Error {
					return status(exitFailed)
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take them over, as one edit that can be undone")
	return cmd
}
