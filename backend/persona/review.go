package persona

import (
	"time"

	"personadesk/backend/problem"
)

// ReviewCode is the code of a reminder to go through a persona.
const ReviewCode = "PERSONA_REVIEW"

// ReviewsDue reminds of personas that nobody has gone through for a year: the guide asks for it at least once a year. One that was agreed
// and never gone through is due as well; a draft is not.
func ReviewsDue(d Design, today time.Time) []problem.Problem {
	var due []problem.Problem
	now := today.Format(time.DateOnly)
	for _, p := range d.Personas {
		day, err := time.Parse(time.DateOnly, p.Reviewed)
		switch {
		case p.Reviewed == "" && p.Status != Agreed:
		case p.Reviewed == "":
			due = append(due, *problem.Note("PERSONA_REVIEW.never").Detailed(p.Name).Hinted(now).At(atPersona(p, "reviewed")))
		case err != nil:
			due = append(due, *problem.Warn("PERSONA_REVIEW.day").Detailed(p.Name, p.Reviewed).Hinted(now).At(atPersona(p, "reviewed")))
		case p.Reviewed > now: // it would keep the reminder away
			due = append(due, *problem.Warn("PERSONA_REVIEW.ahead").Detailed(p.Name, p.Reviewed).Hinted(now).At(atPersona(p, "reviewed")))
		case !today.Before(day.AddDate(1, 0, 0)):
			due = append(due, *problem.Note("PERSONA_REVIEW.due").Detailed(p.Name, p.Reviewed).Hinted(now).At(atPersona(p, "reviewed")))
		}
	}
	return due
}
