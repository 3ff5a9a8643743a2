package desk

import (
	"context"
	"os"
	"slices"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/workbook"
)

// The documents that can be made.
const (
	SpreadsheetID = "spreadsheet"
	ScriptsID     = "scripts"
	ReportID      = "report"
)

// DocumentIDs lists the documents in the order of the screen.
func DocumentIDs() []string { return []string{SpreadsheetID, ScriptsID, ReportID} }

// How current a document is.
const (
	DocumentNever   = "never"   // it was not made, or taken away since
	DocumentMissing = "missing" // it cannot be made yet
	DocumentCurrent = "current"
	DocumentBehind  = "behind" // the workbook was edited since
)

// Document says how current a document is.
type Document struct {
	ID, State string
	Missing   string // what has to be there first: personas or plan
	MadeAt    time.Time
	Path      string
	Edits     int // since it was made
}

func (d *Desk) keepDocuments() {
	d.documents.Stamp = d.on([]workbook.Area{workbook.AreaAudit}, ofPersonas, ofPlans)
	d.documents.Over = d.over([]workbook.Area{workbook.AreaAudit}, edition(&d.personas), edition(&d.plan))
	d.documents.Compute = func(ctx context.Context) ([]Document, error) {
		list := make([]Document, 0, len(DocumentIDs()))
		for _, id := range DocumentIDs() {
			one, err := d.document(ctx, id)
			if err != nil {
				return nil, err
			}
			list = append(list, one)
		}
		return list, nil
	}
}

// Documents says how current each document is. Whether its file is still there is looked at each time.
func (d *Desk) Documents(ctx context.Context) ([]Document, error) {
	kept, err := d.documents.Get(ctx)
	list := slices.Clone(kept)
	for i, one := range list {
		if one.Path != "" && !there(one.Path) {
			list[i].State = DocumentNever
		}
	}
	return list, err
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// document is one document, as the workbook knows it.
func (d *Desk) document(ctx context.Context, id string) (Document, error) {
	v := Document{ID: id, State: DocumentNever}
	design, err := d.Personas(ctx)
	if err != nil {
		return v, err
	}
	p, err := d.Plan(ctx)
	if err != nil {
		return v, err
	}
	switch {
	case len(design.Personas) == 0:
		v.Missing = "personas"
	case id == ScriptsID && p == nil:
		v.Missing = "plan"
	}
	if v.Missing != "" {
		v.State = DocumentMissing
	}
	made, _, err := d.wb.AuditList(ctx, workbook.AuditQuery{About: audit.Document(id), Limit: 1})
	if err != nil || len(made) == 0 {
		return v, err
	}
	v.MadeAt, v.Path = made[0].At, made[0].After
	if v.Edits, err = d.wb.EditsSince(ctx, made[0].Seq); err != nil {
		return v, err
	}
	v.State = DocumentCurrent
	if v.Edits > 0 {
		v.State = DocumentBehind
	}
	return v, nil
}
