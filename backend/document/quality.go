package document

import (
	"io"
	"strconv"
)

// QualityRow is one finding about the attributes of users, for those who keep them.
type QualityRow struct {
	Attribute string // as the directory of the company calls it: the name in Microsoft Graph
	Finding   string // in words
	Value     string // as it is
	Users     int    // how many have it
	Suggested string // as it might be meant, "" when nothing is near
	Effect    string // whose persona would change
}

// WriteQuality writes findings as a table that is opened in a spreadsheet. Nothing in it is calculated.
func WriteQuality(w io.Writer, rows []QualityRow) error {
	cells := make([][]string, len(rows))
	for i, r := range rows {
		cells[i] = []string{r.Attribute, r.Finding, r.Value, strconv.Itoa(r.Users), r.Suggested, r.Effect}
	}
	return WriteCSVForPeople(w, []string{"Attribute", "Finding", "Value", "Users", "Suggested value", "What it would change"}, cells)
}
