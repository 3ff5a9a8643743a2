package document

import (
	"io"
	"testing"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/measure"
)

// BenchmarkRatioSpreadsheetOf10000Rows holds the whole spreadsheet of a customer with 10,000 numbers against a bare stream
// writer that writes as many plain cells of the same texts.
func BenchmarkRatioSpreadsheetOf10000Rows(b *testing.B) {
	c := sample()
	c.Numbers = many(10_000)
	rows := cellsOf(b, c)
	b.Run("bare cells", func(b *testing.B) {
		measure.Ratio(b, func() { spreadsheet(b, c) }, func() { bareCells(b, rows) })
	})
}

// cellsOf are the cells that the spreadsheet writes, of all its sheets one below the other.
func cellsOf(b *testing.B, c Content) (rows [][]any) {
	f := open(b, spreadsheet(b, c))
	for _, sheet := range f.GetSheetList() {
		lines, err := f.GetRows(sheet)
		if err != nil {
			b.Fatal(err)
		}
		for _, line := range lines {
			row := make([]any, len(line))
			for i, text := range line {
				row[i] = text
			}
			rows = append(rows, row)
		}
	}
	if len(rows) < 10_000 {
		b.Fatalf("the spreadsheet has %d rows", len(rows))
	}
	return rows
}

func bareCells(b *testing.B, rows [][]any) {
	f := excelize.NewFile()
	stream, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			b.Fatal(err)
		}
		if err := stream.SetRow(cell, row); err != nil {
			b.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(io.Discard); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
