// Package document makes what leaves the application: the spreadsheet, which can also come back, the folder of
// PowerShell scripts, the report and tables of comma-separated values.
//
// Everything is made from a Content, which is plain data: nothing here reads a tenant, a workbook file or a clock.
package document
