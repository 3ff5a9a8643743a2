package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/tenant"
)

// What the tenant says of numbers comes from two places, the tenant's list and the accounts of users, and is kept by number. Whoever
// reads the tenant stages it page by page, in as many sessions as it takes and in any order, and swaps it in in the session that ends
// the reading:
//
//	s.stageTenantNumbers(page)          a page of the tenant's list
//	s.stageNumberAccounts(page)         numbers that accounts of users show
//	s.swapTenantNumbers(ctx, read)      takes the place of the last reading; only rows that changed are written
//	s.dropStagedNumbers()               begins again, after an answer that says so
//	s.forgetTenantNumbers(ctx)          the workbook leaves its tenant
//
// Until the swap nobody sees anything of it, and what was staged survives a crash.

// NumberAccount is a number that the account of a user shows.
type NumberAccount struct{ Telephone, User string }

// NumbersRead says what of the numbers was read to the end. What was not is forgotten at the swap: half a list would make numbers
// look free.
type NumbersRead struct{ Listed, Accounts bool }

// tenantNumbersAtOnce is how many rows one statement stages.
const tenantNumbersAtOnce = 100

func (s *session) stageTenantNumbers(list []tenant.Number) error {
	kinds := map[tenant.Number]int64{}
	return inBatches(list, tenantNumbersAtOnce, func(part []tenant.Number) error {
		args := make([]any, 0, 4*len(part))
		for _, n := range part {
			kind, err := s.numberKind(kinds, n)
			if err != nil {
				return err
			}
			k := number.KeyOf(clean(n.Telephone))
			args = append(args, int64(k.Figure), k.Ext, kind, packID(string(n.Target)))
		}
		return s.stage("INSERT INTO tenant_number_next (figure, ext, kind, target) VALUES "+placeholders("(?,?,?,?)", len(part))+
			" ON CONFLICT (figure, ext) DO UPDATE SET kind = excluded.kind, target = excluded.target", args)
	})
}

func (s *session) stageNumberAccounts(list []NumberAccount) error {
	return inBatches(list, tenantNumbersAtOnce, func(part []NumberAccount) error {
		args := make([]any, 0, 3*len(part))
		for _, a := range part {
			k := number.KeyOf(clean(a.Telephone))
			args = append(args, int64(k.Figure), k.Ext, packID(a.User))
		}
		return s.stage("INSERT INTO tenant_number_next (figure, ext, kind, account) VALUES "+placeholders("(?,?,0,?)", len(part))+
			" ON CONFLICT (figure, ext) DO UPDATE SET account = excluded.account", args)
	})
}

func (s *session) stage(query string, args []any) error {
	if _, err := s.exec(query, args...); err != nil {
		return fmt.Errorf("keeping what the tenant says of numbers: %w", err)
	}
	return nil
}

// numberKind finds the row of all that a number shares with others, or makes it.
func (s *session) numberKind(known map[tenant.Number]int64, n tenant.Number) (int64, error) {
	n.Telephone, n.Target = "", ""
	if id, ok := known[n]; ok {
		return id, nil
	}
	const columns = "type, status, category, activation, country, city, location, for_users, on_premises"
	args := cleaned([]any{n.Type, n.Status, n.Category, n.Activation, n.Country, n.City, n.LocationID, n.ForUsers, n.OnPremises})
	if _, err := s.exec("INSERT INTO tenant_number_kind ("+columns+") VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING", args...); err != nil {
		return 0, fmt.Errorf("keeping a kind of numbers: %w", err)
	}
	var id int64
	err := s.tx.QueryRowContext(context.Background(), "SELECT id FROM tenant_number_kind WHERE ("+columns+") = (?,?,?,?,?,?,?,?,?)", args...).Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("finding a kind of numbers: %w", err)
	}
	known[n] = id
	return id, nil
}

