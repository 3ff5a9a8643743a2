package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// scale measures everything at one size.
type scale struct {
	program
	report         *report
	users, numbers int
	book           string
}

// measure goes through a life of a workbook in the order in which it happens.
func (s *scale) measure(ctx context.Context) error {
	s.report.size(s.users, s.numbers)
	s.book = s.path(fmt.Sprintf("bench-%d.personadesk", s.users))
	if _, err := s.do(ctx, "new", "--sample", s.book); err != nil {
		return err
	}
	t, err := s.tenant(ctx, s.users)
	if err != nil {
		return err
	}
	for _, step := range []func(context.Context, *tenantProcess) error{s.importing, s.reading, s.planning, s.opening, s.asking, s.inside} {
		if err := step(ctx, t); err != nil {
			return errors.Join(err, t.end())
		}
	}
	return errors.Join(t.end(), s.twice(ctx))
}

func (s *scale) sync(ctx context.Context, t *tenantProcess, book string) (ended, error) {
	return s.do(ctx, "sync", book, "--graph", t.URL, "--token", t.Token, "-o", "json")
}

// importing takes a million numbers in as one edit.
func (s *scale) importing(ctx context.Context, _ *tenantProcess) error {
	list := s.path("numbers.csv")
	if err := writeNumbers(list, s.numbers); err != nil {
		return err
	}
	if err := s.ranged(ctx); err != nil {
		return err
	}
	f, err := look(s.book)
	if err != nil {
		return err
	}
	before, err := f.counts(ctx)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	size, err := f.sizes(ctx)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	took, err := s.do(ctx, "numbers", "import", s.book, list, "--yes")
	if err != nil {
		return err
	}
	if f, err = look(s.book); err != nil {
		return err
	}
	tables, err := grown(ctx, f, before, int64(s.numbers/2))
	if err != nil {
		return errors.Join(err, f.Close())
	}
	after, err := f.sizes(ctx)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	bare, err := f.insert(ctx, s.path("bare.sqlite"), tables)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	ratio := took.took.Seconds() / bare.Seconds()
	s.report.line("import of the numbers as one edit", short(took.took), times(took.took, bare, "a bare insert of "+strings.Join(names, " and ")), atMost(ratio, 2, "2 times"))
	s.report.line("  its peak", megabytes(took.peak), "", none)
	s.report.line("workbook, for each number", fmt.Sprintf("%d B", (total(after)-total(size))/int64(s.numbers)), "state, events and what takes the edit back", none)
	return nil
}

// ranged adds the range in which the numbers lie.
func (s *scale) ranged(ctx context.Context) error {
	p, err := s.open(ctx, s.book)
	if err != nil {
		return err
	}
	_, err = p.call(ctx, "Numbers.SaveRange", nil, map[string]any{"name": "Bench", "first": telephone(0), "last": telephone(s.numbers - 1),
		"type": "directRouting", "country": "GB", "city": "Manchester"})
	return errors.Join(err, p.end())
}

