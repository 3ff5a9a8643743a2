// Package table reads tables out of files that people made: comma-separated values as programs really write them, and spreadsheets. It reads
// row by row, within bounds, and says of a cell what it is. What the cells mean is the caller's.
package table
