package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"personadesk/app/service"
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// house is a workbook with a practice tenant that was read, to be house by any door.
type house struct {
	t    *testing.T
	file string
	d    *service.Desk
}

// ruled is a persona that stands in each house, with a rule; others are made from it.
const ruled = "ruled"

// newHouse fills a folder with a workbook, and reads its practice tenant.
func newHouse(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	h := house{t: t, file: filepath.Join(folder, "x.personadesk"), d: houseDesk()}
	h.must(h.d.Create(t.Context(), h.file, func(ctx context.Context, wb *workbook.Workbook) error {
		return errors.Join(
			wb.SaveDepartment(ctx, workshop.Department{ID: "hr", Name: "HR", People: 40}),
			wb.SavePolicy(ctx, persona.Policy{Type: persona.DialPlanType, Name: "uk", Rules: []persona.NormalizationRule{{Name: "all", Pattern: `^0(\d+)$`, Translation: "+44$1"}}}),
			wb.SavePersona(ctx, giving(persona.Persona{ID: ruled, Name: "Ruled", Layer: persona.Department, Rule: `user.country -eq "Nowhere"`})))
	}))
	_, err := h.d.Sync(t.Context(), nil)
	h.must(errors.Join(err, h.d.Close()))
	return folder
}

func houseDesk() *service.Desk {
	return service.NewDesk(service.Options{Actor: "ada", Patience: time.Minute, Choice: service.Choice{Users: 40, Seed: 1}})
}

// enter opens a house like the one in a folder.
func enter(t *testing.T, folder string) *house {
	t.Helper()
	h := &house{t: t, file: filepath.Join(t.TempDir(), "h", "x.personadesk")}
	h.must(os.CopyFS(filepath.Dir(h.file), os.DirFS(folder)))
	h.open()
	t.Cleanup(func() { h.must(h.d.Close()) })
	return h
}

func (h *house) open() {
	h.t.Helper()
	h.d = houseDesk()
	h.must(h.d.Open(h.file))
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// at is who asks a service.
func (h *house) at() *service.Session { return h.d.Session(h.t.Context()) }

func (h *house) personas() *service.Personas { return &service.Personas{Session: h.at()} }

func (h *house) book() *workbook.Workbook {
	h.t.Helper()
	wb, err := h.d.Workbook()
	h.must(err)
	return wb
}

func (h *house) design() persona.Design {
	h.t.Helper()
	d, err := h.book().Design(h.t.Context())
	h.must(err)
	return d
}

// command runs a command on the workbook, which no page has open meanwhile. It gives its exit status and what it wrote.
func (h *house) command(in string, args ...string) (int, string) {
	h.t.Helper()
	h.must(h.d.Close())
	defer h.open()
	var out bytes.Buffer
	got := Run(h.t.Context(), args, fstest.MapFS{}, Streams{In: strings.NewReader(in), Out: &out, Err: &out, Folder: filepath.Dir(h.file)})
	return got, out.String()
}

// giving is a persona that would give its users something.
func giving(p persona.Persona) persona.Persona {
	l, _ := catalog.LicenceByPartNumber("Microsoft_Teams_Enterprise_New")
	p.Licences = []ident.SKU{l.ID}
	return p
}

// spreadsheet writes the spreadsheet of the house with other cells: by sheet, row and head.
func (h *house) spreadsheet(sheet string, row int, cells map[string]string) string {
	h.t.Helper()
	path, _, err := h.d.WriteDocument(h.t.Context(), "spreadsheet", h.t.TempDir())
	h.must(err)
	f, err := excelize.OpenFile(path)
	h.must(err)
	rows, err := f.GetRows(sheet)
	h.must(err)
	for i, head := range rows[0] {
		if text, given := cells[head]; given {
			cell, err := excelize.CoordinatesToCellName(i+1, row)
			h.must(errors.Join(err, f.SetCellValue(sheet, cell, text)))
		}
	}
	h.must(errors.Join(f.Save(), f.Close()))
	return path
}