// grown takes the tables that an import wrote its rows into: state and events, without what takes the edit back.
func grown(ctx context.Context, f file, before map[string]int64, least int64) ([]table, error) {
	after, err := f.counts(ctx)
	if err != nil {
		return nil, err
	}
	var tables []table
	for name, n := range after {
		if n-before[name] < least || strings.HasPrefix(name, "edit") || strings.Contains(name, "_fts_") {
			continue
		}
		t, err := f.table(ctx, name)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// reading reads the tenant, changes a hundredth of its users, and reads it again.
func (s *scale) reading(ctx context.Context, t *tenantProcess) error {
	before, err := s.sizes(ctx)
	if err != nil {
		return err
	}
	bare, err := t.drain(ctx)
	if err != nil {
		return err
	}
	first, err := s.sync(ctx, t, s.book)
	if err != nil {
		return err
	}
	after, err := s.sizes(ctx)
	if err != nil {
		return err
	}
	columns := columnsOf(after)
	s.report.line("first reading, the tenant in another process", short(first.took), times(first.took, bare, "asking for the same pages and dropping them"), none)
	s.report.line("  its peak", megabytes(first.peak), fmt.Sprintf("the columns are %s in the file", megabytes(columns)), when(s.users >= 500000, atMost(float64(first.peak), 1.2e9, "1,200 MB")))
	s.report.keep("reading", s.users, float64(first.peak-columns))
	each := (withoutNumbers(after) - withoutNumbers(before)) / int64(s.users)
	s.report.line("workbook, for each user without numbers", fmt.Sprintf("%d B", each), "", atMost(float64(each), 600, "600 B"))
	if err := t.change(ctx, s.users); err != nil {
		return err
	}
	second, err := s.sync(ctx, t, s.book)
	if err != nil {
		return err
	}
	delta := []string{"signedIn", "users", "groups", "members"}
	whole := []string{"configured", "numbers"}
	s.report.line("second reading, 1 % changed", short(second.took), fmt.Sprintf("%.2f times the first", second.took.Seconds()/first.took.Seconds()), none)
	s.report.line("  users and groups, by delta", short(second.of(delta...)), fmt.Sprintf("%.1f %% of %s", share(second.of(delta...), first.of(delta...)), short(first.of(delta...))),
		atMost(share(second.of(delta...), first.of(delta...)), 5, "5 %"))
	s.report.line("  Teams users and numbers, read whole", short(second.of(whole...)), fmt.Sprintf("%.0f %% of the first reading", share(second.of(whole...), first.took)),
		atMost(share(second.of(whole...), first.took), 40, "40 %"))
	return nil
}

// planning makes the plan.
func (s *scale) planning(ctx context.Context, _ *tenantProcess) error {
	bare, err := everyByte(s.book)
	if err != nil {
		return err
	}
	made, err := s.do(ctx, "plan", s.book, "--out", s.path("plan.json"))
	if err != nil {
		return err
	}
	s.report.keep("plan", s.users, made.took.Seconds())
	speed, memory := none, none
	switch s.users {
	case 100000:
		speed, memory = atMost(made.took.Seconds(), 2, "2 s"), atMost(float64(made.peak), 500e6, "500 MB")
	case 500000:
		speed, memory = atMost(made.took.Seconds(), 12, "12 s"), atMost(float64(made.peak), 2e9, "2,000 MB")
	}
	s.report.line("plan, made and written by a program of its own", short(made.took), times(made.took, bare, "reading the file's bytes"), speed)
	s.report.line("  its peak", megabytes(made.peak), "", memory)
	return nil
}

// opening opens the cold workbook in the program that serves the page, and answers questions in it.
func (s *scale) opening(ctx context.Context, _ *tenantProcess) (err error) {
	bare, err := everyByte(s.book)
	if err != nil {
		return err
	}
	began := time.Now()
	p, err := s.open(ctx, s.book)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.end()) }()
	for _, method := range []string{"Shell.State", "Start.View"} {
		if _, err := p.call(ctx, method, nil); err != nil {
			return err
		}
	}
	cold := time.Since(began)
	s.report.line("first screen of the cold workbook", short(cold), times(cold, bare, "reading the file's bytes"), when(s.users >= 500000, atMost(cold.Seconds(), 3, "3 s")))
	answer, state, nothing, err := p.answered(ctx)
	if err != nil {
		return err
	}
	s.report.keep("state", s.users, state.Seconds())
	s.report.line("answer to a question of an interview", short(answer), times(answer, nothing, "a call that has nothing to do"), none)
	s.report.line("frame after one answer", short(state), times(state, nothing, "a call that has nothing to do"), when(s.users >= 500000, atMost(state.Seconds(), 0.05, "50 ms")))
	return nil
}

