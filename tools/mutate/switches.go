package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// outVariable names to the tests the flip that is out. Without it the code is as it stands on the disk.
const outVariable = "PERSONADESK_FLIP_OUT"

// switched is a file in which every flip waits for its number: one build serves to take each of them out.
func switched(text []byte, flips map[int]flip) []byte {
	opening, closing := map[int][]int{}, map[int][]int{}
	for number, f := range flips {
		opening[f.from] = append(opening[f.from], number)
		closing[f.to] = append(closing[f.to], number)
	}
	var out bytes.Buffer
	for at := range len(text) + 1 {
		// Of two that end at the same place the one that began last ends first; of two that begin there the longer one begins first.
		slices.SortFunc(closing[at], func(a, b int) int { return cmp.Compare(flips[b].from, flips[a].from) })
		for range closing[at] {
			out.WriteString("))")
		}
		slices.SortFunc(opening[at], func(a, b int) int { return cmp.Compare(flips[b].to, flips[a].to) })
		for _, number := range opening[at] {
			if flips[number].met {
				fmt.Fprintf(&out, "(isFlipOut(%d) || (", number)
			} else {
				fmt.Fprintf(&out, "(!isFlipOut(%d) && (", number)
			}
		}
		if at < len(text) {
			out.WriteByte(text[at])
		}
	}
	return out.Bytes()
}

// question is the file that is laid into each package with flips.
const question = `package %s

import (
	"os"
	"strconv"
)

var flipOut = os.Getenv(%q)

func isFlipOut(number int) bool { return flipOut == strconv.Itoa(number) }
`

// layOver writes the changed files into a folder and gives the path of what tells the compiler to take them. The numbers of flips begin with 1.
func layOver(root, folder string, flips []flip) (string, error) {
	ofFile := map[string]map[int]flip{}
	for i, f := range flips {
		if ofFile[f.file] == nil {
			ofFile[f.file] = map[int]flip{}
		}
		ofFile[f.file][i+1] = f
	}
	replace := map[string]string{}
	lay := func(at string, text []byte) error {
		at, err := filepath.Abs(filepath.Join(root, at))
		if err != nil {
			return err
		}
		if replace[at] == "" {
			replace[at] = filepath.Join(folder, strconv.Itoa(len(replace))+".go")
		}
		return os.WriteFile(replace[at], text, 0o600)
	}
	for file, of := range ofFile {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return "", err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, text, parser.PackageClauseOnly)
		if err != nil {
			return "", err
		}
		if err := lay(file, switched(text, of)); err != nil {
			return "", err
		}
		if err := lay(filepath.Join(filepath.Dir(file), "flipout.go"), fmt.Appendf(nil, question, tree.Name.Name, outVariable)); err != nil {
			return "", err
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "overlay.json")
	return path, os.WriteFile(path, overlay, 0o600)
}
