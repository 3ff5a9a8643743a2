// Package explain says why a rule lets a user in or leaves them out: every
// expression with its outcome, the few reasons that decide, and the smallest
// change that would turn the outcome round.
package explain
