package damage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/workbook"
)

// files are a workbook and what lies beside it, by how the names end; nil is a folder in its place.
type files map[string][]byte

// kind is one way for a file to be bad. It is made anew for each of the set, from the same numbers each time.
type kind struct {
	name  string
	count int
	codes []string // one of them is what it is told to be; none where nothing is wrong with it
	named string   // a code that is told besides
	make  func(r *rand.Rand, i int) files
}

// material is what bad files are made from.
type material struct {
	whole   []byte // a workbook that was closed
	before  string // what stands in it
	look    contents
	later   files  // a later state of it, whose log lies over the earlier file
	stopped files  // of a program that was stopped: the last edits are in the log only
	theirs  []byte // the journal of another program
}

func prepare(t testing.TB) material {
	t.Helper()
	m := material{whole: lived(t), look: newContents(t)}
	m.before = m.look.of(t, m.whole)
	path := filepath.Join(t.TempDir(), "x"+workbook.Extension)
	take := func(name string) []byte {
		body, err := os.ReadFile(name)
		must(t, err)
		return body
	}
	must(t, os.WriteFile(path, m.whole, 0o600))
	w, err := workbook.Open(path, options())
	must(t, err)
	must(t, w.SetCustomer(ctx, workbook.Customer{Name: "In the log"}))
	m.stopped = files{"": take(path), "-wal": take(path + "-wal")}
	for i := range 60 { // so much that most of it is in the file by now, and only the end in the log
		must(t, w.SavePersona(ctx, persona.Persona{ID: fmt.Sprint("p", i), Description: string(bytes.Repeat([]byte("long "), 9000))}))
	}
	m.later = files{"": m.whole, "-wal": take(path + "-wal")}
	must(t, w.Close())
	m.theirs = journalOver(t, m.whole)
	return m
}

// changed damages the whole file until what stands in it is something else.
func (m material) changed(t testing.TB, damage func(whole []byte)) files {
	t.Helper()
	for range 200 {
		whole := bytes.Clone(m.whole)
		damage(whole)
		if m.look.of(t, whole) != m.before {
			return files{"": whole}
		}
	}
	t.Fatal("the damage changes nothing")
	return nil
}

const page = 4096

// fill puts noise into a part of a file.
func fill(r *rand.Rand, part []byte) {
	for i := range part {
		part[i] = byte(r.Uint32())
	}
}

// whatItMayBe are the codes under which damage that hits any place is told: it depends on the place.
var whatItMayBe = []string{"WORKBOOK_DAMAGED", "CONTENT_ALTERED", "AUDIT_BROKEN", "AUDIT_REGISTER", "WORKBOOK_FOREIGN", "WORKBOOK_NEWER"}

