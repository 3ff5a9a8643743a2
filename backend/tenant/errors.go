package tenant

import "errors"

// ErrResync says that the tenant no longer takes a delta link: drop it and read everybody again with the link "".
var ErrResync = errors.New("the tenant no longer knows this delta link")

// ErrUncertain says that a write failed in a way that leaves open whether it was carried out: only a reading tells.
var ErrUncertain = errors.New("whether it was carried out is not known")
