// Package powershell is the only place that knows how PowerShell is written.
//
// A tenant.Command is checked against the catalogue and then either printed as script text or sent to a live session of
// the MicrosoftTeams module; both go through the same printer. Everything that leaves the printer is ASCII in single
// quotes, so no name, whatever its characters or the code page that reads it, can end a literal and become code.
//
// What is tested: the printed text is read back by a strict scanner, and the protocol of a live session is held against
// a stand-in for PowerShell. What is assumed: no live tenant and no real PowerShell has proven a session yet.
package powershell
