package tenant

// Way is how a tenant is reached. Each has a colour of its own, so that nobody takes one tenant for another.
type Way string

// The ways.
const (
	ByPractice Way = "practice" // the practice tenant beside the workbook
	ByAddress  Way = "address"  // something on this machine that answers like Graph
	ByProfile  Way = "profile"  // a customer's tenant, signed in to
	ByNone     Way = "none"     // none was chosen yet
)

// Colour is the name of a token of the palette; "" for none.
func (w Way) Colour() string {
	switch w {
	case ByPractice:
		return "teal"
	case ByAddress:
		return "marigold"
	case ByProfile:
		return "cornflower"
	}
	return ""
}
