package service

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"personadesk/backend/document"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Documents is the screen of what is handed over.
type Documents struct{ d *Desk }

// The documents that can be made.
const (
	spreadsheetID = "spreadsheet"
	scriptsID     = "scripts"
	reportID      = "report"
)

// DocumentIDs lists the documents in the order of the screen.
func DocumentIDs() []string { return []string{spreadsheetID, scriptsID, reportID} }

// View lists the documents with how current each is.
func (s *Documents) View() (DocumentsView, error) {
	ctx := context.Background()
	wb, err := s.d.Workbook()
	if err != nil {
		return DocumentsView{}, err
	}
	v := DocumentsView{Documents: []DocumentView{}, Folder: filepath.Join(filepath.Dir(wb.Path()), wb.Name()+"-documents")}
	for _, id := range DocumentIDs() {
		one, err := s.d.documentView(ctx, wb, id)
		if err != nil {
			return v, err
		}
		v.Documents = append(v.Documents, one)
	}
	return v, nil
}

func (d *Desk) documentView(ctx context.Context, wb *workbook.Workbook, id string) (DocumentView, error) {
	v := DocumentView{ID: id, State: "never", Files: []string{}}
	design, err := d.design(ctx)
	if err != nil {
		return v, err
	}
	_, planned, err := d.latestPlan(ctx)
	if err != nil {
		return v, err
	}
	switch {
	case len(design.Persona.Personas) == 0:
		v.Missing = "personas"
	case id == scriptsID && !planned:
		v.Missing = "plan"
	}
	if v.Missing != "" {
		v.State = "missing"
	}
	made, _, err := wb.AuditList(ctx, workbook.AuditQuery{Subject: "document/" + id, Limit: 1})
	if err != nil || len(made) == 0 {
		return v, err
	}
	v.MadeAt, v.Path = moment(made[0].At), made[0].After
	if v.Edits, err = editsSince(ctx, wb, made[0].Seq); err != nil {
		return v, err
	}
	v.State = "current"
	if v.Edits > 0 {
		v.State = "behind"
	}
	if _, err := os.Stat(v.Path); err != nil {
		v.State = "never" // it was taken away since
	}
	return v, nil
}

// editsSince counts the entries of the record after one, leaving out those that only say that a document was written.
func editsSince(ctx context.Context, wb *workbook.Workbook, seq int64) (int, error) {
	edits := 0
	const page = 200
	for offset := 0; ; offset += page {
		list, total, err := wb.AuditList(ctx, workbook.AuditQuery{Offset: offset, Limit: page})
		if err != nil {
			return 0, err
		}
		for _, e := range list {
			if e.Seq <= seq {
				return edits, nil
			}
			if e.Action != "document" {
				edits++
			}
		}
		if offset+page >= total {
			return edits, nil
		}
	}
}

// content gathers what documents are made from.
func (d *Desk) content(ctx context.Context) (document.Content, error) {
	design, err := d.design(ctx)
	if err != nil {
		return document.Content{}, err
	}
	c := document.Content{
		Customer: design.Customer, At: d.o.Now(), Workshop: design.Workshop, Design: design.Persona, Ranges: design.Ranges, Numbers: design.Numbers,
		Assumptions: Assumptions(),
	}
	r, err := d.read(ctx)
	if err != nil {
		return c, err
	}
	if r != nil {
		c.Holder = r.name
		c.Licences = map[string]string{}
		for _, s := range r.Subscriptions {
			c.Licences[strings.ToLower(s.SKU)] = s.PartNumber
		}
	}
	p, found, err := d.latestPlan(ctx)
	if err != nil {
		return c, err
	}
	if found {
		c.Plan = &p.plan
	}
	return c, nil
}

// Assumptions says what is taken for granted rather than proven against a live tenant.
func Assumptions() []string {
	return []string{
		"No live tenant was available while this program was written; everything was tried on the practice tenant.",
		"Times are estimates from published limits; Teams itself may take up to 24 hours to show a policy of a group.",
		"Membership rules are evaluated here as Microsoft documents them; where the documentation is silent, the outcome is marked as assumed.",
	}
}

// Preview shows a part of a document before it is written: a sheet, a script or the report.
func (s *Documents) Preview(id, part string) (PreviewView, error) {
	c, err := s.d.content(context.Background())
	if err != nil {
		return PreviewView{}, err
	}
	switch id {
	case spreadsheetID:
		return previewSheet(c, part)
	case scriptsID:
		return previewScript(c, part)
	case reportID:
		var b bytes.Buffer
		if err := document.WriteReport(&b, c); err != nil {
			return PreviewView{}, err
		}
		return PreviewView{Kind: "html", Parts: []string{"report.html"}, Part: "report.html", Text: b.String(), Columns: []string{}, Rows: [][]string{}}, nil
	}
	return PreviewView{}, unknownDocument(id)
}

