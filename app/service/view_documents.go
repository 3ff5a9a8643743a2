package service

// DocumentView is one document to hand over.
type DocumentView struct {
	ID      string   `json:"id"`    // spreadsheet, scripts, report
	State   string   `json:"state"` // never, current, behind, missing
	MadeAt  string   `json:"madeAt"`
	Path    string   `json:"path"`
	Edits   int      `json:"edits"`   // edits of the workbook since it was made
	Missing string   `json:"missing"` // id of the step that has to come first
	Files   []string `json:"files"`
}

// DocumentsView is the list with the folder offered.
type DocumentsView struct {
	Documents []DocumentView `json:"documents"`
	Folder    string         `json:"folder"`
}

// PreviewView is what a document looks like before it is written.
type PreviewView struct {
	Kind    string     `json:"kind"`  // sheet, text, html
	Parts   []string   `json:"parts"` // sheets or files
	Part    string     `json:"part"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	Total   int        `json:"total"`
	Text    string     `json:"text"`
}
