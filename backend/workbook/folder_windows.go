package workbook

// folderWritable says whether files can be made beside a workbook. Windows tells only who tries; where it cannot, SQLite says so.
func folderWritable(string) bool { return true }
