package tenant

import "errors"

// ErrResync says that the tenant no longer takes a delta link: drop it and read everybody again with the link "".
var ErrResync = errors.New("the tenant no longer knows this delta link")

// ErrUncertain says that a write failed in a way that leaves open whether it was carried out: only a reading tells.
var ErrUncertain = errors.New("whether it was carried out is not known")

// ErrTooMuch says that a list of the tenant has passed a bound, so that going on with it would bring more without end.
var ErrTooMuch = errors.New("the tenant's list has no end")
