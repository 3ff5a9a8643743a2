package plan

// Options says how a plan is made. The zero value is the usual.
type Options struct {
	WithoutNumbers bool // leave the numbers lane out, for customers who assign numbers by hand
	// Made are the ids of the changes by which runs of the workbook made groups, as its journal has it. Only those are ever removed.
	Made map[string]bool
}
