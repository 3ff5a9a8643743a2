package powershell

import (
	"embed"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

//go:embed parts
var parts embed.FS

// Head is what a script says of itself and how it begins.
type Head struct {
	Name     string // of the file, for the example
	Synopsis string // one sentence of ours
	TenantID string // the tenant that it may be run against, a GUID; "" makes the person who runs it say which
	Again    string // when it has to be run again, in a sentence; "" for never
	Takes    bool   // it takes something from somebody, so each change asks first
	Data     []Data // the files of data beside it that it may read
}

// Data is a file beside a script: one that is not as it was written is refused, before anything is changed.
type Data struct {
	Name string
	Sum  string // SHA-256 of its bytes, in hexadecimal digits
	Rows int    // how many entries it holds
}

// scriptLookups names the tables that map what the design calls things to object ids.
var scriptLookups = map[tenant.RefKind]string{tenant.RefGroup: "GroupId", tenant.RefQueue: "QueueId", tenant.RefAccount: "AccountId",
	tenant.ThingRef(tenant.AttendantThing): "AttendantId", tenant.ThingRef(tenant.ScheduleThing): "ScheduleId",
	tenant.ThingRef(tenant.AddressThing): "AddressId"}

// ScriptPrinter prints commands the way scripts hold them: references are looked up in tables of the script.
func ScriptPrinter() Printer { return Printer{Lookups: scriptLookups} }

// script is a script being written, in lines without line ends.
type script struct {
	lines []string
}

func (s *script) add(lines ...string) { s.lines = append(s.lines, lines...) }

// part adds one of the pieces that are the same in every package.
func (s *script) part(names ...string) error {
	for _, name := range names {
		text, err := parts.ReadFile("parts/" + name + ".ps1")
		if err != nil {
			return fmt.Errorf("read a part of a script: %w", err)
		}
		s.add(strings.Split(strings.TrimRight(string(text), "\n"), "\n")...)
	}
	return nil
}

// begin writes requirements, help, parameters and the functions that every script has.
func (s *script) begin(h Head, module, version string, scopes ...string) error {
	s.add("#Requires -Version 5.1")
	if module != "" {
		s.add("#Requires -Modules @{ ModuleName = " + quote(module) + "; ModuleVersion = " + quote(version) + " }")
	}
	graph := module != "MicrosoftTeams"
	s.add("<#", ".SYNOPSIS", "    "+Plain(h.Synopsis), ".DESCRIPTION",
		"    Reads first, changes only what is not as wanted, and puts out one object for every change.",
		"    Sent means that the service accepted a change; Verify.ps1 says what can be seen.",
		"    Exit codes: 0 nothing failed, 1 something failed, 2 nothing was tried.",
		".PARAMETER TenantId", "    The id of the tenant that the session must be in.")
	s.add(".PARAMETER Environment", "    The cloud in which the tenant is.")
	if module == "" {
		s.add(".PARAMETER Part", "    Graph or Teams. Each is run in a PowerShell of its own, because the two modules do not get on.")
	}
	example := "    .\\" + Plain(h.Name)
	if module == "" {
		example += " -Part Graph"
	} else {
		example += " -WhatIf"
	}
	s.add(".EXAMPLE", example, ".OUTPUTS", "    PSCustomObject with Target, Action, Status, Before, After and Message", ".NOTES",
		"    Made by PersonaDesk. An edit of this file breaks its checksum and its signature.", "#>")
	impact := "Medium"
	if h.Takes {
		impact = "High"
	}
	if module == "" {
		s.add("[CmdletBinding()]")
	} else {
		s.add("[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = " + quote(impact) + ")]")
	}
	s.add("[OutputType([pscustomobject])]", "param(")
	if module == "" {
		s.add("    [Parameter(Mandatory = $true)]", "    [ValidateSet('Graph', 'Teams')]", "    [string] $Part,", "")
	}
	s.add("    [Parameter()]", "    [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')]", "    [string] $Environment = 'Global',", "")
	pattern := "    [ValidatePattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')]"
	if guid.MatchString(h.TenantID) {
		s.add("    [Parameter()]", pattern, "    [string] $TenantId = "+quote(strings.ToLower(h.TenantID)))
	} else {
		s.add("    [Parameter(Mandatory = $true)]", pattern, "    [string] $TenantId")
	}
	s.add(")", "")
	if err := s.data(h); err != nil {
		return err
	}
	if err := s.part("start", "clouds"); err != nil {
		return err
	}
	if graph {
		texts := make([]string, len(scopes))
		for i, scope := range scopes {
			texts[i] = quote(scope)
		}
		s.add("", "$scopes = @("+strings.Join(texts, ", ")+")", "")
		return s.part("graphcalls")
	}
	return nil
}

// data writes what the script knows of the files beside it, and where it keeps its log.
func (s *script) data(h Head) error {
	for _, d := range h.Data {
		if !sumOfData.MatchString(d.Sum) || !nameOfData.MatchString(d.Name) {
			return unsafe(fmt.Errorf("the data %q with the sum %q", d.Name, d.Sum))
		}
	}
	s.add("$log = @{ 'Script' = "+quote(Plain(h.Name))+"; 'Broken' = $false }", "$sums = @{")
	for _, d := range h.Data {
		s.add("    " + quote(d.Name) + " = " + quote(strings.ToUpper(d.Sum)))
	}
	s.add("}", "$entries = @{")
	for _, d := range h.Data {
		s.add("    " + quote(d.Name) + " = " + strconv.Itoa(d.Rows))
	}
	s.add("}", "")
	return nil
}

var (
	sumOfData  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	nameOfData = regexp.MustCompile(`^[a-z-]+\.(json|csv)$`)
)

// finish ends a script, reads it back as a stranger would and refuses to hand it out unless it holds exactly the
// commands it was made from and calls nothing that we do not know.
func (s *script) finish(commands []tenant.Command) (string, error) {
	if err := s.part("end"); err != nil {
		return "", err
	}
	text := strings.Join(s.lines, "\r\n") + "\r\n"
	tokens, err := Tokens(text)
	if err != nil {
		return "", unsafe(err)
	}
	if err := CheckCalls(tokens); err != nil {
		return "", unsafe(err)
	}
	if commands == nil {
		return text, nil // works on data beside it
	}
	found, err := ScanChanges(tokens, scriptLookups)
	if err != nil {
		return "", unsafe(err)
	}
	if len(found) != len(commands) {
		return "", unsafe(fmt.Errorf("it holds %d changes instead of %d", len(found), len(commands)))
	}
	for i := range found {
		if !reflect.DeepEqual(found[i], written(commands[i])) {
			return "", unsafe(fmt.Errorf("change %d reads back differently", i+1))
		}
	}
	return text, nil
}

// written is a command as far as it is written: without switches that are off.
func written(c tenant.Command) tenant.Command {
	params := []tenant.Param{}
	for _, p := range c.Params {
		if p.Value.Kind == tenant.KindSwitch && !p.Value.Truth {
			continue
		}
		p.Value = writtenValue(p.Value)
		params = append(params, p)
	}
	w := tenant.Command{Name: c.Name, Params: params}
	for _, one := range c.Before {
		one.Command = writtenInside(one.Command)
		if one.Set != nil {
			one.Set = written(tenant.Command{Params: one.Set}).Params
		}
		w.Before = append(w.Before, one)
	}
	return w
}

func writtenValue(v tenant.Value) tenant.Value {
	switch v.Kind {
	case tenant.KindText:
		return tenant.Text(v.Text)
	case tenant.KindNumber:
		return tenant.WholeNumber(v.Number)
	case tenant.KindTruth, tenant.KindSwitch:
		return tenant.Value{Kind: v.Kind, Truth: v.Truth}
	case tenant.KindList:
		list := tenant.ListOf()
		for _, item := range v.List {
			list.List = append(list.List, writtenValue(item))
		}
		return list
	case tenant.KindTable:
		return tenant.TableOf(written(tenant.Command{Params: v.Table}).Params...)
	case tenant.KindCommand:
		return tenant.OutputOf(writtenInside(*v.Command))
	case tenant.KindRef:
		return tenant.RefTo(v.Ref.Kind, v.Ref.Key)
	case tenant.KindUse:
		return tenant.Using(v.Use.Made, v.Use.Property)
	}
	return tenant.Value{Kind: v.Kind}
}

// writtenInside is a nested command, which reads back with no parameters as nil.
func writtenInside(c tenant.Command) tenant.Command {
	w := written(c)
	if len(w.Params) == 0 {
		w.Params = nil
	}
	return w
}

func unsafe(err error) *problem.Problem {
	return problem.New("SCRIPT_UNSAFE").Because(err).
		Detailed(err).Hinted()
}
