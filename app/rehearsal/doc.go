// Package rehearsal holds the script packages that the program exports against its own runs: in a real PowerShell, before a practice
// tenant, both from the same beginning to the same end. It has tests only.
package rehearsal
