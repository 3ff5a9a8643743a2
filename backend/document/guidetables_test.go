package document

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/plan"
	larkfield "personadesk/backend/workbook/sample"
)

// The rows of the guide's two tables, with its product names and its group names. Its routing, calling and caller ID policies have the names
// that the sample's convention gives them, and the sample gives one more: who hears of an emergency call.
var (
	guideLicences = [][]string{
		{"Group", "Licences to assign"},
		{"Prov_UK_Standard_Baseline", "Microsoft Office 365 E3 (No Teams)\nMicrosoft Teams Enterprise"},
		{"Prov_Teams_Phone_Manchester", "Microsoft Teams Phone Standard"},
		{"Prov_Teams_Phone_London", "Microsoft Teams Phone Standard"},
		{"Prov_Teams_Phone_Manchester_HR", "No licences required"},
		{"Prov_Teams_Phone_London_HR", "No licences required"},
	}
	guidePolicies = [][]string{
		{"Group", "Type", "Teams Policies"},
		{"Prov_UK_Standard_Baseline", "", "None – use global policies as default"},
		{"Prov_Teams_Phone_Manchester", "Dial plan", "Prov_Teams_Phone_Manchester_DialPlan"},
		{"Prov_Teams_Phone_Manchester", "Voice routing policy", "Prov_Teams_Phone_Manchester_Routing"},
		{"Prov_Teams_Phone_Manchester", "Calling policy", "Prov_Teams_Phone_Manchester_Calling"},
		{"Prov_Teams_Phone_Manchester", "Emergency calling policy", "Prov_Teams_Phone_Manchester_Emergency"},
		{"Prov_Teams_Phone_London", "Dial plan", "Prov_Teams_Phone_London_DialPlan"},
		{"Prov_Teams_Phone_London", "Voice routing policy", "Prov_Teams_Phone_London_Routing"},
		{"Prov_Teams_Phone_London", "Calling policy", "Prov_Teams_Phone_London_Calling"},
		{"Prov_Teams_Phone_London", "Emergency calling policy", "Prov_Teams_Phone_London_Emergency"},
		{"Prov_Teams_Phone_Manchester_HR", "Caller ID policy", "Prov_Teams_Phone_Manchester_HR_CallerID"},
		{"Prov_Teams_Phone_London_HR", "Caller ID policy", "Prov_Teams_Phone_London_HR_CallerID"},
	}
)

func TestTheTwoTablesOfTheGuideComeOutOfTheSample(t *testing.T) {
	made, err := larkfield.Sample()
	if err != nil {
		t.Fatal(err)
	}
	c := Content{Customer: "Larkfield Group", Design: made.Design}
	f := open(t, spreadsheet(t, c))
	var report bytes.Buffer
	if err := WriteReport(&report, c); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][][]string{sheetLicences: guideLicences, sheetGiven: guidePolicies} {
		t.Run(name, func(t *testing.T) {
			rows, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, rows); diff != "" {
				t.Errorf("the spreadsheet: %s", diff)
			}
			at := strings.Index(report.String(), "<th scope=\"col\">"+want[0][len(want[0])-1]+"</th>")
			_, table, _ := strings.Cut(report.String()[max(at, 0):], "<tbody>")
			table, _, _ = strings.Cut(table, "</tbody>")
			if diff := cmp.Diff(want[1:], rowsOfTable(table)); diff != "" {
				t.Errorf("the report: %s", diff)
			}
		})
	}
}

// rowsOfTable are the cells of the rows of a table of the report.
func rowsOfTable(table string) [][]string {
	var rows [][]string
	for row := range strings.SplitSeq(strings.TrimSpace(table), "</tr>") {
		var cells []string
		for cell := range strings.SplitSeq(row, "</t") {
			if i := strings.LastIndex(cell, ">"); i >= 0 && strings.ContainsAny(cell, "<") && strings.HasPrefix(cell[strings.LastIndex(cell, "<"):], "<t") {
				cells = append(cells, html.UnescapeString(cell[i+1:]))
			}
		}
		if len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	return rows
}

func TestSeatsStandInTheDocumentsAndUnknownIsNotZero(t *testing.T) {
	c := Content{Seats: []plan.Seats{
		{Name: "Read", Read: true, Counted: true, Owned: 5, Used: 3, Needed: 4, Short: 2, Ordered: -1, Personas: []string{"A", "B"}},
		{Name: "Typed", Ordered: 40, Personas: []string{}},
	}}
	rows, err := open(t, spreadsheet(t, c)).GetRows(sheetSeats)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Product", "Owned", "Used", "Needed", "Short", "As bought", "Given by"},
		{"Read", "5", "3", "4", "2", "not said", "A\nB"},
		{"Typed", "unknown", "unknown", "unknown", "unknown", "40"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	var report bytes.Buffer
	if err := WriteReport(&report, c); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		`<th scope="row">Read</th><td class="number">5</td><td class="number">3</td><td class="number">4</td><td class="number">2</td><td class="number">not said</td>`,
		`<th scope="row">Typed</th><td class="number">unknown</td><td class="number">unknown</td><td class="number">unknown</td><td class="number">unknown</td><td class="number">40</td>`,
	} {
		if !strings.Contains(report.String(), row) {
			t.Errorf("the report lacks %s", row)
		}
	}
}
