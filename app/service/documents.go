package service

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/problem"
)

// Documents is the screen of what is handed over.
type Documents struct{ *Session }

// DocumentIDs lists the documents in the order of the screen.
func DocumentIDs() []string { return desk.DocumentIDs() }

// View lists the documents with how current each is.
func (s *Documents) View() (DocumentsView, error) {
	if err := s.may(desk.Look); err != nil {
		return DocumentsView{}, err
	}
	ctx := s.ctx
	wb, err := s.d.Workbook()
	if err != nil {
		return DocumentsView{}, err
	}
	v := DocumentsView{Documents: []DocumentView{}, Folder: filepath.Join(filepath.Dir(wb.Path()), wb.Name()+"-documents")}
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	all, err := kept.Documents(ctx)
	for _, one := range all {
		v.Documents = append(v.Documents, documentView(one))
	}
	return v, err
}

func documentView(one desk.Document) DocumentView {
	return DocumentView{ID: one.ID, State: one.State, Missing: one.Missing, MadeAt: moment(one.MadeAt), Path: one.Path, Edits: one.Edits, Files: []string{}}
}

// Preview shows a part of a document before it is written: a sheet, a script or the report.
func (s *Documents) Preview(id, part string) (PreviewView, error) {
	if err := s.may(desk.Look); err != nil {
		return PreviewView{}, err
	}
	c, err := s.d.content(s.ctx)
	if err != nil {
		return PreviewView{}, err
	}
	switch id {
	case desk.SpreadsheetID:
		return previewSheet(c, part)
	case desk.ScriptsID:
		return previewScript(c, part)
	case desk.ReportID:
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
	sheets, err := document.Sheets(c, previewMost)
	if err != nil {
		return v, err
	}
	for _, sheet := range sheets {
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
	return problem.New("DOCUMENT_UNKNOWN").Detailed(id).Hinted()
}

// Save writes a document into a folder.
func (s *Documents) Save(id, folder string) (DocumentView, error) {
	if err := s.may(desk.Write); err != nil {
		return DocumentView{}, err
	}
	ctx := s.ctx
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
	all, err := s.View()
	if err != nil {
		return DocumentView{}, err
	}
	for _, v := range all.Documents {
		if v.ID == id {
			v.Files = files
			return v, nil
		}
	}
	return DocumentView{}, unknownDocument(id)
}

// WriteDocument writes one document into a folder, which is made when it is missing, and gives its path and the files written.
func (d *Desk) WriteDocument(ctx context.Context, id, folder string) (string, []string, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return "", nil, err
	}
	c, err := d.content(ctx)
	if err != nil {
		return "", nil, err
	}
	if strings.TrimSpace(folder) == "" {
		return "", nil, problem.New("PATH_MISSING.document").Hinted()
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", nil, problem.New("DOCUMENT_UNWRITABLE.folder").Detailed(err).Hinted().Because(err)
	}
	switch id {
	case desk.SpreadsheetID:
		path := filepath.Join(folder, "personas.xlsx")
		err := document.WriteFile(path, func(w io.Writer) error { return document.WriteSpreadsheet(ctx, w, c, nil) })
		return path, []string{filepath.Base(path)}, err
	case desk.ScriptsID:
		path := filepath.Join(folder, "scripts")
		if err := document.WriteScripts(ctx, path, c); err != nil {
			return path, nil, err
		}
		files, err := fileNames(path)
		return path, files, err
	case desk.ReportID:
		path := filepath.Join(folder, "report.html")
		err := document.WriteFile(path, func(w io.Writer) error { return document.WriteReport(w, c) })
		return path, []string{filepath.Base(path)}, err
	}
	return "", nil, unknownDocument(id)
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
