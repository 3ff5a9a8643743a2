package relay

import (
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

func otherVersion(caller, holder string) *problem.Problem {
	return problem.New("RELAY_VERSION").
		Detailed(holder, caller).
		Hinted()
}

func stranger() *problem.Problem {
	return problem.New("RELAY_STRANGER").
		Hinted()
}

func rubbish(err error) *problem.Problem {
	return problem.New("RELAY_RUBBISH").
		Hinted().Because(err)
}

func crowded() *problem.Problem {
	return problem.New("RELAY_CROWDED").
		Hinted()
}

func lost(err error) *problem.Problem {
	p := problem.New("RELAY_LOST").
		Hinted().Because(err)
	if err != nil {
		p.Detail = text.Literal(err.Error())
	}
	return p
}

func unanswered() *problem.Problem {
	return problem.New("RELAY_LOST.stopped").
		Hinted()
}

func closing() *problem.Problem {
	return problem.New("RELAY_CLOSED").
		Hinted()
}

func unsafeFolder(folder string, why text.Text) *problem.Problem {
	return problem.New("RELAY_FOLDER").Detailed(folder, why).
		Hinted()
}
