// Package parse reads a rule and reports everything wrong with it as problems
// with a place and, where there is one, a repair. The problems come in layers:
// characters, tokens, grammar, property, operator for the type, value for the
// type, regular expression, combination, length.
package parse
