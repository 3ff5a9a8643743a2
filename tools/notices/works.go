package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"personadesk/backend/notices"
)

// work is a component and the folder in which its files lie.
type work struct {
	notices.Component
	folder string
	// declared is the licence that its own description names; empty where there is none.
	declared string
}

// builds are the systems and tags that the program is built for.
var builds = []struct{ system, tags string }{
	{"linux", ""}, {"windows", ""}, {"darwin", ""},
	{"linux", "desktop,production,webkit2_41"}, {"windows", "desktop,production"}, {"darwin", "desktop,production"},
}

// works returns all works of others that some build of the program at root contains, first Go and its modules, then the packages of the page.
func works(ctx context.Context, root string) ([]work, error) {
	modules, err := modules(ctx, root)
	if err != nil {
		return nil, err
	}
	packages, err := packages(filepath.Join(root, "frontend"))
	return append(modules, packages...), err
}

// modules are those that the packages of the program come from, and Go itself, whose library is in every build.
func modules(ctx context.Context, root string) ([]work, error) {
	found := map[string]work{}
	for _, build := range builds {
		// A module that leads to no folder of its own is this program.
		out, err := run(ctx, root, []string{"GOOS=" + build.system, "CGO_ENABLED=1"}, "list", "-deps", "-tags", build.tags,
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(out) {
			fields := strings.Split(strings.TrimSpace(line), "\t")
			if len(fields) == 3 {
				found[fields[0]] = work{Component: notices.Component{Ecosystem: "go", Name: fields[0], Version: fields[1]}, folder: fields[2]}
			}
		}
	}
	folder, err := run(ctx, root, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	language := work{Component: notices.Component{Ecosystem: "go", Name: "go", Version: notices.WithGo}, folder: strings.TrimSpace(folder)}
	return append([]work{language}, byName(found)...), nil
}

// run asks the go tool.
func run(ctx context.Context, root string, environment []string, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir, command.Env = root, append(os.Environ(), environment...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	return string(out), err
}

// packages are those that the page may contain: all that its lock file does not call for development only.
func packages(page string) ([]work, error) {
	text, err := os.ReadFile(filepath.Join(page, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version string `json:"version"`
			Licence string `json:"license"`
			Dev     bool   `json:"dev"`
		} `json:"packages"`
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, fmt.Errorf("package-lock.json: %w", err)
	}
	found := map[string]work{}
	for path, one := range lock.Packages {
		if path == "" || one.Dev {
			continue
		}
		_, name, _ := strings.Cut(path, "node_modules/")
		found[name] = work{
			Component: notices.Component{Ecosystem: "npm", Name: name, Version: one.Version},
			folder:    filepath.Join(page, filepath.FromSlash(path)), declared: one.Licence,
		}
	}
	return byName(found), nil
}

func byName(found map[string]work) []work {
	var all []work
	for _, name := range slices.Sorted(maps.Keys(found)) {
		all = append(all, found[name])
	}
	return all
}
