package powershell

import (
	"fmt"
	"regexp"
	"strings"
)

// TokenKind says what a Token is.
type TokenKind string

// The kinds of tokens of the part of PowerShell that we write.
const (
	Word      TokenKind = "word"      // a command, a keyword, a type's or a member's name, a bare argument
	Parameter TokenKind = "parameter" // -Name, or an operator such as -eq
	Variable  TokenKind = "variable"  // $name, without the dollar sign in Text
	Splatted  TokenKind = "splatted"  // @name, without the sign in Text
	String    TokenKind = "string"    // Text is what the literal says
	Number    TokenKind = "number"
	Mark      TokenKind = "mark" // punctuation
	LineEnd   TokenKind = "line end"
	Remark    TokenKind = "comment"
)

// Token is one token of a script.
type Token struct {
	Kind TokenKind
	Text string
	Line int // from 1
}

// The patterns are tried in this order; whatever none of them takes is not in the subset. Each literal, parameter and
// variable must end where a token may end, so that nothing can be glued on. Starts lists the bytes that a match can begin
// with, which spares most of the tries; "a" stands for letters and "0" for digits.
var patterns = []struct {
	kind   TokenKind
	starts string
	re     *regexp.Regexp
}{
	{LineEnd, "\r\n", regexp.MustCompile(`^\r?\n`)},
	{Remark, "<", regexp.MustCompile(`^<#(?s:.*?)#>`)},
	{Remark, "#", regexp.MustCompile(`^#[^\r\n]*`)},
	{String, "'", regexp.MustCompile(`^'(?:[^'\r\n]|'')*'`)},
	{Variable, "$", regexp.MustCompile(`^\$[A-Za-z_][A-Za-z0-9_]*`)},
	{Splatted, "@", regexp.MustCompile(`^@[A-Za-z][A-Za-z0-9]*`)},
	{Parameter, "-", regexp.MustCompile(`^-[A-Za-z][A-Za-z0-9]*`)},
	{Number, "0-", regexp.MustCompile(`^(?:0x[0-9A-F]{4}|-?[0-9]+(?:\.[0-9]+)?)`)},
	{Word, "a", regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z][A-Za-z0-9]*)?`)},
	{Mark, "@:+(){}[],=;.|", regexp.MustCompile(`^(?:@\(|@\{|::|\+=|[(){}\[\],=;.+:|])`)},
}

// Tokens takes a script apart, strictly: only the subset of PowerShell that we write is understood, and everything else,
// such as double quotes, backticks, ampersands, here-strings and characters beyond ASCII, is an error.
func Tokens(script string) ([]Token, error) {
	var tokens []Token
	line := 1
	for rest := script; rest != ""; {
		if rest[0] == ' ' {
			rest = rest[1:]
			continue
		}
		token, n, err := next(rest)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		token.Line = line
		tokens = append(tokens, token)
		line += strings.Count(rest[:n], "\n")
		rest = rest[n:]
	}
	return tokens, nil
}

func next(rest string) (Token, int, error) {
	first := rest[0]
	switch {
	case 'a' <= first && first <= 'z' || 'A' <= first && first <= 'Z':
		first = 'a'
	case '0' <= first && first <= '9':
		first = '0'
	}
	for _, p := range patterns {
		if strings.IndexByte(p.starts, first) < 0 {
			continue
		}
		text := p.re.FindString(rest)
		if text == "" {
			continue
		}
		n := len(text)
		switch p.kind {
		case String, Variable, Splatted, Parameter, Number:
			if !mayEnd(p.kind, rest[n:]) {
				return Token{}, 0, fmt.Errorf("%s runs on into %.10q", p.kind, rest[n:])
			}
		case Remark:
			if !plainComment(text) {
				return Token{}, 0, fmt.Errorf("a comment holds something other than printable ASCII")
			}
		}
		switch p.kind {
		case String:
			text = strings.ReplaceAll(text[1:n-1], "''", "'")
			if printable(text) != nil || !isASCII(text) {
				return Token{}, 0, fmt.Errorf("a literal holds something other than printable ASCII")
			}
		case Variable, Splatted:
			text = text[1:]
		}
		return Token{Kind: p.kind, Text: text}, n, nil
	}
	return Token{}, 0, fmt.Errorf("%.10q is not in the part of PowerShell that we write", rest)
}

func mayEnd(kind TokenKind, rest string) bool {
	if rest == "" {
		return true
	}
	ends := " \r\n)]},;"
	switch kind {
	case Variable:
		ends += ".["
	case Parameter:
		ends += ":"
	case String:
		ends += "."
	}
	return strings.ContainsRune(ends, rune(rest[0]))
}

func plainComment(text string) bool {
	for i := range len(text) {
		if b := text[i]; (b < 0x20 || b > 0x7e) && b != '\r' && b != '\n' {
			return false
		}
	}
	return true
}