// swapTenantNumbers puts what was staged in the place of the last reading.
func (s *session) swapTenantNumbers(ctx context.Context, read NumbersRead) error {
	if !read.Listed {
		if err := s.stage("UPDATE tenant_number_next SET kind = 0, target = NULL WHERE kind <> 0", nil); err != nil {
			return err
		}
	}
	for _, query := range []string{
		"DELETE FROM tenant_number_next WHERE kind = 0 AND account IS NULL",
		"CREATE TEMP TABLE IF NOT EXISTS renewed (figure INTEGER NOT NULL, ext TEXT NOT NULL, PRIMARY KEY (figure, ext)) WITHOUT ROWID",
		"DELETE FROM temp.renewed",
		`INSERT INTO temp.renewed SELECT figure, ext FROM tenant_number t WHERE NOT EXISTS (SELECT 1 FROM tenant_number_next n
  WHERE n.figure = t.figure AND n.ext = t.ext AND n.kind = t.kind AND n.target IS t.target AND n.account IS t.account)
UNION ALL SELECT figure, ext FROM tenant_number_next n WHERE NOT EXISTS (SELECT 1 FROM tenant_number t WHERE t.figure = n.figure AND t.ext = n.ext)`,
	} {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("taking in what the tenant says of numbers: %w", err)
		}
		if err := s.stage(query, nil); err != nil {
			return err
		}
	}
	err := s.aroundNumbers("SELECT figure, ext FROM temp.renewed", nil, func() error {
		if err := s.stage(`DELETE FROM tenant_number WHERE (figure, ext) IN (SELECT figure, ext FROM temp.renewed)
AND NOT EXISTS (SELECT 1 FROM tenant_number_next n WHERE n.figure = tenant_number.figure AND n.ext = tenant_number.ext)`, nil); err != nil {
			return err
		}
		return s.stage(`INSERT INTO tenant_number (figure, ext, kind, target, account)
SELECT n.figure, n.ext, n.kind, n.target, n.account FROM temp.renewed r JOIN tenant_number_next n ON n.figure = r.figure AND n.ext = r.ext WHERE 1
ON CONFLICT (figure, ext) DO UPDATE SET kind = excluded.kind, target = excluded.target, account = excluded.account`, nil)
	})
	if err := errors.Join(err, s.endTally()); err != nil {
		return err
	}
	for _, query := range []string{"DELETE FROM temp.renewed", "DELETE FROM tenant_number_kind WHERE id NOT IN (SELECT kind FROM tenant_number)"} {
		if err := s.stage(query, nil); err != nil {
			return err
		}
	}
	if err := s.stage(`INSERT INTO tenant_number_read (one, listed, accounts) VALUES (1, ?, ?)
ON CONFLICT (one) DO UPDATE SET listed = excluded.listed, accounts = excluded.accounts`, []any{read.Listed, read.Accounts}); err != nil {
		return err
	}
	return s.dropStagedNumbers()
}

func (s *session) dropStagedNumbers() error { return s.stage("DELETE FROM tenant_number_next", nil) }

func (s *session) forgetTenantNumbers(ctx context.Context) error {
	if err := s.dropStagedNumbers(); err != nil {
		return err
	}
	if err := s.swapTenantNumbers(ctx, NumbersRead{}); err != nil {
		return err
	}
	return s.stage("DELETE FROM tenant_number_read", nil)
}

// NumbersRead says what of the tenant's numbers was read to the end; nothing when it was never read.
func (w *Workbook) NumbersRead(ctx context.Context) (NumbersRead, error) {
	read, err := numbersRead(ctx, w.reading(ctx))
	return read, explain(err, w.path)
}

func numbersRead(ctx context.Context, from querier) (r NumbersRead, err error) {
	err = from.QueryRowContext(ctx, "SELECT listed, accounts FROM tenant_number_read").Scan(&r.Listed, &r.Accounts)
	if errors.Is(err, sql.ErrNoRows) {
		return NumbersRead{}, nil
	}
	if err != nil {
		return r, fmt.Errorf("reading what is known of the tenant's numbers: %w", err)
	}
	return r, nil
}

// stageNumbers stages the numbers of a reading that is in memory whole, and swaps them in.
func (s *session) stageNumbers(ctx context.Context, numbers []tenant.Number, shown []NumberAccount, read NumbersRead) error {
	if err := s.dropStagedNumbers(); err != nil {
		return err
	}
	if err := s.stageTenantNumbers(numbers); err != nil {
		return err
	}
	if err := s.stageNumberAccounts(shown); err != nil {
		return err
	}
	return s.swapTenantNumbers(ctx, read)
}

// placeholders repeats the placeholders of a row.
func placeholders(row string, n int) string {
	return strings.TrimSuffix(strings.Repeat(row+",", n), ",")
}

// inBatches hands a list on in parts.
func inBatches[T any](list []T, size int, do func([]T) error) error {
	for len(list) > 0 {
		n := min(size, len(list))
		if err := do(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// numbersReadIn says what of the numbers a reading has whole.
func numbersReadIn(unread map[string]string, listed, accounts bool) NumbersRead {
	return NumbersRead{Listed: listed && unread["numbers"] == "", Accounts: accounts && unread["configured"] == ""}
}
