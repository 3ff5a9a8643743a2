package module

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/catalog"
)

// function prints the function that stands in for a command: it binds as the command does, and asks the practice tenant.
func function(c catalog.CommandSpec) string {
	var b strings.Builder
	b.WriteString("function " + c.Name + " {\n    [CmdletBinding(")
	var binding []string
	for _, set := range c.ParameterSets {
		if set.Default && !alone(c) {
			binding = append(binding, "DefaultParameterSetName = "+quoted(set.Name))
		}
	}
	if c.SupportsWhatIf {
		binding = append(binding, "SupportsShouldProcess = $true")
	}
	b.WriteString(strings.Join(binding, ", ") + ")]\n    param(\n")
	for i, p := range c.Parameters {
		b.WriteString(parameter(c, p))
		if i < len(c.Parameters)-1 {
			b.WriteString(",")
		}
		b.WriteString("\n")
	}
	b.WriteString("    )\n    Invoke-Played -Cmdlet $PSCmdlet -Name " + quoted(c.Name) + " -Given $PSBoundParameters -Tries $" + strconv.FormatBool(c.SupportsWhatIf) + "\n}\n")
	return b.String()
}

// alone says that a command has one set, which the reference calls (All) and PowerShell calls nothing.
func alone(c catalog.CommandSpec) bool {
	return len(c.ParameterSets) == 1 && c.ParameterSets[0].Name == "(All)"
}

func parameter(c catalog.CommandSpec, p catalog.Parameter) string {
	var b strings.Builder
	for _, set := range c.ParameterSets {
		mandatory := slices.Contains(set.Mandatory, p.Name)
		if !mandatory && !slices.Contains(set.Optional, p.Name) {
			continue
		}
		var says []string
		if !alone(c) {
			says = append(says, "ParameterSetName = "+quoted(set.Name))
		}
		if mandatory {
			says = append(says, "Mandatory = $true")
		}
		if place := slices.Index(set.Positional, p.Name); place >= 0 {
			says = append(says, "Position = "+strconv.Itoa(place))
		}
		b.WriteString("        [Parameter(" + strings.Join(says, ", ") + ")]\n")
	}
	// Some pages name the short forms of -WhatIf and -Confirm beside other parameters; those belong to PowerShell.
	aliases := slices.DeleteFunc(slices.Clone(p.Aliases), func(a string) bool { return a == "wi" || a == "cf" })
	if len(aliases) > 0 {
		b.WriteString("        [Alias(" + quotedList(aliases) + ")]\n")
	}
	if p.ValuesFrom == "set" {
		b.WriteString("        [ValidateSet(" + quotedList(p.Values) + ")]\n")
	}
	b.WriteString("        [" + netType(p.Type) + "] ${" + p.Name + "}")
	return b.String()
}

// netTypes are the types of parameters that PowerShell knows without the module. What the module itself defines is text where the
// reference describes words or an identity, and else taken as it comes.
var netTypes = map[string]string{
	"String": "string", "string": "string", "String[]": "string[]", "Boolean": "System.Nullable[bool]", "SwitchParameter": "switch",
	"Guid": "System.Nullable[guid]", "Int16": "System.Nullable[int16]", "Int32": "System.Nullable[int]", "Int64": "System.Nullable[long]", "UInt32": "System.Nullable[uint32]",
	"Int32[]": "int[]", "Byte[]": "byte[]", "DateTime": "System.Nullable[datetime]", "TimeSpan": "System.Nullable[timespan]", "Hashtable": "hashtable", "Array": "array",
	"PSCredential": "System.Management.Automation.PSCredential", "PSObject": "psobject",
	"XdsIdentity": "string", "XdsGlobalRelativeIdentity": "string", "XdsCivicAddressId": "string", "UserIdParameter": "string", "OUIdParameter": "string", "Fqdn": "string",
	"PhoneNumber": "string", "LocationID": "string", "LogLevel": "string",
}

func netType(name string) string {
	if known, ok := netTypes[name]; ok {
		return known
	}
	return "object"
}

// quoted writes a word of our own tables as a literal.
func quoted(word string) string { return "'" + strings.ReplaceAll(word, "'", "''") + "'" }

func quotedList(words []string) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = quoted(w)
	}
	return strings.Join(all, ", ")
}
