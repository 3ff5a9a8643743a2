package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// convertReading lays out the reading of a workbook from before readings were kept in columns: a JSON document for each user, and one
// for each item of a list. Users go into the columns one by one, so that memory holds those and no more.
func convertReading(ctx context.Context, tx *sql.Tx, _ time.Time) error {
	s := &session{tx: tx, stmts: map[string]*sql.Stmt{}}
	var body string
	switch err := tx.QueryRowContext(ctx, "SELECT body FROM reading").Scan(&body); {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return fmt.Errorf("reading the last reading: %w", err)
	default:
		if err := s.convertSections(ctx, body); err != nil {
			return err
		}
	}
	for _, query := range []string{"DROP TABLE reading_row", "DROP TABLE reading_part"} {
		if _, err := s.exec(query); err != nil {
			return fmt.Errorf("dropping the reading as it was kept before: %w", err)
		}
	}
	return nil
}

func (s *session) convertSections(ctx context.Context, body string) error {
	d := directory.New(0)
	if _, err := eachOld(ctx, s.tx, "users", func(u tenant.RawUser) error { return d.Set(u) }); err != nil {
		return err
	}
	read, err := eachOld(ctx, s.tx, "configured", func(c tenant.UserConfiguration) error {
		d.PutTeams(InTeams(c))
		return nil
	})
	if err != nil {
		return err
	}
	if read && !d.SawTeams() {
		d.BeginTeams()
	}
	type groupMembers struct {
		Group   ident.ObjectID   `json:"group"`
		Members []ident.ObjectID `json:"members"`
	}
	read, err = eachOld(ctx, s.tx, "members", func(g groupMembers) error {
		d.SetMembers(g.Group, g.Members)
		return nil
	})
	if err != nil {
		return err
	}
	if read && !d.SawMembers() {
		d.BeginMembers()
	}
	r := Reading{Directory: d}
	for _, list := range []error{
		oldList(ctx, s.tx, "groups", &r.Groups), oldList(ctx, s.tx, "subscriptions", &r.Subscriptions),
		oldList(ctx, s.tx, "policies", &r.Policies), oldList(ctx, s.tx, "groupPolicies", &r.GroupPolicies),
		oldList(ctx, s.tx, "queues", &r.Queues), oldList(ctx, s.tx, "accounts", &r.Accounts),
		oldList(ctx, s.tx, "locations", &r.Locations), oldList(ctx, s.tx, "teams", &r.Teams),
	} {
		if list != nil {
			return list
		}
	}
	if err := s.storeReading(ctx, r); err != nil {
		return err
	}
	return s.convertHead(body)
}

// convertHead writes the rest of a reading anew. The link for changes is left out: nothing tells what it was asked for.
func (s *session) convertHead(body string) error {
	var head readingHead
	if err := json.Unmarshal([]byte(body), &head); err != nil {
		return fmt.Errorf("reading the last reading: %w", err)
	}
	text, err := encode(head)
	if err != nil {
		return err
	}
	if _, err := s.exec("UPDATE reading SET body = ?", text); err != nil {
		return fmt.Errorf("keeping the last reading: %w", err)
	}
	return nil
}

func oldPart(ctx context.Context, tx *sql.Tx, part string) (first int64, items int, ok bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT first, items FROM reading_part WHERE part = ?", part).Scan(&first, &items)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, false, nil
	}
	if err != nil {
		return 0, 0, false, fmt.Errorf("reading the %s of a reading: %w", part, err)
	}
	return first, items, true, nil
}

// eachOld hands every item of a part over; read is false for a part that was not read.
func eachOld[T any](ctx context.Context, tx *sql.Tx, part string, take func(T) error) (read bool, err error) {
	first, items, read, err := oldPart(ctx, tx, part)
	if err != nil || !read {
		return false, err
	}
	var raw sql.RawBytes
	rows := eachRow(ctx, tx, "a reading", func(rows *sql.Rows) (item T, err error) {
		if err := rows.Scan(&raw); err != nil {
			return item, err
		}
		return item, json.Unmarshal(raw, &item)
	}, "SELECT body FROM reading_row WHERE id >= ? AND id < ? ORDER BY id", first, first+int64(items))
	for item, err := range rows {
		if err != nil {
			return true, err
		}
		if err := take(item); err != nil {
			return true, err
		}
	}
	return true, nil
}

// oldList gathers a short part.
func oldList[T any](ctx context.Context, tx *sql.Tx, part string, list *[]T) error {
	read, err := eachOld(ctx, tx, part, func(item T) error {
		*list = append(*list, item)
		return nil
	})
	if err == nil && read && *list == nil {
		*list = []T{}
	}
	return err
}
