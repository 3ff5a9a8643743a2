package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"personadesk/app/service"
	"personadesk/backend/clock"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/proof"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// demonstrated is what the demo did, and what of it was proven.
type demonstrated struct {
	Dir       string                `json:"dir"`
	Workbook  string                `json:"workbook"`
	Documents []writtenDocument     `json:"documents"`
	Users     int                   `json:"users"` // in the practice tenant
	Changes   int                   `json:"changes"`
	Seen      int                   `json:"seen"`
	Again     int                   `json:"again"` // changes that a second plan finds
	Personas  []proof.PersonaResult `json:"personas"`
	Targeted  int                   `json:"targeted"` // users, counted once for each persona they are in
	Verified  int                   `json:"verified"` // of these, read back with everything their persona gives
	Complete  bool                  `json:"complete"`
	Seconds   float64               `json:"seconds"`
}

func (p *program) demo() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use: "demo", Short: "Do the whole job on the practice tenant, in a folder of its own, and say what was made and proven", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			done, err := p.demonstrate(cmd.Context(), dir)
			if err != nil {
				return err
			}
			if err := p.sayDemonstrated(done); err != nil {
				return err
			}
			if !done.Complete {
				return status(exitFailed)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "personadesk-demo", "folder for everything the demo makes; it must not hold an earlier demo")
	p.tenant.practiceFlags(cmd.Flags(), 200)
	return cmd
}

func (p *program) demonstrate(ctx context.Context, dir string) (done demonstrated, err error) {
	begun := p.clock.Now()
	done = demonstrated{Dir: dir, Workbook: filepath.Join(dir, "larkfield"+workbook.Extension)}
	if err := freshFolder(dir, done.Workbook); err != nil {
		return done, err
	}
	d := p.desk()
	defer func() { err = errors.Join(err, d.Close()) }()

	p.step("1 the sample customer's workbook")
	fill := func(ctx context.Context, wb *workbook.Workbook) error {
		return errors.Join(sample.Fill(ctx, wb), sample.Grow(ctx, wb, p.tenant.users))
	}
	if err := d.Create(ctx, done.Workbook, fill); err != nil {
		return done, err
	}
	p.step("2 reading the practice tenant")
	read, err := d.Sync(ctx, p.progress())
	if err != nil {
		return done, err
	}
	done.Users = read.Users
	p.step("3 planning")
	made, err := d.MakePlan(ctx)
	if err != nil {
		return done, err
	}
	done.Changes = len(made.Changes)
	p.message("  %d changes, %d calls, about %s", made.Bill.Changes, made.Bill.Writes+made.Bill.Reads, time.Duration(made.Bill.Seconds)*time.Second)
	p.step("4 the spreadsheet, the scripts, the report")
	if done.Documents, err = writeAll(ctx, d, filepath.Join(dir, "documents")); err != nil {
		return done, err
	}
	if problem.Worst(made.Problems) == problem.Error {
		for _, found := range made.Problems {
			p.sayProblem(found.Shown(p.printer()))
		}
		return done, problem.New("PLAN_STOPPED.above").Hinted()
	}
	p.step("5 carrying the plan out")
	if err := p.approve(ctx, d, made, true); err != nil {
		return done, err
	}
	outcome, err := d.CarryOut(ctx, engine.Options{Progress: p.progress()})
	if err != nil {
		return done, err
	}
	done.Seen = outcome.Seen
	p.step("6 reading everything back")
	if err := p.prove(ctx, d, made, &done); err != nil {
		return done, err
	}
	done.Complete = outcome.Whole() && done.Again == 0 && done.Verified == done.Targeted && done.Targeted > 0
	done.Seconds = clock.Since(p.clock, begun).Seconds()
	return done, nil
}

func (p *program) step(words string) { p.message("%s", words) }

// freshFolder makes the folder. One that holds a demo already is left alone: its workbook may have been edited since.
func freshFolder(dir, workbookPath string) error {
	if _, err := os.Stat(workbookPath); !errors.Is(err, fs.ErrNotExist) {
		return problem.New("DEMO_EXISTS").Detailed(workbookPath).
			Hinted().Because(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return problem.New("FOLDER_UNWRITABLE.demo").Detailed(err).
			Hinted().Because(err)
	}
	return nil
}

func writeAll(ctx context.Context, d *service.Desk, folder string) ([]writtenDocument, error) {
	list := []writtenDocument{}
	for _, id := range service.DocumentIDs() {
		path, files, err := d.WriteDocument(ctx, id, folder)
		if err != nil {
			return list, err
		}
		list = append(list, writtenDocument{id, path, files})
	}
	return list, nil
}

// prove reads back what every user of every persona has, and plans once more: nothing may be left to do.
func (p *program) prove(ctx context.Context, d *service.Desk, made plan.Plan, done *demonstrated) error {
	results, err := d.Verify(ctx, made)
	if err != nil {
		return err
	}
	done.Personas = nonNil(results)
	for _, r := range results {
		done.Targeted += r.Targeted
		done.Verified += verified(r)
	}
	again, err := d.MakePlan(ctx)
	if err != nil {
		return err
	}
	done.Again = len(again.Changes)
	return nil
}

func (p *program) sayDemonstrated(done demonstrated) error {
	if p.asJSON() {
		return p.document(done)
	}
	rows := [][]string{}
	for _, r := range done.Personas {
		rows = append(rows, []string{
			r.Name, strconv.Itoa(r.Targeted), of(r.Licensed), of(r.WithPolicies), of(r.InQueues), of(r.WithNumbers), of(r.InTeams),
		})
	}
	if err := p.table([]string{"PERSONA", "TARGETED", "LICENSED", "POLICIES", "QUEUES", "NUMBER", "TEAMS"}, rows); err != nil {
		return err
	}
	for _, m := range done.Documents {
		if err := p.say("%-12s %s", m.ID, m.Path); err != nil {
			return err
		}
	}
	verdict := "every one was read back from the tenant"
	if !done.Complete {
		verdict = "NOT every one was read back from the tenant"
	}
	return p.say("%d of %d changes seen, %d of %d users verified, %d changes left: %s (%.0f s)",
		done.Seen, done.Changes, done.Verified, done.Targeted, done.Again, verdict, done.Seconds)
}

// verified counts the users of a persona of whom nothing was missing; where not all that is missing is listed, nobody is counted.
func verified(r proof.PersonaResult) int {
	if r.MissingCount > len(r.Missing) {
		return 0
	}
	users := map[string]bool{}
	for _, m := range r.Missing {
		users[string(m.User)] = true
	}
	return max(0, r.Targeted-len(users))
}

// of is how many had what was due; where nothing was due there is nothing to count.
func of(t proof.Tally) string {
	if t.Due == 0 {
		return "-"
	}
	return fmt.Sprintf("%d of %d", t.Seen, t.Due)
}
