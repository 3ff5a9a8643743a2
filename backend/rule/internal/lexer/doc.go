// Package lexer turns the characters of a rule into tokens.
package lexer
