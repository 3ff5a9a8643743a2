package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// rule is a function that keeps a promise, and the tests that notice when it does not.
type rule struct {
	// promise is its number in the list of what may never happen.
	promise string
	// file and function say where it stands; a method is written Type.Name.
	file, function string
	// room and tests say what is run: a package and a pattern of test names.
	room, tests string
}

func readRules(root string) ([]rule, error) {
	var rules []rule
	err := eachLine(filepath.Join(root, "tools", "mutate", "rules.tsv"), 5, func(f []string) {
		rules = append(rules, rule{promise: f[0], file: f[1], function: f[2], room: f[3], tests: f[4]})
	})
	return rules, err
}

// readUnseen returns the flips that nothing can notice, each with its reason.
func readUnseen(root string) (map[string]string, error) {
	unseen := map[string]string{}
	err := eachLine(filepath.Join(root, "tools", "mutate", "unseen.tsv"), 4, func(f []string) {
		unseen[strings.Join(f[:3], "\t")] = f[3]
	})
	return unseen, err
}

// eachLine hands on the fields of every line but empty ones and remarks.
func eachLine(path string, fields int, take func([]string)) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("%s:%d has %d fields instead of %d", path, number, len(f), fields)
		}
		take(f)
	}
	return nil
}
