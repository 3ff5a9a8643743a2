// Package tree is the syntax tree of a rule, and its canonical form as text.
// It is known to the packages of the language alone.
package tree
