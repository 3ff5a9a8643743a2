// Package notices says which works of others are inside the program, and under which licences they may be there.
//
// The list and the texts are written by `make notices` from the module graph, the page's lock file and the licence files of each work. A test
// holds the list against both, so that nothing comes in without its licence.
package notices

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed components.tsv texts
var files embed.FS

// Component is one work of somebody else that a build of the program contains.
type Component struct {
	// Ecosystem is where it comes from: "go" for a module, "npm" for a package of the page.
	Ecosystem string `json:"ecosystem"`
	// Name is its name there.
	Name string `json:"name"`
	// Version is the one that is built in.
	Version string `json:"version"`
	// Licence names its licences as SPDX does, joined by " AND ".
	Licence string `json:"licence"`
	// Texts are the names of its licence texts, for Text; none where its authors put no text in the package and only declare the licence.
	Texts []string `json:"texts"`
}

// WithGo is the version of Go itself: that of the compiler, which differs from build to build.
const WithGo = "of the build"

// All returns every component, first the modules, then the packages, each by name. It is the list of all systems: a build for one of them
// contains some fewer.
var All = sync.OnceValues(func() ([]Component, error) {
	table, err := files.ReadFile("components.tsv")
	if err != nil {
		return nil, err
	}
	return Parse(string(table))
})

// Parse reads a table as Table writes it.
func Parse(table string) ([]Component, error) {
	var all []Component
	for at, line := range strings.Split(strings.Trim(table, "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 5 {
			return nil, fmt.Errorf("line %d of the table of components has %d fields instead of 5", at+1, len(fields))
		}
		component := Component{Ecosystem: fields[0], Name: fields[1], Version: fields[2], Licence: fields[3], Texts: []string{}}
		if fields[4] != "" {
			component.Texts = strings.Split(fields[4], ",")
		}
		all = append(all, component)
	}
	return all, nil
}

// Table writes components, a line each.
func Table(all []Component) string {
	var b strings.Builder
	for _, c := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\n", c.Ecosystem, c.Name, c.Version, c.Licence, strings.Join(c.Texts, ","))
	}
	return b.String()
}

// Text returns one licence text, as its authors wrote it.
func Text(name string) (string, error) {
	text, err := files.ReadFile("texts/" + name)
	return string(text), err
}
