package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Area is a part of the workbook whose changes are counted by themselves.
type Area string

// The areas.
const (
	AreaCustomer  Area = "customer"
	AreaWorkshop  Area = "workshop" // departments, interviews, answers
	AreaFeatures  Area = "features" // scores and decisions
	AreaPersonas  Area = "personas" // personas in every respect, queues, and how policies are named
	AreaRules     Area = "rules"    // whom personas are for; a move of it is a move of personas too
	AreaPolicies  Area = "policies"
	AreaDialPlans Area = "dialPlans"
	AreaThings    Area = "things" // sites, routes, accounts and all other things that no persona owns
	AreaNumbers   Area = "numbers"
	AreaRanges    Area = "ranges"
	AreaReading   Area = "reading"
	AreaPlans     Area = "plans" // plans and approvals
	AreaRuns      Area = "runs"
	AreaAudit     Area = "audit"    // the record, and with it what can be undone: every edit is in it
	AreaSettings  Area = "settings" // safeguards and all other settings, and the tenant it belongs to
)

// Areas lists all of them.
func Areas() []Area {
	return []Area{AreaCustomer, AreaWorkshop, AreaFeatures, AreaPersonas, AreaRules, AreaPolicies, AreaDialPlans, AreaThings, AreaNumbers, AreaRanges,
		AreaReading, AreaPlans, AreaRuns, AreaAudit, AreaSettings}
}

// Revisions counts, by area, how often it was changed since the file was made. An answer that was computed from areas is good while
// their counts stand still.
type Revisions map[Area]int64

// Of keeps the counts of the areas that are named.
func (r Revisions) Of(areas ...Area) Revisions {
	kept := make(Revisions, len(areas))
	for _, a := range areas {
		kept[a] = r[a]
	}
	return kept
}

// Equal says whether the counts are the same; an area that is not named counts as never changed.
func (r Revisions) Equal(other Revisions) bool { return len(r.Moved(other)) == 0 }

// Moved lists the areas whose counts differ, in the order of Areas.
func (r Revisions) Moved(since Revisions) []Area {
	var moved []Area
	for _, a := range Areas() {
		if r[a] != since[a] {
			moved = append(moved, a)
		}
	}
	return moved
}

// Revisions gives the counts as of the last edit that is on the disk.
func (w *Workbook) Revisions() Revisions {
	w.moving.Lock()
	defer w.moving.Unlock()
	return maps.Clone(w.revisions)
}

// watched is a table whose changes move an area; when narrows it to certain rows, with ROW for the row before or after.
type watched struct {
	table, when string
	area        Area
}

// watchedTables lists what moves which area. Tables with a row for each user or each step are left out where another row always
// moves with them.
func watchedTables() []watched {
	const dialPlans = `ROW."type" IN ('TenantDialPlan')`
	return []watched{
		{"setting", `ROW."name" = 'customer'`, AreaCustomer},
		{"setting", `ROW."name" IN ('convention', 'gone groups')`, AreaPersonas},
		{"setting", `ROW."name" = 'workshop template'`, AreaWorkshop},
		{"setting", `ROW."name" NOT IN ('customer', 'convention', 'gone groups', 'workshop template')`, AreaSettings},
		{"department", "", AreaWorkshop}, {"interview", "", AreaWorkshop}, {"answer", "", AreaWorkshop},
		{"score", "", AreaFeatures}, {"decision", "", AreaFeatures},
		{"persona", "", AreaPersonas}, {"queue", "", AreaPersonas},
		{"persona", "RULE", AreaRules},
		{"policy", "NOT (" + dialPlans + ")", AreaPolicies}, {"policy", dialPlans, AreaDialPlans},
		{"thing", "", AreaThings},
		{"range", "", AreaRanges}, {"number_entry", "", AreaNumbers},
		{"tenant", "", AreaSettings}, {"reading", "", AreaReading},
		{"plan", "", AreaPlans}, {"approval", "", AreaPlans},
		{"run", "", AreaRuns}, {"change_state", "", AreaRuns},
		{"audit", "", AreaAudit},
	}
}

