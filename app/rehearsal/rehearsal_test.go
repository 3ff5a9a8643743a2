package rehearsal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"personadesk/app/cli"
	"personadesk/backend/pwshtest"
)

const users = 60

// desk is a folder with a workbook and the practice tenant beside it.
type desk struct{ folder string }

// run carries out a command of the program, and ends the test when it ends otherwise than expected.
func (d desk) run(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	if got := cli.Run(t.Context(), args, fstest.MapFS{}, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &said}); got != want {
		t.Fatalf("personadesk %s ended with %d, not %d\n%s%s", strings.Join(args, " "), got, want, out.String(), said.String())
	}
	return out.String()
}

func (d desk) file(name string) string { return filepath.Join(d.folder, name) }

// copied is a desk of its own with the same files.
func (d desk) copied(t *testing.T) desk {
	t.Helper()
	other := desk{t.TempDir()}
	if err := os.CopyFS(other.folder, os.DirFS(d.folder)); err != nil {
		t.Fatal(err)
	}
	return other
}

// result is what a script said of one change.
type result struct {
	Change                                         int
	Target, Action, Status, Before, After, Message string
}

// ended is what came of one script.
type ended struct {
	Script  string
	Exit    int
	Errors  []string
	Results []result
}

func (e ended) count(status string) int {
	n := 0
	for _, r := range e.Results {
		if r.Status == status {
			n++
		}
	}
	return n
}

// scripts runs scripts of a folder one after another in a real PowerShell, each with its arguments.
func scripts(t *testing.T, pwsh, modules, folder string, lines ...string) []ended {
	t.Helper()
	t.Setenv("PSModulePath", modules)
	// A rehearsal is of anybody who signed in before.
	driver := `$ErrorActionPreference = 'Stop'
$null = Connect-MicrosoftTeams
Connect-MgGraph -Scopes 'Group.ReadWrite.All', 'User.Read.All', 'LicenseAssignment.ReadWrite.All', 'Organization.Read.All', 'TeamMember.ReadWrite.All', 'Team.Create' -NoWelcome
$all = @()
`
	for _, line := range lines {
		name, rest, _ := strings.Cut(line, " ")
		path := strings.ReplaceAll(filepath.Join(folder, name), "'", "''")
		driver += fmt.Sprintf(`$global:LASTEXITCODE = 99
$said = @(& '%s' %s 2>&1 3>$null 6>$null)
$all += @{ Script = '%s'; Exit = $LASTEXITCODE
    Errors = @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $_.Exception.Message })
    Results = @($said | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }) }
`, path, rest, line)
	}
	driver += "'BEGIN'; ConvertTo-Json -InputObject @($all) -Depth 6 -Compress\n"
	out := pwshtest.Run(t, pwsh, driver)
	_, answer, found := bytes.Cut(out, []byte("BEGIN"))
	var list []ended
	if err := json.Unmarshal(answer, &list); err != nil || !found {
		t.Fatalf("%v\n%s", err, out)
	}
	return list
}

func named(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "0*.ps1"))
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(found))
	for i, f := range found {
		names[i] = filepath.Base(f)
	}
	slices.Sort(names)
	return names
}

func with(names []string, arguments string) []string {
	lines := make([]string, len(names))
	for i, n := range names {
		lines[i] = n + " " + arguments
	}
	return lines
}

// exported writes the scripts of the plan that is kept, and gives their folder.
func (d desk) exported(t *testing.T, to string) string {
	t.Helper()
	d.run(t, 0, "export", d.file("c.personadesk"), "--to", d.file(to), "--powershell")
	found, err := filepath.Glob(d.file(to + "/*/Verify.ps1"))
	if err != nil || len(found) != 1 {
		t.Fatal("there are no scripts", err)
	}
	return filepath.Dir(found[0])
}

func (d desk) holds(t *testing.T) []object {
	t.Helper()
	s := serve(t, d.file("c.practice"), "")
	defer s.stop()
	return s.objects(t)
}

// changes is how many changes the plan has that was written into a file.
func (d desk) changes(t *testing.T, file string) int {
	t.Helper()
	raw, err := os.ReadFile(d.file(file))
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ Changes []json.RawMessage }
	if err := json.Unmarshal(raw, &p); err != nil || len(p.Changes) == 0 {
		t.Fatal("the plan has no changes", err)
	}
	return len(p.Changes)
}

