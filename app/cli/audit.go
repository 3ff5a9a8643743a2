package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/audit"
	"personadesk/backend/workbook"
)

func (p *program) audit() *cobra.Command {
	group := &cobra.Command{Use: "audit", Short: "The record: who changed what, when, from what to what", Args: noArguments, RunE: help}
	var (
		limit, offset  int
		subject, about string
	)
	list := &cobra.Command{
		Use: "list FILE", Short: "List entries, newest first", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				wb, err := d.Workbook()
				if err != nil {
					return err
				}
				entries, _, err := wb.AuditList(cmd.Context(), workbook.AuditQuery{
					Offset: offset, Limit: limit, Subject: subject, About: audit.Named(about)})
				if err != nil {
					return err
				}
				return p.sayEntries(entries)
			})
		},
	}
	list.Flags().IntVar(&limit, "limit", 100, "how many")
	list.Flags().IntVar(&offset, "offset", 0, "how many newer ones to leave out")
	list.Flags().StringVar(&subject, "subject", "", "only entries whose subject begins with this, like persona/")
	list.Flags().StringVar(&about, "about", "", "only entries that speak of this, like user/ and an object id, or number/+441614960000")
	var kept string
	verify := &cobra.Command{
		Use: "verify FILE", Short: "Check that the chain of the record is whole", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error { return p.auditVerify(cmd.Context(), d, kept) })
		},
	}
	verify.Flags().StringVar(&kept, "head", "", "a head that was kept elsewhere: is the record up to it what it was then?")
	export := &cobra.Command{
		Use: "export FILE", Short: "Write every entry, oldest first, one object a line", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reading(cmd.Context(), args[0], func(d *service.Desk) error {
				wb, err := d.Workbook()
				if err != nil {
					return err
				}
				for e, err := range wb.AuditAll(cmd.Context()) {
					if err != nil {
						return err
					}
					e.Note = p.printer().Printed(e.Note)
					if err := p.line(e); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	group.AddCommand(list, verify, export)
	return group
}

func (p *program) sayEntries(entries []audit.Entry) error {
	for i := range entries {
		entries[i].Note = p.printer().Printed(entries[i].Note)
	}
	if p.asJSON() {
		return p.document(nonNil(entries))
	}
	rows := [][]string{}
	for _, e := range entries {
		rows = append(rows, []string{e.At.Local().Format("2006-01-02 15:04:05"), e.By, e.Action, e.Subject, p.printer().Print(e.Note)})
	}
	return p.table([]string{"WHEN", "WHO", "DID", "WHAT", "NOTE"}, rows)
}

// recordProof is what audit verify found.
type recordProof struct {
	service.RecordProofView
	Kept workbook.HeadState `json:"kept,omitempty"` // how a head that was kept elsewhere stands to the record: matches, cut or rewritten
}

func (p *program) auditVerify(ctx context.Context, d *service.Desk, kept string) error {
	var proof recordProof
	var head workbook.Head
	var err error
	if kept != "" {
		if head, err = workbook.ReadHead(kept); err != nil {
			return usage{fmt.Errorf("--head: %w", err)}
		}
	}
	if proof.RecordProofView, err = service.RecordOf(d.Session(ctx)).Verify(); err != nil {
		return err
	}
	if kept != "" {
		wb, err := d.Workbook()
		if err != nil {
			return err
		}
		if proof.Kept, err = wb.CompareHead(ctx, head); err != nil {
			return err
		}
	}
	if p.asJSON() {
		err = p.document(proof)
	} else {
		err = p.sayProof(proof)
	}
	if err == nil && (!proof.Whole || kept != "" && proof.Kept != workbook.HeadMatches) {
		err = status(exitFailed)
	}
	return err
}

// keptWords say how a head that was kept elsewhere stands to the record.
var keptWords = map[workbook.HeadState]string{
	workbook.HeadMatches: "the head that was kept matches: nothing up to it was changed", workbook.HeadCut: "the record was cut: it ends before the head that was kept",
	workbook.HeadRewritten: "the record was rewritten: the entry of the head that was kept is another one now",
}

// gapWords say how a line of the register does not fit the entries.
var gapWords = map[string]string{
	"noEntry": "the register names entry %d for %s, which is not there", "unsaid": "the register names entry %d for %s, of which it does not speak",
	"notFound": "entry %d speaks of %s, and the register does not name it",
}

func (p *program) sayProof(proof recordProof) error {
	var err error
	switch {
	case proof.Broken != 0:
		err = p.say("broken at entry %d", proof.Broken)
	case proof.Whole:
		err = p.say("%d entries, unbroken", proof.Entries)
	default:
		err = p.say("%d entries, unbroken, but not all are found by what they speak of", proof.Entries)
	}
	if proof.Head != "" {
		err = errors.Join(err, p.say("head %s", proof.Head))
	}
	if proof.Kept != "" {
		err = errors.Join(err, p.say("%s", keptWords[proof.Kept]))
	}
	for _, g := range proof.Gaps {
		err = errors.Join(err, p.say(gapWords[g.Why], g.Seq, g.About))
	}
	return err
}
