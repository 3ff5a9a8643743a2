package phone

// The ways in which a number comes to Teams.
const (
	DirectRouting   = "directRouting"
	CallingPlan     = "callingPlan"
	OperatorConnect = "operatorConnect"
)

// NumberTypes lists the ways in which a number comes to Teams.
func NumberTypes() []string { return []string{DirectRouting, CallingPlan, OperatorConnect} }
