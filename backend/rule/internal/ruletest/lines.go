package ruletest

import (
	_ "embed"
	"strings"
)

// Accepted holds one rule a line in the styles that administrators write:
// mixed hyphens, odd case, missing blanks, nested groups. Lines with # are
// headings.
//
//go:embed testdata/accepted.txt
var Accepted string

// Refused holds a category of problem and a rule a line.
//
//go:embed testdata/refused.txt
var Refused string

// PublishedValid holds rules of public documents and tools that are right.
//
//go:embed testdata/published-valid.txt
var PublishedValid string

// PublishedInvalid holds those that are wrong, each with its category.
//
//go:embed testdata/published-invalid.txt
var PublishedInvalid string

// Lines are those of a file that are no headings.
func Lines(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

// Canonical holds rules and what they print as.
//
//go:embed testdata/canonical.txt
var Canonical string

// Outcomes holds what rules say of users.
//
//go:embed testdata/outcomes.txt
var Outcomes string

// Marked holds rules that are wrong. Its first lines say how they are written.
//
//go:embed testdata/marked.txt
var Marked string

// Hints holds rules that are valid and deserve a word, written like Marked.
//
//go:embed testdata/hints.txt
var Hints string