// asking looks one user and one number up, each by a program that starts for it.
func (s *scale) asking(ctx context.Context, _ *tenantProcess) error {
	start, err := s.do(ctx, "version")
	if err != nil {
		return err
	}
	row, err := oneRow(ctx, s.book)
	if err != nil {
		return err
	}
	bare := start.took + row
	for _, one := range []struct {
		what string
		args []string
	}{
		{"explain of one user", []string{"explain", s.book, "christie.cline@larkfield.example", "-o", "json"}},
		{"look-up of one number", []string{"numbers", "list", s.book, "--find", telephone(s.numbers / 2), "--limit", "1", "-o", "json"}},
	} {
		e, err := s.do(ctx, one.args...)
		if err != nil {
			return err
		}
		s.report.line(one.what, short(e.took), times(e.took, bare, "starting the program and reading one row")+", "+megabytes(e.peak), none)
	}
	return nil
}

// inside reads with the practice tenant in the same process.
func (s *scale) inside(ctx context.Context, _ *tenantProcess) error {
	book := s.path("inside.personadesk")
	if _, err := s.do(ctx, "new", "--sample", book); err != nil {
		return err
	}
	e, err := s.do(ctx, "sync", book, "--users", fmt.Sprint(s.users), "-o", "json")
	if err != nil {
		return err
	}
	s.report.line("first reading, the practice tenant inside", short(e.took), megabytes(e.peak)+" at the peak, both together", when(s.users == 100000, atMost(float64(e.peak), 1e9, "1,000 MB")))
	return removeAll(book, s.path("inside.practice"))
}

// twice plans for twice the users, at the size for which that has a goal.
func (s *scale) twice(ctx context.Context) (err error) {
	if s.users != 100000 {
		return nil
	}
	double := &scale{program: s.program, report: s.report, users: 2 * s.users, numbers: s.numbers, book: s.path("twice.personadesk")}
	fmt.Printf("\n%s users, for the plan\n", grouped(double.users))
	if _, err := s.do(ctx, "new", "--sample", double.book); err != nil {
		return err
	}
	t, err := s.tenant(ctx, double.users)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.end()) }()
	if err := double.ranged(ctx); err != nil {
		return err
	}
	if _, err := s.do(ctx, "numbers", "import", double.book, s.path("numbers.csv"), "--yes"); err != nil {
		return err
	}
	if _, err := s.sync(ctx, t, double.book); err != nil {
		return err
	}
	return double.planning(ctx, t)
}

func (s *scale) sizes(ctx context.Context) (map[string]int64, error) {
	f, err := look(s.book)
	if err != nil {
		return nil, err
	}
	sizes, err := f.sizes(ctx)
	return sizes, errors.Join(err, f.Close())
}

func total(sizes map[string]int64) (sum int64) {
	for _, n := range sizes {
		sum += n
	}
	return sum
}

// withoutNumbers leaves out what hangs on the number of telephone numbers and not of users.
func withoutNumbers(sizes map[string]int64) (sum int64) {
	for name, n := range sizes {
		if !strings.Contains(name, "number") && !strings.Contains(name, "range") {
			sum += n
		}
	}
	return sum
}

// columnsOf is what the columns of the directory take.
func columnsOf(sizes map[string]int64) (sum int64) {
	for name, n := range sizes {
		if strings.HasPrefix(name, "reading") {
			sum += n
		}
	}
	return sum
}

// telephone is the n-th number: all of them are in an area code that nobody has.
func telephone(n int) string { return fmt.Sprintf("+441999%06d", n) }

// writeNumbers writes the numbers as the command line takes them.
func writeNumbers(path string, count int) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the numbers: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	if _, err := fmt.Fprintln(w, "telephone,state,holder,until,note"); err != nil {
		return fmt.Errorf("write the numbers: %w", err)
	}
	for n := range count {
		if _, err := fmt.Fprintf(w, "%s,reserved,,,\n", telephone(n)); err != nil {
			return fmt.Errorf("write the numbers: %w", err)
		}
	}
	return w.Flush()
}

// removeAll removes files with what a database leaves beside them.
func removeAll(paths ...string) error {
	var errs []error
	for _, path := range paths {
		for _, end := range []string{"", "-wal", "-shm", "-lock", ".lock", ".log"} {
			if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}