func kinds(t testing.TB, m material) []kind {
	damaged, foreign := []string{"WORKBOOK_DAMAGED"}, []string{"WORKBOOK_FOREIGN"}
	pages := len(m.whole) / page
	at := func(n int) []byte { return m.whole[n*page : (n+1)*page] }
	return []kind{
		{"cut off", 50, damaged, "", func(r *rand.Rand, _ int) files { return files{"": m.whole[:16+r.IntN(len(m.whole)-16)]} }},
		{"cut to its first letters", 10, foreign, "", func(_ *rand.Rand, i int) files { return files{"": m.whole[:i]} }},
		{"a bit flipped", 90, whatItMayBe, "", func(r *rand.Rand, _ int) files {
			return m.changed(t, func(whole []byte) { whole[r.IntN(len(whole))] ^= 1 << r.IntN(8) })
		}},
		{"a page of noise", 30, whatItMayBe, "", func(r *rand.Rand, _ int) files {
			return m.changed(t, func(whole []byte) { n := 1 + r.IntN(pages-1); fill(r, whole[n*page:(n+1)*page]) })
		}},
		{"a page of zeros", 30, whatItMayBe, "", func(r *rand.Rand, _ int) files {
			return m.changed(t, func(whole []byte) { n := 1 + r.IntN(pages-1); clear(whole[n*page : (n+1)*page]) })
		}},
		{"two pages exchanged", 20, whatItMayBe, "", func(r *rand.Rand, _ int) files {
			return m.changed(t, func(whole []byte) {
				a, b := 1+r.IntN(pages-1), 1+r.IntN(pages-1)
				copy(whole[a*page:], at(b))
				copy(whole[b*page:(b+1)*page], at(a))
			})
		}},
		{"something at its end", 20, damaged, "", func(r *rand.Rand, _ int) files {
			more := make([]byte, 1+r.IntN(2*page))
			fill(r, more)
			return files{"": slices.Concat(m.whole, more)}
		}},
		{"a file of another program", 30, foreign, "", func(r *rand.Rand, i int) files { return m.foreign(t, r, i) }},
		{"a folder", 5, foreign, "", func(*rand.Rand, int) files { return files{"": nil} }},
		{"with triggers or views", 5, foreign, "", func(_ *rand.Rand, i int) files {
			return files{"": altered(t, m.whole, []string{"CREATE TRIGGER t AFTER INSERT ON persona BEGIN DELETE FROM audit; END", "CREATE VIEW v AS SELECT 1"}[i%2])}
		}},
		{"of a newer version", 20, []string{"WORKBOOK_NEWER"}, "", func(r *rand.Rand, _ int) files {
			return files{"": altered(t, m.whole, fmt.Sprintf("PRAGMA user_version = %d", 1000+r.IntN(1000000)))}
		}},
		{"of no version", 5, damaged, "", func(*rand.Rand, int) files { return files{"": altered(t, m.whole, "PRAGMA user_version = 0")} }},
		{"rows that we did not write", 20, []string{"CONTENT_ALTERED"}, "", func(_ *rand.Rand, i int) files {
			return files{"": altered(t, m.whole, `DELETE FROM "`+[]string{"persona", "plan", "approval", "run", "journal", "number", "setting", "loss", "plan_change", "draft",
				"change_state", "revision", "edit", "edit_row", "range", "reading", "tenant", "plan_people", "table_sum", "reading_section"}[i]+`"`)}
		}},
		{"entries of the record taken out", 5, []string{"AUDIT_BROKEN"}, "", func(_ *rand.Rand, i int) files {
			return files{"": altered(t, m.whole, fmt.Sprintf("DELETE FROM audit WHERE seq = %d", 2+i))}
		}},
		{"entries that are not found", 5, []string{"AUDIT_REGISTER"}, "", func(_ *rand.Rand, i int) files {
			return files{"": altered(t, m.whole, fmt.Sprintf("DELETE FROM audit_about WHERE seq = %d", 2+i))}
		}},
		{"the log of a later state", 10, whatItMayBe, "WORKBOOK_LOG", func(*rand.Rand, int) files { return m.later }},
		{"the journal of another program", 10, []string{"WORKBOOK_LOG"}, "", func(r *rand.Rand, i int) files {
			return files{"": m.whole, "-journal": m.theirs[:len(m.theirs)-i*300]}
		}},
		{"the log of a program that was stopped", 10, nil, "", func(*rand.Rand, int) files { return m.stopped }},
		{"the same log, cut off", 10, nil, "", func(r *rand.Rand, _ int) files {
			return files{"": m.stopped[""], "-wal": m.stopped["-wal"][:r.IntN(len(m.stopped["-wal"]))]}
		}},
		{"noise for a log", 5, nil, "", func(r *rand.Rand, _ int) files {
			noise := make([]byte, 1+r.IntN(3*page))
			fill(r, noise)
			return files{"": m.whole, "-wal": noise}
		}},
		{"noise for an index of the log", 5, nil, "", func(r *rand.Rand, _ int) files {
			noise := make([]byte, 32768)
			fill(r, noise)
			return files{"": m.whole, "-shm": noise}
		}},
		{"nothing", 5, nil, "", func(*rand.Rand, int) files { return files{"": m.whole} }},
	}
}

// foreign are files that were never workbooks.
func (m material) foreign(t testing.TB, r *rand.Rand, i int) files {
	t.Helper()
	noise := make([]byte, 1+r.IntN(20000))
	fill(r, noise)
	switch i % 6 {
	case 0:
		return files{"": {}}
	case 1:
		return files{"": append([]byte("PK\x03\x04"), noise...)} // a spreadsheet
	case 2:
		return files{"": append([]byte("\xff\xd8\xff"), noise...)} // a picture
	case 3:
		return files{"": []byte("Name;Number\r\n" + fmt.Sprintf("%x", noise))}
	case 4:
		return files{"": altered(t, m.whole, fmt.Sprintf("PRAGMA application_id = %d", r.IntN(1<<30)))}
	}
	return files{"": noise}
}
