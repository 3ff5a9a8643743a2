package desk

import (
	"context"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
)

// licences is what is known of the licences of the design: the seats of every product, and what is wrong with them.
type licences struct {
	seats    []plan.Seats
	problems []problem.Problem
}

func (d *Desk) keepSeats() {
	d.seats.Stamp = d.onAndTheMinute(ofPersonas, ofReading)
	d.seats.Over = d.over(ofReading, edition(&d.personas), edition(&d.reach))
	d.seats.Compute = d.countSeats
}

func (d *Desk) countSeats(ctx context.Context) (l licences, err error) {
	design, err := d.Personas(ctx)
	if err != nil {
		return l, err
	}
	lists, err := d.Lists(ctx)
	if err != nil {
		return l, err
	}
	if lists == nil {
		l.add(plan.CountSeats(design, nil, nil, nil))
		return l, nil
	}
	r, err := d.Reading(ctx)
	if err != nil {
		return l, err
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return l, err
	}
	var users *directory.Directory
	if r.WasRead("users") {
		users = r.Directory
	}
	var bought []tenant.Subscription
	if r.WasRead("subscriptions") {
		bought = r.Subscriptions
	}
	l.count(d, design, users, bought, reach, r.Organization.Country)
	return l, nil
}

func (l *licences) count(d *Desk, design persona.Design, users *directory.Directory, bought []tenant.Subscription, reach []targeting.Reach, country string) {
	givers := plan.Givers(design, users, reach, d.Now())
	l.add(plan.CountSeats(design, givers, bought, users))
	l.problems = append(l.problems, plan.Unlocated(givers, users, country, d.Now())...)
}

func (l *licences) add(seats []plan.Seats) {
	l.seats = seats
	for _, s := range seats {
		l.problems = append(l.problems, s.Problems()...)
	}
}

// Seats is the seats of every product that the design gives or the tenant has; a plan counts by the same computation.
func (d *Desk) Seats(ctx context.Context) ([]plan.Seats, error) {
	l, err := d.seats.Get(ctx)
	return l.seats, err
}

// SeatProblems is what is wrong with seats: those that are short, and users of whom nobody can tell where they are.
func (d *Desk) SeatProblems(ctx context.Context) ([]problem.Problem, error) {
	l, err := d.seats.Get(ctx)
	return l.problems, err
}
