package plan

// Options says how a plan is made. The zero value is the usual.
type Options struct {
	WithoutNumbers bool // leave the numbers lane out, for customers who assign numbers by hand
}
