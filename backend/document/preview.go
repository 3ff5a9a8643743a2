package document

// Sheet is a sheet of the spreadsheet as it will be, for a preview.
type Sheet struct {
	Name    string
	Columns []string
	Rows    [][]string // the first of them
	Total   int        // rows the sheet will have
}

// Sheets gives the sheets of the spreadsheet with at most so many rows of each, from the same source that writes them.
func Sheets(c Content, most int) ([]Sheet, error) {
	var list []Sheet
	sheets, err := sheetsOf(c)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		preview := Sheet{Name: s.name, Total: s.count}
		for _, col := range s.columns {
			preview.Columns = append(preview.Columns, clean(col.head))
		}
		for values, err := range s.each() {
			if err != nil {
				return nil, err
			}
			if len(preview.Rows) == most {
				break
			}
			cells := make([]string, len(s.columns))
			for at, value := range values {
				cells[at] = textOf(value)
			}
			preview.Rows = append(preview.Rows, cells)
		}
		list = append(list, preview)
	}
	return list, nil
}
