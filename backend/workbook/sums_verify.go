package workbook

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
)

// verifyContent holds what stands in the tables against what was written into them, and against what the record says of it: CONTENT_ALTERED
// names the tables that are others.
func verifyContent(ctx context.Context, from querier, path string) error {
	kept, err := keptSums(ctx, from)
	if err != nil {
		return err
	}
	found, err := sumTables(ctx, from)
	if err != nil {
		return err
	}
	var other []string
	for name, t := range found {
		if was, known := kept[name]; !known || was != t {
			other = append(other, name)
		}
	}
	for name := range kept {
		if _, there := found[name]; !there {
			other = append(other, name)
		}
	}
	if len(other) > 0 {
		return altered(path, other)
	}
	return verifyVouched(ctx, from, path, found)
}

// verifyVouched holds the tables against the last entry of the record.
func verifyVouched(ctx context.Context, from querier, path string, found map[string]tableSum) error {
	var last audit.Entry
	for e, err := range auditEntries(ctx, from, "1 ORDER BY seq DESC LIMIT 1") {
		if err != nil {
			return err
		}
		last = e
	}
	if last.Version < 3 { // the record does not vouch for anything yet
		return nil
	}
	parts := strings.Split(last.Content, ".")
	if len(parts) != len(grown)+1 {
		return brokenAudit(last.Seq, path, fmt.Errorf("audit entry %d does not say what the workbook held", last.Seq))
	}
	then := map[string]tableSum{}
	for i, g := range grown {
		rows, err := strconv.ParseInt(parts[i], 10, 64)
		if err != nil {
			return brokenAudit(last.Seq, path, fmt.Errorf("audit entry %d does not say what the workbook held: %w", last.Seq, err))
		}
		then[g.table] = found[g.table]
		if rows < found[g.table].rows {
			if then[g.table], err = sumTable(ctx, from, g.table, "ORDER BY "+g.order+" LIMIT ?", rows); err != nil {
				return err
			}
		}
	}
	said := contentText(func(name string) tableSum {
		if t, some := then[name]; some {
			return t
		}
		return found[name]
	})
	if said != last.Content {
		return brokenAudit(last.Seq, path, fmt.Errorf("plans, approvals, runs, their journal or the design are not what audit entry %d says they were", last.Seq))
	}
	return nil
}

func altered(path string, tables []string) *problem.Problem {
	slices.Sort(tables)
	return problem.New("CONTENT_ALTERED").Detailed(path, strings.Join(tables, ", ")).Hinted().At(where(path))
}