// previewMost is how many rows of a sheet a preview shows.
const previewMost = 100

func previewSheet(c document.Content, part string) (PreviewView, error) {
	v := PreviewView{Kind: "sheet", Parts: []string{}, Columns: []string{}, Rows: [][]string{}}
	for _, sheet := range document.Sheets(c, previewMost) {
		v.Parts = append(v.Parts, sheet.Name)
		if part == "" {
			part = sheet.Name
		}
		if sheet.Name == part {
			v.Part, v.Columns, v.Rows, v.Total = sheet.Name, sheet.Columns, sheet.Rows, sheet.Total
		}
	}
	return v, nil
}

func previewScript(c document.Content, part string) (PreviewView, error) {
	v := PreviewView{Kind: "text", Parts: []string{}, Columns: []string{}, Rows: [][]string{}}
	files, err := document.Scripts(c)
	if err != nil {
		return v, err
	}
	for _, f := range files {
		v.Parts = append(v.Parts, f.Name)
		if part == "" {
			part = f.Name
		}
		if f.Name == part {
			v.Part, v.Text = f.Name, string(f.Body)
		}
	}
	return v, nil
}

func unknownDocument(id string) error {
	return problem.New("DOCUMENT_UNKNOWN", "There is no such document").Detailf("%s", id).Hintf("Reload the page.")
}

// Save writes a document into a folder.
func (s *Documents) Save(id, folder string) (DocumentView, error) {
	ctx := context.Background()
	wb, err := s.d.Workbook()
	if err != nil {
		return DocumentView{}, err
	}
	path, files, err := s.d.WriteDocument(ctx, id, folder)
	if err != nil {
		return DocumentView{}, err
	}
	if err := wb.RecordDocument(ctx, id, path); err != nil {
		return DocumentView{}, err
	}
	s.d.changed()
	v, err := s.d.documentView(ctx, wb, id)
	v.Files = files
	return v, err
}

// WriteDocument writes one document into a folder, which is made when it is missing, and gives its path and the files written.
func (d *Desk) WriteDocument(ctx context.Context, id, folder string) (string, []string, error) {
	c, err := d.content(ctx)
	if err != nil {
		return "", nil, err
	}
	if strings.TrimSpace(folder) == "" {
		return "", nil, problem.New("PATH_MISSING", "Where should the document be?").Hintf("Type a folder.")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", nil, problem.New("DOCUMENT_UNWRITABLE", "The folder cannot be made").Detailf("%v", err).Hintf("Choose another folder.").Because(err)
	}
	switch id {
	case spreadsheetID:
		path := filepath.Join(folder, "personas.xlsx")
		err := document.WriteFile(path, func(w io.Writer) error { return document.WriteSpreadsheet(ctx, w, c, nil) })
		return path, []string{filepath.Base(path)}, err
	case scriptsID:
		path := filepath.Join(folder, "scripts")
		if err := document.WriteScripts(ctx, path, c); err != nil {
			return path, nil, err
		}
		files, err := fileNames(path)
		return path, files, err
	case reportID:
		path := filepath.Join(folder, "report.html")
		err := document.WriteFile(path, func(w io.Writer) error { return document.WriteReport(w, c) })
		return path, []string{filepath.Base(path)}, err
	}
	return "", nil, unknownDocument(id)
}

// standDocuments says how many documents are current.
func (d *Desk) standDocuments(ctx context.Context, _ *plan.Design, _ *reading) (StepView, error) {
	v := StepView{ID: "documents", State: "empty", Total: len(DocumentIDs())}
	wb, err := d.Workbook()
	if err != nil {
		return v, err
	}
	made := 0
	for _, id := range DocumentIDs() {
		one, err := d.documentView(ctx, wb, id)
		if err != nil {
			return v, err
		}
		switch one.State {
		case "current":
			v.Done++
			made++
		case "behind":
			made++
		}
	}
	v.Figures = map[string]int{"behind": made - v.Done}
	if made > 0 {
		v.State = progressed(v.Done, v.Total)
	}
	return v, nil
}

// fileNames lists what a folder holds.
func fileNames(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("listing the documents: %w", err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, nil
}
