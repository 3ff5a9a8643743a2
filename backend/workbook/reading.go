package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Link is where the next reading of something that tells its changes begins.
type Link struct {
	URL    string    `json:"url"`
	Select string    `json:"select"` // what it was asked for; a link for something else is of no use
	Made   time.Time `json:"made"`
}

// Links are the links of a reading.
type Links struct {
	Users  Link `json:"users"`
	Groups Link `json:"groups"`
}

// Reading is everything that one reading saw.
type Reading struct {
	tenant.Reading
	Directory *directory.Directory
	Users     int             // how many users there are, also where Directory was not asked for
	Listed    int             // how many numbers the tenant lists, also where Numbers were not asked for
	Numbers   []tenant.Number // what is to be kept, nil when they were not read; a NumberSource gives them back, and Reading leaves them out
	Links     Links
}

// readingHead is what of a reading is not in sections.
type readingHead struct {
	Organization tenant.Organization `json:"organization"`
	SignedIn     tenant.SignedIn     `json:"signedIn"`
	Links        Links               `json:"links"`
	Unread       map[string]string   `json:"unread"`
	Users        int                 `json:"users,omitempty"` // 0 also where a version before this one wrote it
}

// Reading gives the last reading; false when there was none. One that is not what was written gives READING_DAMAGED.
func (w *Workbook) Reading(ctx context.Context) (Reading, bool, error) {
	return w.loadReading(ctx, func(from querier, r *Reading) (err error) {
		if r.Directory, err = loadDirectory(ctx, from); err == nil {
			r.Users = r.Directory.Len()
		}
		return err
	})
}

// ReadingLists gives the last reading without its users and numbers; false when there was none.
func (w *Workbook) ReadingLists(ctx context.Context) (Reading, bool, error) {
	return w.loadReading(ctx, func(querier, *Reading) error { return nil })
}

// ReadingUsers gives the users of the last reading, with what Teams says of them and who is in which group; none when there was none.
func (w *Workbook) ReadingUsers(ctx context.Context) (*directory.Directory, error) {
	from, end, err := w.unmoving(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	d, err := loadDirectory(ctx, from)
	return d, explain(damagedReading(err), w.path)
}

// loadReading loads the head of the last reading, its lists, or only those named, and more.
func (w *Workbook) loadReading(ctx context.Context, more func(querier, *Reading) error, lists ...string) (Reading, bool, error) {
	tx, end, err := w.unmoving(ctx) // one state of the file for all sections
	if err != nil {
		return Reading{}, false, err
	}
	defer end()
	at, head, ok, err := readingOf(ctx, tx)
	if err != nil || !ok {
		return Reading{}, false, explain(err, w.path)
	}
	r := Reading{Links: head.Links, Reading: tenant.Reading{At: at, Organization: head.Organization, SignedIn: head.SignedIn, Unread: head.Unread}}
	for _, list := range readingLists(&r) {
		if len(lists) > 0 && !slices.Contains(lists, list.name) {
			continue
		}
		if err = list.load(ctx, tx); err != nil {
			break
		}
	}
	if err == nil {
		err = tx.QueryRowContext(ctx, "SELECT count(*) FROM tenant_number WHERE kind <> 0").Scan(&r.Listed)
	}
	if r.Users = head.Users; err == nil && r.Users == 0 {
		r.Users, err = countUsers(ctx, tx)
	}
	if err == nil {
		err = more(tx, &r)
	}
	if err != nil {
		return Reading{}, false, explain(damagedReading(fmt.Errorf("loading the last reading: %w", err)), w.path)
	}
	return r, true, nil
}

// countUsers counts the users of the last reading where its head does not say how many there are.
func countUsers(ctx context.Context, from querier) (int, error) {
	_, users, _, err := sectionOf(ctx, from, sectionUsers, roleCurrent)
	if err != nil {
		return 0, err
	}
	_, _, changed, err := sectionOf(ctx, from, sectionPatch, roleCurrent)
	if err != nil || !changed {
		return users, err
	}
	shelf, err := openShelf(ctx, from) // who came and who went since stands in the changes
	if err != nil {
		return 0, err
	}
	return shelf.Len(), nil
}

// damagedReading makes a problem of damage that was found in a reading.
func damagedReading(err error) error {
	if !errors.Is(err, directory.ErrDamaged) {
		return err
	}
	return problem.New("READING_DAMAGED").Detailed(err).
		Hinted().Because(err)
}

// ReadAt is when the tenant was read last; false when it never was.
func (w *Workbook) ReadAt(ctx context.Context) (time.Time, bool, error) {
	at, _, ok, err := readingOf(ctx, w.reading(ctx))
	return at, ok, explain(err, w.path)
}

// Unread says which parts of the last reading could not be read, and why.
func (w *Workbook) Unread(ctx context.Context) (map[string]string, error) {
	_, head, _, err := readingOf(ctx, w.reading(ctx))
	return head.Unread, explain(err, w.path)
}

func readingOf(ctx context.Context, from querier) (at time.Time, head readingHead, ok bool, err error) {
	var text, body string
	err = from.QueryRowContext(ctx, "SELECT at, body FROM reading").Scan(&text, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return at, head, false, nil
	}
	if err != nil {
		return at, head, false, fmt.Errorf("reading the last reading: %w", err)
	}
	if at, err = unstamp(text); err != nil {
		return at, head, false, err
	}
	if err := json.Unmarshal([]byte(body), &head); err != nil {
		return at, head, false, fmt.Errorf("reading the last reading: %w", err)
	}
	return at, head, true, nil
}

// forgetReading drops the last reading, and what one under way has brought so far.
func (s *session) forgetReading() error {
	for _, name := range []string{"reading", "reading_section", "reading_chunk", "reading_staged"} {
		if _, err := s.exec("DELETE FROM " + name); err != nil {
			return fmt.Errorf("dropping the last reading: %w", err)
		}
	}
	return nil
}
