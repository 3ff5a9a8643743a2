// Package module writes PowerShell modules that stand in for MicrosoftTeams and Microsoft.Graph.Authentication before a practice
// tenant, so that scripts can be rehearsed: ours, and anybody's.
//
// Every command of MicrosoftTeams that its reference describes is there, with the parameter sets, types and mandatory marks of the
// reference. What the practice tenant plays is carried out in it; every other command binds and says that it is not played. The
// modules hold no state of their own: they ask the practice tenant, whose address and token lie beside them for as long as it is served.
package module