// looked counts the changes of which Verify.ps1 said a status, each once.
func looked(list []ended, status string) int {
	changes := map[int]bool{}
	for _, e := range list {
		for _, r := range e.Results {
			if r.Status == status && r.Change > 0 {
				changes[r.Change] = true
			}
		}
	}
	return len(changes)
}

// bothWays carries the plan that is kept out by the program, and by its scripts in a copy: tried first, for real, and once more. Both tenants
// hold the same in the end, object by object. It gives what the scripts said when they ran for real.
func (d desk) bothWays(t *testing.T, pwsh, to string) (folder string, said []ended) {
	t.Helper()
	folder = d.exported(t, to)
	byScript, modules := d.copied(t), filepath.Join(t.TempDir(), "modules")
	folder = strings.Replace(folder, d.folder, byScript.folder, 1)
	before := d.holds(t)
	d.run(t, 0, "apply", d.file("c.personadesk"), "--plan", d.file(to+".json"), "--yes", "--allow-losses")
	byRun := d.holds(t)

	s := serve(t, byScript.file("c.practice"), modules)
	defer s.stop()
	names := named(t, folder)
	for _, e := range scripts(t, pwsh, modules, folder, with(names, "-WhatIf")...) {
		if e.Exit != 0 || e.count("NotRun") == 0 || e.count("Sent") > 0 || len(e.trouble()) > 0 {
			t.Errorf("%s, tried: %d %v", e.Script, e.Exit, e.trouble())
		}
	}
	if list := differ(before, s.objects(t)); len(list) > 0 {
		t.Errorf("-WhatIf changed:\n%s", strings.Join(list, "\n"))
	}
	parts := []string{"Verify.ps1 -Part Graph", "Verify.ps1 -Part Teams"}
	if seen, not := looked(scripts(t, pwsh, modules, folder, parts...), "Seen"), d.changes(t, to+".json"); seen > 0 {
		t.Errorf("Verify.ps1 has seen %d of %d changes before any was made", seen, not)
	}
	said = scripts(t, pwsh, modules, folder, with(names, "-Confirm:$false")...)
	for _, e := range said {
		if e.Exit != 0 || e.count("Sent") == 0 || len(e.trouble()) > 0 {
			t.Errorf("%s, for real: %d %v", e.Script, e.Exit, e.trouble())
		}
	}
	if list := differ(byRun, s.objects(t)); len(list) > 0 {
		t.Errorf("the run (+) and the scripts (-) differ:\n%s", strings.Join(list, "\n"))
	}
	again := scripts(t, pwsh, modules, folder, append(with(names, "-Confirm:$false"), parts...)...)
	if seen, all := looked(again, "Seen"), d.changes(t, to+".json"); seen != all {
		t.Errorf("Verify.ps1 has seen %d of %d changes", seen, all)
	}
	for _, e := range again {
		if e.Exit != 0 || e.count("Sent")+e.count("NotSeen")+e.count("NotLooked") > 0 || len(e.trouble()) > 0 {
			t.Errorf("%s, once more: %d %v", e.Script, e.Exit, e.trouble())
		}
	}
	return folder, said
}

// trouble is what did not go as it should.
func (e ended) trouble() []string {
	list := e.Errors
	for _, r := range e.Results {
		if r.Status == "Failed" || r.Status == "NotSeen" || r.Status == "NotLooked" {
			list = append(list, fmt.Sprintf("%+v", r))
		}
	}
	return list
}

