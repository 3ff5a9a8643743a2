package powershell

import (
	"slices"
	"strings"
)

// keywords are the words that stand where a command may stand and are none.
var keywords = []string{
	"if", "elseif", "else", "foreach", "in", "try", "catch", "finally", "throw", "return", "exit", "continue", "function", "param", "do", "while",
}

// CommandNames lists the names of every command that a script calls, sorted and each once. What a script defines itself
// is left out. A name that got into the script by any way at all shows up here, whether it is a known command or not.
func CommandNames(tokens []Token) []string {
	found := map[string]bool{}
	own := map[string]bool{}
	for i, t := range tokens {
		if t.Kind != Word {
			continue
		}
		if before(tokens, i, "function") {
			own[t.Text] = true
			continue
		}
		if callsAt(tokens, i) {
			found[t.Text] = true
		}
	}
	var names []string
	for name := range found {
		if !own[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// callsAt reports whether the word at i is the name of a command: it has the form Verb-Noun, or it stands where a
// statement begins and is no keyword, type or member.
func callsAt(tokens []Token, i int) bool {
	t := tokens[i]
	if before(tokens, i, ".") || before(tokens, i, "::") || insideBrackets(tokens, i) {
		return false
	}
	if strings.Contains(t.Text, "-") {
		return true
	}
	if slices.ContainsFunc(keywords, func(k string) bool { return strings.EqualFold(k, t.Text) }) {
		return false
	}
	if i == 0 {
		return true
	}
	p := tokens[i-1]
	return p.Kind == LineEnd || p.Kind == Remark ||
		p.Kind == Mark && slices.Contains([]string{"(", "@(", "{", "}", ")", ";", "|", "=", "+=", ","}, p.Text) ||
		p.Kind == Word && slices.Contains(keywords, p.Text)
}

func before(tokens []Token, i int, text string) bool {
	return i > 0 && (tokens[i-1].Kind == Mark || tokens[i-1].Kind == Word) && tokens[i-1].Text == text
}

// insideBrackets reports whether token i stands in [ ], that is in a type, an attribute or an index.
func insideBrackets(tokens []Token, i int) bool {
	for depth := 0; i >= 0 && tokens[i].Kind != LineEnd; i-- {
		if tokens[i].Kind != Mark {
			continue
		}
		switch tokens[i].Text {
		case "]":
			depth++
		case "[":
			if depth == 0 {
				return true
			}
			depth--
		}
	}
	return false
}
