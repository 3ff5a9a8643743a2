// Package dotnet reads, matches and substitutes regular expressions as .NET does, to the character: the service that applies
// normalization rules is written in it. The syntax is read here, with the place of a mistake in UTF-16 units as .NET counts
// them; the matching is done by regexp2, a port of .NET's engine, which is given the pattern in the part of its language in
// which both agree, and the text as UTF-16 units.
//
// The source of each rule is the behaviour of .NET 10, asked in the tests where a PowerShell is found.
package dotnet