// A log says of people their object ids alone; names stand on the screen, with the id beside them.
func checkNames(t *testing.T, folder string, said []ended, person string) {
	t.Helper()
	log, err := os.ReadFile(filepath.Join(folder, "log.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(log)), "\n")
	line := regexp.MustCompile(`^[0-9-]{10}T[0-9:]{8},([0-9]{2}-[A-Za-z]+|Verify)\.ps1,[0-9]+,[0-9a-f-]*,(Sent|AsWanted|Seen|NotSeen)\r?$`)
	for _, l := range lines[1:] {
		if !line.MatchString(l) {
			t.Errorf("in the log: %s", l)
		}
	}
	if strings.Contains(string(log), person) || len(lines) < 50 {
		t.Errorf("the log names a person, or has %d lines", len(lines))
	}
	if !slices.ContainsFunc(said, func(e ended) bool {
		return slices.ContainsFunc(e.Results, func(r result) bool { return strings.Contains(r.Action, person+" (") })
	}) {
		t.Errorf("nothing that was said names %s", person)
	}
}

// Data that was cut, emptied, changed or taken away is refused before anything is changed.
func TestDataThatIsNotAsItWasExportedIsRefused(t *testing.T) {
	pwsh := pwshtest.Need(t, "scripts whose data was damaged")
	d := desk{t.TempDir()}
	d.run(t, 0, "new", d.file("c.personadesk"), "--sample")
	d.run(t, 0, "sync", d.file("c.personadesk"), "--users", fmt.Sprint(users))
	d.run(t, 3, "plan", d.file("c.personadesk"))
	folder, modules := d.exported(t, "out"), filepath.Join(t.TempDir(), "modules")
	s := serve(t, d.file("c.practice"), modules)
	defer s.stop()
	before := s.objects(t)
	damage := map[string]func(whole []byte) []byte{
		"cut":     func(whole []byte) []byte { return whole[:min(300, len(whole)/2)] },
		"emptied": func([]byte) []byte { return nil },
		"changed": func(whole []byte) []byte { return bytes.Replace(whole, []byte("a"), []byte("b"), 1) },
		"gone":    nil,
	}
	var lines []string
	var folders []string
	for how, to := range damage {
		hurt := filepath.Join(t.TempDir(), how)
		if err := os.CopyFS(hurt, os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"groups.json", "licences.json", "numbers.csv", "teams.json", "verify.json"} {
			path := filepath.Join(hurt, file)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if to == nil {
				err = os.Remove(path)
			} else {
				err = os.WriteFile(path, to(whole), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		folders = append(folders, hurt)
		for _, name := range append(named(t, folder), "Verify.ps1") {
			if arguments := map[bool]string{true: "-Part Teams", false: "-Confirm:$false"}[name == "Verify.ps1"]; name != "02-Policies.ps1" { // which reads none
				lines = append(lines, filepath.Join(filepath.Base(hurt), name)+" "+arguments)
			}
		}
		for _, e := range scripts(t, pwsh, modules, filepath.Dir(hurt), lines...) {
			if e.Exit != 2 || len(e.Results) > 0 || len(e.Errors) != 1 || !strings.Contains(e.Errors[0], "Export the package again.") {
				t.Errorf("%+v", e)
			}
		}
		lines = nil
	}
	if list := differ(before, s.objects(t)); len(list) > 0 || len(folders) != 4 {
		t.Errorf("something was changed:\n%s", strings.Join(list, "\n"))
	}
}

// The scripts of the sample, and those that take its run back, do what the program does.
func TestTheScriptsOfTheSampleDoWhatTheRunDoes(t *testing.T) {
	pwsh := pwshtest.Need(t, "the script package of the sample, and the one that takes it back")
	d := desk{t.TempDir()}
	d.run(t, 0, "new", d.file("c.personadesk"), "--sample")
	d.run(t, 0, "sync", d.file("c.personadesk"), "--users", fmt.Sprint(users))
	d.run(t, 3, "plan", d.file("c.personadesk"), "--out", d.file("out.json"))
	folder, said := d.bothWays(t, pwsh, "out")
	checkNames(t, folder, said, "Christie Cline")
	d.run(t, 3, "undo", d.file("c.personadesk"), "--run", "1", "--out", d.file("back.json"))
	d.bothWays(t, pwsh, "back")
}

// Names that would break a careless writer of scripts arrive in the tenant as they were typed, by the run and by the scripts.
func TestTheScriptsOfHostileNamesDoWhatTheRunDoes(t *testing.T) {
	pwsh := pwshtest.Need(t, "the script package of a design with hostile names")
	const hostile = "Z\u00fcrich \u2019O\u2018Neil' $(calc) `x` #> {0} \u201c[y]"
	d := desk{t.TempDir()}
	d.run(t, 0, "new", d.file("c.personadesk"), "--sample")
	typed, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	design := strings.ReplaceAll(d.run(t, 0, "design", "export", d.file("c.personadesk")), "Prov_Teams_Phone_London", strings.Trim(string(typed), `"`))
	if err := os.WriteFile(d.file("hostile.json"), []byte(design), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(t, 0, "design", "import", d.file("c.personadesk"), d.file("hostile.json"), "--yes")
	d.run(t, 0, "sync", d.file("c.personadesk"), "--users", fmt.Sprint(users))
	d.run(t, 3, "plan", d.file("c.personadesk"), "--out", d.file("out.json"))
	d.bothWays(t, pwsh, "out")
	if !slices.ContainsFunc(d.holds(t), func(o object) bool { return o.name == "Tag:"+hostile+"_Calling" }) {
		t.Error("the policy is not there under the name that was typed")
	}
}
