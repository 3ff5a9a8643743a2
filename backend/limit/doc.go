// Package limit holds what Microsoft 365 allows, as far as it concerns a design: every figure once, and one table that says of each limit
// and each incompatibility where it is written and which problem says so. Whoever compares with a figure takes it from here.
package limit
