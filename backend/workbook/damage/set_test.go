package damage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// The fixed set: each file is made from its number alone, is looked at, opened to read, opened to write and written to. It is told by name what it
// is, and where something is wrong nothing of it is lost: it is refused as it lies there, or keeps saying what is wrong with it.
func TestFourHundredDamagedWorkbooks(t *testing.T) {
	m := prepare(t)
	total := 0
	for k, each := range kinds(t, m) {
		total += each.count
		t.Run(each.name, func(t *testing.T) {
			told := map[string]int{}
			for i := range each.count {
				c := lay(t, each.make(rand.New(rand.NewPCG(uint64(k), uint64(i))), i))
				c.what = fmt.Sprintf("number %d", i)
				told[c.try(t, each)]++
			}
			t.Log(told)
		})
	}
	if total != 400 {
		t.Errorf("the set has %d files", total)
	}
}

// laid is a bad file on the disk.
type laid struct {
	what string
	path string
	lies files
}

func lay(t testing.TB, f files) laid {
	t.Helper()
	l := laid{path: filepath.Join(t.TempDir(), "customer"+workbook.Extension), lies: f}
	for end, body := range f {
		if body == nil {
			must(t, os.Mkdir(l.path+end, 0o700))
			continue
		}
		must(t, os.WriteFile(l.path+end, body, 0o600))
	}
	return l
}

// touched says which of the files are not what they were. The index of a log is SQLite's own to make anew.
func (l laid) touched(t testing.TB) string {
	t.Helper()
	for end, body := range l.lies {
		if end == "-shm" || body == nil {
			continue
		}
		if now, err := os.ReadFile(l.path + end); err != nil || !bytes.Equal(now, body) {
			return fmt.Sprintf("%q was changed (%v)", filepath.Base(l.path)+end, err)
		}
	}
	return ""
}

// try does everything with a file that people do, and gives the first thing that it is told to be.
func (l laid) try(t *testing.T, of kind) string {
	t.Helper()
	found := workbook.Check(l.path)
	first := "nothing"
	if len(found) > 0 {
		first = found[0].Code
	}
	if first == "nothing" != (of.codes == nil) || of.codes != nil && !slices.Contains(of.codes, first) {
		t.Errorf("%s: it is told to be %v", l.what, found)
	}
	if of.named != "" && !slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Code == of.named }) {
		t.Errorf("%s: %s is not told: %v", l.what, of.named, found)
	}
	for _, p := range found {
		if p.Where.ID != l.path || p.Hint.IsZero() {
			t.Errorf("%s: it is not said which file it is, or what to do: %+v", l.what, p)
		}
	}
	if what := l.touched(t); what != "" {
		t.Errorf("%s: by looking at it %s", l.what, what)
	}
	l.read(t, of)
	if what := l.touched(t); what != "" {
		t.Errorf("%s: by reading it %s", l.what, what)
	}
	l.write(t, of, first)
	return first
}

// read opens a file to read it.
func (l laid) read(t *testing.T, of kind) {
	t.Helper()
	w, err := workbook.OpenToRead(l.path, options())
	if err != nil {
		l.refused(t, of, "to read", err)
		return
	}
	_, err = w.Design(ctx)
	if of.codes == nil {
		must(t, err)
	}
	must(t, w.Close())
}

// write opens a file to write, and writes to it. What is wrong with it is as wrong afterwards.
func (l laid) write(t *testing.T, of kind, first string) {
	t.Helper()
	w, err := workbook.Open(l.path, options())
	if err != nil {
		l.refused(t, of, "to write", err)
		if what := l.touched(t); what != "" {
			t.Errorf("%s: refused, and %s", l.what, what)
		}
		return
	}
	err = w.SetCustomer(ctx, workbook.Customer{Name: "Written to it"})
	must(t, w.Close())
	if err != nil {
		l.refused(t, of, "an edit", err)
		if what := l.touched(t); what != "" {
			t.Errorf("%s: an edit was refused, and %s", l.what, what)
		}
		return
	}
	found := workbook.Check(l.path)
	if of.codes == nil && len(found) > 0 || of.codes != nil && (len(found) == 0 || !slices.Contains(of.codes, found[0].Code)) {
		t.Errorf("%s: it was %s, and after an edit it is told to be %v", l.what, first, found)
	}
	if of.codes == nil {
		l.keepsEdit(t)
	}
}

// keepsEdit wants the edit in the one file that is left.
func (l laid) keepsEdit(t *testing.T) {
	t.Helper()
	r, err := workbook.OpenToRead(l.path, options())
	must(t, err)
	if c, err := r.Customer(ctx); err != nil || c.Name != "Written to it" {
		t.Errorf("%s: the edit is not there: %+v, %v", l.what, c, err)
	}
	must(t, r.Close())
	left, err := filepath.Glob(l.path + "*")
	must(t, err)
	if len(left) != 1 {
		t.Errorf("%s: it has files beside it: %v", l.what, left)
	}
}

// refused wants one of the names of what is wrong.
func (l laid) refused(t *testing.T, of kind, what string, err error) {
	t.Helper()
	code := problem.From(err).Code
	if of.codes == nil || !slices.Contains(of.codes, code) && code != of.named {
		t.Errorf("%s: %s is refused with %v", l.what, what, err)
	}
	if !strings.Contains(err.Error(), filepath.Base(l.path)) {
		t.Errorf("%s: %s is refused and it is not said which file it is: %v", l.what, what, err)
	}
}

// The set is fixed: what it is made from is the same file each time.
func TestTheSameEditsMakeTheSameFile(t *testing.T) {
	if !bytes.Equal(lived(t), lived(t)) {
		t.Error("they do not")
	}
}
