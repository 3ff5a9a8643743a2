package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"personadesk/backend/number"
)

// A class is all that decides how a number looks and how it differs from what the tenant says, its kind in the tenant and its own place
// apart, packed into one figure. Which ids name the same holder is part of it; the ids are not.
const (
	classMain    = 1 << iota // it has no extension
	classRecord              // it is recorded
	classHolder              // ... with a holder
	classTarget              // the tenant's list names a holder
	classAccount             // somebody's account shows it
	classHolderTarget
	classHolderAccount
	classTargetAccount
	classEnds  // its state has an end
	classState = iota
	classKind  = classState + 4
	classOver  = 1 << (classKind + 3) // its end is over: never kept, since that is a matter of time
)

// classOf packs the class of a number, of which n is the record and t what the tenant says; either may be missing. k is its key.
var classOf = fmt.Sprintf(`(k.ext = '') * %d + (n.state IS NOT NULL) * %d + (n.holder IS NOT NULL) * %d + (t.target IS NOT NULL) * %d + (t.account IS NOT NULL) * %d
+ (n.holder IS NOT NULL AND n.holder IS t.target) * %d + (n.holder IS NOT NULL AND n.holder IS t.account) * %d
+ (t.target IS NOT NULL AND t.target IS t.account) * %d + coalesce(n.until > 0 AND n.state IN (4, 6), 0) * %d
+ (coalesce(n.state, 0) << %d) + (coalesce(n.kind, 0) << %d)`, classMain, classRecord, classHolder, classTarget, classAccount, classHolderTarget, classHolderAccount,
	classTargetAccount, classEnds, classState, classKind)

// isOver adds to a class that the end of a number is over at ?3.
var isOver = fmt.Sprintf(" + coalesce(n.until BETWEEN 1 AND ?3 AND n.state IN (4, 6), 0) * %d", classOver)

// tallied joins keys with both sides and sums up what is alike; besides is what goes into the class beside what is always in it.
func tallied(keys, at, besides string) string {
	return "SELECT " + at + " AS bucket, " + classOf + besides + ` AS own, coalesce(t.kind, 0) AS kind, coalesce(n.location, 0) AS location, count(*) AS count
FROM (` + keys + `) k LEFT JOIN number n ON n.figure = k.figure AND n.ext = k.ext LEFT JOIN tenant_number t ON t.figure = k.figure AND t.ext = k.ext
WHERE n.state IS NOT NULL OR t.kind IS NOT NULL GROUP BY 1, 2, 3, 4`
}

// everyNumber lists the keys of all that anybody tells of between two figures.
const everyNumber = `SELECT figure, ext FROM number WHERE figure BETWEEN %[1]s AND %[2]s
UNION ALL SELECT figure, ext FROM tenant_number t WHERE figure BETWEEN %[1]s AND %[2]s AND NOT EXISTS (SELECT 1 FROM number n WHERE n.figure = t.figure AND n.ext = t.ext)`

// aroundNumbers takes numbers out of the tally, changes them, and adds them as they are then. keys is a query that lists each once, and
// lists the same before and after.
func (s *session) aroundNumbers(keys string, args []any, change func() error) error {
	if s.untallied {
		return change()
	}
	for _, sign := range []string{"-", "+"} {
		query := `INSERT INTO number_tally (bucket, own, kind, location, count) SELECT bucket, own, kind, location, ` + sign + `count FROM (` +
			tallied(keys, "k.figure / 100", "") + `) WHERE 1 ON CONFLICT DO UPDATE SET count = count + excluded.count`
		if _, err := s.exec(query, args...); err != nil {
			return fmt.Errorf("counting numbers: %w", err)
		}
		if sign == "+" {
			break
		}
		if err := change(); err != nil {
			return err
		}
	}
	return nil
}

// endTally drops what nothing is counted under any more.
func (s *session) endTally() error {
	if s.untallied {
		return nil
	}
	if _, err := s.exec("DELETE FROM number_tally WHERE count = 0"); err != nil {
		return fmt.Errorf("counting numbers: %w", err)
	}
	return nil
}

// tallyAnew counts all numbers.
func (s *session) tallyAnew() error {
	for _, query := range []string{"DELETE FROM number_tally", "INSERT INTO number_tally (bucket, own, kind, location, count) " + freshTally} {
		if _, err := s.exec(query); err != nil {
			return fmt.Errorf("counting numbers: %w", err)
		}
	}
	return nil
}

var freshTally = tallied(fmt.Sprintf(everyNumber, "0", fmt.Sprint(int64(1)<<62)), "k.figure / 100", "")

func convertTally(_ context.Context, tx *sql.Tx, at time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}, at: at}
	return s.tallyAnew()
}

// verifyNumbers finds counts that are not those of the numbers.
func verifyNumbers(ctx context.Context, from querier, path string) error {
	query := `SELECT count(*) FROM (SELECT sum(count) AS n FROM (
  SELECT bucket, own, kind, location, count FROM number_tally
  UNION ALL SELECT bucket, own, kind, location, -count FROM (` + freshTally + `)
) GROUP BY bucket, own, kind, location HAVING n <> 0)`
	wrong := 0
	if err := from.QueryRowContext(ctx, query).Scan(&wrong); err != nil {
		return fmt.Errorf("counting numbers: %w", err)
	}
	if wrong > 0 {
		return damaged(path, fmt.Sprintf("%d counts of numbers are not right", wrong))
	}
	return nil
}

// ids that stand for those of a class.
const (
	someHolder  = "holder"
	someTarget  = "target"
	someAccount = "account"
)

// told is a number of a class.
func (n *NumberSource) told(figure uint64, own, kind int64, location string, moment time.Time) (t number.Told, err error) {
	t.Key.Figure = figure
	if own&classMain == 0 {
		t.Key.Ext = "0"
	}
	t.Held, t.Listed = n.kinds[kind]
	if own&classTarget != 0 {
		t.Held.Target = someTarget
	}
	if own&classAccount != 0 {
		if t.Account = someAccount; own&classTargetAccount != 0 {
			t.Account = someTarget
		}
	}
	if own&classRecord == 0 {
		return t, nil
	}
	t.Recorded, t.Own.LocationID = true, location
	if own&classHolder != 0 {
		switch t.Own.Holder = someHolder; {
		case own&classHolderTarget != 0:
			t.Own.Holder = someTarget
		case own&classHolderAccount != 0:
			t.Own.Holder = string(t.Account)
		}
	}
	switch {
	case own&classOver != 0:
		t.Own.Until = moment
	case own&classEnds != 0:
		t.Own.Until = moment.Add(time.Hour)
	}
	if t.Own.State, err = wordOf(stateCodes, own>>classState&15); err != nil {
		return t, err
	}
	t.Own.HolderKind, err = wordOf(kindCodes, own>>classKind&7)
	return t, err
}
