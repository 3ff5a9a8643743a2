// Package explanation says why one user has what they have: which persona of each layer is theirs and by which rule, what that gives, what
// the tenant shows, and what somebody once said that it goes back to. It is pure: everything it knows is handed to it.
package explanation