// ruleMoved says that a changed persona may reach others than before: its rule, its place among those of its layer, or what its rule is
// made from.
const ruleMoved = `OLD.layer IS NOT NEW.layer OR OLD.ordinal IS NOT NEW.ordinal OR OLD.id IS NOT NEW.id OR
json_extract(OLD.body, '$.rule', '$.conditions') IS NOT json_extract(NEW.body, '$.rule', '$.conditions')`

// watchAreas puts triggers on the tables that note which area moves. They are temporary, like those of undo, and note it once a
// transaction, so that a million rows cost a look each and no more.
func (w *Workbook) watchAreas(ctx context.Context) error {
	var b strings.Builder
	b.WriteString("CREATE TEMP TABLE moving (area TEXT NOT NULL PRIMARY KEY, moved INTEGER NOT NULL) WITHOUT ROWID;\n")
	for _, a := range Areas() {
		fmt.Fprintf(&b, "INSERT INTO moving VALUES ('%s', 0);\n", a)
	}
	for i, t := range watchedTables() {
		for _, event := range []string{"INSERT", "UPDATE", "DELETE"} {
			fmt.Fprintf(&b, `CREATE TEMP TRIGGER "move_%d_%s_%s" AFTER %s ON main."%s"
WHEN (SELECT moved FROM moving WHERE area = '%s') = 0 AND (%s) BEGIN UPDATE moving SET moved = 1 WHERE area = '%s'; END;
`, i, t.table, event, event, t.table, t.area, t.condition(event), t.area)
		}
	}
	if _, err := w.writer.ExecContext(ctx, b.String()); err != nil {
		return fmt.Errorf("preparing to count changes: %w", err)
	}
	return nil
}

func (t watched) condition(event string) string {
	if c, ok := contentTable(t.table); ok && event == "UPDATE" && t.when != "RULE" {
		return "(" + c.differsSQL() + ") AND (" + t.rows(event) + ")"
	}
	return t.rows(event)
}

func (t watched) rows(event string) string {
	row := func(name string) string { return "(" + strings.ReplaceAll(t.when, "ROW.", name+".") + ")" }
	switch {
	case t.when == "":
		return "1"
	case t.when == "RULE" && event == "UPDATE":
		return ruleMoved
	case t.when == "RULE":
		return "1"
	case event == "INSERT":
		return row("NEW")
	case event == "DELETE":
		return row("OLD")
	}
	return row("OLD") + " OR " + row("NEW")
}

// count adds one to the areas that this session has moved, in its transaction, and gives them.
func (s *session) count(ctx context.Context) ([]Area, error) {
	moved, err := allRows(ctx, s.tx, "what moved", func(rows *sql.Rows) (a Area, err error) {
		err = rows.Scan(&a)
		return a, err
	}, "SELECT area FROM moving WHERE moved = 1")
	if err != nil || len(moved) == 0 {
		return nil, err
	}
	for _, a := range moved {
		if _, err := s.exec("INSERT INTO revision (area, count) VALUES (?, 1) ON CONFLICT (area) DO UPDATE SET count = count + 1", string(a)); err != nil {
			return nil, fmt.Errorf("counting a change: %w", err)
		}
	}
	if _, err := s.exec("UPDATE moving SET moved = 0"); err != nil {
		return nil, fmt.Errorf("counting a change: %w", err)
	}
	slices.SortFunc(moved, func(a, b Area) int { return slices.Index(Areas(), a) - slices.Index(Areas(), b) })
	return moved, nil
}

// moved makes known what a session that is on the disk has moved.
func (w *Workbook) moved(areas []Area) {
	if len(areas) == 0 {
		return
	}
	w.moving.Lock()
	for _, a := range areas {
		w.revisions[a]++
	}
	w.moving.Unlock()
	if w.options.Moved != nil {
		w.options.Moved(areas)
	}
}

// recallRevisions reads the counts of a file that was opened.
func (w *Workbook) recallRevisions(ctx context.Context) error {
	type counted struct {
		area  Area
		count int64
	}
	list, err := allRows(ctx, w.firstState(), "the counts of changes", func(rows *sql.Rows) (c counted, err error) {
		err = rows.Scan(&c.area, &c.count)
		return c, err
	}, "SELECT area, count FROM revision")
	w.revisions = Revisions{}
	for _, c := range list {
		w.revisions[c.area] = c.count
	}
	return err
}
